package care.homeward.dischargeflow;

import static care.homeward.dischargeflow.Told.ADMITTED;
import static care.homeward.dischargeflow.Told.MR_HOLROYD;
import static care.homeward.dischargeflow.Told.READY;
import static care.homeward.dischargeflow.Told.STAY;
import static care.homeward.dischargeflow.Told.at;
import static care.homeward.dischargeflow.Told.details;
import static care.homeward.dischargeflow.Told.ended;
import static care.homeward.dischargeflow.Told.started;
import static care.homeward.dischargeflow.Told.waits;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.MentalCapacityStated;
import care.homeward.contracts.StayEvent.MentalCapacityStated.Capacity;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.ReadinessStated.Statement;
import care.homeward.contracts.StayEvent.SafeguardingStated;
import care.homeward.contracts.StayEvent.SafeguardingStated.Concern;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.dischargeflow.StayCommand.EndWait;
import care.homeward.dischargeflow.StayCommand.PlanDischarge;
import care.homeward.dischargeflow.StayCommand.SetCriteriaToReside;
import care.homeward.dischargeflow.StayCommand.StateMentalCapacity;
import care.homeward.dischargeflow.StayCommand.StateReadiness;
import care.homeward.dischargeflow.StayCommand.StateSafeguarding;
import care.homeward.dischargeflow.StayCommand.WithdrawDischargePlan;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 24: what is in the way of leaving at all. */
class ConcernsTest {

  private static final PlanDischarge LEAVE = new PlanDischarge(at("15:00"), at("16:30"));
  private static final StateReadiness SAFE = new StateReadiness(at("15:00"), Statement.SAFE, true);

  @ParameterizedTest(name = "{0}: refused {1}")
  @CsvSource({"NOT_IN_DOUBT, false", "TO_BE_DETERMINED, true", "DETERMINED, false"})
  void nobody_is_ready_to_go_whose_capacity_is_to_be_determined(
      Capacity capacity, boolean refused) {
    var stay = Told.of(ADMITTED).after(stated("11:00", capacity));

    blocks(stay, refused, "mental-capacity-not-determined");
  }

  @ParameterizedTest(name = "{0}: refused {1}")
  @CsvSource({"RAISED, true", "RAISED CLOSED, false", "RAISED CLOSED RAISED, true"})
  void nobody_is_ready_to_go_while_a_safeguarding_concern_is_open(
      String concerns, boolean refused) {
    var stay = Told.of(ADMITTED);
    for (var concern : concerns.split(" ", -1)) {
      stay = stay.after(stated("11:00", Concern.valueOf(concern)));
    }

    blocks(stay, refused, "safeguarding-concern-open");
  }

  /** Both of what would have the person leave, and nothing else. */
  private static void blocks(Told stay, boolean refused, String rule) {
    if (refused) {
      stay.refuses(rule, LEAVE);
      stay.refuses(rule, SAFE);
    } else {
      assertThat(stay.decide(LEAVE)).hasSize(1);
      assertThat(stay.decide(SAFE)).hasSize(1);
    }
    assertThat(stay.decide(new StateReadiness(at("15:00"), Statement.TEAM, true))).hasSize(1);
    assertThat(stay.decide(new SetCriteriaToReside(at("15:00"), false)))
        .containsExactly(new CriteriaToResideNoLongerMet(STAY, MR_HOLROYD, at("15:00")));
    assertThat(stay.after(new SetCriteriaToReside(at("15:00"), false)).stay().readyAt())
        .hasValue(at("15:00"));
  }

  @Test
  void what_was_agreed_before_can_be_taken_back_meanwhile() {
    var stay = Told.of(ADMITTED).after(LEAVE, stated("15:10", Concern.RAISED));

    assertThat(stay.decide(new WithdrawDischargePlan(at("15:20")))).hasSize(1);
  }

  @Test
  void a_determination_is_waited_for_until_there_is_one() {
    var asked = Told.of(ADMITTED).after(stated("11:00", Capacity.TO_BE_DETERMINED));

    assertThat(Told.of(ADMITTED).decide(stated("11:00", Capacity.TO_BE_DETERMINED)))
        .containsExactly(
            new MentalCapacityStated(STAY, MR_HOLROYD, at("11:00"), Capacity.TO_BE_DETERMINED),
            started(
                "11:00", "new", details("mental-capacity", Owner.HOSPITAL, null, NextStep.ASSESS)));
    assertThat(asked.decide(stated("12:00", Capacity.DETERMINED)))
        .containsExactly(
            new MentalCapacityStated(STAY, MR_HOLROYD, at("12:00"), Capacity.DETERMINED),
            ended("12:00", "new"));
    assertThat(asked.decide(stated("12:00", Capacity.TO_BE_DETERMINED))).isEmpty();
    asked.refuses("before-last-decision", stated("10:59", Capacity.DETERMINED));
  }

  @Test
  void a_concern_is_waited_for_until_it_is_closed() {
    var raised = Told.of(ADMITTED).after(stated("11:00", Concern.RAISED));

    assertThat(Told.of(ADMITTED).decide(stated("11:00", Concern.RAISED)))
        .containsExactly(
            new SafeguardingStated(STAY, MR_HOLROYD, at("11:00"), Concern.RAISED),
            started("11:00", "new", details("safeguarding", Owner.COUNCIL, null, NextStep.DECIDE)));
    assertThat(raised.decide(stated("12:00", Concern.CLOSED)))
        .containsExactly(
            new SafeguardingStated(STAY, MR_HOLROYD, at("12:00"), Concern.CLOSED),
            ended("12:00", "new"));
    assertThat(raised.decide(stated("12:00", Concern.RAISED))).isEmpty();
    assertThat(Told.of(ADMITTED).decide(stated("12:00", Concern.CLOSED))).isEmpty();
    raised.refuses("before-last-decision", stated("10:59", Concern.CLOSED));
  }

  @Test
  void someone_who_waits_for_it_already_does_not_wait_twice() {
    var waiting = Told.of(ADMITTED, waits("w", "safeguarding", Owner.COUNCIL));

    assertThat(waiting.decide(stated("11:00", Concern.RAISED)))
        .containsExactly(new SafeguardingStated(STAY, MR_HOLROYD, at("11:00"), Concern.RAISED));
    assertThat(
            waiting.after(stated("11:00", Concern.RAISED)).decide(stated("12:00", Concern.CLOSED)))
        .contains(ended("12:00", "w"));
  }

  @Test
  void to_end_the_wait_answers_nothing() {
    var stay =
        Told.of(ADMITTED, READY)
            .after(stated("11:00", Capacity.TO_BE_DETERMINED), new EndWait(at("12:00"), "new"));

    stay.refuses("mental-capacity-not-determined", LEAVE);
    assertThat(turn(stay))
        .hasValue(new Turn(null, Owner.HOSPITAL, null, null, NextStep.ASSESS, null));
  }

  @Test
  void it_is_the_next_step_before_that_of_the_critical_wait() {
    var placeNextWeek =
        started(
            "10:20",
            "w",
            Wait.of("care-home-arranging", Owner.CARE_HOME, "home-1", NextStep.MOVE_IN, null));
    var stay = Told.of(ADMITTED, READY, placeNextWeek);
    var raised = stay.after(stated("11:00", Concern.RAISED));

    assertThat(turn(stay)).hasValueSatisfying(turn -> assertThat(turn.waitId()).isEqualTo("w"));
    assertThat(turn(raised))
        .hasValue(new Turn("new", Owner.COUNCIL, null, null, NextStep.DECIDE, null));
    assertThat(turn(raised.after(stated("12:00", Concern.CLOSED))))
        .hasValueSatisfying(turn -> assertThat(turn.waitId()).isEqualTo("w"));
  }

  @Test
  void what_was_said_is_kept_with_its_author() {
    var stay =
        Told.of(ADMITTED)
            .having(new Plan.Signed("dr.oyelaran", null))
            .having(
                new MentalCapacityStated(STAY, MR_HOLROYD, at("11:00"), Capacity.TO_BE_DETERMINED))
            .having(new Plan.Signed("s.iqbal", null))
            .having(new SafeguardingStated(STAY, MR_HOLROYD, at("12:00"), Concern.RAISED))
            .stay();

    assertThat(stay.plan().concerns().mentalCapacity())
        .containsExactly(
            new Concerns.OfCapacity(at("11:00"), Capacity.TO_BE_DETERMINED, "dr.oyelaran"));
    assertThat(stay.plan().concerns().safeguarding())
        .containsExactly(new Concerns.OfSafeguarding(at("12:00"), Concern.RAISED, "s.iqbal"));
  }

  private static Optional<Turn> turn(Told told) {
    return Turn.of(told.stay(), DelayReasonsTest.PUBLISHED);
  }

  private static StateMentalCapacity stated(String time, Capacity capacity) {
    return new StateMentalCapacity(at(time), capacity, "new");
  }

  private static StateSafeguarding stated(String time, Concern concern) {
    return new StateSafeguarding(at(time), concern, "new");
  }
}
