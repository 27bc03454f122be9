package care.homeward.live.pages.homes;

import care.homeward.live.board.Delay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Moments and lengths of time in words, on London's clocks. */
final class Clock {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK);

  private Clock() {}

  /** A moment of an answer; null where there is none. */
  static @Nullable Instant at(JsonNode moment) {
    var text = moment.asString("");
    return text.isEmpty() ? null : Instant.parse(text);
  }

  /** {@code today 08:14}, {@code tomorrow 08:14} or {@code Mon 23 Nov 08:14}. */
  static String when(Instant at, Instant now) {
    var there = at.atZone(Delay.LONDON);
    return day(there.toLocalDate(), now) + " " + TIME.format(there);
  }

  static String day(LocalDate day, Instant now) {
    var ahead = day.toEpochDay() - Delay.day(now).toEpochDay();
    if (Math.abs(ahead) > 1) {
      return DAY.format(day);
    }
    return ahead == 0 ? "today" : ahead > 0 ? "tomorrow" : "yesterday";
  }

  /** {@code 3 hours ago}. */
  static String ago(Instant at, Instant now) {
    var since = Duration.between(at, now);
    if (since.toMinutes() < 1) {
      return "just now";
    }
    return lasted(since) + " ago";
  }

  /** In the one unit that matters: {@code 12 minutes}, {@code 3 hours}, {@code 2 days}. */
  static String lasted(Duration time) {
    if (time.toHours() < 1) {
      return counted(time.toMinutes(), "minute");
    }
    return time.toHours() < 48 ? counted(time.toHours(), "hour") : counted(time.toDays(), "day");
  }

  private static String counted(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
