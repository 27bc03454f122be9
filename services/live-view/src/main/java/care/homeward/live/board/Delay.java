package care.homeward.live.board;

import care.homeward.platform.core.London;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How long someone has been ready to leave, on two clocks.
 *
 * @param hours whole hours that have run
 * @param midnights midnights in Europe/London since the discharge ready date: the official count; a
 *     night in which the clocks change is one midnight
 */
public record Delay(long hours, long midnights) {

  public static final ZoneId LONDON = London.ZONE;

  /** The delay of someone ready since then, as of now; nothing if that lies ahead. */
  public static Delay of(Instant readyAt, Instant now) {
    return new Delay(
        Math.max(0, Duration.between(readyAt, now).toHours()), London.midnights(readyAt, now));
  }

  public Band band() {
    return Band.of(midnights);
  }

  /** The date of a moment in London. */
  public static LocalDate day(Instant at) {
    return London.day(at);
  }
}
