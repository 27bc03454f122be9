package care.homeward.homes.holds;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The one home that may accept a stay's person. It counts as long as the hold it names stands; once
 * that was refused, released or has lapsed, the next home may have it.
 *
 * @param version two homes at once: the store lets one through
 */
@Document("acceptances")
record Acceptance(
    @Id String stayId, String homeId, String holdId, @Version @Nullable Long version) {

  Acceptance by(String home, String hold) {
    return new Acceptance(stayId, home, hold, version);
  }
}
