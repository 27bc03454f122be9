package care.homeward.teams;

import care.homeward.contracts.ReferralEvent.ReferralReopened;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent;
import care.homeward.contracts.TeamEvent.CapacityGivenBack;
import care.homeward.contracts.TeamEvent.CapacityLent;
import care.homeward.platform.core.Decision;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Journal;
import care.homeward.platform.journal.Outcome;
import care.homeward.teams.Loan.Side;
import care.homeward.teams.TeamCommand.Borrow;
import care.homeward.teams.TeamCommand.GiveBack;
import care.homeward.teams.TeamCommand.LendCapacity;
import care.homeward.teams.TeamCommand.MakeContact;
import care.homeward.teams.TeamCommand.Restore;
import care.homeward.teams.TeamCommand.TakeBack;
import care.homeward.teams.inbox.Asking;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Carries out what is asked of teams: the only writer of the journal. */
@Component
class TeamDesk {

  private final Journal<Team, TeamEvent> journal;
  private final Asking asking;

  TeamDesk(Journal<Team, TeamEvent> journal, Asking asking) {
    this.journal = journal;
    this.asking = asking;
  }

  /** A team, blank if there is none of that id. */
  Team state(String teamId) {
    return journal.state(teamId);
  }

  Team find(String teamId) {
    var team = journal.state(teamId);
    team.requireFormed();
    return team;
  }

  Outcome<Team, TeamEvent> handle(String teamId, TeamCommand command, Cause cause) {
    return journal.handle(teamId, cause, state -> Decision.of(state.decide(command)));
  }

  /** A first contact, beside when the person was referred: its clock never ran before that. */
  Outcome<Team, TeamEvent> contact(
      String teamId, String referralId, boolean faceToFace, Instant at, Cause cause) {
    var receivedAt = asking.find(referralId).map(asked -> asked.request().receivedAt());
    return handle(
        teamId, new MakeContact(at, referralId, faceToFace, receivedAt.orElse(at)), cause);
  }

  /** Takes on again whom the team had seen: as they were, which its own record says. */
  void takeBack(String teamId, ReferralReopened e, Cause cause) {
    journal.history(teamId).stream()
        .flatMap(step -> Stream.ofNullable(step.state().onCaseload(e.referralId())))
        .reduce((_, later) -> later)
        .map(person -> new TakeBack(e.at(), person.of(e.personId())))
        .ifPresent(back -> takeBack(teamId, back, cause));
  }

  private void takeBack(String teamId, TakeBack back, Cause cause) {
    var _ =
        journal.handle(
            teamId,
            cause,
            team -> {
              var events = team.decide(back);
              return new Decision<>(events, events.isEmpty() ? null : back.before());
            });
  }

  /** Slots of a day and skill one team lets another have. */
  record Wish(Instant at, String borrower, LocalDate day, Skill skill, int slots) {}

  Outcome<Team, TeamEvent> lend(String teamId, Wish wish, Cause cause) {
    var borrower = find(wish.borrower());
    return handle(
        teamId,
        new LendCapacity(
            wish.at(),
            cause.id("loan"),
            wish.borrower(),
            borrower.form().skills(),
            wish.day(),
            wish.skill(),
            wish.slots()),
        cause);
  }

  /** Either side may ask; it is decided where the loan is used. */
  Outcome<Team, TeamEvent> giveBack(String teamId, String loanId, Instant at, Cause cause) {
    var loan = find(teamId).capacity().requireLoan(loanId);
    var borrower = loan.side() == Side.LENT ? loan.other() : teamId;
    return handle(borrower, new GiveBack(at, loanId), cause);
  }

  void arrives(CapacityLent e, Cause cause) {
    var _ =
        handle(
            e.borrower(),
            new Borrow(e.at(), e.loanId(), e.teamId(), e.day(), e.skill(), e.slotsLent()),
            cause);
  }

  void returns(CapacityGivenBack e, Cause cause) {
    var _ = handle(e.lender(), new Restore(e.at(), e.loanId()), cause);
  }
}
