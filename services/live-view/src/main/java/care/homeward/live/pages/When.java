package care.homeward.live.pages;

import care.homeward.platform.core.London;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as every page writes them, on London's clocks. */
public final class When {

  private static final DateTimeFormatter MOMENT = formatter("EEE d MMM HH:mm");
  private static final DateTimeFormatter CLOCK = formatter("HH:mm:ss");

  private When() {}

  /** {@code Mon 23 Nov 08:14}. */
  public static String moment(Instant at) {
    return MOMENT.format(at);
  }

  /** {@code 08:14:32}, of today. */
  public static String clock(Instant at) {
    return CLOCK.format(at);
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.UK).withZone(London.ZONE);
  }
}
