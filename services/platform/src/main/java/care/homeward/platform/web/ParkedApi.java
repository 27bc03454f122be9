package care.homeward.platform.web;

import care.homeward.platform.inbox.Inbox;
import care.homeward.platform.inbox.Parking;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For operators: what could not be applied, and trying it again after a repair. */
@RestController
@RequestMapping("/api/parked")
public final class ParkedApi {

  private static final int AT_MOST = 500;

  private final Inbox inbox;
  private final Parking parking;

  public ParkedApi(Inbox inbox, Parking parking) {
    this.inbox = inbox;
    this.parking = parking;
  }

  /**
   * A record set aside, without its content.
   *
   * @param id topic, partition and offset
   * @param stream the source and subject it belongs to
   * @param sequence its place in the stream; 0 if it could not be read
   * @param reason {@code GAP} if it waits for those before it, else the rule or error
   * @param at when it was set aside
   */
  public record ParkedFact(String id, String stream, long sequence, String reason, Instant at) {}

  /**
   * What was released.
   *
   * @param released how many records were applied and left the parking
   */
  public record Released(int released) {}

  /** The oldest parked records, at most 500. */
  @GetMapping
  List<ParkedFact> parked() {
    return parking.oldest(AT_MOST).stream()
        .map(p -> new ParkedFact(p.id(), p.stream(), p.sequence(), p.reason(), p.at()))
        .toList();
  }

  /** Tries a stream's parked records again, in order. */
  @PostMapping("/releases")
  Released release(@RequestParam String stream) {
    return new Released(inbox.release(stream, true));
  }
}
