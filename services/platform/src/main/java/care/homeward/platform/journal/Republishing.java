package care.homeward.platform.journal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * A broker that lost its data has another topic of the same name: then every entry is to be sent
 * again, and the relay finds it pending. Whoever heard a fact before knows it by its sequence.
 */
final class Republishing {

  private static final Logger log = LoggerFactory.getLogger(Republishing.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);
  private static final Duration BROKER_RESTS = Duration.ofSeconds(1);
  private static final int BROKER_ANSWERS_MILLIS = 5_000;
  private static final String ID = "topicId";

  private final String topic;
  private final Map<String, Object> broker;
  private final MongoCollection<Document> known;
  private final LongSupplier publishAgain;
  private final BooleanSupplier running;

  Republishing(
      String topic,
      KafkaTemplate<String, byte[]> kafka,
      MongoTemplate mongo,
      LongSupplier publishAgain,
      BooleanSupplier running) {
    this.topic = topic;
    this.broker =
        Map.of(
            "request.timeout.ms",
            BROKER_ANSWERS_MILLIS,
            "default.api.timeout.ms",
            BROKER_ANSWERS_MILLIS,
            "bootstrap.servers",
            Objects.requireNonNull(
                kafka.getProducerFactory().getConfigurationProperties().get("bootstrap.servers")));
    this.publishAgain = publishAgain;
    this.known = mongo.getCollection("topics");
    this.running = running;
  }

  /** Returns when the topic was looked at: as soon as broker and store answer. */
  void look() {
    while (running.getAsBoolean() && !looked()) {
      rest(BROKER_RESTS);
    }
  }

  /** Looks again and again: a broker may lose its data while this runs. */
  void watch() {
    while (running.getAsBoolean()) {
      rest(BETWEEN_LOOKS);
      look();
    }
  }

  private boolean looked() {
    try (var admin = Admin.create(broker)) {
      var found = described(admin);
      var id = found.topicId().toString();
      var before = known.find(Filters.eq("_id", topic)).first();
      if (before == null ? empty(admin, found) : !id.equals(before.getString(ID))) {
        sendAgain();
      }
      if (before == null || !id.equals(before.getString(ID))) {
        known.replaceOne(
            Filters.eq("_id", topic),
            new Document("_id", topic).append(ID, id),
            new ReplaceOptions().upsert(true));
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } catch (ExecutionException | RuntimeException e) {
      log.debug("the topic is not looked at", e);
      return false;
    }
  }

  private void sendAgain() {
    var marked = publishAgain.getAsLong();
    if (marked > 0) {
      log.warn("{} has lost what was said: {} entries are sent again", topic, marked);
    }
  }

  private TopicDescription described(Admin admin) throws ExecutionException, InterruptedException {
    var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
    return Objects.requireNonNull(described.get(topic));
  }

  private static boolean empty(Admin admin, TopicDescription topic)
      throws ExecutionException, InterruptedException {
    var latest =
        topic.partitions().stream()
            .map(partition -> new TopicPartition(topic.name(), partition.partition()))
            .collect(Collectors.toMap(one -> one, _ -> OffsetSpec.latest()));
    return admin.listOffsets(latest).all().get().values().stream()
        .allMatch(end -> end.offset() == 0);
  }

  private static void rest(Duration howLong) {
    try {
      TimeUnit.MILLISECONDS.sleep(howLong.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
