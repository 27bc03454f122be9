package care.homeward.standalone;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether the machine was ours alone while something was measured, so that a time limit means
 * something: where a clock's own ticks come late, no time measured says a thing.
 */
final class Quiet implements AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(10);

  private final ConcurrentLinkedQueue<Long> late = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  private Quiet() {
    var began = System.nanoTime();
    var ticks = new AtomicLong();
    var _ =
        clock.scheduleAtFixedRate(
            () -> late.add(System.nanoTime() - began - TICK.toNanos() * ticks.getAndIncrement()),
            0,
            TICK.toNanos(),
            TimeUnit.NANOSECONDS);
  }

  static Quiet watch() {
    return new Quiet();
  }

  /** Whether 95 of 100 ticks came no later than one tick. */
  boolean soFar() {
    var sorted = late.stream().sorted().toList();
    return sorted.get(sorted.size() * 95 / 100) < TICK.toNanos();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
