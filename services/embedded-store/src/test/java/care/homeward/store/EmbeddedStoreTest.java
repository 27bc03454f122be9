package care.homeward.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.IndexOptions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {

  @TempDir private Path directory;

  @Test
  void it_tells_its_address_and_greets() {
    try (var store = EmbeddedStore.start(directory, 0);
        var client = TestStore.client(store.uri())) {
      assertThat(store.uri()).isEqualTo("mongodb://127.0.0.1:" + store.port());
      var hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
      assertThat(hello).containsKey("maxWireVersion").containsEntry("ok", 1.0);
    }
  }

  @Test
  void a_port_that_is_taken_is_said_in_one_line_and_the_directory_is_free_again() {
    try (var first = EmbeddedStore.start(directory.resolve("first"), 0)) {
      var second = directory.resolve("second");
      assertThatThrownBy(() -> EmbeddedStore.start(second, first.port()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(
              "the store cannot listen on port " + first.port() + " of 127.0.0.1: ")
          .hasMessageContaining("in use")
          .message()
          .hasLineCount(1);
      EmbeddedStore.start(second, 0).close();
    }
  }

  @Test
  void a_restart_keeps_documents_of_every_type_indexes_and_databases() {
    var document =
        new Document("_id", UUID.fromString("6f0c6b6e-93c5-4f1c-9d53-0f6a2a2f8a10"))
            .append("text", "Grüße 👋")
            .append("int", 1)
            .append("long", 1L << 60)
            .append("double", 0.5)
            .append("decimal", new Decimal128(new BigDecimal("12.50")))
            .append("yes", true)
            .append("nothing", null)
            .append("at", Date.from(Instant.parse("2026-01-05T08:00:00Z")))
            .append("id", new ObjectId("65a000000000000000000001"))
            .append("bytes", new Binary(new byte[] {1, 2, 3}))
            .append("list", List.of(1, "two", new Document("three", 3)))
            .append("empty", List.of());
    try (var store = EmbeddedStore.start(directory, 0);
        var client = standardUuids(store)) {
      var things = client.getDatabase("one").getCollection("things");
      things.createIndex(
          new Document("text", 1),
          new IndexOptions()
              .unique(true)
              .name("text_once")
              .partialFilterExpression(new Document("yes", true)));
      things.createIndex(new Document("gone", 1), new IndexOptions().name("dropped"));
      things.dropIndex("dropped");
      things.insertOne(document);
      client.getDatabase("two").getCollection("kept").insertOne(new Document("_id", 1));
      client.getDatabase("two").getCollection("dropped").insertOne(new Document("_id", 1));
      client.getDatabase("two").getCollection("dropped").drop();
      client.getDatabase("three").getCollection("any").insertOne(new Document("_id", 1));
      client.getDatabase("three").drop();
    }
    for (int restart = 1; restart <= 2; restart++) {
      try (var store = EmbeddedStore.start(directory, 0);
          var client = standardUuids(store)) {
        var things = client.getDatabase("one").getCollection("things");
        assertThat(things.find()).containsExactly(document);
        assertThat(things.listIndexes().map(index -> index.getString("name")))
            .containsExactlyInAnyOrder("_id_", "text_once");
        assertThatThrownBy(
                () -> things.insertOne(new Document("text", "Grüße 👋").append("yes", true)))
            .isInstanceOf(MongoException.class)
            .hasMessageContaining("text_once");
        things.insertOne(new Document("_id", restart).append("text", "Grüße 👋"));
        things.deleteOne(eq(restart));
        assertThat(client.listDatabaseNames()).containsExactlyInAnyOrder("one", "two");
        assertThat(client.getDatabase("two").listCollectionNames()).containsExactly("kept");
        var dropped = client.getDatabase("two").getCollection("dropped");
        assertThat(dropped.countDocuments()).isZero();
      }
    }
  }

  @Test
  void a_restart_keeps_the_indexes_in_use() {
    try (var store = EmbeddedStore.start(directory, 0);
        var client = TestStore.client(store.uri())) {
      var journal = client.getDatabase("d").getCollection("journal");
      journal.createIndex(
          new Document("pending", 1),
          new IndexOptions().partialFilterExpression(new Document("pending", true)));
      journal.insertMany(IntStream.range(0, 1000).mapToObj(i -> new Document("_id", i)).toList());
      journal.updateMany(gte("_id", 990), set("pending", true));
      journal.deleteMany(gte("_id", 995));
    }
    try (var store = EmbeddedStore.start(directory, 0);
        var client = TestStore.client(store.uri())) {
      var journal = client.getDatabase("d").getCollection("journal");
      long before = store.examined();
      assertThat(journal.find(eq("pending", true)).into(new ArrayList<>())).hasSize(5);
      assertThat(store.examined() - before).isEqualTo(5);
      assertThat(journal.countDocuments()).isEqualTo(995);
    }
  }

  @Test
  void a_reader_never_sees_half_an_update() throws Exception {
    try (var store = EmbeddedStore.start(directory, 0);
        var client = TestStore.client(store.uri());
        var workers = Executors.newFixedThreadPool(2)) {
      var pairs = client.getDatabase("d").getCollection("pairs");
      pairs.insertOne(new Document("_id", 1).append("left", 0).append("right", 0));
      var done = new AtomicBoolean();
      var writing =
          workers.submit(
              () -> {
                for (int turn = 1; turn <= 1000; turn++) {
                  pairs.updateOne(
                      eq(1),
                      new Document("$set", new Document("left", turn).append("right", turn)));
                }
                done.set(true);
              });
      while (!done.get() && !writing.isDone()) {
        for (var pair : pairs.find()) {
          assertThat(pair.get("left")).isEqualTo(pair.get("right"));
        }
      }
      writing.get();
    }
  }

  private static MongoClient standardUuids(EmbeddedStore store) {
    return TestStore.client(store.uri() + "/?uuidRepresentation=standard");
  }
}
