package care.homeward.platform.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

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

  /** What of the first record of a stream says whether it may leave. */
  public record Head(String stream, long sequence, String reason) {}

  /** The reason of a record that only waits for those before it. */
  public static final String GAP = "GAP";

  private final ParkedStore stored;
  private final Set<String> streams = ConcurrentHashMap.newKeySet();

  Parking(ParkedStore stored) {
    this.stored = stored;
    var _ = look();
  }

  /**
   * Learns of the streams other instances parked something of; they may not live to release it.
   *
   * @return the first record of each stream
   */
  List<Head> look() {
    var heads = stored.heads();
    var parked = heads.stream().map(Head::stream).collect(Collectors.toSet());
    streams.retainAll(parked);
    streams.addAll(parked);
    return heads;
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

  /** The parked record with this id, or null if there is none. */
  @Nullable Parked find(String id) {
    return stored.find(id);
  }

  /**
   * How much is parked.
   *
   * @param streams subjects that are held up, and keys nothing readable came with
   * @param oldest when the oldest was set aside; absent if there is none
   */
  record Amount(long events, long streams, @Nullable Instant oldest) {
    static final Amount NONE = new Amount(0, 0, null);
  }

  Amount amount() {
    var oldest = stored.oldest(1);
    return oldest.isEmpty()
        ? Amount.NONE
        : new Amount(stored.count(), streams.size(), oldest.getFirst().at());
  }

  /** The oldest parked records, at most this many. */
  public List<Parked> oldest(int limit) {
    return stored.oldest(limit);
  }
}
