package care.homeward.teams;

import care.homeward.contracts.ReferralEvent.Skill;
import java.time.LocalDate;

/**
 * Capacity of a day and skill that one team has of another, as one of the two sees it.
 *
 * @param other the team on the other side
 * @param day as text, like a day of a {@link Load}
 * @param stands false once it was given back
 */
record Loan(
    String loanId, Side side, String other, String day, Skill skill, int slots, boolean stands) {

  /** Which of the two the team is. */
  enum Side {
    LENT,
    BORROWED
  }

  static Loan standing(
      String loanId, Side side, String other, LocalDate day, Skill skill, int slots) {
    return new Loan(loanId, side, other, day.toString(), skill, slots, true);
  }

  LocalDate date() {
    return LocalDate.parse(day);
  }

  Loan over() {
    return new Loan(loanId, side, other, day, skill, slots, false);
  }
}
