package care.homeward.teams;

import care.homeward.contracts.CommunityNeed;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * One week of one need, of a community organisation.
 *
 * @param week the Monday, as text like a day of a {@link Load}
 * @param slots how many people the organisation said it can take on; absent when it said nothing
 * @param taken how many people taken on with this need use the week
 */
record Week(String week, CommunityNeed need, @Nullable Integer slots, int taken) {

  static Week none(LocalDate day, CommunityNeed need) {
    return new Week(monday(day).toString(), need, null, 0);
  }

  /** The Monday the week of a day begins with. */
  static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  int left() {
    return (slots == null ? 0 : slots) - taken;
  }

  boolean wouldOverload() {
    return left() < 1;
  }

  boolean isOf(LocalDate day, CommunityNeed theNeed) {
    return week.equals(monday(day).toString()) && need == theNeed;
  }

  Week saying(int more) {
    return new Week(week, need, more, taken);
  }

  Week taking(int more) {
    return new Week(week, need, slots, Math.max(0, taken + more));
  }
}
