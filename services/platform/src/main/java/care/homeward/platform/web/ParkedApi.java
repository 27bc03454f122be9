package care.homeward.platform.web;

import care.homeward.platform.inbox.Audit;
import care.homeward.platform.inbox.Audit.Done;
import care.homeward.platform.inbox.Audit.Reason;
import care.homeward.platform.inbox.Parking;
import care.homeward.platform.inbox.Parking.Parked;
import care.homeward.platform.inbox.ParkingDesk;
import care.homeward.platform.inbox.ShownRecord;
import care.homeward.platform.journal.Cause;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For operators: what could not be applied, and what to do about it. */
@RestController
@RequestMapping("/api/parked")
public final class ParkedApi {

  private static final int AT_MOST = 500;
  private static final int LARGEST = 1_000_000;

  private final ParkingDesk desk;
  private final Parking parking;
  private final Audit audit;

  public ParkedApi(ParkingDesk desk, Parking parking, Audit audit) {
    this.desk = desk;
    this.parking = parking;
    this.audit = audit;
  }

  /**
   * A record set aside, without its content.
   *
   * @param id topic, partition and offset
   * @param stream the source and subject it belongs to, as far as they may be shown
   * @param sequence its place in the stream; 0 if it could not be read
   * @param reason {@code GAP} if it waits for those before it, else the rule or error
   * @param at when it was set aside
   */
  public record ParkedFact(String id, String stream, long sequence, String reason, Instant at) {}

  /**
   * A record set aside, as far as it may be shown: coded values and moments, no text.
   *
   * @param bytes how large it is
   * @param first whether it is the first of its stream, and so can leave
   */
  public record ParkedRecord(ParkedFact parked, int bytes, boolean first, ShownRecord shown) {}

  /**
   * What to put in its place.
   *
   * @param record the whole CloudEvent, with the publisher, subject and sequence of the parked one
   */
  public record Correction(@NotBlank @Size(max = LARGEST) String record) {}

  /**
   * Giving something up.
   *
   * @param reason why
   */
  public record GivingUp(@NotNull Reason reason) {}

  /** The oldest parked records, at most 500. */
  @GetMapping
  List<ParkedFact> parked() {
    return parking.oldest(AT_MOST).stream().map(this::fact).toList();
  }

  /** What was done about parked records, and by whom; the latest 500. */
  @GetMapping("/done")
  List<Done> done() {
    return audit.latest(AT_MOST);
  }

  /** One parked record, as far as it may be shown. */
  @GetMapping("/{topic}/{partition}/{offset}")
  ParkedRecord record(
      @PathVariable String topic, @PathVariable String partition, @PathVariable String offset) {
    var parked = desk.parked(id(topic, partition, offset));
    return new ParkedRecord(
        fact(parked), parked.record().length(), desk.first(parked), desk.shown(parked));
  }

  /** Tries a record again, and then those behind it, in order. */
  @PostMapping("/{topic}/{partition}/{offset}/releases")
  Done release(
      @PathVariable String topic,
      @PathVariable String partition,
      @PathVariable String offset,
      Cause cause) {
    return desk.release(id(topic, partition, offset), cause);
  }

  /** Puts a corrected record in its place, if that reads as the fact it should be, and tries it. */
  @PostMapping("/{topic}/{partition}/{offset}/corrections")
  Done correct(
      @PathVariable String topic,
      @PathVariable String partition,
      @PathVariable String offset,
      @Valid @RequestBody Correction correction,
      Cause cause) {
    return desk.correct(id(topic, partition, offset), correction.record(), cause);
  }

  /** Gives a record up: its stream goes on with the next. */
  @PostMapping("/{topic}/{partition}/{offset}/discards")
  Done discard(
      @PathVariable String topic,
      @PathVariable String partition,
      @PathVariable String offset,
      @Valid @RequestBody GivingUp givingUp,
      Cause cause) {
    return desk.discard(id(topic, partition, offset), givingUp.reason(), cause);
  }

  /** Gives up what is missing before a record, which is tried then. */
  @PostMapping("/{topic}/{partition}/{offset}/missing")
  Done giveUpMissing(
      @PathVariable String topic,
      @PathVariable String partition,
      @PathVariable String offset,
      @Valid @RequestBody GivingUp givingUp,
      Cause cause) {
    return desk.giveUpMissing(id(topic, partition, offset), givingUp.reason(), cause);
  }

  private ParkedFact fact(Parked parked) {
    return new ParkedFact(
        parked.id(), desk.stream(parked), parked.sequence(), parked.reason(), parked.at());
  }

  private static String id(String topic, String partition, String offset) {
    return topic + "/" + partition + "/" + offset;
  }
}
