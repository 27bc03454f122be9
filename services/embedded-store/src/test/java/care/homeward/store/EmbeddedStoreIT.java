package care.homeward.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreIT {

  private static final int ROUNDS = 3;
  private static final int WRITERS = 6;
  private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 600;

  @TempDir private Path directory;

  /** By identifier, the highest turn the store said it had kept. */
  private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

  @Test
  void a_kill_under_load_loses_nothing_that_was_acknowledged() throws IOException {
    for (int round = 1; round <= ROUNDS; round++) {
      int before = acknowledged.size();
      int name = round;
      try (var store = StoreProcess.start(directory);
          var client = TestStore.client(store.firstLine());
          var writers = Executors.newFixedThreadPool(WRITERS)) {
        var journal = client.getDatabase("load").getCollection("journal");
        assertNothingIsMissing(journal);
        journal.createIndex(
            Document.parse("{writer: 1, number: 1}"), new IndexOptions().unique(true));
        for (int writer = 0; writer < WRITERS; writer++) {
          String id = name + "/" + writer;
          writers.execute(() -> writeUntilTheStoreIsGone(journal, id));
        }
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> acknowledged.size() - before >= ACKNOWLEDGED_BEFORE_THE_KILL);
        store.kill();
      }
    }
    try (var store = StoreProcess.start(directory);
        var client = TestStore.client(store.firstLine())) {
      assertNothingIsMissing(client.getDatabase("load").getCollection("journal"));
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * ACKNOWLEDGED_BEFORE_THE_KILL);
    }
  }

  private void writeUntilTheStoreIsGone(MongoCollection<Document> journal, String writer) {
    try {
      for (int number = 0; true; number++) {
        String id = writer + "/" + number;
        journal.insertOne(
            new Document("_id", id)
                .append("writer", writer)
                .append("number", number)
                .append("turn", 0)
                .append("text", "x".repeat(1000)));
        acknowledged.put(id, 0);
        String updated = writer + "/" + number / 2;
        int turn = acknowledged.getOrDefault(updated, 0) + 1;
        journal.updateOne(eq(updated), inc("turn", 1));
        acknowledged.put(updated, turn);
      }
    } catch (MongoException gone) {
      // Killed: what was not acknowledged may be there or not.
    }
  }

  private void assertNothingIsMissing(MongoCollection<Document> journal) {
    var kept = new HashMap<String, Integer>();
    journal.find().forEach(entry -> kept.put(entry.getString("_id"), entry.getInteger("turn")));
    acknowledged.forEach(
        (id, turn) -> assertThat(kept.get(id)).as(id).isNotNull().isGreaterThanOrEqualTo(turn));
    var byIndex = Document.parse("{writer: '1/0', number: {$gte: 0}}");
    long written = kept.keySet().stream().filter(id -> id.startsWith("1/0/")).count();
    assertThat(journal.countDocuments(byIndex)).isEqualTo(written);
  }

  @Test
  void a_directory_that_another_process_uses_is_refused_until_that_process_is_dead()
      throws IOException {
    try (var first = StoreProcess.start(directory)) {
      assertThat(first.firstLine()).startsWith("mongodb://127.0.0.1:");
      try (var second = StoreProcess.start(directory)) {
        assertThat(second.firstLine())
            .isEqualTo("the directory " + directory + " is in use by a store");
      }
    }
    try (var third = StoreProcess.start(directory)) {
      assertThat(third.firstLine()).startsWith("mongodb://127.0.0.1:");
    }
  }
}
