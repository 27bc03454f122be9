package care.homeward.platform;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service that starts while the store is away waits for it, as it would in the midst of its work;
 * one that failed instead would be started over and over by whatever runs it.
 */
final class StoreFirst {

  private static final Logger log = LoggerFactory.getLogger(StoreFirst.class);
  private static final int ANSWERS_WITHIN_SECONDS = 5;

  private StoreFirst() {}

  /**
   * Returns when the store at this address answers.
   *
   * @throws com.mongodb.MongoException if it answers that it will not serve us
   */
  static void await(String address) {
    var settings =
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(address))
            .applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS))
            .build();
    try (var store = MongoClients.create(settings)) {
      while (!answers(store)) {
        log.warn("the store is away: the start waits for it");
      }
    }
  }

  private static boolean answers(MongoClient store) {
    try {
      var _ = store.getDatabase("admin").runCommand(new Document("ping", 1));
      return true;
    } catch (MongoTimeoutException | MongoSocketException e) {
      return false;
    }
  }
}
