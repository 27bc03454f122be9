package care.homeward.platform.core;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How counts of people are shown to those who see counts and never people: none stays none, a few
 * are all shown alike, others go to the nearest.
 *
 * @param effectiveFrom the first day it holds
 * @param source whose rule it is
 * @param few counts from one up to this are a few, and shown as {@code nearest}
 * @param nearest what all others are rounded to a multiple of
 */
public record SmallNumbers(LocalDate effectiveFrom, String source, int few, int nearest) {

  /** Hides nothing: for those who see the people anyway. */
  public static final SmallNumbers EXACT =
      new SmallNumbers(LocalDate.EPOCH, "seen by who sees the people", 0, 1);

  public SmallNumbers {
    if (few < 0 || nearest < 1) {
      throw new IllegalArgumentException("small numbers cannot be hidden so");
    }
  }

  /** What is below zero is shown like what is above. */
  public long shown(long count) {
    var size = Math.abs(count);
    if (size == 0) {
      return 0;
    }
    var rounded = size <= few ? nearest : (size + nearest / 2) / nearest * nearest;
    return Long.signum(count) * rounded;
  }

  /** As {@link #shown(long)}. */
  public int shown(int count) {
    return Math.toIntExact(shown((long) count));
  }

  /** Whether these are so few that what is said of all could be about one. */
  public boolean isFew(long count) {
    return count >= 1 && count <= few;
  }

  /** A figure about so many people; not shown when they are few, or none. */
  public <T> @Nullable T about(long people, @Nullable T figure) {
    return people == 0 || isFew(people) ? null : figure;
  }
}
