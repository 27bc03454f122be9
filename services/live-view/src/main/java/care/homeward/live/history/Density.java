package care.homeward.live.history;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How much was said in each hour of the last weeks, to see where to look. What is stored more than
 * an hour after it was recorded may be missing here until the next start.
 */
@Component
public class Density {

  public static final int HOURS = 21 * 24;
  private static final Duration GOOD_FOR = Duration.ofSeconds(20);

  private final FactLog facts;
  private final InstantSource clock;
  private Tally settled = new Tally();
  private Tally recent = new Tally();
  private Instant settledUntil;
  private Instant countedAt = Instant.EPOCH;

  Density(FactLog facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
    this.settledUntil = hour(clock.instant()).minus(HOURS, ChronoUnit.HOURS);
  }

  /**
   * How many facts each of the last hours has, the oldest first.
   *
   * @param as by when they were recorded, or by when they happened
   */
  public synchronized int[] hours(Moment.As as) {
    var now = clock.instant();
    if (countedAt.plus(GOOD_FOR).isBefore(now)) {
      count(now);
      countedAt = now;
    }
    var from = hour(now).minus(HOURS - 1L, ChronoUnit.HOURS);
    var hours = new int[HOURS];
    for (int i = 0; i < HOURS; i++) {
      var hour = from.plus(i, ChronoUnit.HOURS);
      hours[i] = settled.of(as, hour) + recent.of(as, hour);
    }
    return hours;
  }

  private void count(Instant now) {
    var settles = hour(now).minus(1, ChronoUnit.HOURS);
    recent = new Tally();
    facts.moments(
        settledUntil,
        (recorded, at) -> (recorded.isBefore(settles) ? settled : recent).add(recorded, at));
    if (settles.isAfter(settledUntil)) {
      settledUntil = settles;
    }
    settled.forget(hour(now).minus(HOURS, ChronoUnit.HOURS));
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

    int of(Moment.As as, Instant hour) {
      return (as == Moment.As.KNOWN ? recorded : happened).getOrDefault(hour, 0);
    }

    void forget(Instant before) {
      recorded.keySet().removeIf(hour -> hour.isBefore(before));
      happened.keySet().removeIf(hour -> hour.isBefore(before));
    }
  }
}
