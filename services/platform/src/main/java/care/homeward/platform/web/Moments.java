package care.homeward.platform.web;

import care.homeward.platform.core.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The moments requests name, to the millisecond. */
public final class Moments {

  private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

  private final InstantSource clock;

  public Moments(InstantSource clock) {
    this.clock = clock;
  }

  /** Now. */
  public Instant now() {
    return millis(clock.instant());
  }

  /**
   * When it happened; absent means now.
   *
   * @throws Refused if it has not happened yet
   */
  public Instant past(@Nullable Instant at) {
    if (at == null) {
      return now();
    }
    if (isToCome(at)) {
      throw Refused.impossible("in-the-future", "This has not happened yet.");
    }
    return millis(at);
  }

  /** Whether it is further ahead than clocks differ. */
  public boolean isToCome(Instant at) {
    return at.isAfter(clock.instant().plus(CLOCKS_DIFFER_BY));
  }

  /** The same moment, to the millisecond. */
  public static Instant millis(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS);
  }
}
