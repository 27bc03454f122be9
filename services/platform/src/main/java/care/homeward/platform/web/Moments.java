package care.homeward.platform.web;

import care.homeward.platform.core.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The moments requests name, to the millisecond. */
public final class Moments {

  private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

  /** Before anybody who is alive was born, and after anything that is planned. */
  private static final LocalDate FIRST_DAY = LocalDate.parse("1900-01-01");

  private static final LocalDate LAST_DAY = LocalDate.parse("2200-12-31");

  private static final Instant FIRST = FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();

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
   * @throws Refused if it has not happened yet, or before anybody's time
   */
  public Instant past(@Nullable Instant at) {
    if (at == null) {
      return now();
    }
    if (at.isBefore(FIRST)) {
      throw impossible();
    }
    if (isToCome(at)) {
      throw Refused.impossible("in-the-future", "This has not happened yet.");
    }
    return millis(at);
  }

  /**
   * The same day, if it is one that people mean: from 1900 to 2200.
   *
   * @throws Refused if it is not
   */
  public static LocalDate day(LocalDate day) {
    if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
      throw impossible();
    }
    return day;
  }

  private static Refused impossible() {
    return Refused.impossible("impossible-date", "Days from 1900 to 2200 are taken.");
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
