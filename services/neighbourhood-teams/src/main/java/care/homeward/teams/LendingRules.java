package care.homeward.teams;

import care.homeward.contracts.TeamEvent;
import care.homeward.contracts.TeamEvent.CapacityBorrowed;
import care.homeward.contracts.TeamEvent.CapacityGivenBack;
import care.homeward.contracts.TeamEvent.CapacityLent;
import care.homeward.contracts.TeamEvent.CapacityRestored;
import care.homeward.platform.core.Refused;
import care.homeward.teams.Loan.Side;
import care.homeward.teams.TeamCommand.Borrow;
import care.homeward.teams.TeamCommand.GiveBack;
import care.homeward.teams.TeamCommand.LendCapacity;
import care.homeward.teams.TeamCommand.Restore;
import java.util.List;

/**
 * One workforce: a team lends what it has left of a day and skill to another.
 *
 * <p>What each side has is decided on that side's own state, so two who act at once cannot have the
 * same slot. Lending begins with the lender, and the borrower hears of it; giving back begins with
 * the borrower, who alone knows whether it is still unused, and the lender hears of that. Between
 * the two, for a moment, neither has it: a slot is never at two places.
 */
final class LendingRules {

  private LendingRules() {}

  static List<TeamEvent> lend(Team team, LendCapacity lend) {
    team.requireFormed();
    team.requireSkill(lend.skill());
    if (lend.borrower().equals(team.id())) {
      throw Refused.impossible("lent-to-itself", "A team cannot lend to itself.");
    }
    if (!lend.skillsOfBorrower().contains(lend.skill())) {
      throw Refused.conflict("borrower-without-skill", "The other team does not offer that skill.");
    }
    CapacityRules.requireToCome(lend.day(), Team.londonDay(lend.at()));
    var left = team.load(lend.day(), lend.skill()).left();
    if (lend.slots() > left) {
      throw Refused.conflict(
          "more-than-left",
          "Asked for " + lend.slots() + ", and " + Math.max(0, left) + " are left of that day.");
    }
    return List.of(
        new CapacityLent(
            team.id(),
            lend.at(),
            lend.loanId(),
            lend.borrower(),
            lend.day(),
            lend.skill(),
            lend.slots()));
  }

  static List<TeamEvent> borrow(Team team, Borrow borrow) {
    return team.capacity().loan(borrow.loanId()) != null
        ? List.of()
        : List.of(
            new CapacityBorrowed(
                team.id(),
                borrow.at(),
                borrow.loanId(),
                borrow.lender(),
                borrow.day(),
                borrow.skill(),
                borrow.slots()));
  }

  static List<TeamEvent> giveBack(Team team, GiveBack giveBack) {
    team.requireFormed();
    var loan = team.capacity().loan(giveBack.loanId());
    if (loan == null || loan.side() != Side.BORROWED) {
      throw Refused.conflict("loan-not-here", "This team has not had that loan, or not yet.");
    }
    if (!loan.stands()) {
      return List.of();
    }
    CapacityRules.requireToCome(loan.date(), Team.londonDay(giveBack.at()));
    if (team.load(loan.date(), loan.skill()).left() < loan.slots()) {
      throw Refused.conflict("loan-used", "What was borrowed is in use.");
    }
    return List.of(
        new CapacityGivenBack(
            team.id(),
            giveBack.at(),
            loan.loanId(),
            loan.other(),
            loan.date(),
            loan.skill(),
            loan.slots()));
  }

  static List<TeamEvent> restore(Team team, Restore restore) {
    var loan = team.capacity().loan(restore.loanId());
    return loan == null || loan.side() != Side.LENT || !loan.stands()
        ? List.of()
        : List.of(
            new CapacityRestored(
                team.id(),
                restore.at(),
                loan.loanId(),
                loan.other(),
                loan.date(),
                loan.skill(),
                loan.slots()));
  }
}
