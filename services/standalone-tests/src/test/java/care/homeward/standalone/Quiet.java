package care.homeward.standalone;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Whether the machine is ours alone, so that a time limit means something. */
final class Quiet {

  private Quiet() {}

  /**
   * Skips what follows where a clock's own ticks come late: no time measured there says a thing.
   */
  static void assume() throws InterruptedException {
    var late = new ConcurrentLinkedQueue<Long>();
    var ticks = new CountDownLatch(200);
    try (var clock = Executors.newSingleThreadScheduledExecutor()) {
      var began = System.nanoTime();
      for (int n = 0; n < 200; n++) {
        var due = TimeUnit.MILLISECONDS.toNanos(10L * n);
        var _ =
            clock.schedule(
                () -> {
                  late.add(System.nanoTime() - began - due);
                  ticks.countDown();
                },
                due,
                TimeUnit.NANOSECONDS);
      }
      ticks.await();
    }
    var worst = late.stream().sorted().skip(late.size() * 95L / 100).findFirst().orElseThrow();
    assumeThat(Duration.ofNanos(worst))
        .as("how late a tick comes: others use this machine")
        .isLessThan(Duration.ofMillis(10));
  }
}
