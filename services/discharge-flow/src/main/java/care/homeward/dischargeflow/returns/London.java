package care.homeward.dischargeflow.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * Days as the returns count them: from midnight to midnight in London. The night on which the
 * clocks change is 23 or 25 hours long and has one midnight like any other.
 */
final class London {

  static final ZoneId ZONE = ZoneId.of("Europe/London");

  private London() {}

  static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZONE);
  }

  static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** The midnight a day ends with, 24:00, which belongs to that day. */
  static Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }

  /** How many midnights are after the one moment and not after the other; never negative. */
  static long midnights(Instant from, Instant until) {
    return Math.max(0, ChronoUnit.DAYS.between(day(from), day(until)));
  }

  /** The days whose ends are those midnights. */
  static Stream<LocalDate> daysEnded(Instant from, Instant until) {
    return until.isAfter(from) ? day(from).datesUntil(day(until)) : Stream.empty();
  }
}
