package care.homeward.platform.inbox;

import com.mongodb.MongoException;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.web.client.ResourceAccessException;

/**
 * What to do when a batch could not be taken in: try it again for ever, never skip it.
 *
 * <p>The binder's own retry and dead letters are off, because by default they lose records: three
 * attempts, then skipped; or copied to a topic, and committed even if the copy fails.
 */
public final class ConsumerErrors {

  private static final Logger log = LoggerFactory.getLogger(ConsumerErrors.class);
  private static final int DUPLICATE_KEY = 11_000;

  private ConsumerErrors() {}

  /** The one error handler of every consumer: backs off from 0.2 s to 5 s, without end. */
  static DefaultErrorHandler tryForEver(Offsets offsets) {
    var backOff = new ExponentialBackOff(200, 2);
    backOff.setMaxInterval(5_000);
    backOff.setMaxElapsedTime(Long.MAX_VALUE);
    var handler =
        new DefaultErrorHandler(
            (lost, e) -> log.error("never reached: retries do not end", e), backOff) {
          @Override
          public void handleOtherException(
              Exception e,
              Consumer<?, ?> consumer,
              MessageListenerContainer container,
              boolean batch) {
            if (!offsets.mended(e, consumer)) {
              super.handleOtherException(e, consumer, container, batch);
            }
          }
        };
    handler.setClassifications(Map.of(), true);
    handler.setLogLevel(KafkaException.Level.DEBUG);
    handler.setRetryListeners(
        new RetryListener() {
          @Override
          public void failedDelivery(
              ConsumerRecord<?, ?> one, @Nullable Exception e, int attempt) {}

          @Override
          public void failedDelivery(ConsumerRecords<?, ?> batch, Exception e, int attempt) {
            log.warn("{} facts wait, attempt {}: {}", batch.count(), attempt, rootOf(e));
          }
        });
    return handler;
  }

  /**
   * Whether this says that store, broker or another service is away, rather than the fact wrong.
   */
  static boolean isAway(Throwable e) {
    for (var cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof MongoException mongo && mongo.getCode() == DUPLICATE_KEY) {
        return false;
      }
      if (cause instanceof MongoException
          || cause instanceof TransientDataAccessException
          || cause instanceof NonTransientDataAccessResourceException
          || cause instanceof org.apache.kafka.common.KafkaException
          || cause instanceof ResourceAccessException) {
        return true;
      }
    }
    return false;
  }

  private static String rootOf(Throwable e) {
    var root = e;
    for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return root.getClass().getSimpleName();
  }
}
