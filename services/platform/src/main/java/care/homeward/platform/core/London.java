package care.homeward.platform.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * Days as everyone here counts them: from midnight to midnight in London. The night on which the
 * clocks change is 23 or 25 hours long and has one midnight like any other.
 */
public final class London {

  /** The time of everyone here. */
  public static final ZoneId ZONE = ZoneId.of("Europe/London");

  private London() {}

  /** The day it is in London at this moment. */
  public static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZONE);
  }

  /** The midnight a day begins with, 00:00. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** The midnight a day ends with, 24:00, which belongs to that day. */
  public static Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }

  /** How many midnights are after the one moment and not after the other; never negative. */
  public static long midnights(Instant from, Instant until) {
    return Math.max(0, ChronoUnit.DAYS.between(day(from), day(until)));
  }

  /** The days whose ends are those midnights. */
  public static Stream<LocalDate> daysEnded(Instant from, Instant until) {
    return until.isAfter(from) ? day(from).datesUntil(day(until)) : Stream.empty();
  }
}
