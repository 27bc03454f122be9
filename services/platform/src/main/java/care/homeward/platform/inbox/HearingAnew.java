package care.homeward.platform.inbox;

import care.homeward.contracts.Envelope;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Facts;
import care.homeward.platform.journal.Shapes;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Fills what is {@link HeardOnly} again at start, if it is stored in another form: every fact the
 * inbox has applied, in order, each once, and none it has not. Nothing is journaled or asked
 * meanwhile, and where the inbox stands is left as it is.
 */
final class HearingAnew implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(HearingAnew.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final List<HeardOnly> kept;
  private final List<String> topics;
  private final String service;
  private final KafkaTemplate<String, byte[]> kafka;
  private final MongoTemplate mongo;
  private final Facts facts;
  private final Shapes shapes;
  private volatile boolean running;

  HearingAnew(
      List<HeardOnly> kept,
      List<String> topics,
      String service,
      KafkaTemplate<String, byte[]> kafka,
      MongoTemplate mongo,
      Facts facts) {
    this.kept = kept;
    this.topics = topics;
    this.service = service;
    this.kafka = kafka;
    this.mongo = mongo;
    this.facts = facts;
    this.shapes = new Shapes(mongo);
  }

  @Override
  public void start() {
    running = true;
    var due = kept.stream().filter(one -> !one.types().stream().allMatch(shapes::settled)).toList();
    if (due.isEmpty()) {
      return;
    }
    var positions = mongo.getCollection("inbox");
    if (positions.find().first() != null) {
      due.stream()
          .flatMap(one -> one.types().stream())
          .forEach(
              type ->
                  mongo.getCollection(mongo.getCollectionName(type)).deleteMany(new Document()));
      var heard = hear(due, positions);
      log.info("{} facts heard again, for what is stored in another form", heard);
    }
    due.forEach(one -> one.types().forEach(shapes::settle));
  }

  private long hear(List<HeardOnly> due, MongoCollection<Document> positions) {
    var reached = new HashMap<String, Long>();
    var limits = new HashMap<String, Long>();
    long heard = 0;
    try (var consumer =
        new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic.strip()).stream())
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(one -> consumer.position(one) < Objects.requireNonNull(ends.get(one)))) {
        var records = consumer.poll(POLL);
        lookUp(records, limits, positions);
        for (var message : records) {
          heard += heard(message, due, reached, limits) ? 1 : 0;
        }
      }
    }
    return heard;
  }

  private boolean heard(
      ConsumerRecord<String, byte[]> message,
      List<HeardOnly> due,
      Map<String, Long> reached,
      Map<String, Long> limits) {
    Envelope<?> fact;
    try {
      fact = facts.read(message.value());
    } catch (Facts.Unreadable e) {
      return false;
    }
    var stream = Inbox.stream(fact);
    if (fact.sequence() <= reached.getOrDefault(stream, 0L)
        || fact.sequence() > limits.getOrDefault(stream, 0L)
        || fact.data() instanceof JsonNode) {
      return false;
    }
    reached.put(stream, fact.sequence());
    for (var one : due) {
      try {
        one.handler().on(fact, Cause.of(fact, service));
      } catch (RuntimeException e) {
        if (ConsumerErrors.isAway(e)) {
          throw e;
        }
        log.warn("{} was given up once and is not heard again", fact.type());
      }
    }
    return true;
  }

  /** How far the inbox is with the subjects of these records; a record's key is its subject. */
  private void lookUp(
      ConsumerRecords<String, byte[]> records,
      Map<String, Long> limits,
      MongoCollection<Document> positions) {
    var missing = new HashSet<String>();
    for (var message : records) {
      var publisher = message.topic().substring(0, message.topic().lastIndexOf('.'));
      var stream = "/homeward/" + publisher + "/" + message.key();
      if (limits.putIfAbsent(stream, 0L) == null) {
        missing.add(stream);
      }
    }
    if (!missing.isEmpty()) {
      for (var document : positions.find(Filters.in("_id", missing))) {
        limits.put(document.getString("_id"), document.getLong("last"));
      }
    }
  }

  private Map<String, Object> settings() {
    return Map.of(
        "bootstrap.servers",
        Objects.requireNonNull(
            kafka.getProducerFactory().getConfigurationProperties().get("bootstrap.servers")),
        "enable.auto.commit",
        false,
        "auto.offset.reset",
        "earliest",
        "allow.auto.create.topics",
        false,
        "max.poll.records",
        2_000);
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before anything is asked or heard. */
  @Override
  public int getPhase() {
    return 0;
  }
}
