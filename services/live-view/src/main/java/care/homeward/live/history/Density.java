package care.homeward.live.history;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How much was said in each hour of the last weeks, to see where to look. What is stored more than
 * an hour after it was recorded may be missing here until the next start.
 */
@Component
public class Density {

  private static final Logger log = LoggerFactory.getLogger(Density.class);

  public static final int HOURS = 21 * 24;
  private static final Duration GOOD_FOR = Duration.ofSeconds(20);

  private final FactLog facts;
  private final InstantSource clock;
  private final AtomicBoolean counting = new AtomicBoolean();
  private final Tally settled = new Tally();
  private Tally recent = new Tally();
  private volatile Instant settledUntil;
  private volatile Instant countedAt = Instant.EPOCH;

  Density(FactLog facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
    this.settledUntil = hour(clock.instant()).minus(HOURS, ChronoUnit.HOURS);
  }

  /**
   * How many facts each of the last hours has, the oldest first, as last counted: pages do not wait
   * for the count.
   *
   * @param as by when they were recorded, or by when they happened
   */
  public int[] hours(Moment.As as) {
    var now = clock.instant();
    if (countedAt.plus(GOOD_FOR).isBefore(now) && counting.compareAndSet(false, true)) {
      Thread.ofVirtual().name("density").start(() -> count(now));
    }
    var from = hour(now).minus(HOURS - 1L, ChronoUnit.HOURS);
    var hours = new int[HOURS];
    synchronized (this) {
      for (int i = 0; i < HOURS; i++) {
        var hour = from.plus(i, ChronoUnit.HOURS);
        hours[i] = settled.of(as, hour) + recent.of(as, hour);
      }
    }
    return hours;
  }

  private void count(Instant now) {
    try {
      var settles = hour(now).minus(1, ChronoUnit.HOURS);
      var older = new Tally();
      var newer = new Tally();
      facts.moments(
          settledUntil,
          (recorded, at) -> (recorded.isBefore(settles) ? older : newer).add(recorded, at));
      synchronized (this) {
        settled.add(older);
        settled.forget(hour(now).minus(HOURS, ChronoUnit.HOURS));
        recent = newer;
      }
      settledUntil = settles;
    } catch (RuntimeException e) {
      log.info("what was said is not counted: {}", e.getClass().getSimpleName());
    } finally {
      countedAt = now;
      counting.set(false);
    }
  }

  private static Instant hour(Instant at) {
    return at.truncatedTo(ChronoUnit.HOURS);
  }

  private static final class Tally {

    private final Map<Instant, Integer> recorded = new HashMap<>();
    private final Map<Instant, Integer> happened = new HashMap<>();

    void add(Instant recordedAt, Instant at) {
      recorded.merge(hour(recordedAt), 1, Integer::sum);
      happened.merge(hour(at), 1, Integer::sum);
    }

    void add(Tally other) {
      other.recorded.forEach((hour, count) -> recorded.merge(hour, count, Integer::sum));
      other.happened.forEach((hour, count) -> happened.merge(hour, count, Integer::sum));
    }

    int of(Moment.As as, Instant hour) {
      return (as == Moment.As.KNOWN ? recorded : happened).getOrDefault(hour, 0);
    }

    void forget(Instant before) {
      recorded.keySet().removeIf(hour -> hour.isBefore(before));
      happened.keySet().removeIf(hour -> hour.isBefore(before));
    }
  }
}
