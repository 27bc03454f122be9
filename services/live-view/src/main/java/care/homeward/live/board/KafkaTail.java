package care.homeward.live.board;

import care.homeward.contracts.Publisher;
import care.homeward.live.LiveViewSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The topics of the broker, without a group. */
final class KafkaTail implements Tail {

  private static final Logger log = LoggerFactory.getLogger(KafkaTail.class);
  private static final Duration BROKER_ANSWERS = Duration.ofSeconds(2);

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Map<TopicPartition, Long> ends;
  private final Admin admin;
  private final Map<String, String> ids;

  /** The broker of the settings. */
  @Component
  record FromBroker(LiveViewSettings settings) implements Source {
    @Override
    public Tail from(Map<TopicPartition, Long> next) {
      return new KafkaTail(settings.broker(), next);
    }

    @Override
    public Map<String, String> ids() {
      try (var admin = admin(settings.broker())) {
        return KafkaTail.ids(admin);
      }
    }
  }

  KafkaTail(String broker, Map<TopicPartition, Long> next) {
    admin = admin(broker);
    consumer =
        new KafkaConsumer<>(
            settings(broker), new StringDeserializer(), new ByteArrayDeserializer());
    try {
      ids = ids(admin);
      partitions =
          Arrays.stream(Publisher.values())
              .flatMap(publisher -> consumer.partitionsFor(publisher.topic()).stream())
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      fromTheFirst(partitions.stream().filter(one -> !next.containsKey(one)).toList());
      next.forEach(consumer::seek);
      ends = consumer.endOffsets(partitions);
    } catch (RuntimeException e) {
      consumer.close();
      admin.close(Duration.ZERO);
      throw e;
    }
  }

  /** A board without the first facts of a topic would be wrong and not know it. */
  private void fromTheFirst(List<TopicPartition> unread) {
    consumer
        .beginningOffsets(unread)
        .forEach(
            (partition, first) -> {
              if (first > 0) {
                throw new IllegalStateException(partition + " has lost its first facts");
              }
              consumer.seek(partition, 0);
            });
  }

  @Override
  public Iterable<ConsumerRecord<String, byte[]>> poll(Duration patience) {
    return consumer.poll(patience);
  }

  @Override
  public boolean caughtUp() {
    return ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
  }

  @Override
  public boolean brokerAnswers() {
    try {
      if (!ids(admin).equals(ids)) {
        throw new IllegalStateException("a topic is another than before");
      }
      return true;
    } catch (KafkaException e) {
      log.warn("the broker does not answer; the board stands still");
      return false;
    }
  }

  @Override
  public void close() {
    consumer.close();
    admin.close(Duration.ZERO);
  }

  private static Admin admin(String broker) {
    var answers = (int) BROKER_ANSWERS.toMillis();
    return Admin.create(
        Map.of(
            "bootstrap.servers",
            broker,
            "request.timeout.ms",
            answers,
            "default.api.timeout.ms",
            answers));
  }

  private static Map<String, String> ids(Admin admin) {
    var names = Arrays.stream(Publisher.values()).map(Publisher::topic).toList();
    try {
      return admin.describeTopics(names).allTopicNames().get().values().stream()
          .collect(Collectors.toMap(TopicDescription::name, one -> one.topicId().toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause());
    }
  }

  private static Map<String, Object> settings(String broker) {
    return Map.of(
        "bootstrap.servers",
        broker,
        "client.id",
        "live-view-board",
        "enable.auto.commit",
        false,
        "auto.offset.reset",
        "none",
        "isolation.level",
        "read_committed",
        "allow.auto.create.topics",
        false,
        "fetch.max.wait.ms",
        100,
        "max.poll.records",
        2_000);
  }
}
