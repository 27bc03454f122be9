package care.homeward.platform.journal;

import care.homeward.contracts.Publisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
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
  private final WriteBehind writeBehind;
  private @Nullable Relay relay;
  private @Nullable Journal<?, ?> journal;
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
    this.writeBehind = new WriteBehind(mongo);
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
    var made =
        new Relay(
            kafka,
            publisher.topic(),
            mongo.getCollection(WriteBehind.JOURNAL),
            writeBehind,
            clock,
            meters);
    var result =
        new Journal<>(
            publisher, family, state, fold, facts, mongo, clock, traceparent, writeBehind, made);
    relay = made;
    journal = result;
    return result;
  }

  @Override
  public void start() {
    var toRelay = relay;
    var toRefold = journal;
    running = true;
    if (toRelay != null && toRefold != null) {
      relaying = Thread.ofPlatform().name("relay").start(() -> toRelay.run(toRefold::refold));
      flushing = Thread.ofPlatform().name("write-behind").start(() -> flushWhileRunning(toRelay));
    }
  }

  @Override
  public void stop() {
    running = false;
    var toRelay = relay;
    if (toRelay == null) {
      return;
    }
    try {
      for (long waited = 0; waited < STOP_MILLIS && !toRelay.idle(); waited += FLUSH_MILLIS) {
        writeBehind.flush(toRelay::cleared);
        TimeUnit.MILLISECONDS.sleep(FLUSH_MILLIS);
      }
      toRelay.stop();
      join(relaying);
      join(flushing);
      writeBehind.flush(toRelay::cleared);
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

  private void flushWhileRunning(Relay toRelay) {
    while (running) {
      try {
        writeBehind.flush(toRelay::cleared);
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
