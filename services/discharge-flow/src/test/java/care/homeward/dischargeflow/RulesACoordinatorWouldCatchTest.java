package care.homeward.dischargeflow;

import static care.homeward.dischargeflow.Told.ADMITTED;
import static care.homeward.dischargeflow.Told.J14;
import static care.homeward.dischargeflow.Told.MR_HOLROYD;
import static care.homeward.dischargeflow.Told.READY;
import static care.homeward.dischargeflow.Told.STAY;
import static care.homeward.dischargeflow.Told.at;
import static care.homeward.dischargeflow.Told.choose;
import static care.homeward.dischargeflow.Told.pathway;
import static care.homeward.dischargeflow.Told.waits;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.StayEvent.CareBegan;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.ReadinessStated;
import care.homeward.contracts.StayEvent.ReadinessStated.Statement;
import care.homeward.dischargeflow.StayCommand.CancelDischarge;
import care.homeward.dischargeflow.StayCommand.CareBegins;
import care.homeward.dischargeflow.StayCommand.Discharge;
import care.homeward.dischargeflow.StayCommand.EndWait;
import care.homeward.dischargeflow.StayCommand.GoOnLeave;
import care.homeward.dischargeflow.StayCommand.HomeAccepts;
import care.homeward.dischargeflow.StayCommand.HomeHoldsBed;
import care.homeward.dischargeflow.StayCommand.Move;
import care.homeward.dischargeflow.StayCommand.PassOnWait;
import care.homeward.dischargeflow.StayCommand.PlanDischarge;
import care.homeward.dischargeflow.StayCommand.SetCriteriaToReside;
import care.homeward.dischargeflow.StayCommand.SetExpectedDate;
import care.homeward.dischargeflow.StayCommand.StartWait;
import care.homeward.dischargeflow.StayCommand.TeamHasIt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules a discharge coordinator would catch us on, each on both of its sides. Those that have a
 * table elsewhere:
 *
 * <ul>
 *   <li>1, three statements: {@link PlanTest}; what counts of them: {@code DelayedTransfersTest}
 *   <li>4, midnights and the nights the clocks change: {@link DelayTest}
 *   <li>6, one reason a midnight: {@link CriticalWaitTest}, {@code MidnightReasonTest}
 *   <li>8, process and capacity: {@link PathwayTest}, {@link HandoverTest}
 *   <li>9, every code by everyone it can be attributed to: {@code DelayedTransfersTest}
 *   <li>10 and 11, restarts and discharge to assess: {@link PathwayTest}
 *   <li>18, the identity of every day: {@link ShuffledMessagesTest}, {@code DailyStockTest}
 *   <li>20, the two clocks of the winter report: {@code ReturnKindTest}, {@code FilesTest}
 *   <li>22, what is undone, late or told twice: {@link StayTest}, {@link ShuffledMessagesTest},
 *       {@code AdtReaderTest}
 *   <li>23, homelessness: {@link HousingTest}
 *   <li>24, capacity and safeguarding: {@link ConcernsTest}, {@link PlanTest}
 *   <li>25, protected whereabouts: {@link EpisodesTest}, {@link HousingTest}
 * </ul>
 */
class RulesACoordinatorWouldCatchTest {

  private static final Told WAITS =
      Told.of(
          ADMITTED, READY, pathway(1), waits("w", "home-based-rehab-arranging", Owner.COMMUNITY));

  @Nested
  class Rule_1_ready_is_not_medically_optimised {

    @Test
    void each_statement_has_its_own_author_and_time() {
      var stay = Told.of(ADMITTED);
      var said = new ArrayList<Plan.Stated>();
      var time =
          Map.of(Statement.CLINICIAN, "11:00", Statement.TEAM, "11:01", Statement.SAFE, "11:02");
      for (var statement : Statement.values()) {
        var by = "who-said-" + statement;
        var moment = at(Objects.requireNonNull(time.get(statement)));
        stay =
            stay.having(new Plan.Signed(by, null))
                .having(new ReadinessStated(STAY, MR_HOLROYD, moment, statement, true));
        said.add(new Plan.Stated(moment, statement, true, by));
      }

      assertThat(stay.stay().plan().statements()).containsExactlyElementsOf(said);
      assertThat(stay.stay().plan().readyHistorically()).hasValue(at("11:02"));
    }
  }

  @Nested
  class Rule_2_still_in_a_bed {

    /** What happens at 12:00 to someone ready at 10:00, and their delay at 18:00 in hours. */
    static Stream<Arguments> what_happens() {
      return Stream.of(
          ends(2, "leaving", new Discharge(at("12:00"), "19", "1")),
          ends(2, "death, by its destination", new Discharge(at("12:00"), "79", "1")),
          ends(2, "death, by its method", new Discharge(at("12:00"), "98", "4")),
          ends(0, "criteria met again", new SetCriteriaToReside(at("12:00"), true)),
          goesOn("another review", new SetCriteriaToReside(at("12:00"), false)),
          goesOn("a referral taken", team(NextStep.START_CARE)),
          goesOn("a bed accepted", hold(), new HomeAccepts(at("12:00"), "hold-1", "home-1")),
          goesOn(
              "care begun in the bed",
              team(NextStep.START_CARE),
              new CareBegins(at("12:00"), CareBegan.By.TEAM, "referral-1")),
          goesOn("the wait ended", new EndWait(at("12:00"), "w")),
          goesOn("a pathway chosen", choose("12:00", 0)),
          goesOn("a plan to leave", new PlanDischarge(at("12:00"), at("12:30"))),
          goesOn(
              "an expected date",
              new SetExpectedDate(at("12:00"), LocalDate.of(2026, 11, 23), null)),
          goesOn("another ward", new Move(at("12:00"), J14)),
          goesOn("leave of absence", new GoOnLeave(at("12:00"))),
          goesOn(
              "a discharge that was cancelled",
              new Discharge(at("12:00"), "19", "1"),
              new CancelDischarge(at("12:10"))));
    }

    @ParameterizedTest(name = "{0}: {1} hours, still waiting {2}")
    @MethodSource("what_happens")
    void only_leaving_death_and_meeting_the_criteria_end_a_delay(
        String what, long hours, boolean waits, List<StayCommand> commands) {
      var told = WAITS;
      for (var command : commands) {
        told = told.having(command);
      }
      var stay = told.stay();

      assertThat(stay.delay(at("18:00")).map(Delay::hours).orElse(0L)).as(what).isEqualTo(hours);
      assertThat(Turn.of(stay, DelayReasonsTest.PUBLISHED).isPresent()).as(what).isEqualTo(waits);
    }

    private static Arguments ends(long hours, String what, StayCommand... commands) {
      return Arguments.of(what, hours, false, List.of(commands));
    }

    private static Arguments goesOn(String what, StayCommand... commands) {
      return Arguments.of(what, 8L, true, List.of(commands));
    }

    private static TeamHasIt team(NextStep step) {
      return new TeamHasIt(at("11:00"), "referral-1", "team-1", Skill.REABLEMENT, step, "v");
    }

    private static HomeHoldsBed hold() {
      return new HomeHoldsBed(at("11:00"), "hold-1", "home-1", BedType.NURSING, at("15:00"), "v");
    }
  }

  @Nested
  class Rule_3_meeting_the_criteria_again_pauses_and_restarts {

    /** Reviews by time, met (+) or not (-); since when ready; the periods kept. */
    @ParameterizedTest(name = "{0}: ready {1}, periods {2}")
    @CsvSource({
      "10-,             10, 10-",
      "10- 12-,         10, 10-",
      "10- 12+,           , 10-12",
      "10- 12+ 14-,     14, 10-12 14-",
      "10- 12+ 14- 16+,   , 10-12 14-16",
      "10- 12+ 14- 15- 16+ 17-, 17, 10-12 14-16 17-",
      "10+ 12-,         12, 12-",
    })
    void the_ready_date_is_of_the_period_that_is_and_every_period_is_kept(
        String reviews, @Nullable String readyAt, String periods) {
      var stay = Told.of(ADMITTED);
      for (var review : reviews.split(" ", -1)) {
        stay = stay.after(new SetCriteriaToReside(hour(review), review.endsWith("+")));
      }

      assertThat(stay.stay().readyAt().orElse(null))
          .isEqualTo(readyAt == null ? null : hour(readyAt));
      assertThat(stay.stay().plan().periods())
          .isEqualTo(
              Stream.of(periods.split(" ", -1))
                  .map(Rule_3_meeting_the_criteria_again_pauses_and_restarts::period)
                  .toList());
    }

    private static Stay.Period period(String fromUntil) {
      var ends = fromUntil.split("-", -1);
      return new Stay.Period(hour(ends[0]), ends[1].isEmpty() ? null : hour(ends[1]));
    }

    private static Instant hour(String hour) {
      return at(hour.substring(0, 2) + ":00");
    }
  }

  @Nested
  class Rule_5_four_fields {

    /** The expected date, the ready date, the planned moment and the discharge. */
    record Four(
        @Nullable LocalDate expected,
        @Nullable Instant ready,
        @Nullable Instant planned,
        @Nullable Instant left) {}

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

    static Stream<Arguments> one_of_them() {
      return Stream.of(
          Arguments.of(
              new SetExpectedDate(at("12:00"), FRIDAY, null),
              (UnaryOperator<Four>) it -> new Four(FRIDAY, it.ready, it.planned, it.left)),
          Arguments.of(
              new SetCriteriaToReside(at("12:00"), false),
              (UnaryOperator<Four>) it -> new Four(it.expected, at("12:00"), it.planned, it.left)),
          Arguments.of(
              new PlanDischarge(at("12:00"), at("16:30")),
              (UnaryOperator<Four>) it -> new Four(it.expected, it.ready, at("16:30"), it.left)),
          Arguments.of(
              new Discharge(at("12:00"), "19", "1"),
              (UnaryOperator<Four>)
                  it -> new Four(it.expected, it.ready, it.planned, at("12:00"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("one_of_them")
    void each_moves_alone(StayCommand command, UnaryOperator<Four> moved) {
      var before = Told.of(ADMITTED);

      assertThat(four(before.after(command))).isEqualTo(moved.apply(four(before)));
    }

    private static Four four(Told told) {
      var plan = told.stay().plan();
      var expected = plan.expected();
      var planned = plan.planned();
      var left = told.stay().bed().left();
      return new Four(
          expected == null ? null : expected.date(),
          told.stay().readyAt().orElse(null),
          planned == null ? null : planned.plannedFor(),
          left == null ? null : left.at());
    }
  }

  @Nested
  class Rule_7_a_reason_implies_pathway_and_owner {

    @ParameterizedTest(name = "{1} on pathway {0}: {2}")
    @CsvSource({
      "1, care-home-not-available,        false",
      "3, care-home-not-available,        true",
      "3, home-based-rehab-not-available, false",
      "1, home-based-rehab-not-available, true",
      "2, home-based-rehab-not-available, false",
      "2, bed-based-rehab-not-available,  true",
      "1, bed-based-rehab-not-available,  false",
      "0, social-care-restart,            true",
      "1, social-care-restart,            false",
      "1, end-of-life-not-available,      true",
      "2, end-of-life-not-available,      false",
      "3, end-of-life-not-available,      true",
      "0, housing-not-available,          true",
      "3, housing-not-available,          false",
      "0, transport,                      true",
      "3, transport,                      true",
    })
    void a_reason_of_another_pathway_is_refused_to_begin_and_to_follow(
        int pathway, String reason, boolean fits) {
      var start = new StartWait(at("12:00"), "w", reason, null, null, null, null, null);
      var follow = new PassOnWait(at("12:00"), "v", reason, null, null, null, null, null, null);
      var stay =
          Told.of(
              ADMITTED, READY, pathway(pathway), waits("v", "infection-control", Owner.HOSPITAL));

      if (fits) {
        assertThat(stay.decide(start)).hasSize(1);
        assertThat(stay.decide(follow)).hasSize(1);
      } else {
        stay.refuses("reason-contradicts-pathway", start);
        stay.refuses("reason-contradicts-pathway", follow);
      }
    }

    @ParameterizedTest(name = "pathway {0}, owner {1}: refused {2}")
    @CsvSource({
      "0, CARE_TRANSFER_HUB, true",
      "0, HOSPITAL, false",
      "1, CARE_TRANSFER_HUB, false",
      "2, CARE_TRANSFER_HUB, false",
      "3, CARE_TRANSFER_HUB, false",
    })
    void on_pathway_0_nothing_is_with_the_hub(int pathway, Owner owner, boolean refused) {
      var stay =
          Told.of(
              ADMITTED, READY, pathway(pathway), waits("v", "infection-control", Owner.HOSPITAL));
      var start = new StartWait(at("12:00"), "w", "transport", owner, null, null, null, null);
      var pass =
          new PassOnWait(at("12:00"), "v", null, owner, null, null, NextStep.DECIDE, null, null);

      if (refused) {
        stay.refuses("pathway-0-without-hub", start);
        stay.refuses("pathway-0-without-hub", pass);
      } else {
        assertThat(stay.decide(start)).hasSize(1);
        assertThat(stay.decide(pass)).hasSize(1);
      }
    }

    @Test
    void without_an_owner_the_reason_says_whose_it_is() {
      var owners =
          Map.of(
              "transport", Owner.TRANSPORT,
              "medicines-and-letter", Owner.PHARMACY,
              "safeguarding", Owner.COUNCIL,
              "hub-referrals", Owner.CARE_TRANSFER_HUB,
              "home-based-rehab-not-available", Owner.COMMUNITY,
              "housing-adaptations", Owner.HOUSING);
      owners.forEach(
          (reason, owner) ->
              assertThat(
                      Told.of(ADMITTED, READY, pathway(1))
                          .after(
                              new StartWait(at("12:00"), "w", reason, null, null, null, null, null))
                          .stay()
                          .openWaits()
                          .map(wait -> Objects.requireNonNull(wait.details().owner())))
                  .as(reason)
                  .containsExactly(owner));
    }
  }
}
