package care.homeward.teams;

import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent.TeamCapacitySet.Basis;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day of one skill.
 *
 * @param day as text: stored as an instant it would depend on the machine's time zone
 * @param slots how many people the team can take on; absent when nothing was said
 * @param basis how that came about; absent when nothing was said
 * @param takenOn how many people taken on use the day
 * @param lent slots other teams have of this one
 * @param borrowed slots this team has of others
 */
record Load(
    String day,
    Skill skill,
    @Nullable Integer slots,
    @Nullable Basis basis,
    int takenOn,
    int lent,
    int borrowed) {

  static Load none(LocalDate day, Skill skill) {
    return new Load(day.toString(), skill, null, null, 0, 0, 0);
  }

  /** Whether anything is known of what the team can do that day. */
  boolean said() {
    return slots != null || borrowed > 0;
  }

  /** Below zero when the team took on or lent more than it now says it can. */
  int left() {
    return (slots == null ? 0 : slots) + borrowed - lent - takenOn;
  }

  /** Whether one more person is more than the team said; also when it said nothing. */
  boolean wouldOverload() {
    return left() < 1;
  }

  boolean isOf(LocalDate theDay, Skill theSkill) {
    return day.equals(theDay.toString()) && skill == theSkill;
  }

  Load saying(int more, Basis how) {
    return new Load(day, skill, more, how, takenOn, lent, borrowed);
  }

  Load taking(int more) {
    return new Load(day, skill, slots, basis, Math.max(0, takenOn + more), lent, borrowed);
  }

  Load lending(int more) {
    return new Load(day, skill, slots, basis, takenOn, lent + more, borrowed);
  }

  Load borrowing(int more) {
    return new Load(day, skill, slots, basis, takenOn, lent, borrowed + more);
  }
}
