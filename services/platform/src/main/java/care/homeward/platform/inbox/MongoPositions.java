package care.homeward.platform.inbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/** Positions in MongoDB. */
final class MongoPositions implements PositionStore {

  private final MongoCollection<Document> stored;

  MongoPositions(MongoCollection<Document> stored) {
    this.stored = stored;
  }

  @Override
  public Map<String, Long> find(Collection<String> streams) {
    var found = new HashMap<String, Long>();
    for (var document : stored.find(Filters.in("_id", streams))) {
      found.put(document.getString("_id"), document.getLong("last"));
    }
    return found;
  }

  @Override
  public void raise(Map<String, Long> lasts) {
    var writes = new ArrayList<UpdateOneModel<Document>>(lasts.size());
    lasts.forEach(
        (stream, last) ->
            writes.add(
                new UpdateOneModel<>(
                    Filters.eq("_id", stream),
                    Updates.max("last", last),
                    new UpdateOptions().upsert(true))));
    stored.bulkWrite(writes, new BulkWriteOptions().ordered(false));
  }
}
