package care.homeward.platform.inbox;

import care.homeward.platform.inbox.Parking.Head;
import care.homeward.platform.inbox.Parking.Parked;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Parked records in MongoDB. */
final class MongoParked implements ParkedStore {

  private final MongoCollection<Document> stored;

  MongoParked(MongoCollection<Document> stored) {
    this.stored = stored;
    stored.createIndex(Indexes.ascending("stream", "sequence"), new IndexOptions().name("stream"));
  }

  @Override
  public void put(Parked parked) {
    stored.replaceOne(
        Filters.eq("_id", parked.id()),
        new Document("_id", parked.id())
            .append("stream", parked.stream())
            .append("sequence", parked.sequence())
            .append("reason", parked.reason())
            .append("at", parked.at())
            .append("record", parked.record()),
        new ReplaceOptions().upsert(true));
  }

  @Override
  public void remove(String id) {
    stored.deleteOne(Filters.eq("_id", id));
  }

  @Override
  public @Nullable Parked find(String id) {
    return stored.find(Filters.eq("_id", id)).map(MongoParked::read).first();
  }

  @Override
  public long count() {
    return stored.countDocuments();
  }

  @Override
  public List<Parked> of(String stream) {
    return stored
        .find(Filters.eq("stream", stream))
        .sort(Sorts.ascending("sequence"))
        .map(MongoParked::read)
        .into(new ArrayList<>());
  }

  @Override
  public List<Parked> oldest(int limit) {
    return stored
        .find()
        .sort(Sorts.ascending("at"))
        .limit(limit)
        .map(MongoParked::read)
        .into(new ArrayList<>());
  }

  @Override
  public List<Head> heads() {
    var heads = new LinkedHashMap<String, Head>();
    for (var each :
        stored
            .find()
            .projection(Projections.include("stream", "sequence", "reason"))
            .sort(Sorts.ascending("stream", "sequence"))) {
      var stream = each.getString("stream");
      heads.putIfAbsent(
          stream, new Head(stream, each.getLong("sequence"), each.getString("reason")));
    }
    return List.copyOf(heads.values());
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
