package care.homeward.live.pages.person;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.DischargePlanned;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.MentalCapacityStated;
import care.homeward.contracts.StayEvent.MentalCapacityStated.Capacity;
import care.homeward.contracts.StayEvent.ReadinessStated;
import care.homeward.contracts.StayEvent.ReadinessStated.Statement;
import care.homeward.contracts.StayEvent.SafeguardingStated;
import care.homeward.contracts.StayEvent.SafeguardingStated.Concern;
import care.homeward.live.board.Card;
import care.homeward.live.history.FactLog.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void the_four_dates_are_lines_of_their_own_and_those_gone_by_are_marked() {
    var lines = lines(NOON, new DischargePlanned("stay-1", "person-1", NINE, NINE));

    assertThat(lines)
        .contains(
            new Plan.Line("Admitted", "Fri 20 Nov 09:00", ""),
            new Plan.Line("No longer meets the criteria to reside", "Since Sun 22 Nov 09:00", ""),
            new Plan.Line("Expected to leave", "Mon 23 Nov", "Passed"),
            new Plan.Line("Planned to leave", "Tue 24 Nov 09:00", "Passed"));
    assertThat(lines(Instant.parse("2026-11-23T23:59:00Z")))
        .as("the day itself has not gone by")
        .contains(new Plan.Line("Expected to leave", "Mon 23 Nov", ""));
  }

  @Test
  void a_statement_counts_until_it_is_withdrawn() {
    var made = new ReadinessStated("stay-1", "person-1", NINE, Statement.CLINICIAN, true);
    var withdrawn = new ReadinessStated("stay-1", "person-1", NOON, Statement.CLINICIAN, false);

    assertThat(lines(NOON, made))
        .contains(new Plan.Line("A clinician says ready", "Said Tue 24 Nov 09:00", ""));
    assertThat(plan(made).missing())
        .containsExactly(
            "The team has not said that the person is ready.",
            "Nobody has said that it is safe for the person to leave.");
    assertThat(lines(NOON, made, withdrawn))
        .contains(new Plan.Line("A clinician says ready", "Withdrawn Tue 24 Nov 12:00", "Missing"));
    assertThat(plan(made, withdrawn).missing()).hasSize(3);
  }

  @Test
  void capacity_to_be_determined_and_an_open_concern_stand_out() {
    var open = new SafeguardingStated("stay-1", "person-1", NINE, Concern.RAISED);
    var doubt = new MentalCapacityStated("stay-1", "person-1", NINE, Capacity.TO_BE_DETERMINED);

    assertThat(plan(open, doubt).missing())
        .endsWith(
            "It is still to be determined whether the person can decide about leaving.",
            "A safeguarding concern is open.");
    assertThat(lines(NOON, open))
        .contains(new Plan.Line("Safeguarding", "Concern raised Tue 24 Nov 09:00", "Open"));
    var closed = new SafeguardingStated("stay-1", "person-1", NOON, Concern.CLOSED);
    assertThat(plan(open, closed).missing()).hasSize(3);
  }

  @Test
  void what_was_said_of_another_stay_says_nothing_of_this_one() {
    var made = new ReadinessStated("stay-2", "person-1", NINE, Statement.SAFE, true);

    assertThat(Plan.of("stay-1", List.of(told("stay-2", made))).missing()).hasSize(3);
  }

  private static List<Plan.Line> lines(Instant now, StayEvent... said) {
    return plan(said).lines(card(), now);
  }

  private static Plan plan(StayEvent... said) {
    return Plan.of("stay-1", Arrays.stream(said).map(one -> told("stay-1", one)).toList());
  }

  private static Told told(String stay, StayEvent fact) {
    return new Told(
        fact.at(), Envelope.of(Publisher.DISCHARGE_FLOW, stay, 1, fact.at(), null, fact), "");
  }

  private static Card card() {
    return new Card(
        "stay-1",
        1,
        "person-1",
        new PersonSummary("85+", false, "aldersyke", "east", 2),
        new Location("RR813", "J28", null),
        Instant.parse("2026-11-20T09:00:00Z"),
        Instant.parse("2026-11-22T09:00:00Z"),
        LocalDate.parse("2026-11-23"),
        1,
        false,
        null,
        null,
        false,
        false,
        false,
        null,
        null);
  }
}
