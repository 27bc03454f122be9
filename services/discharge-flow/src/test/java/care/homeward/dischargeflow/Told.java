package care.homeward.dischargeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.ContradictionFound;
import care.homeward.contracts.StayEvent.ContradictionResolved;
import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.CriticalWaitNamed;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PathwayChosen.DischargeToAssessNotPossible;
import care.homeward.contracts.StayEvent.PathwayChosen.HomeNotPossible;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.StayEvent.StayRetold;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.contracts.StayEvent.WaitEnded;
import care.homeward.contracts.StayEvent.WaitPassedOn;
import care.homeward.contracts.StayEvent.WaitStarted;
import care.homeward.dischargeflow.StayCommand.ChoosePathway;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stay as the tests tell it: facts in, a command, facts out. */
final class Told {

  static final String STAY = "stay-1";
  static final String MR_HOLROYD = "person-holroyd";
  static final PersonSummary OF_SEACROFT = new PersonSummary("85+", false, "leeds", "seacroft", 1);
  static final Location J12 = new Location("RR813", "J12", "04");
  static final Location J14 = new Location("RR813", "J14", "11");
  static final Location J20 = new Location("RR813", "J20", null);

  static final StayEvent ADMITTED =
      new PatientAdmitted(STAY, MR_HOLROYD, at("09:00"), OF_SEACROFT, J12);
  static final StayEvent READY = new CriteriaToResideNoLongerMet(STAY, MR_HOLROYD, at("10:00"));

  private final Stay stay;

  private Told(Stay stay) {
    this.stay = stay;
  }

  static Instant at(String time) {
    return Instant.parse("2026-11-23T" + time + ":00Z");
  }

  static Told of(StayEvent... events) {
    var stay = Stay.blank(STAY);
    for (var event : events) {
      stay = stay.after(event);
    }
    return new Told(stay);
  }

  /** The same, with somebody asked in between. */
  Told having(StayCommand command) {
    var events = decide(command);
    var state =
        command instanceof StayCommand.FromOthers heard && !events.isEmpty()
            ? stay.after(HandoverRules.decide(stay, heard, DelayReasonsTest.PUBLISHED).asked())
            : stay;
    for (var event : events) {
      state = state.after(event);
    }
    return new Told(state);
  }

  Told having(StayEvent event) {
    return new Told(stay.after(event));
  }

  /** The same, with what comes next decided by someone. */
  Told having(Plan.Signed signed) {
    return new Told(stay.after(signed));
  }

  Stay stay() {
    return stay;
  }

  /** What follows, but for which wait is the critical one then, and what contradicts itself. */
  List<StayEvent> decide(StayCommand... commands) {
    return says(commands).stream()
        .filter(
            event ->
                !(event instanceof CriticalWaitNamed
                    || event instanceof ContradictionFound
                    || event instanceof ContradictionResolved))
        .toList();
  }

  /** All that follows. */
  List<StayEvent> says(StayCommand... commands) {
    return stay.decideAll(List.of(commands), DelayReasonsTest.PUBLISHED);
  }

  /** That these are kept in the record, and nothing else of the stay is another by them. */
  void keepsWithoutEffect(StayCommand... commands) {
    var events = decide(commands);
    assertThat(events).isNotEmpty().allMatch(event -> event instanceof StayRetold);
    var state = stay;
    for (var event : events) {
      state = state.after(event);
    }
    assertThat(state.bed().record()).hasSizeGreaterThan(stay.bed().record().size());
    assertThat(state.bed().saysTheSameAs(stay.bed())).isTrue();
  }

  /** The same, after these commands. */
  Told after(StayCommand... commands) {
    var state = stay;
    for (var event : says(commands)) {
      state = state.after(event);
    }
    return new Told(state);
  }

  void refuses(String rule, StayCommand command) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> decide(command))
        .matches(refused -> refused.rule().equals(rule), "refused by " + rule);
  }

  static StayEvent pathway(int pathway) {
    return new PathwayChosen(STAY, MR_HOLROYD, at("10:10"), pathway);
  }

  static ChoosePathway choose(String time, int pathway) {
    var homeNotPossible = pathway < 2 ? null : HomeNotPossible.NEEDS_CARE_DAY_AND_NIGHT;
    var assessed = pathway < 3 ? null : DischargeToAssessNotPossible.ASSESSED_BEFORE;
    return new ChoosePathway(at(time), pathway, null, null, homeNotPossible, null, assessed, true);
  }

  static StayEvent waits(String waitId, String reason, Owner owner) {
    return new WaitStarted(
        STAY, MR_HOLROYD, at("10:20"), waitId, details(reason, owner, null, null));
  }

  static StayEvent started(String time, String waitId, Wait details) {
    return new WaitStarted(STAY, MR_HOLROYD, at(time), waitId, details);
  }

  static StayEvent passedOn(String time, String waitId, Wait details) {
    return new WaitPassedOn(STAY, MR_HOLROYD, at(time), waitId, details);
  }

  static StayEvent ended(String time, String waitId) {
    return new WaitEnded(STAY, MR_HOLROYD, at(time), waitId);
  }

  static StayEvent discharged(String time) {
    return new PatientDischarged(STAY, MR_HOLROYD, at(time), "19", "1");
  }

  /** Of a wait for which so many are asked. */
  static Wait asked(
      int howMany, String reason, Owner owner, @Nullable String reference, NextStep nextStep) {
    return new Wait(reason, owner, reference, null, nextStep, null, howMany);
  }

  static Wait details(
      String reason, Owner owner, @Nullable String reference, @Nullable NextStep nextStep) {
    return Wait.of(reason, owner, reference, nextStep, null);
  }
}
