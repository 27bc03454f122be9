package care.homeward.platform.journal;

import java.util.concurrent.CompletableFuture;

/** Where a service's facts are published. */
@FunctionalInterface
public interface Topic {

  /**
   * Hands a record over. Records with the same key arrive in the order they were handed over; one
   * that was taken is not given up while a later one may still arrive.
   *
   * @return done when the broker has acknowledged; failed if it may or may not have arrived
   * @throws RuntimeException if it was not taken
   */
  CompletableFuture<?> send(String key, byte[] value);
}
