package care.homeward.homes;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much told figures are still worth.
 *
 * <p>The confidence is 100 until {@code fullFor} after the home told, then halves with every {@code
 * halvesEvery}, smoothly; figures never told have none. Only what a home tells counts: that the
 * monthly return was due or filed in its window says nothing about today.
 *
 * @param confirmWithin a home is asked to confirm its figures before they are older than this;
 *     older ones are stale
 */
public record Freshness(Duration fullFor, Duration halvesEvery, Duration confirmWithin) {

  /** Out of 100. */
  public int confidence(@Nullable Instant toldAt, Instant now) {
    if (toldAt == null) {
      return 0;
    }
    var past = Duration.between(toldAt, now).minus(fullFor);
    if (!past.isPositive()) {
      return 100;
    }
    return (int) Math.floor(100 * Math.pow(0.5, (double) past.toMillis() / halvesEvery.toMillis()));
  }

  /** The moment until which the figures need no confirming; absent if none were told. */
  public @Nullable Instant confirmBy(@Nullable Instant toldAt) {
    return toldAt == null ? null : toldAt.plus(confirmWithin);
  }

  /** Whether they are to be confirmed, or were never told. */
  public boolean isStale(@Nullable Instant toldAt, Instant now) {
    return toldAt == null || now.isAfter(toldAt.plus(confirmWithin));
  }
}
