package care.homeward.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent;
import care.homeward.contracts.TeamEvent.CapacityBorrowed;
import care.homeward.contracts.TeamEvent.CapacityGivenBack;
import care.homeward.contracts.TeamEvent.CapacityLent;
import care.homeward.contracts.TeamEvent.CapacityRestored;
import care.homeward.contracts.TeamEvent.PersonTakenOn;
import care.homeward.contracts.TeamEvent.TeamCapacitySet;
import care.homeward.contracts.TeamEvent.TeamFormed;
import care.homeward.platform.core.Refused;
import care.homeward.teams.TeamCommand.Borrow;
import care.homeward.teams.TeamCommand.GiveBack;
import care.homeward.teams.TeamCommand.LendCapacity;
import care.homeward.teams.TeamCommand.Restore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LendingRulesTest {

  private static final String LENDER = "team-mere";
  private static final String BORROWER = "team-east";
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final LocalDate TOMORROW = LocalDate.parse("2026-11-30");
  private static final List<Skill> NURSING = List.of(Skill.NURSING);

  private static Team team(String id, TeamEvent... events) {
    var team =
        Team.blank(id)
            .after(TeamFormed.neighbourhoodTeam(id, NOON, id, List.of("mere-lane"), NURSING));
    for (var event : events) {
      team = team.after(event);
    }
    return team;
  }

  private static TeamCapacitySet slots(String team, int slots) {
    return TeamCapacitySet.declared(team, NOON, TOMORROW, Skill.NURSING, slots);
  }

  private static PersonTakenOn taken(String team, String person) {
    return new PersonTakenOn(
        team, NOON, "referral-" + person, "person", "stay", Skill.NURSING, TOMORROW, 0, null, null);
  }

  private static LendCapacity lend(int slots) {
    return new LendCapacity(NOON, "loan-1", BORROWER, NURSING, TOMORROW, Skill.NURSING, slots);
  }

  private static CapacityLent lent(int slots) {
    return new CapacityLent(LENDER, NOON, "loan-1", BORROWER, TOMORROW, Skill.NURSING, slots);
  }

  private static CapacityBorrowed borrowed(int slots) {
    return new CapacityBorrowed(BORROWER, NOON, "loan-1", LENDER, TOMORROW, Skill.NURSING, slots);
  }

  private static CapacityGivenBack givenBack(int slots) {
    return new CapacityGivenBack(BORROWER, NOON, "loan-1", LENDER, TOMORROW, Skill.NURSING, slots);
  }

  private static void refused(Team team, TeamCommand command, String rule) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> team.decide(command))
        .satisfies(refused -> assertThat(refused.rule()).isEqualTo(rule));
  }

  /** Of {@code said} slots one is taken, and {@code asked} are to be lent. */
  @ParameterizedTest
  @CsvSource({"3, 1, true", "3, 2, true", "3, 3, false", "1, 1, false", "0, 1, false"})
  void never_more_is_lent_than_is_left(int said, int asked, boolean allowed) {
    var team = team(LENDER, slots(LENDER, said), taken(LENDER, "patel"));
    if (allowed) {
      assertThat(team.decide(lend(asked))).containsExactly(lent(asked));
    } else {
      refused(team, lend(asked), "more-than-left");
    }
  }

  @Test
  void the_lenders_left_falls_and_the_borrowers_rises() {
    var lender = team(LENDER, slots(LENDER, 3), lent(2));
    var borrower = team(BORROWER, slots(BORROWER, 1), borrowed(2));
    assertThat(lender.load(TOMORROW, Skill.NURSING).left()).isEqualTo(1);
    assertThat(borrower.load(TOMORROW, Skill.NURSING).left()).isEqualTo(3);
    assertThat(lender.capacity().loans())
        .containsExactly(
            new Loan("loan-1", Loan.Side.LENT, BORROWER, "2026-11-30", Skill.NURSING, 2, true));
    assertThat(borrower.capacity().loans())
        .containsExactly(
            new Loan("loan-1", Loan.Side.BORROWED, LENDER, "2026-11-30", Skill.NURSING, 2, true));
  }

  @Test
  void what_was_lent_cannot_be_lent_again() {
    var again = new LendCapacity(NOON, "loan-2", BORROWER, NURSING, TOMORROW, Skill.NURSING, 2);
    refused(team(LENDER, slots(LENDER, 3), lent(2)), again, "more-than-left");
  }

  @Test
  void what_was_borrowed_can_be_lent_on() {
    var borrower = team(BORROWER, borrowed(2));
    assertThat(
            borrower.decide(
                new LendCapacity(NOON, "loan-2", "team-west", NURSING, TOMORROW, Skill.NURSING, 2)))
        .containsExactly(
            new CapacityLent(BORROWER, NOON, "loan-2", "team-west", TOMORROW, Skill.NURSING, 2));
  }

  @Test
  void a_loan_goes_to_another_team_with_the_skill_and_for_a_day_to_come() {
    var team = team(LENDER, slots(LENDER, 3));
    var yesterday = LocalDate.parse("2026-11-28");
    refused(
        team,
        new LendCapacity(NOON, "loan-1", LENDER, NURSING, TOMORROW, Skill.NURSING, 1),
        "lent-to-itself");
    refused(
        team,
        new LendCapacity(
            NOON, "loan-1", BORROWER, List.of(Skill.THERAPY), TOMORROW, Skill.NURSING, 1),
        "borrower-without-skill");
    refused(
        team,
        new LendCapacity(NOON, "loan-1", BORROWER, NURSING, yesterday, Skill.NURSING, 1),
        "day-past");
    refused(
        team,
        new LendCapacity(
            NOON, "loan-1", BORROWER, List.of(Skill.THERAPY), TOMORROW, Skill.THERAPY, 1),
        "team-without-skill");
  }

  @Test
  void a_loan_arrives_once() {
    var arrives = new Borrow(NOON, "loan-1", LENDER, TOMORROW, Skill.NURSING, 2);
    assertThat(team(BORROWER).decide(arrives)).containsExactly(borrowed(2));
    assertThat(team(BORROWER, borrowed(2)).decide(arrives)).isEmpty();
    assertThat(team(BORROWER, borrowed(2), givenBack(2)).decide(arrives)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0, true", "0, 1, false", "1, 1, true", "1, 2, false"})
  void a_loan_is_given_back_only_while_it_is_not_used(int own, int people, boolean allowed) {
    var team = team(BORROWER, slots(BORROWER, own), borrowed(2));
    for (int person = 0; person < people; person++) {
      team = team.after(taken(BORROWER, "patient-" + person));
    }
    var giveBack = new GiveBack(NOON, "loan-1");
    if (allowed) {
      assertThat(team.decide(giveBack)).containsExactly(givenBack(2));
    } else {
      refused(team, giveBack, "loan-used");
    }
  }

  @Test
  void a_loan_comes_back_once_and_only_to_the_lender() {
    var lender = team(LENDER, slots(LENDER, 3), lent(2));
    var restored =
        new CapacityRestored(LENDER, NOON, "loan-1", BORROWER, TOMORROW, Skill.NURSING, 2);
    var restore = new Restore(NOON, "loan-1");
    assertThat(lender.decide(restore)).containsExactly(restored);
    assertThat(lender.after(restored).load(TOMORROW, Skill.NURSING).left()).isEqualTo(3);
    assertThat(lender.after(restored).decide(restore)).isEmpty();
    assertThat(team(BORROWER, borrowed(2)).decide(restore)).isEmpty();
    assertThat(team(LENDER).decide(restore)).isEmpty();
  }

  @Test
  void only_the_borrower_decides_to_give_back_and_twice_is_already_so() {
    var giveBack = new GiveBack(NOON, "loan-1");
    refused(team(LENDER, slots(LENDER, 3), lent(2)), giveBack, "loan-not-here");
    refused(team(BORROWER), giveBack, "loan-not-here");
    assertThat(team(BORROWER, borrowed(2), givenBack(2)).decide(giveBack)).isEmpty();
    refused(
        team(BORROWER, borrowed(2)),
        new GiveBack(Instant.parse("2026-12-01T00:00:00Z"), "loan-1"),
        "day-past");
  }
}
