package care.homeward.dischargeflow.returns;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * How small numbers of people are hidden in what leaves the circle of those who care for them:
 * nought is shown as nought, a few as {@code base}, more to the nearest {@code base}.
 *
 * <p>Everything shown must follow from numbers rounded one by one: a total is the sum of its parts
 * as shown, a rate is of numbers as shown. So no subtraction tells more than the rounded numbers.
 *
 * @param effectiveFrom from which day on what is made is rounded so
 * @param few up to how many people are a few
 * @param base what is rounded to
 */
public record Rounding(LocalDate effectiveFrom, int few, int base) {

  /** Stands for a figure that is of a few people. */
  static final String WITHHELD = "*";

  /** Hides nothing. */
  static final Rounding NONE = new Rounding(LocalDate.EPOCH, 0, 1);

  public Rounding {
    if (few < 0 || base < 1) {
      throw new IllegalArgumentException("nothing can be rounded so");
    }
  }

  /** What is shown of so many. */
  long count(long exact) {
    if (exact == 0) {
      return 0;
    }
    return exact <= few ? base : (exact + base / 2) / base * base;
  }

  /** Whether what is shown may stand for a few. */
  boolean isFew(long shown) {
    return isFew(List.of(shown));
  }

  /** Whether these, as shown, may be a few altogether. */
  boolean isFew(Collection<Long> shown) {
    var least = least(shown);
    return least > 0 && least <= few;
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
    return most(other) + most(missing) - least(one) >= base - 1
        && most(one) - least(other) >= base - 1;
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
    return shown == base ? 1 : Math.max(few + 1, shown - base / 2);
  }

  private long most(long shown) {
    if (shown == 0) {
      return 0;
    }
    var nearest = shown - base / 2 + base - 1;
    return shown == base ? Math.max(few, nearest) : nearest;
  }
}
