package care.homeward.live.pages.care;

import care.homeward.live.board.Delay;
import care.homeward.live.pages.When;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moments and days in words, on London's clocks. */
final class Times {

  private static final Duration SOON = Duration.ofHours(1);
  private static final long DAY_MINUTES = 24 * 60;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EEE d", Locale.UK);

  /**
   * How long is left.
   *
   * @param text as {@code 1h 26m left} or {@code 35m overdue}
   * @param tone {@code late}, {@code soon} or empty; the text says it too
   */
  record Left(String text, String tone, String until) {

    public boolean late() {
      return tone.equals("late");
    }
  }

  private Times() {}

  /** The time left until a moment; null where there is none. */
  static @Nullable Left left(String until, Instant now) {
    var end = instant(until);
    if (end == null) {
      return null;
    }
    var left = Duration.between(now, end);
    if (left.isNegative()) {
      return new Left(length(left.negated()) + " overdue", "late", When.moment(end));
    }
    return new Left(
        length(left) + " left", left.compareTo(SOON) < 0 ? "soon" : "", When.moment(end));
  }

  /** As {@code 1h 26m}, from two days on as {@code 2d 3h}. */
  static String length(Duration time) {
    var minutes = time.toMinutes();
    if (minutes >= 2 * DAY_MINUTES) {
      return minutes / DAY_MINUTES + "d " + minutes % DAY_MINUTES / 60 + "h";
    }
    return minutes < 60 ? minutes + "m" : minutes / 60 + "h " + minutes % 60 + "m";
  }

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
