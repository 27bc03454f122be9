package care.homeward.live.board;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The documents behind the board in MongoDB. */
@Component
final class MongoBoardDocuments implements BoardDocuments {

  private static final String SUBJECTS = "subjects";
  private static final String POSITIONS = "positions";
  private static final int AT_ONCE = 1_000;

  private final MongoTemplate mongo;

  MongoBoardDocuments(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  @Override
  public @Nullable Document positions() {
    return mongo.getCollection(POSITIONS).find(Filters.eq("_id", BoardStore.ONLY)).first();
  }

  @Override
  public Iterable<Document> subjects() {
    return mongo.getCollection(SUBJECTS).find();
  }

  @Override
  public void put(List<Document> subjects) {
    for (int from = 0; from < subjects.size(); from += AT_ONCE) {
      var writes =
          subjects.subList(from, Math.min(subjects.size(), from + AT_ONCE)).stream()
              .<WriteModel<Document>>map(MongoBoardDocuments::replace)
              .toList();
      write(writes);
    }
  }

  private void write(List<WriteModel<Document>> writes) {
    try {
      mongo.getCollection(SUBJECTS).bulkWrite(writes, new BulkWriteOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      var furtherStored =
          e.getWriteErrors().stream()
              .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
      if (!furtherStored || e.getWriteConcernError() != null) {
        throw e;
      }
    }
  }

  @Override
  public void putPositions(Document positions) {
    mongo
        .getCollection(POSITIONS)
        .replaceOne(
            Filters.eq("_id", positions.get("_id")), positions, new ReplaceOptions().upsert(true));
  }

  private static ReplaceOneModel<Document> replace(Document subject) {
    return new ReplaceOneModel<>(
        Filters.and(
            Filters.eq("_id", subject.get("_id")),
            Filters.or(
                Filters.ne("fold", subject.get("fold")),
                Filters.lt("heard", subject.getLong("heard")))),
        subject,
        new ReplaceOptions().upsert(true));
  }
}
