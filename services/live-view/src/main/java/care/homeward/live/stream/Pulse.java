package care.homeward.live.stream;

import care.homeward.live.board.BoardFilter;
import care.homeward.live.board.Figures;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.board.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks at everyone once a second: says whose card another midnight or a due time changed, and
 * counts the figures once for all pages with the same filter.
 */
@Component
class Pulse implements SmartLifecycle {

  private final LiveBoard board;
  private volatile List<Standing> everyone = List.of();
  private volatile Map<BoardFilter, Figures> counted = new ConcurrentHashMap<>();
  private volatile boolean running;
  private Map<String, Clock> seen = Map.of();
  private @Nullable Thread beating;

  /** What of a card depends on the clock in more than its hours. */
  private record Clock(long midnights, boolean overdue) {}

  Pulse(LiveBoard board, Changes changes, MeterRegistry meters) {
    this.board = board;
    meters.gauge("homeward.stream.readers", changes, Changes::readers);
  }

  /** The figures of a filter, not older than a second. */
  Figures figures(BoardFilter filter) {
    return counted.computeIfAbsent(filter, asked -> Figures.of(everyone, asked));
  }

  boolean running() {
    return running;
  }

  private void look() {
    everyone = board.standings().toList();
    counted = new ConcurrentHashMap<>();
    var next = new HashMap<String, Clock>();
    for (var standing : everyone) {
      var delay = standing.delay();
      if (delay != null) {
        next.put(standing.card().stayId(), new Clock(delay.midnights(), standing.overdue()));
      }
    }
    next.forEach(
        (stayId, clock) -> {
          var before = seen.get(stayId);
          if (before != null && !before.equals(clock)) {
            board.announce(stayId);
          }
        });
    seen = next;
  }

  @Override
  public void start() {
    running = true;
    look();
    beating = Thread.ofPlatform().name("pulse").start(this::beat);
  }

  private void beat() {
    while (running) {
      try {
        TimeUnit.SECONDS.sleep(1);
        look();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Before the web server waits for requests in progress: streams end when this stops. */
  @Override
  public void stop() {
    running = false;
    var thread = beating;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
