package care.homeward.dischargeflow;

import static care.homeward.dischargeflow.Told.ADMITTED;
import static care.homeward.dischargeflow.Told.MR_HOLROYD;
import static care.homeward.dischargeflow.Told.READY;
import static care.homeward.dischargeflow.Told.STAY;
import static care.homeward.dischargeflow.Told.at;
import static care.homeward.dischargeflow.Told.discharged;
import static care.homeward.dischargeflow.Told.ended;
import static care.homeward.dischargeflow.Told.waits;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.StayEvent.CriteriaToResideMetAgain;
import care.homeward.contracts.StayEvent.CriteriaToResideReviewed;
import care.homeward.contracts.StayEvent.DischargePlanWithdrawn;
import care.homeward.contracts.StayEvent.DischargePlanned;
import care.homeward.contracts.StayEvent.ExpectedDateSet;
import care.homeward.contracts.StayEvent.ExpectedDateSet.SlipReason;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.ReadinessStated;
import care.homeward.contracts.StayEvent.ReadinessStated.Statement;
import care.homeward.dischargeflow.StayCommand.PlanDischarge;
import care.homeward.dischargeflow.StayCommand.SetCriteriaToReside;
import care.homeward.dischargeflow.StayCommand.SetExpectedDate;
import care.homeward.dischargeflow.StayCommand.StateReadiness;
import care.homeward.dischargeflow.StayCommand.WithdrawDischargePlan;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

  private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 26);
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);
  private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 28);

  @Nested
  class A_review_of_the_criteria {

    @Test
    void that_changes_nothing_is_kept() {
      assertThat(Told.of(ADMITTED).decide(new SetCriteriaToReside(at("10:00"), true)))
          .containsExactly(new CriteriaToResideReviewed(STAY, MR_HOLROYD, at("10:00"), true));
      assertThat(Told.of(ADMITTED, READY).decide(new SetCriteriaToReside(at("11:00"), false)))
          .containsExactly(new CriteriaToResideReviewed(STAY, MR_HOLROYD, at("11:00"), false));
    }

    @Test
    void told_twice_is_one() {
      assertThat(Told.of(ADMITTED, READY).decide(new SetCriteriaToReside(at("10:00"), false)))
          .isEmpty();
    }

    @Test
    void is_kept_with_its_author_and_moves_no_period() {
      var stay =
          Told.of(ADMITTED)
              .stay()
              .after(new Plan.Signed("dr.oyelaran", null))
              .after(READY)
              .after(new Plan.Signed("s.iqbal", null))
              .after(new CriteriaToResideReviewed(STAY, MR_HOLROYD, at("15:00"), false));

      assertThat(stay.plan().reviews())
          .containsExactly(
              new Plan.Review(at("10:00"), false, "dr.oyelaran"),
              new Plan.Review(at("15:00"), false, "s.iqbal"));
      assertThat(stay.readyAt()).hasValue(at("10:00"));
      assertThat(stay.plan().periods()).containsExactly(new Stay.Period(at("10:00"), null));
    }

    @Test
    void told_late_is_refused_if_a_later_one_says_otherwise() {
      var stay =
          Told.of(
              ADMITTED, READY, new CriteriaToResideReviewed(STAY, MR_HOLROYD, at("14:00"), false));

      stay.refuses("before-last-decision", new SetCriteriaToReside(at("13:59"), true));
      assertThat(stay.decide(new SetCriteriaToReside(at("14:00"), true)))
          .containsExactly(new CriteriaToResideMetAgain(STAY, MR_HOLROYD, at("14:00")));
      assertThat(stay.decide(new SetCriteriaToReside(at("13:59"), false)))
          .containsExactly(new CriteriaToResideReviewed(STAY, MR_HOLROYD, at("13:59"), false));
    }

    @Test
    void told_late_agrees_with_what_was_then() {
      var stay =
          Told.of(ADMITTED, READY, new CriteriaToResideMetAgain(STAY, MR_HOLROYD, at("14:00")));

      assertThat(stay.decide(new SetCriteriaToReside(at("13:59"), false)))
          .containsExactly(new CriteriaToResideReviewed(STAY, MR_HOLROYD, at("13:59"), false));
      stay.refuses("before-last-decision", new SetCriteriaToReside(at("13:59"), true));
      stay.refuses("before-last-decision", new SetCriteriaToReside(at("09:59"), false));
    }
  }

  /** Ready in the historical sense is not what no longer meeting the criteria is (rule 1). */
  @Nested
  class Ready_in_the_historical_sense {

    @ParameterizedTest
    @CsvSource({
      "true,  true,  true,  true",
      "false, true,  true,  false",
      "true,  false, true,  false",
      "true,  true,  false, false"
    })
    void takes_all_three_statements(boolean clinician, boolean team, boolean safe, boolean ready) {
      var stay =
          Told.of(ADMITTED)
              .after(
                  new StateReadiness(at("11:00"), Statement.CLINICIAN, clinician),
                  new StateReadiness(at("13:00"), Statement.TEAM, team),
                  new StateReadiness(at("12:00"), Statement.SAFE, safe))
              .stay();

      assertThat(stay.plan().readyHistorically().isPresent()).isEqualTo(ready);
    }

    @Test
    void is_so_since_the_last_of_them() {
      var stay =
          Told.of(ADMITTED)
              .after(
                  new StateReadiness(at("11:00"), Statement.CLINICIAN, true),
                  new StateReadiness(at("13:00"), Statement.TEAM, true),
                  new StateReadiness(at("12:00"), Statement.SAFE, true));

      assertThat(stay.stay().plan().readyHistorically()).hasValue(at("13:00"));
      assertThat(
              stay.after(new StateReadiness(at("14:00"), Statement.TEAM, false))
                  .stay()
                  .plan()
                  .readyHistorically())
          .isEmpty();
    }

    @Test
    void does_not_follow_from_the_criteria_nor_they_from_it() {
      assertThat(Told.of(ADMITTED, READY).stay().plan().statements()).isEmpty();
      assertThat(
              Told.of(ADMITTED)
                  .after(
                      new StateReadiness(at("11:00"), Statement.CLINICIAN, true),
                      new StateReadiness(at("11:00"), Statement.TEAM, true),
                      new StateReadiness(at("11:00"), Statement.SAFE, true))
                  .stay()
                  .readyAt())
          .isEmpty();
    }

    @Test
    void is_stated_once_and_in_the_order_of_time() {
      var team = new ReadinessStated(STAY, MR_HOLROYD, at("11:00"), Statement.TEAM, true);
      var stay = Told.of(ADMITTED, team);

      assertThat(Told.of(ADMITTED).decide(new StateReadiness(at("11:00"), Statement.TEAM, true)))
          .containsExactly(team);
      assertThat(stay.decide(new StateReadiness(at("12:00"), Statement.TEAM, true))).isEmpty();
      assertThat(Told.of(ADMITTED).decide(new StateReadiness(at("12:00"), Statement.TEAM, false)))
          .isEmpty();
      stay.refuses("before-last-decision", new StateReadiness(at("10:59"), Statement.TEAM, false));
    }
  }

  /** Expected date, ready date, planned moment and discharge are four (rule 5). */
  @Nested
  class The_expected_date {

    private final Told stay =
        Told.of(ADMITTED, new ExpectedDateSet(STAY, MR_HOLROYD, at("11:00"), FRIDAY));

    @Test
    void slips_only_with_a_reason() {
      stay.refuses("slip-needs-reason", new SetExpectedDate(at("12:00"), SATURDAY, null));
      assertThat(
              stay.decide(
                  new SetExpectedDate(at("12:00"), SATURDAY, SlipReason.THERAPY_GOALS_NOT_REACHED)))
          .containsExactly(
              new ExpectedDateSet(
                  STAY, MR_HOLROYD, at("12:00"), SATURDAY, SlipReason.THERAPY_GOALS_NOT_REACHED));
    }

    @Test
    void comes_earlier_and_comes_first_without_one() {
      assertThat(stay.decide(new SetExpectedDate(at("12:00"), THURSDAY, null)))
          .containsExactly(new ExpectedDateSet(STAY, MR_HOLROYD, at("12:00"), THURSDAY));
      assertThat(stay.decide(new SetExpectedDate(at("12:00"), THURSDAY, SlipReason.TRANSPORT)))
          .containsExactly(new ExpectedDateSet(STAY, MR_HOLROYD, at("12:00"), THURSDAY));
      assertThat(Told.of(ADMITTED).decide(new SetExpectedDate(at("12:00"), FRIDAY, null)))
          .hasSize(1);
    }

    @Test
    void keeps_every_date_there_was() {
      var dates =
          stay.after(
                  new SetExpectedDate(at("12:00"), SATURDAY, SlipReason.CONDITION_CHANGED),
                  new SetExpectedDate(at("13:00"), THURSDAY, null))
              .stay()
              .plan()
              .dates();

      assertThat(dates)
          .containsExactly(
              new Plan.Dated(FRIDAY, at("11:00"), null, null),
              new Plan.Dated(SATURDAY, at("12:00"), SlipReason.CONDITION_CHANGED, null),
              new Plan.Dated(THURSDAY, at("13:00"), null, null));
    }

    @Test
    void the_ready_date_the_planned_moment_and_the_discharge_do_not_move_each_other() {
      var all =
          stay.having(READY)
              .after(new PlanDischarge(at("12:00"), at("16:30")))
              .having(discharged("18:00"))
              .stay();

      var expected = all.plan().expected();
      assertThat(expected == null ? null : expected.date()).isEqualTo(FRIDAY);
      assertThat(all.readyAt()).hasValue(at("10:00"));
      assertThat(all.plan().planned()).isEqualTo(new Plan.Planned(at("16:30"), at("12:00"), null));
      assertThat(all.bed().left()).isEqualTo(new Bed.Left(at("18:00"), "19", "1"));
    }
  }

  @Nested
  class The_planned_moment {

    @Test
    void is_agreed_moved_and_withdrawn() {
      var planned = new DischargePlanned(STAY, MR_HOLROYD, at("12:00"), at("16:30"));
      var stay = Told.of(ADMITTED, planned);

      assertThat(Told.of(ADMITTED).decide(new PlanDischarge(at("12:00"), at("16:30"))))
          .containsExactly(planned);
      assertThat(stay.decide(new PlanDischarge(at("13:00"), at("16:30")))).isEmpty();
      assertThat(stay.decide(new PlanDischarge(at("13:00"), at("16:45")))).hasSize(1);
      assertThat(stay.decide(new WithdrawDischargePlan(at("13:00"))))
          .containsExactly(new DischargePlanWithdrawn(STAY, MR_HOLROYD, at("13:00")));
      assertThat(stay.after(new WithdrawDischargePlan(at("13:00"))).stay().plan().planned())
          .isNull();
      assertThat(Told.of(ADMITTED).decide(new WithdrawDischargePlan(at("13:00")))).isEmpty();
    }

    @Test
    void is_not_over() {
      Told.of(ADMITTED).refuses("planned-in-the-past", new PlanDischarge(at("12:00"), at("11:59")));
      assertThat(Told.of(ADMITTED).decide(new PlanDischarge(at("12:00"), at("12:00")))).hasSize(1);
    }
  }

  /** Rule 24. */
  @Nested
  class Nobody_is_ready_to_go {

    private static final PlanDischarge LEAVE = new PlanDischarge(at("12:00"), at("16:30"));
    private static final StateReadiness SAFE =
        new StateReadiness(at("12:00"), Statement.SAFE, true);

    @Test
    void whose_mental_capacity_is_to_be_determined() {
      var stay = Told.of(ADMITTED, waits("w", "mental-capacity", Owner.HOSPITAL));

      stay.refuses("mental-capacity-not-determined", LEAVE);
      stay.refuses("mental-capacity-not-determined", SAFE);
      assertThat(stay.having(ended("11:00", "w")).decide(LEAVE)).hasSize(1);
      assertThat(stay.decide(new StateReadiness(at("12:00"), Statement.TEAM, true))).hasSize(1);
    }

    @Test
    void while_a_safeguarding_concern_is_open() {
      var stay = Told.of(ADMITTED, waits("w", "safeguarding", Owner.COUNCIL));

      stay.refuses("safeguarding-concern-open", LEAVE);
      stay.refuses("safeguarding-concern-open", SAFE);
      assertThat(stay.having(ended("11:00", "w")).decide(SAFE)).hasSize(1);
      assertThat(
              stay.having(new ReadinessStated(STAY, MR_HOLROYD, at("10:30"), Statement.SAFE, true))
                  .decide(new StateReadiness(at("12:00"), Statement.SAFE, false)))
          .hasSize(1);
    }

    @Test
    void but_other_waits_are_no_obstacle() {
      assertThat(Told.of(ADMITTED, waits("w", "transport", Owner.TRANSPORT)).decide(LEAVE))
          .hasSize(1);
    }
  }
}
