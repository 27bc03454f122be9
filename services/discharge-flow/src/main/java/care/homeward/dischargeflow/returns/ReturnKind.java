package care.homeward.dischargeflow.returns;

import care.homeward.platform.core.London;
import care.homeward.platform.core.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;

/** The returns that are made, and what a period of each is. */
public enum ReturnKind {
  /** Acute discharge situation report; a month. */
  SITREP,
  /** Discharge ready date; a month. */
  DISCHARGE_READY_DATE,
  /** The historical delayed transfers of care; a month. */
  DELAYED_TRANSFERS,
  /** Winter situation report; the day it is submitted. */
  WINTER;

  /** The winter report's beds are those of this time of the day it is submitted. */
  static final LocalTime BEDS_AT = LocalTime.of(8, 0);

  /** For how long after its day it may be amended. */
  static final int AMENDED_FOR_DAYS = 14;

  /** As in an address. */
  String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static ReturnKind of(String path) {
    return Arrays.stream(values())
        .filter(kind -> kind.path().equals(path))
        .findFirst()
        .orElseThrow(() -> Refused.unknown("return"));
  }

  /**
   * The time a period takes facts from.
   *
   * @param from its beginning
   * @param until its end, which is the first moment it can be made
   * @param amendedUntil until when it may be
   */
  record Span(Instant from, Instant until, Instant amendedUntil) {}

  /**
   * What this text says a period of this return is.
   *
   * @throws Refused if it is none
   */
  Span span(String period) {
    try {
      return this == WINTER ? day(LocalDate.parse(period)) : month(YearMonth.parse(period));
    } catch (DateTimeException e) {
      throw Refused.impossible(
          "invalid-period",
          this == WINTER
              ? "A period of this return is a day, as in 2026-01-31."
              : "A period of this return is a month, as in 2026-01.");
    }
  }

  private static Span month(YearMonth month) {
    return new Span(
        London.startOf(month.atDay(1)), London.endOf(month.atEndOfMonth()), Instant.MAX);
  }

  private static Span day(LocalDate day) {
    return new Span(
        London.startOf(day.minusDays(1)),
        day.atTime(BEDS_AT).atZone(London.ZONE).toInstant(),
        London.endOf(day.plusDays(AMENDED_FOR_DAYS)));
  }

  /** Refuses what cannot be made yet, or not any more. */
  void requireOpen(Span span, Instant now) {
    if (now.isBefore(span.until())) {
      throw Refused.conflict("period-not-over", "This period is not over yet.");
    }
    if (now.isAfter(span.amendedUntil())) {
      throw Refused.conflict(
          "amendment-too-late", "This return can be amended for " + AMENDED_FOR_DAYS + " days.");
    }
  }
}
