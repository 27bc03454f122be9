package care.homeward.platform.journal;

import care.homeward.contracts.Publisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaTemplate;

/** Makes the journal of a service and keeps what runs behind it going. */
public final class Journals implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Journals.class);
  private static final long FLUSH_MILLIS = 25;
  private static final long STOP_MILLIS = 3_000;

  private final Facts facts;
  private final MongoTemplate mongo;
  private final KafkaTemplate<String, byte[]> kafka;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final Supplier<@Nullable String> traceparent;
  private @Nullable Journal<?, ?> journal;
  private @Nullable MongoJournalStore<?> store;
  private String topic = "";
  private @Nullable Thread relaying;
  private @Nullable Thread flushing;
  private volatile boolean running;

  public Journals(
      Facts facts,
      MongoTemplate mongo,
      KafkaTemplate<String, byte[]> kafka,
      InstantSource clock,
      MeterRegistry meters,
      Supplier<@Nullable String> traceparent) {
    this.facts = facts;
    this.mongo = mongo;
    this.kafka = kafka;
    this.clock = clock;
    this.meters = meters;
    this.traceparent = traceparent;
  }

  /**
   * The journal of this service.
   *
   * @throws IllegalStateException if asked twice: one service, one journal
   */
  public <S, E> Journal<S, E> of(
      Publisher publisher, Class<E> family, Class<S> state, Fold<S, E> fold) {
    if (journal != null) {
      throw new IllegalStateException("one service, one journal");
    }
    var made = new MongoJournalStore<>(mongo, state);
    var result =
        new Journal<>(
            publisher,
            family,
            fold,
            facts,
            made,
            (key, value) -> kafka.send(publisher.topic(), key, value),
            clock,
            traceparent,
            meters,
            Journals::letOthersGo);
    journal = result;
    store = made;
    topic = publisher.topic();
    return result;
  }

  /** Two who clash again and again would go on clashing in step. */
  private static void letOthersGo(int attempt) {
    var longest = TimeUnit.MILLISECONDS.toNanos(1L << Math.min(attempt, 3));
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
  }

  @Override
  public void start() {
    var kept = journal;
    running = true;
    var stored = store;
    if (kept != null && stored != null) {
      kept.foldAnew(stored.toFoldAnew());
      stored.foldedAnew();
      var published = new Republishing(topic, kafka, mongo, stored::publishAgain, () -> running);
      relaying = Thread.ofPlatform().name("relay").start(() -> relay(kept, published));
      flushing = Thread.ofPlatform().name("write-behind").start(() -> flushWhileRunning(kept));
    }
  }

  private static void relay(Journal<?, ?> kept, Republishing published) {
    published.look();
    Thread.ofVirtual().name("republishing").start(published::watch);
    kept.relay().run(kept::refold);
  }

  @Override
  public void stop() {
    running = false;
    var kept = journal;
    if (kept == null) {
      return;
    }
    try {
      for (long waited = 0; waited < STOP_MILLIS && !kept.relay().idle(); waited += FLUSH_MILLIS) {
        kept.flush();
        TimeUnit.MILLISECONDS.sleep(FLUSH_MILLIS);
      }
      kept.relay().stop();
      join(relaying);
      join(flushing);
      kept.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Starts before anything is asked of the service and stops after the last command. */
  @Override
  public int getPhase() {
    return 0;
  }

  private void flushWhileRunning(Journal<?, ?> kept) {
    while (running) {
      try {
        kept.flush();
        TimeUnit.MILLISECONDS.sleep(FLUSH_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        log.error("state documents are not written", e);
      }
    }
  }

  private static void join(@Nullable Thread thread) throws InterruptedException {
    if (thread != null) {
      thread.join(STOP_MILLIS);
    }
  }
}
