package care.homeward.platform.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.types.Binary;

/** Records set aside, in order within their stream, until they can be applied. */
public final class Parking {

  /**
   * A record set aside.
   *
   * @param id {@code <topic>/<partition>/<offset>}
   * @param stream the source and subject it belongs to
   * @param sequence its sequence within the stream; 0 if it could not be read
   * @param reason why: {@code GAP} if one before it is missing or parked, else the rule or error
   * @param at when it was set aside
   * @param record the record's value, byte for byte
   */
  public record Parked(
      String id, String stream, long sequence, String reason, Instant at, Binary record) {}

  /** The reason of a record that only waits for those before it. */
  public static final String GAP = "GAP";

  private final ParkedStore stored;
  private final Set<String> streams = ConcurrentHashMap.newKeySet();

  Parking(ParkedStore stored) {
    this.stored = stored;
    look();
  }

  /** Learns of the streams other instances parked something of; they may not live to release it. */
  void look() {
    streams.addAll(stored.streams());
  }

  void park(Parked parked) {
    stored.put(parked);
    streams.add(parked.stream());
  }

  void leave(Parked parked) {
    stored.remove(parked.id());
  }

  /** Streams with something parked, as far as this instance knows. */
  Set<String> streams() {
    return streams;
  }

  /** What is parked of a stream, in order. */
  List<Parked> of(String stream) {
    var parked = stored.of(stream);
    if (parked.isEmpty()) {
      streams.remove(stream);
    }
    return parked;
  }

  /** The oldest parked records, at most this many. */
  public List<Parked> oldest(int limit) {
    return stored.oldest(limit);
  }
}
