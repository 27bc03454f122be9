package care.homeward.homes.holds;

import care.homeward.contracts.CapacityEvent.BedType;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Several homes asked for one person in one request, kept once all were asked so that the same
 * request is answered the same again. What they answered is in their own facts.
 *
 * @param asked homes that keep a bed
 * @param notAsked homes that could not
 */
@Document("approaches")
record Approach(
    @Id String id,
    String stayId,
    BedType bedType,
    Instant askedAt,
    List<Asked> asked,
    List<NotAsked> notAsked) {

  /** A home that keeps a bed until then, or until it answers. */
  record Asked(String homeId, String holdId, Instant expiresAt) {}

  /** A home that could not be asked, and the rule it was refused by. */
  record NotAsked(String homeId, String rule) {}
}
