package care.homeward.platform.journal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

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
  private static final Duration SWEEP = Duration.ofSeconds(5);

  /** An entry this old and still pending was left by an instance that died. */
  private static final Duration LEFT = Duration.ofSeconds(10);

  private final KafkaTemplate<String, byte[]> kafka;
  private final String topic;
  private final MongoCollection<Document> entries;
  private final WriteBehind writeBehind;
  private final InstantSource clock;
  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
  private volatile boolean behind = true;
  private volatile boolean running = true;
  private long sweptAt;

  Relay(
      KafkaTemplate<String, byte[]> kafka,
      String topic,
      MongoCollection<Document> entries,
      WriteBehind writeBehind,
      InstantSource clock,
      MeterRegistry meters) {
    this.kafka = kafka;
    this.topic = topic;
    this.entries = entries;
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
    while (running) {
      try {
        if (behind) {
          catchUp(refold);
        } else {
          var entry = queue.poll(100, TimeUnit.MILLISECONDS);
          if (entry != null) {
            send(entry);
          }
          if (clock.millis() - sweptAt > SWEEP.toMillis()) {
            sweep(Filters.lt("at", clock.instant().minus(LEFT)), refold);
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        behind = true;
        log.warn("facts wait in the journal of {}: {}", topic, e.getClass().getSimpleName());
        if (!pause()) {
          return;
        }
      }
    }
  }

  void stop() {
    running = false;
  }

  /** Whether everything journaled here is on the topic, as far as this instance knows. */
  boolean idle() {
    return !behind && queue.isEmpty() && inFlight.isEmpty();
  }

  private void catchUp(Consumer<String> refold) throws InterruptedException {
    if (!inFlight.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(20);
      return;
    }
    queue.clear();
    behind = false;
    sweep(new Document(), refold);
  }

  private void sweep(Bson which, Consumer<String> refold) {
    sweptAt = clock.millis();
    var subject = "";
    for (var document :
        entries
            .find(Filters.and(WriteBehind.PENDING, which))
            .sort(Sorts.ascending("subject", "first"))) {
      var entry = Entry.of(document);
      if (inFlight.contains(entry.id())) {
        continue;
      }
      if (!entry.subject().equals(subject)) {
        subject = entry.subject();
        refold.accept(subject);
      }
      send(entry);
    }
  }

  private void send(Entry entry) {
    if (!inFlight.add(entry.id())) {
      return;
    }
    try {
      var sent =
          entry.events().stream()
              .map(
                  event ->
                      kafka.send(topic, entry.subject(), event.getBytes(StandardCharsets.UTF_8)))
              .toArray(CompletableFuture[]::new);
      var _ =
          CompletableFuture.allOf(sent)
              .whenComplete(
                  (ok, failure) -> {
                    if (failure == null) {
                      writeBehind.published(entry);
                    } else {
                      inFlight.remove(entry.id());
                      behind = true;
                    }
                  });
    } catch (RuntimeException e) {
      inFlight.remove(entry.id());
      throw e;
    }
  }

  private boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(500);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
