package care.homeward.live.pages;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long is left until a moment. The page's script counts on from the page's own moment; without
 * it the text is true as of the page.
 *
 * @param text as {@code 1h 26m left} or {@code 35m overdue}
 * @param tone {@code late}, {@code soon} or empty; the text says it too
 * @param until the moment, in words
 * @param millis the moment, in milliseconds since 1970
 */
public record Left(String text, String tone, String until, long millis) {

  private static final Duration SOON = Duration.ofHours(1);
  private static final long DAY_MINUTES = 24 * 60;

  /** The time left now; a moment that is now is past. */
  public static Left of(Instant until, Instant now) {
    var left = Duration.between(now, until);
    var late = !left.isPositive();
    return new Left(
        late ? length(left.negated()) + " overdue" : length(left) + " left",
        late ? "late" : left.compareTo(SOON) < 0 ? "soon" : "",
        When.moment(until),
        until.toEpochMilli());
  }

  /** The same of a moment as services write it; null where there is none. */
  public static @Nullable Left of(String until, Instant now) {
    return until.isEmpty() ? null : of(Instant.parse(until), now);
  }

  public boolean late() {
    return tone.equals("late");
  }

  /** As {@code 1h 26m}, from two days on as {@code 2d 3h}. */
  public static String length(Duration time) {
    var minutes = time.toMinutes();
    if (minutes >= 2 * DAY_MINUTES) {
      return minutes / DAY_MINUTES + "d " + minutes % DAY_MINUTES / 60 + "h";
    }
    return minutes < 60 ? minutes + "m" : minutes / 60 + "h " + minutes % 60 + "m";
  }
}
