package care.homeward.live.board;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** All topics, read on from where one stands; within a partition in order, nothing left out. */
interface Tail extends AutoCloseable {

  /** Where tails come from. */
  @FunctionalInterface
  interface Source {
    /** Reads on from these offsets, and the partitions that are not named from the start. */
    Tail from(Map<TopicPartition, Long> next);

    /** What tells each topic from another of the same name; empty where nothing does. */
    default Map<String, String> ids() {
      return Map.of();
    }
  }

  /** What has come, waiting so long for something if nothing has. */
  Iterable<ConsumerRecord<String, byte[]>> poll(Duration patience);

  /** Whether all that was there when it was opened has been read. */
  boolean caughtUp();

  /**
   * An idle poll looks the same whether nothing is said or the broker is away; this asks it.
   *
   * @throws IllegalStateException if a topic is another than when this was opened
   */
  boolean brokerAnswers();

  @Override
  void close();
}
