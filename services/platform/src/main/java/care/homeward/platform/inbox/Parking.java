package care.homeward.platform.inbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
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

  private final MongoCollection<Document> stored;
  private final Set<String> streams = ConcurrentHashMap.newKeySet();

  Parking(MongoCollection<Document> stored) {
    this.stored = stored;
    stored.createIndex(Indexes.ascending("stream", "sequence"), new IndexOptions().name("stream"));
    stored.distinct("stream", String.class).into(streams);
  }

  void park(Parked parked) {
    stored.replaceOne(
        Filters.eq("_id", parked.id()),
        new Document("_id", parked.id())
            .append("stream", parked.stream())
            .append("sequence", parked.sequence())
            .append("reason", parked.reason())
            .append("at", parked.at())
            .append("record", parked.record()),
        new ReplaceOptions().upsert(true));
    streams.add(parked.stream());
  }

  void leave(Parked parked) {
    stored.deleteOne(Filters.eq("_id", parked.id()));
  }

  /** Streams with something parked, as far as this instance knows. */
  Set<String> streams() {
    return streams;
  }

  /** What is parked of a stream, in order. */
  List<Parked> of(String stream) {
    var parked =
        stored
            .find(Filters.eq("stream", stream))
            .sort(Sorts.ascending("sequence"))
            .map(Parking::read)
            .into(new ArrayList<>());
    if (parked.isEmpty()) {
      streams.remove(stream);
    }
    return parked;
  }

  /** The oldest parked records, at most this many. */
  public List<Parked> oldest(int limit) {
    return stored
        .find()
        .sort(Sorts.ascending("at"))
        .limit(limit)
        .map(Parking::read)
        .into(new ArrayList<>());
  }

  private static Parked read(Document document) {
    return new Parked(
        document.getString("_id"),
        document.getString("stream"),
        document.getLong("sequence"),
        document.getString("reason"),
        document.getDate("at").toInstant(),
        document.get("record", Binary.class));
  }
}
