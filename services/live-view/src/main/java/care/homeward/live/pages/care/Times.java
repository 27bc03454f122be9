package care.homeward.live.pages.care;

import care.homeward.live.board.Delay;
import care.homeward.live.pages.When;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moments and days in words, on London's clocks. */
final class Times {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EEE d", Locale.UK);

  private Times() {}

  static String moment(String iso) {
    var at = instant(iso);
    return at == null ? "" : When.moment(at);
  }

  /** As {@code Wednesday 25 November}. */
  static String day(String iso) {
    return iso.isEmpty() ? "" : LocalDate.parse(iso).format(DAY);
  }

  static String shortDay(LocalDate day) {
    return day.format(SHORT);
  }

  static @Nullable Instant instant(String iso) {
    return iso.isEmpty() ? null : Instant.parse(iso);
  }

  /** What a field for a moment holds; null if it is none. */
  static @Nullable Instant typed(String field) {
    try {
      return field.isBlank() ? null : LocalDateTime.parse(field).atZone(Delay.LONDON).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** What a field for a day holds; null if it is none. */
  static @Nullable LocalDate typedDay(String field) {
    try {
      return field.isBlank() ? null : LocalDate.parse(field);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** What a field for a number holds; null if it is none. */
  static @Nullable Integer typedNumber(String field) {
    try {
      return field.isBlank() ? null : Integer.valueOf(field.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
