package care.homeward.platform.journal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * What may be stored a moment later, in bulk: state documents, and that an entry needs nothing
 * more.
 *
 * <p>A mark is cleared only when the facts are on the topic <em>and</em> the state document holds
 * them, so what is still pending after a crash names every state that may be behind.
 */
final class WriteBehind {

  static final String JOURNAL = "journal";
  static final String SEQUENCE = "sequence";
  static final Bson PENDING = Filters.eq("pending", true);

  private static final Logger log = LoggerFactory.getLogger(WriteBehind.class);

  private final MongoTemplate mongo;
  private final Map<String, Behind> behind = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Entry> published = new ConcurrentLinkedQueue<>();

  private record Behind(Object state, long sequence) {}

  WriteBehind(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  void state(String subject, Object state, long sequence) {
    behind.merge(
        subject,
        new Behind(state, sequence),
        (one, other) -> one.sequence() > other.sequence() ? one : other);
  }

  void published(Entry entry) {
    published.add(entry);
  }

  /** The stored state, or null if none was written yet. */
  @Nullable Document stateDocument(Class<?> type, String subject) {
    return mongo
        .getCollection(mongo.getCollectionName(type))
        .find(Filters.eq("_id", subject))
        .first();
  }

  /** Writes what is due; whatever the store does not take now is tried again next time. */
  synchronized void flush(Consumer<List<Entry>> cleared) {
    var done = new ArrayList<Entry>();
    for (var entry = published.poll(); entry != null; entry = published.poll()) {
      done.add(entry);
    }
    try {
      writeStates();
      if (!done.isEmpty()) {
        var ids = done.stream().map(Entry::id).toList();
        mongo.getCollection(JOURNAL).updateMany(Filters.in("_id", ids), Updates.unset("pending"));
        cleared.accept(done);
      }
    } catch (MongoException e) {
      published.addAll(done);
      log.warn("the store does not take state documents now: {}", e.getClass().getSimpleName());
    }
  }

  private void writeStates() {
    var taken = new HashMap<String, Behind>();
    var byCollection = new HashMap<String, List<ReplaceOneModel<Document>>>();
    for (var subject : List.copyOf(behind.keySet())) {
      var due = behind.remove(subject);
      if (due != null) {
        taken.put(subject, due);
        byCollection
            .computeIfAbsent(
                mongo.getCollectionName(due.state().getClass()), name -> new ArrayList<>())
            .add(replace(subject, due));
      }
    }
    try {
      byCollection.forEach(this::write);
    } catch (MongoException e) {
      taken.forEach((subject, due) -> state(subject, due.state(), due.sequence()));
      throw e;
    }
  }

  private ReplaceOneModel<Document> replace(String subject, Behind due) {
    var document = new Document();
    mongo.getConverter().write(due.state(), document);
    document.put("_id", subject);
    document.put(SEQUENCE, due.sequence());
    return new ReplaceOneModel<>(
        Filters.and(Filters.eq("_id", subject), Filters.lt(SEQUENCE, due.sequence())),
        document,
        new ReplaceOptions().upsert(true));
  }

  private void write(String collection, List<ReplaceOneModel<Document>> states) {
    try {
      mongo.getCollection(collection).bulkWrite(states, new BulkWriteOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      // The stored one is as new or newer: another instance was faster.
      var newerStored =
          e.getWriteErrors().stream()
              .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
      if (!newerStored || e.getWriteConcernError() != null) {
        throw e;
      }
    }
  }
}
