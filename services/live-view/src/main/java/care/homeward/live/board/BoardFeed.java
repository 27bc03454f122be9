package care.homeward.live.board;

import care.homeward.platform.journal.Facts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads all partitions of all topics, without a group: every instance has the whole board, and
 * reads on from where its documents stand. Once it has caught up, a slow store does not keep it
 * from hearing: the documents are written beside it.
 */
@Component
class BoardFeed implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BoardFeed.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration FLUSH = Duration.ofSeconds(1);
  private static final Duration STORE_LOOKS = Duration.ofMillis(100);
  private static final Duration FEED_RESTS = Duration.ofMillis(500);
  private static final Duration ASK_BROKER = Duration.ofSeconds(2);

  /** So that the first page shows the whole board; with more behind than this it shows less. */
  private static final Duration START_WAITS = Duration.ofSeconds(30);

  private final LiveBoard board;
  private final BoardStore store;
  private final List<Behind> behind;
  private final Facts facts;
  private final InstantSource clock;
  private final Tail.Source topics;
  private final Timer lag;
  private final Counter unreadable;
  private final Counter unknown;
  private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final AtomicReference<@Nullable Consumer<Map<TopicPartition, Long>>> aside =
      new AtomicReference<>();
  private volatile Map<String, String> topicIds = Map.of();
  private volatile boolean running;
  private boolean restored;
  private volatile long flushedAt;
  private long askedAt;
  private @Nullable Thread reading;
  private @Nullable Thread storing;

  BoardFeed(
      LiveBoard board,
      BoardStore store,
      List<Behind> behind,
      Facts facts,
      InstantSource clock,
      Tail.Source topics,
      MeterRegistry meters) {
    this.board = board;
    this.store = store;
    this.behind = behind;
    this.facts = facts;
    this.clock = clock;
    this.topics = topics;
    this.lag = Timer.builder("homeward.fact.heard").publishPercentileHistogram().register(meters);
    this.unreadable = meters.counter("homeward.fact.unreadable");
    this.unknown = meters.counter("homeward.fact.unknown");
    meters.gauge("homeward.board.in.bed", board, LiveBoard::inBed);
    meters.gauge("homeward.board.facts.waiting", board, LiveBoard::missing);
  }

  @Override
  public void start() {
    running = true;
    reading = Thread.ofPlatform().name("board-feed").start(this::readWhileRunning);
    storing = Thread.ofPlatform().name("board-store").start(this::storeWhileRunning);
    try {
      if (!caughtUp.await(START_WAITS.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("the board is not complete yet");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    running = false;
    end(storing);
    end(reading);
  }

  private static void end(@Nullable Thread thread) {
    if (thread != null) {
      try {
        thread.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server, and stopped after it. */
  @Override
  public int getPhase() {
    return 0;
  }

  private void readWhileRunning() {
    while (running) {
      try {
        try (var tail = open()) {
          while (running) {
            turn(tail, POLL);
          }
          flush();
        }
      } catch (OffsetOutOfRangeException e) {
        // A topic filled again: what the board has of it is known by sequence.
        log.warn("{} are not as they were: read again from the first fact", e.partitions());
        e.partitions().forEach(next::remove);
      } catch (RuntimeException e) {
        log.warn("the board is not fed: {}", e.toString());
        pause(FEED_RESTS);
      }
    }
  }

  /** The topics from where the board stands. */
  Tail open() {
    if (!restored) {
      var stored = store.restore();
      next.putAll(stored.next());
      topicIds = stored.topicIds();
      restored = true;
    }
    var ids = topics.ids();
    ids.forEach(
        (topic, id) -> {
          if (!id.equals(topicIds.getOrDefault(topic, id))) {
            log.warn("{} is another topic than before: it is read from the start", topic);
            next.keySet().removeIf(partition -> partition.topic().equals(topic));
          }
        });
    topicIds = ids;
    return topics.from(next);
  }

  /**
   * Has something done by the feed's own thread, with the positions it stands at; nothing is taken
   * in meanwhile.
   */
  void whenStill(Consumer<Map<TopicPartition, Long>> task) {
    aside.set(task);
  }

  /** Takes in what has come. */
  void turn(Tail tail, Duration patience) {
    if (full()) {
      flush();
      if (full()) {
        pause(FEED_RESTS);
        return;
      }
    }
    var messages = tail.poll(patience).iterator();
    if (messages.hasNext()) {
      messages.forEachRemaining(this::take);
      askedAt = clock.millis();
    }
    if (caughtUp.getCount() > 0 && tail.caughtUp()) {
      caughtUp.countDown();
    }
    var task = aside.getAndSet(null);
    if (task != null) {
      task.accept(Map.copyOf(next));
    }
    if (caughtUp.getCount() > 0) {
      flushWhenDue();
    } else if (brokerAnswers(tail)) {
      board.heardUntil(clock.instant());
    }
  }

  private boolean full() {
    return behind.stream().anyMatch(Behind::full);
  }

  private boolean brokerAnswers(Tail tail) {
    if (clock.millis() - askedAt <= ASK_BROKER.toMillis()) {
      return true;
    }
    var answers = tail.brokerAnswers();
    if (answers) {
      askedAt = clock.millis();
    }
    return answers;
  }

  private void take(ConsumerRecord<String, byte[]> message) {
    try {
      var fact = facts.read(message.value());
      if (fact.data() instanceof JsonNode) {
        unknown.increment();
      }
      board.apply(fact);
      behind.forEach(one -> one.heard(fact, message.value()));
      lag.record(Duration.between(fact.time(), clock.instant()));
    } catch (Facts.Unreadable | IllegalArgumentException e) {
      unreadable.increment();
      log.error(
          "not a fact: {} {} {}: {}",
          message.topic(),
          message.partition(),
          message.offset(),
          e.getMessage());
    }
    next.put(new TopicPartition(message.topic(), message.partition()), message.offset() + 1);
  }

  private void storeWhileRunning() {
    while (running) {
      pause(STORE_LOOKS);
      storeTurn();
    }
  }

  /** Stores what is new, once the board has caught up; until then the reading itself does. */
  void storeTurn() {
    if (caughtUp.getCount() == 0) {
      flushWhenDue();
    }
  }

  private void flushWhenDue() {
    if (clock.millis() - flushedAt > FLUSH.toMillis()) {
      flush();
    }
  }

  private synchronized void flush() {
    flushedAt = clock.millis();
    try {
      store.flush(() -> new BoardStore.Stored(new HashMap<>(next), topicIds));
    } catch (RuntimeException e) {
      log.warn("the documents behind the board wait: {}", e.getClass().getSimpleName());
    }
  }

  private void pause(Duration howLong) {
    try {
      Thread.sleep(howLong);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
