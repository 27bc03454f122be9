package care.homeward.platform.testkit;

import care.homeward.broker.EmbeddedBroker;
import care.homeward.contracts.Envelope;
import care.homeward.contracts.Publisher;
import care.homeward.platform.access.Role;
import care.homeward.platform.journal.Facts;
import care.homeward.store.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real machinery for a service's tests, one of each for the whole run: a Kafka broker, a store over
 * its wire protocol, an issuer of tokens. Embedded, or the real images where Docker is present;
 * {@code HOMEWARD_TEST_PARTS=embedded} or {@code images} decides by hand.
 */
public final class Machinery
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              always ->
                  always.withValueInclusion(
                      com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
          .build();
  private static final Facts FACTS = new Facts(JSON);

  private record Parts(String broker, String store, TestIssuer issuer) {}

  private static final class Holder {
    static final Parts PARTS = start();
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(properties()).applyTo(context);
  }

  /** The settings a service needs to find the machinery. */
  public static Map<String, String> properties() {
    var parts = Holder.PARTS;
    return Map.of(
        "homeward.broker", parts.broker(),
        "homeward.store", parts.store(),
        "homeward.issuer", parts.issuer().address());
  }

  /** Host and port of the broker. */
  public static String broker() {
    return Holder.PARTS.broker();
  }

  /** URI of the store. */
  public static String store() {
    return Holder.PARTS.store();
  }

  /** The issuer services trust. */
  public static TestIssuer issuer() {
    return Holder.PARTS.issuer();
  }

  /** A token of this subject with these roles. */
  public static String token(String subject, Role... roles) {
    return issuer().token(subject, roles);
  }

  /** Puts a fact on a topic, as the service that says it would. */
  public static void publish(Publisher publisher, String subject, long sequence, Object fact) {
    var now = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    var envelope = Envelope.of(publisher, subject, sequence, now, null, fact);
    publish(broker(), publisher, envelope);
  }

  /** Puts a fact on the topic of its publisher, at a broker a test has of its own. */
  public static void publish(String broker, Publisher publisher, Envelope<?> fact) {
    var value = FACTS.write(fact).getBytes(StandardCharsets.UTF_8);
    publish(broker, publisher.topic(), fact.subject(), value);
  }

  /** Puts any bytes on a topic, or a record without a value. */
  public static void publish(String topic, String key, byte @Nullable [] value) {
    publish(broker(), topic, key, value);
  }

  private static void publish(String broker, String topic, String key, byte @Nullable [] value) {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All records on a topic so far; within a key in the order they were sent. */
  public static List<ConsumerRecord<String, byte[]>> records(String topic) {
    return records(broker(), topic);
  }

  /** As {@link #records(String)}, of a broker a test has of its own. */
  public static List<ConsumerRecord<String, byte[]>> records(String broker, String topic) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", broker),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var records = new ArrayList<ConsumerRecord<String, byte[]>>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
      }
      return records;
    }
  }

  /** All facts a service said so far; within a subject in the order they were said. */
  public static List<Envelope<?>> facts(Publisher publisher) {
    return facts(broker(), publisher);
  }

  /** As {@link #facts(Publisher)}, of a broker a test has of its own. */
  public static List<Envelope<?>> facts(String broker, Publisher publisher) {
    return records(broker, publisher.topic()).stream()
        .<Envelope<?>>map(record -> FACTS.read(record.value()))
        .toList();
  }

  /** All facts a service said of one subject so far, in order. */
  public static List<Object> facts(Publisher publisher, String subject) {
    return facts(publisher).stream()
        .filter(fact -> fact.subject().equals(subject))
        .<Object>map(Envelope::data)
        .toList();
  }

  /** A port nobody listens on now. */
  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Parts start() {
    var wanted = System.getenv().getOrDefault("HOMEWARD_TEST_PARTS", "");
    var images =
        switch (wanted) {
          case "embedded" -> false;
          case "images" -> true;
          default -> DockerClientFactory.instance().isDockerAvailable();
        };
    return images ? images() : embedded();
  }

  private static Parts embedded() {
    try {
      var directory = Files.createTempDirectory(Path.of("target"), "machinery");
      var broker = EmbeddedBroker.start(directory.resolve("broker"), freePort(), freePort());
      var topics = Arrays.stream(Publisher.values()).map(Publisher::topic).toList();
      broker.createTopics(topics);
      var store = EmbeddedStore.start(directory.resolve("store"), 0);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    store.close();
                    broker.close();
                  }));
      return new Parts(broker.bootstrapServers(), store.uri(), new TestIssuer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("resource") // They live as long as the run; Testcontainers stops them.
  private static Parts images() {
    var kafka = new KafkaContainer("apache/kafka:4.1.1");
    var mongo = new MongoDBContainer("mongo:8.0");
    kafka.start();
    mongo.start();
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.getBootstrapServers()))) {
      admin
          .createTopics(
              Arrays.stream(Publisher.values())
                  .map(
                      p ->
                          new NewTopic(p.topic(), EmbeddedBroker.PARTITIONS, (short) 1)
                              .configs(Map.of("retention.ms", "-1")))
                  .collect(Collectors.toSet()))
          .all()
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return new Parts(kafka.getBootstrapServers(), mongo.getConnectionString(), new TestIssuer());
  }
}
