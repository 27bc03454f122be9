package care.homeward.platform.journal;

import care.homeward.contracts.PressureEvent;
import care.homeward.contracts.Publisher;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * One instance of a service's journal, wired by hand so that a test can let it die at any point:
 * the threads behind it run only when told to.
 */
final class Instance implements AutoCloseable {

  final Journal<Tally, PressureEvent> journal;
  final MongoTemplate mongo;
  final KafkaTemplate<String, byte[]> kafka;
  final MongoJournalStore<Tally> store;
  private final MongoClient client;
  private final DefaultKafkaProducerFactory<String, byte[]> producers;
  private volatile boolean running = true;

  Instance(String broker, String store, String database) {
    client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new com.mongodb.ConnectionString(store))
                .applyToClusterSettings(c -> c.serverSelectionTimeout(3_000, TimeUnit.MILLISECONDS))
                .build());
    mongo = new MongoTemplate(client, database);
    producers =
        new DefaultKafkaProducerFactory<>(
            new HashMap<>(
                Map.of(
                    "bootstrap.servers",
                    broker,
                    "acks",
                    "all",
                    "enable.idempotence",
                    true,
                    "linger.ms",
                    1,
                    "delivery.timeout.ms",
                    Integer.MAX_VALUE,
                    "max.block.ms",
                    1_000)),
            new StringSerializer(),
            new ByteArraySerializer());
    var facts =
        new Facts(
            JsonMapper.builder()
                .changeDefaultPropertyInclusion(
                    i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build());
    this.store = new MongoJournalStore<>(mongo, Tally.class);
    kafka = new KafkaTemplate<>(producers);
    journal =
        new Journal<>(
            Publisher.RESILIENCE_PLAN,
            PressureEvent.class,
            Tally.FOLD,
            facts,
            this.store,
            (key, value) -> kafka.send(Publisher.RESILIENCE_PLAN.topic(), key, value),
            InstantSource.system(),
            () -> null,
            new SimpleMeterRegistry(),
            _ -> Thread.onSpinWait());
  }

  Instance relaying() {
    var _ = Thread.ofPlatform().daemon().start(() -> journal.relay().run(journal::refold));
    return this;
  }

  Instance writing() {
    var _ =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  while (running) {
                    flush();
                    Thread.onSpinWait();
                  }
                });
    return this;
  }

  void flush() {
    journal.flush();
  }

  Outcome<Tally, PressureEvent> raise(String subject, String cause) {
    return journal.handle(subject, Cause.of(cause, "tester"), Tally::raised);
  }

  long pending() {
    return mongo.getCollection(MongoJournalStore.JOURNAL).countDocuments(MongoJournalStore.PENDING);
  }

  long entries(String subject) {
    return mongo
        .getCollection(MongoJournalStore.JOURNAL)
        .countDocuments(new Document("subject", subject));
  }

  /** As a kill would: nothing is sent, written or cleared any more. */
  @Override
  public void close() {
    running = false;
    journal.relay().stop();
    producers.reset();
    client.close();
  }
}
