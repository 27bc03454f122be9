package care.homeward.campaign;

import care.homeward.campaign.history.Checker;
import care.homeward.campaign.history.Findings;
import care.homeward.campaign.history.Findings.Anomaly;
import care.homeward.campaign.witness.Statement;
import care.homeward.contracts.Envelope;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent.TeamCapacitySet;
import care.homeward.platform.inbox.Inbox;
import care.homeward.platform.journal.Facts;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Puts on the topics what no service said, and what one said again; knows what must be parked. */
public final class Poison implements AutoCloseable {

  private static final int LARGEST = 1_045_004;
  private static final List<Publisher> PUBLISHERS = List.of(Publisher.values());
  private static final int DEEP = 10_000;
  private static final Facts FACTS =
      new Facts(
          JsonMapper.builder()
              .changeDefaultPropertyInclusion(
                  always -> always.withValueInclusion(JsonInclude.Include.NON_NULL))
              .build());

  private final Random random;
  private final int records;
  private final String broker;
  private final KafkaProducer<String, byte[]> producer;
  private final Map<String, List<String>> unreadable = new HashMap<>();
  private int refused;
  private int count;

  /**
   * Nothing is sent yet.
   *
   * @param records how many a burst has
   */
  public Poison(String broker, long seed, int records) {
    this.random = new Random(seed);
    this.records = records;
    this.broker = broker;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker, "acks", "all", "delivery.timeout.ms", 600_000),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** A burst of what cannot be read, what nobody knows, and what is refused. */
  public void burst() throws InterruptedException {
    var sent = new ArrayList<Future<RecordMetadata>>();
    for (int i = 0; i < records; i++) {
      var publisher = PUBLISHERS.get(random.nextInt(PUBLISHERS.size()));
      var key = Checker.POISON + ++count;
      if (i % 20 == 0) {
        refusedOne(sent);
      } else if (i % 20 == 1) {
        sent.add(send(publisher.topic(), key, ofUnknownType(publisher, key)));
      } else {
        unreadable
            .computeIfAbsent(publisher.service(), _ -> new ArrayList<>())
            .add(Inbox.unreadable(publisher.topic(), key));
        sent.add(send(publisher.topic(), key, i == 2 ? "x".repeat(LARGEST) : cannotBeRead(i)));
      }
    }
    await(sent);
  }

  /** Three facts in order, of which the witness refuses the first for ever. */
  private void refusedOne(List<Future<RecordMetadata>> sent) {
    var subject = Statement.REFUSED + ++refused;
    for (int sequence = 1; sequence <= 3; sequence++) {
      var fact =
          TeamCapacitySet.declared(
              subject, Instant.EPOCH, LocalDate.EPOCH, Skill.NURSING, sequence);
      var envelope =
          Envelope.of(
              Publisher.NEIGHBOURHOOD_TEAMS,
              subject,
              sequence,
              Instant.now().truncatedTo(ChronoUnit.MILLIS),
              null,
              fact);
      sent.add(send(Publisher.NEIGHBOURHOOD_TEAMS.topic(), subject, FACTS.write(envelope)));
    }
  }

  private static String ofUnknownType(Publisher publisher, String subject) {
    return """
        {"specversion":"1.0","id":"%s/1","source":"/homeward/%s","type":"%s.never-heard-of.v1",\
        "subject":"%s","time":"2026-11-01T00:00:00Z","sequence":1,"data":{"more":[1,2,3]}}"""
        .formatted(subject, publisher.service(), publisher.service(), subject);
  }

  private static @Nullable String cannotBeRead(int which) {
    return switch (which % 6) {
      case 0 -> null;
      case 1 -> "";
      case 2 -> "[".repeat(DEEP) + "]".repeat(DEEP);
      case 3 -> "{\"specversion\":\"1.0\",\"id\":\"x\",\"sequence\":NaN}";
      case 4 -> "\u0000\u0001\uFFFFnothing";
      default ->
          """
          {"specversion":"1.0","id":"x","source":"/homeward/people","subject":"x",\
          "type":"people.person-registered.v1","time":"9999","sequence":1,"data":17}""";
    };
  }

  /** Some of what was said is said again, up to five times, the old among it. */
  public void again() throws InterruptedException {
    var sent = new ArrayList<Future<RecordMetadata>>();
    for (var record : some()) {
      for (int times = random.nextInt(1, 6); times > 0; times--) {
        sent.add(producer.send(new ProducerRecord<>(record.topic(), record.key(), record.value())));
      }
    }
    await(sent);
  }

  private List<ConsumerRecord<String, byte[]>> some() {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", broker),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      var some = new ArrayList<ConsumerRecord<String, byte[]>>();
      for (var publisher : Publisher.values()) {
        var partitions =
            consumer.partitionsFor(publisher.topic()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer
            .endOffsets(partitions)
            .forEach(
                (partition, end) -> consumer.seek(partition, end == 0 ? 0 : random.nextLong(end)));
        for (int polls = 0; polls < 4; polls++) {
          for (var record : consumer.poll(Duration.ofMillis(200))) {
            var key = record.key();
            if (key != null && !key.startsWith(Checker.POISON)) {
              some.add(record);
            }
          }
        }
      }
      return some;
    }
  }

  private Future<RecordMetadata> send(String topic, String key, @Nullable String value) {
    var bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    return producer.send(new ProducerRecord<>(topic, key, bytes));
  }

  private static void await(List<Future<RecordMetadata>> sent) throws InterruptedException {
    for (var each : sent) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  /** Whether a service that hears these set aside exactly what it had to. */
  void check(String service, Set<String> heard, List<String> parked, Findings findings) {
    var due = new ArrayList<String>();
    heard.forEach(each -> due.addAll(unreadable.getOrDefault(each, List.of())));
    if (service.equals("witness")) {
      for (int n = 1; n <= refused; n++) {
        due.addAll(
            Collections.nCopies(3, "/homeward/neighbourhood-teams/" + Statement.REFUSED + n));
      }
    }
    var rest = new HashMap<String, Integer>();
    due.forEach(stream -> rest.merge(stream, 1, Integer::sum));
    parked.forEach(stream -> rest.merge(stream, -1, Integer::sum));
    rest.forEach(
        (stream, count) -> {
          if (count != 0) {
            findings.found(
                Anomaly.UNBALANCED,
                "%s parked %s of %s"
                    .formatted(service, count > 0 ? "too few" : "too many", stream));
          }
        });
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
