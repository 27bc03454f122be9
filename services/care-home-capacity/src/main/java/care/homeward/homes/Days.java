package care.homeward.homes;

import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days as people in England count them. */
public final class Days {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private Days() {}

  /** The day a moment lies in. */
  public static LocalDate of(Instant moment) {
    return moment.atZone(LONDON).toLocalDate();
  }

  /** The first moment of a day. */
  public static Instant start(LocalDate day) {
    return day.atStartOfDay(LONDON).toInstant();
  }

  /** Who shuts a home says when that is looked at again: that day or later. */
  static void checkReview(LocalDate reviewOn, Instant at) {
    if (reviewOn.isBefore(of(at))) {
      throw Refused.impossible(
          "review-in-the-past", "The review is due on " + reviewOn + ", before it closed.");
    }
  }
}
