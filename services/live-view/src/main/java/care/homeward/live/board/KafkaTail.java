package care.homeward.live.board;

import care.homeward.contracts.Publisher;
import care.homeward.live.LiveViewSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
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

  /** The broker of the settings. */
  @Component
  record FromBroker(LiveViewSettings settings) implements Source {
    @Override
    public Tail from(Map<TopicPartition, Long> next) {
      return new KafkaTail(settings.broker(), next);
    }
  }

  KafkaTail(String broker, Map<TopicPartition, Long> next) {
    consumer =
        new KafkaConsumer<>(
            settings(broker), new StringDeserializer(), new ByteArrayDeserializer());
    try {
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
      consumer.endOffsets(partitions, BROKER_ANSWERS);
      return true;
    } catch (KafkaException e) {
      log.warn("the broker does not answer; the board stands still");
      return false;
    }
  }

  @Override
  public void close() {
    consumer.close();
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
