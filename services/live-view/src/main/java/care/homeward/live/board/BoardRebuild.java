package care.homeward.live.board;

import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Facts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Folds the topics once more from the start, beside the running board, and compares the two where
 * both stand at the same positions. If they are equal the rebuilt one takes the running one's
 * place, in memory and in the documents; if not, the running one stays unless that was asked for.
 */
@Component
class BoardRebuild implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(BoardRebuild.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration CATCHES_UP_WITHIN = Duration.ofSeconds(10);
  private static final Duration FEED_ANSWERS_WITHIN = Duration.ofSeconds(30);
  private static final int NAMED = 50;

  private final LiveBoard live;
  private final BoardFeed feed;
  private final BoardStore store;
  private final Facts facts;
  private final Tail.Source topics;
  private final InstantSource clock;
  private final AtomicReference<Report> report = new AtomicReference<>();
  private volatile boolean stopped;

  /** How far it is, or how it ended. */
  enum State {
    READING,
    /** Equal; the rebuilt one runs now. */
    EQUAL,
    /** Not equal; the running one stayed. */
    DIFFERENT,
    /** Not equal; the rebuilt one runs now, as was asked. */
    REPLACED,
    FAILED
  }

  /**
   * What came of it.
   *
   * @param facts how many were folded
   * @param running SHA-256 of all the running board had folded; absent until both were compared
   * @param rebuilt SHA-256 of all the rebuilt one had
   * @param differences how many names of cards, places and subjects are not the same
   * @param different the first fifty of them
   */
  record Report(
      State state,
      Instant begunAt,
      long millis,
      long facts,
      @Nullable String running,
      @Nullable String rebuilt,
      int differences,
      List<String> different) {}

  BoardRebuild(
      LiveBoard live,
      BoardFeed feed,
      BoardStore store,
      Facts facts,
      Tail.Source topics,
      InstantSource clock) {
    this.live = live;
    this.feed = feed;
    this.store = store;
    this.facts = facts;
    this.topics = topics;
    this.clock = clock;
  }

  /** The last one, running or ended; null if there was none. */
  @Nullable Report last() {
    return report.get();
  }

  /**
   * Begins one.
   *
   * @param evenIfDifferent whether the rebuilt board is to run even if it is not equal
   */
  Report begin(boolean evenIfDifferent) {
    var before = report.get();
    var begun = new Report(State.READING, clock.instant(), 0, 0, null, null, 0, List.of());
    if ((before != null && before.state() == State.READING)
        || !report.compareAndSet(before, begun)) {
      throw Refused.conflict("rebuild-under-way", "The board is being rebuilt already.");
    }
    Thread.ofPlatform().name("board-rebuild").start(() -> run(evenIfDifferent));
    return begun;
  }

  @Override
  public void destroy() {
    stopped = true;
  }

  private void run(boolean evenIfDifferent) {
    var beside = new Beside();
    try (var tail = topics.from(Map.of())) {
      while (!tail.caughtUp() && !stopped) {
        tail.poll(POLL).forEach(beside::take);
        progress(beside);
      }
      beside.putTogether();
      while (!stopped && !compared(beside, tail, evenIfDifferent)) {
        TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("the board is not rebuilt", e);
      end(beside, State.FAILED, null, null, List.of());
    }
  }

  /** Where the feed stands still; false if the rebuilt board has read further than it. */
  private boolean compared(Beside beside, Tail tail, boolean evenIfDifferent)
      throws InterruptedException {
    var done = new CountDownLatch(1);
    var outcome = new AtomicReference<@Nullable Boolean>();
    var failure = new AtomicReference<@Nullable RuntimeException>();
    feed.whenStill(
        next -> {
          try {
            outcome.set(beside.notPast(next) && compare(beside, tail, next, evenIfDifferent));
          } catch (RuntimeException e) {
            failure.set(e);
          } finally {
            done.countDown();
          }
        });
    if (!done.await(FEED_ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the running board is not fed");
    }
    var failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    return Boolean.TRUE.equals(outcome.get());
  }

  private boolean compare(
      Beside beside, Tail tail, Map<TopicPartition, Long> next, boolean evenIfDifferent) {
    var until = clock.instant().plus(CATCHES_UP_WITHIN);
    while (!beside.hasReached(next)) {
      if (clock.instant().isAfter(until)) {
        throw new IllegalStateException("the topics do not come to where the board stands");
      }
      for (var message : tail.poll(POLL)) {
        if (message.offset() < next.getOrDefault(partition(message), 0L)) {
          beside.take(message);
        }
      }
    }
    var running = live.snapshot();
    var board = beside.putTogether();
    var rebuilt = board.snapshot();
    var different = differences(running, rebuilt);
    var state =
        different.isEmpty() ? State.EQUAL : evenIfDifferent ? State.REPLACED : State.DIFFERENT;
    if (state != State.DIFFERENT) {
      live.replace(board, store::nextGeneration);
    }
    end(beside, state, SnapshotHash.of(running), SnapshotHash.of(rebuilt), different);
    return true;
  }

  private static List<String> differences(Board.Snapshot one, Board.Snapshot other) {
    var different = new ArrayList<String>();
    differences("card", one.cards(), other.cards(), different);
    differences("pressure", one.pressure(), other.pressure(), different);
    differences("sequence", one.sequences(), other.sequences(), different);
    return different;
  }

  private static <T> void differences(
      String what, SortedMap<String, T> one, SortedMap<String, T> other, List<String> different) {
    var names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    for (var name : names) {
      if (!Objects.equals(one.get(name), other.get(name))) {
        different.add(what + " " + name);
      }
    }
  }

  private void progress(Beside beside) {
    report.updateAndGet(
        before ->
            new Report(
                State.READING,
                before.begunAt(),
                clock.millis() - before.begunAt().toEpochMilli(),
                beside.facts,
                null,
                null,
                0,
                List.of()));
  }

  private void end(
      Beside beside,
      State state,
      @Nullable String running,
      @Nullable String rebuilt,
      List<String> different) {
    var ended =
        report.updateAndGet(
            before ->
                new Report(
                    state,
                    before.begunAt(),
                    clock.millis() - before.begunAt().toEpochMilli(),
                    beside.facts,
                    running,
                    rebuilt,
                    different.size(),
                    different.stream().limit(NAMED).toList()));
    log.info(
        "board rebuilt from {} facts in {} ms: {}", ended.facts(), ended.millis(), ended.state());
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> message) {
    return new TopicPartition(message.topic(), message.partition());
  }

  /** The board beside the running one, and how far it has read. */
  private final class Beside {

    private final Fold fold = new Fold();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private @Nullable Board board;
    private long facts;

    /** No card is made before all is read; from here on there are cards. */
    Board putTogether() {
      if (board == null) {
        board = fold.board();
      }
      return board;
    }

    void take(ConsumerRecord<String, byte[]> message) {
      try {
        var fact = BoardRebuild.this.facts.read(message.value());
        if (board == null) {
          fold.hear(fact);
        } else {
          board.apply(fact);
        }
        facts++;
      } catch (Facts.Unreadable | IllegalArgumentException e) {
        log.debug("not a fact, here as in the running board", e);
      }
      next.put(partition(message), message.offset() + 1);
    }

    boolean notPast(Map<TopicPartition, Long> others) {
      return next.entrySet().stream()
          .allMatch(one -> one.getValue() <= others.getOrDefault(one.getKey(), 0L));
    }

    boolean hasReached(Map<TopicPartition, Long> others) {
      return others.entrySet().stream()
          .allMatch(one -> next.getOrDefault(one.getKey(), 0L) >= one.getValue());
    }
  }
}
