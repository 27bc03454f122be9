package care.homeward.standalone;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Projections;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;

/** What the services keep, looked at behind their backs. */
final class Stored implements AutoCloseable {

  /**
   * Who asks about whom is recorded before it is known whether anybody is there: an attempt that is
   * refused is what that record is for, and the only thing a refusal may leave.
   */
  private static final String ATTEMPTS = "people.lookups";

  private final List<String> services;
  private final MongoClient store;

  Stored(List<String> services, int port) {
    this.services = services;
    this.store = MongoClients.create("mongodb://127.0.0.1:" + port);
  }

  /** Why each entry of the journals was made. */
  Set<String> causes() {
    var causes = new HashSet<String>();
    for (var service : services) {
      store
          .getDatabase(service)
          .getCollection("journal")
          .find()
          .projection(Projections.include("cause"))
          .forEach(entry -> causes.add(entry.getString("cause")));
    }
    return causes;
  }

  /** A sum of each collection, once nothing is under way any more. */
  Map<String, Long> quiet() {
    var last = new AtomicReference<Map<String, Long>>(Map.of());
    await()
        .atMost(Running.SOON)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              var now = sums();
              return now.equals(last.getAndSet(now));
            });
    return last.get();
  }

  private Map<String, Long> sums() {
    var sums = new TreeMap<String, Long>();
    for (var service : services) {
      var database = store.getDatabase(service);
      for (var name : database.listCollectionNames()) {
        long sum = 0;
        for (Document document : database.getCollection(name).find()) {
          sum += document.toString().hashCode();
        }
        sums.put(service + "." + name, sum);
      }
    }
    sums.remove(ATTEMPTS);
    return sums;
  }

  @Override
  public void close() {
    store.close();
  }
}
