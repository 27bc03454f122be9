package care.homeward.live.stream;

import java.time.Duration;

/**
 * How often an open page is told: the first change at once, then not before 30 ms, and while there
 * is much to tell, or telling takes long, up to a quarter of a second.
 */
final class Pace {

  /** So that no frame keeps the beat, or a browser, for long. */
  static final int MOST_AT_ONCE = 100;

  static final long SHORTEST = Duration.ofMillis(30).toNanos();
  static final long LONGEST = Duration.ofMillis(250).toNanos();
  private static final int MANY = 12;
  private static final long SLOW = Duration.ofMillis(50).toNanos();

  private long interval = SHORTEST;
  private long next = Long.MIN_VALUE;

  /** How long to rest before the next frame; 0 or less if it may go at once. */
  long left(long now) {
    return next == Long.MIN_VALUE ? 0 : next - now;
  }

  /** A frame of so many went out. */
  void sent(long began, long ended, int stays) {
    var much = stays >= MANY || ended - began > SLOW;
    interval = much ? Math.min(LONGEST, interval * 3 / 2) : Math.max(SHORTEST, interval * 2 / 3);
    next = Math.max(began + interval, ended);
  }

  long interval() {
    return interval;
  }
}
