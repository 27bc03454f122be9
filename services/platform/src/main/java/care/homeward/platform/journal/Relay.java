package care.homeward.platform.journal;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries stored facts to the topic, in sequence order within a subject.
 *
 * <p>One thread sends. Normally it takes entries as they are inserted; when it cannot keep up, when
 * a send failed and at start it is <em>behind</em>: it lets what is in flight land, then sends what
 * the journal says is pending. The producer never gives up on a record it has taken, so nothing
 * overtakes. Duplicates are possible, loss and reordering are not.
 */
public final class Relay {

  private static final Logger log = LoggerFactory.getLogger(Relay.class);
  private static final int QUEUE = 20_000;
  private static final long PATIENCE_MILLIS = 100;
  private static final long LANDING_MILLIS = 20;
  private static final long AWAY_MILLIS = 500;
  private static final Duration SWEEP = Duration.ofSeconds(5);

  private static final Instant EVER = Instant.ofEpochMilli(Long.MAX_VALUE);

  /** An entry this old and still pending was left by an instance that died. */
  private static final Duration LEFT = Duration.ofSeconds(10);

  private final String name;
  private final Topic topic;
  private final JournalStore<?> store;
  private final WriteBehind<?> writeBehind;
  private final InstantSource clock;
  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
  private volatile boolean behind = true;
  private volatile boolean running = true;
  private long sweptAt;

  Relay(
      String name,
      Topic topic,
      JournalStore<?> store,
      WriteBehind<?> writeBehind,
      InstantSource clock,
      MeterRegistry meters) {
    this.name = name;
    this.topic = topic;
    this.store = store;
    this.writeBehind = writeBehind;
    this.clock = clock;
    meters.gauge("homeward.relay.waiting", queue, BlockingQueue::size);
    meters.gauge("homeward.relay.in.flight", inFlight, Set::size);
  }

  void offer(Entry entry) {
    if (!queue.offer(entry)) {
      behind = true;
    }
  }

  /** Nothing more is to be done for these entries. */
  void cleared(List<Entry> done) {
    done.forEach(entry -> inFlight.remove(entry.id()));
  }

  /** Sends until stopped. */
  void run(Consumer<String> refold) {
    try {
      while (running) {
        var rest = turn(refold, PATIENCE_MILLIS);
        if (rest > 0) {
          TimeUnit.MILLISECONDS.sleep(rest);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Does what is due.
   *
   * @param patience how many milliseconds to wait for something to send
   * @return how many milliseconds to rest before the next turn
   */
  long turn(Consumer<String> refold, long patience) throws InterruptedException {
    try {
      if (behind) {
        return catchUp(refold) ? 0 : LANDING_MILLIS;
      }
      var entry = queue.poll(patience, TimeUnit.MILLISECONDS);
      if (entry != null) {
        send(entry);
      }
      if (clock.millis() - sweptAt > SWEEP.toMillis()) {
        sweep(clock.instant().minus(LEFT), refold);
      }
      return 0;
    } catch (RuntimeException e) {
      behind = true;
      log.warn("facts wait in the journal of {}: {}", name, e.getClass().getSimpleName());
      return AWAY_MILLIS;
    }
  }

  void stop() {
    running = false;
  }

  /** Whether everything journaled here is on the topic, as far as this instance knows. */
  boolean idle() {
    return !behind && queue.isEmpty() && inFlight.isEmpty();
  }

  /** Whether nothing was in flight any more, so that what is pending could be sent. */
  private boolean catchUp(Consumer<String> refold) {
    if (!inFlight.isEmpty()) {
      return false;
    }
    queue.clear();
    behind = false;
    sweep(EVER, refold);
    return true;
  }

  private void sweep(Instant before, Consumer<String> refold) {
    sweptAt = clock.millis();
    var subject = "";
    for (var entry : store.pending(before)) {
      if (!entry.subject().equals(subject) && !inFlight.contains(entry.id())) {
        subject = entry.subject();
        refold.accept(subject);
        if (!sendAll(store.pending(subject))) {
          return;
        }
      }
    }
  }

  /**
   * All that is pending of a subject: by instances whose clocks differ, what was recorded before a
   * moment may leave out what comes before it in order.
   *
   * @return false if a send failed: what follows it must not overtake
   */
  private boolean sendAll(List<Entry> pending) {
    for (var entry : pending) {
      if (behind) {
        return false;
      }
      send(entry);
    }
    return true;
  }

  private void send(Entry entry) {
    if (!inFlight.add(entry.id())) {
      return;
    }
    try {
      var sent =
          entry.events().stream()
              .map(event -> topic.send(entry.subject(), event.getBytes(StandardCharsets.UTF_8)))
              .map(each -> each.whenComplete(this::fallsBehindIf))
              .toArray(CompletableFuture[]::new);
      var _ =
          CompletableFuture.allOf(sent)
              .whenComplete(
                  (ok, failure) -> {
                    if (failure == null) {
                      writeBehind.published(entry);
                    } else {
                      inFlight.remove(entry.id());
                    }
                  });
    } catch (RuntimeException e) {
      inFlight.remove(entry.id());
      throw e;
    }
  }

  /** At the first failure, whatever is heard of the others: nothing may overtake what failed. */
  private void fallsBehindIf(@Nullable Object sent, @Nullable Throwable failure) {
    if (failure != null) {
      behind = true;
    }
  }
}
