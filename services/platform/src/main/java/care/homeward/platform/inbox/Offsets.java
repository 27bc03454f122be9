package care.homeward.platform.inbox;

import care.homeward.platform.settings.Halt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a feed reads on: from the offset it committed, or else from the very first, since what was
 * applied is known by its sequence and ignored. That holds for a service that is new, for offsets
 * the broker forgot, and for a topic that was filled again; a topic whose first facts are gone
 * stops the service, because nobody could say what it missed.
 */
final class Offsets {

  private static final Logger log = LoggerFactory.getLogger(Offsets.class);
  private static final long ANSWERS_WITHIN_SECONDS = 10;

  private final Map<String, Object> client;
  private final Halt halt;

  Offsets(Map<String, Object> client, Halt halt) {
    this.client = client;
    this.halt = halt;
  }

  /**
   * Sees to it that a group has a position in every partition, before it reads.
   *
   * @throws KafkaException if the broker does not answer; the binder then tries again
   */
  void begin(String group, List<String> topics) {
    try (var admin = Admin.create(client)) {
      var committed =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS);
      var missing = new HashMap<TopicPartition, OffsetSpec>();
      admin
          .describeTopics(topics)
          .allTopicNames()
          .get(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS)
          .forEach(
              (topic, description) ->
                  description.partitions().stream()
                      .map(partition -> new TopicPartition(topic, partition.partition()))
                      .filter(partition -> committed.get(partition) == null)
                      .forEach(partition -> missing.put(partition, OffsetSpec.earliest())));
      if (missing.isEmpty()) {
        return;
      }
      var firsts = new HashMap<TopicPartition, Long>();
      admin
          .listOffsets(missing)
          .all()
          .get(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS)
          .forEach((partition, first) -> firsts.put(partition, first.offset()));
      mustBeThere(firsts);
      var begin = new HashMap<TopicPartition, OffsetAndMetadata>();
      firsts.forEach((partition, first) -> begin.put(partition, new OffsetAndMetadata(first)));
      admin
          .alterConsumerGroupOffsets(group, begin)
          .all()
          .get(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("it is not known where " + group + " begins", e);
    }
  }

  /** Whether this was a lost position, and is mended. */
  boolean mended(Exception e, Consumer<?, ?> consumer) {
    if (e instanceof OffsetOutOfRangeException lost) {
      log.warn("{} are not as they were: read again from the first fact", lost.partitions());
      mustBeThere(consumer.beginningOffsets(lost.partitions()));
      lost.partitions().forEach(partition -> consumer.seek(partition, 0));
      return true;
    }
    return false;
  }

  private void mustBeThere(Map<TopicPartition, Long> firsts) {
    var gone =
        firsts.entrySet().stream()
            .filter(first -> first.getValue() > 0)
            .map(first -> first.getKey() + " begins at " + first.getValue())
            .sorted()
            .toList();
    if (!gone.isEmpty()) {
      var reason = "facts not heard yet are no longer there: " + String.join(", ", gone);
      halt.because(reason);
      throw new IllegalStateException(reason);
    }
  }
}
