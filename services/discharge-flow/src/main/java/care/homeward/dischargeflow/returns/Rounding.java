package care.homeward.dischargeflow.returns;

import care.homeward.platform.core.SmallNumbers;
import java.util.Collection;
import java.util.List;

/**
 * What the hiding of small numbers takes where many of them are shown side by side.
 *
 * <p>Everything shown must follow from numbers rounded one by one: a total is the sum of its parts
 * as shown, a rate is of numbers as shown. So no subtraction tells more than the rounded numbers.
 *
 * @param numbers how each is shown by itself
 */
public record Rounding(SmallNumbers numbers) {

  /** Stands for a figure that is of a few people. */
  static final String WITHHELD = "*";

  /** Hides nothing. */
  static final Rounding NONE = new Rounding(SmallNumbers.EXACT);

  /** What is shown of so many. */
  long count(long exact) {
    return numbers.shown(exact);
  }

  /** Whether what is shown may stand for a few. */
  boolean isFew(long shown) {
    return isFew(List.of(shown));
  }

  /** Whether these, as shown, may be a few altogether. */
  boolean isFew(Collection<Long> shown) {
    return numbers.isFew(least(shown));
  }

  /**
   * Whether two ways of sharing out the same people, shown side by side, leave every number hidden
   * among as many as rounding hides it among. They do not if the one is as small as it can be and
   * the other as large: twelve days with someone on each, and some ten people in all.
   *
   * @param one counts as shown, of everybody
   * @param other counts as shown
   * @param missing as shown, how many may be in none of the others
   */
  boolean staysHidden(Collection<Long> one, Collection<Long> other, long missing) {
    if (one.stream().noneMatch(this::isFew) && other.stream().noneMatch(this::isFew)) {
      return true;
    }
    return most(other) + most(missing) - least(one) >= numbers.nearest() - 1
        && most(one) - least(other) >= numbers.nearest() - 1;
  }

  private long least(Collection<Long> shown) {
    return shown.stream().mapToLong(this::least).sum();
  }

  private long most(Collection<Long> shown) {
    return shown.stream().mapToLong(this::most).sum();
  }

  private long least(long shown) {
    if (shown == 0) {
      return 0;
    }
    var base = numbers.nearest();
    return shown == base ? 1 : Math.max(numbers.few() + 1, shown - base / 2);
  }

  private long most(long shown) {
    if (shown == 0) {
      return 0;
    }
    var base = numbers.nearest();
    var nearest = shown - base / 2 + base - 1;
    return shown == base ? Math.max(numbers.few(), nearest) : nearest;
  }
}
