package care.homeward.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * A store to run the same tests on: ours, and a MongoDB server when the environment variable
 * HOMEWARD_TEST_STORE is its URI.
 */
record TestStore(String name, MongoClient client, Runnable stop) implements AutoCloseable {

  private static final String DATABASE = "test-" + UUID.randomUUID();

  static List<TestStore> all() {
    var stores = new ArrayList<TestStore>();
    stores.add(embedded());
    String real = System.getenv("HOMEWARD_TEST_STORE");
    if (real != null) {
      stores.add(new TestStore("MongoDB", client(real), () -> {}));
    }
    return stores;
  }

  private static TestStore embedded() {
    try {
      Path directory = Files.createTempDirectory("embedded-store");
      var store = EmbeddedStore.start(directory, 0);
      return new TestStore(
          "embedded",
          client(store.uri()),
          () -> {
            store.close();
            for (var file : directory.toFile().listFiles()) {
              file.delete();
            }
            directory.toFile().delete();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MongoClient client(String uri) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(uri))
            .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
            .build());
  }

  MongoCollection<Document> emptyCollection(String name) {
    var collection = client.getDatabase(DATABASE).getCollection(name);
    collection.drop();
    return collection;
  }

  @Override
  public void close() {
    client.getDatabase(DATABASE).drop();
    client.close();
    stop.run();
  }

  @Override
  public String toString() {
    return name;
  }
}
