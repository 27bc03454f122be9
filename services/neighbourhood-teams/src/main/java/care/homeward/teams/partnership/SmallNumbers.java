package care.homeward.teams.partnership;

import org.jspecify.annotations.Nullable;

/**
 * How counts of people are shown to those who see counts and never people.
 *
 * @param fewerThan counts from one to below this are shown as {@code shownAs}
 * @param shownAs what a small count is shown as
 * @param nearest what all others are rounded to
 */
public record SmallNumbers(int fewerThan, int shownAs, int nearest) {

  public SmallNumbers {
    if (fewerThan < 1 || shownAs < 1 || nearest < 1) {
      throw new IllegalArgumentException("small numbers cannot be rounded so");
    }
  }

  /** None stays none; what is below zero is rounded like what is above. */
  public int shown(int count) {
    var size = Math.abs(count);
    if (size == 0) {
      return 0;
    }
    var rounded = size < fewerThan ? shownAs : (size + nearest / 2) / nearest * nearest;
    return Integer.signum(count) * rounded;
  }

  /** A figure about so many people; not shown when they are few, because it would be of one. */
  public <T> @Nullable T about(int people, @Nullable T figure) {
    return people < fewerThan ? null : figure;
  }
}
