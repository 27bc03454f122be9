package care.homeward.dischargeflow;

import static care.homeward.dischargeflow.Told.ADMITTED;
import static care.homeward.dischargeflow.Told.J12;
import static care.homeward.dischargeflow.Told.J14;
import static care.homeward.dischargeflow.Told.MR_HOLROYD;
import static care.homeward.dischargeflow.Told.OF_SEACROFT;
import static care.homeward.dischargeflow.Told.STAY;
import static care.homeward.dischargeflow.Told.at;
import static care.homeward.dischargeflow.Told.choose;
import static care.homeward.dischargeflow.Told.discharged;
import static care.homeward.dischargeflow.Told.pathway;
import static care.homeward.dischargeflow.Told.waits;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.ContradictionFound;
import care.homeward.contracts.StayEvent.ContradictionFound.Rule;
import care.homeward.contracts.StayEvent.ContradictionResolved;
import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.dischargeflow.StayCommand.Admit;
import care.homeward.dischargeflow.StayCommand.BedIsOwn;
import care.homeward.dischargeflow.StayCommand.BedIsShared;
import care.homeward.dischargeflow.StayCommand.CancelDischarge;
import care.homeward.dischargeflow.StayCommand.Discharge;
import care.homeward.dischargeflow.StayCommand.GoOnLeave;
import care.homeward.dischargeflow.StayCommand.Move;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContradictionsTest {

  @Test
  void someone_discharged_does_not_move() {
    var stay = Told.of(ADMITTED, discharged("15:00"));

    assertThat(stay.says(new Move(at("16:00"), J14)))
        .contains(found("16:00", Rule.MOVED_AFTER_DISCHARGE, Owner.HOSPITAL));
    assertThat(stay.says(new Move(at("14:00"), J14)))
        .noneMatch(event -> event instanceof ContradictionFound);
  }

  @Test
  void it_is_resolved_when_the_discharge_is_cancelled() {
    var stay = Told.of(ADMITTED, discharged("15:00")).after(new Move(at("16:00"), J14));

    assertThat(stay.says(new CancelDischarge(at("15:30"))))
        .contains(
            new ContradictionResolved(STAY, MR_HOLROYD, at("15:30"), Rule.MOVED_AFTER_DISCHARGE));
  }

  @Test
  void nobody_leaves_before_they_came() {
    var early = new Discharge(at("08:59"), "19", "1");

    assertThat(Told.of(ADMITTED).says(early))
        .contains(found("08:59", Rule.DISCHARGED_BEFORE_ADMISSION, Owner.HOSPITAL));
    assertThat(Told.of(ADMITTED).says(new Discharge(at("09:00"), "19", "1")))
        .noneMatch(event -> event instanceof ContradictionFound);
    assertThat(
            Told.of(ADMITTED)
                .after(early)
                .says(new Admit(at("08:30"), MR_HOLROYD, OF_SEACROFT, J12)))
        .contains(
            new ContradictionResolved(
                STAY, MR_HOLROYD, at("08:30"), Rule.DISCHARGED_BEFORE_ADMISSION));
  }

  @Test
  void nobody_is_ready_before_they_came() {
    var inferred =
        new PatientAdmitted(
            STAY, MR_HOLROYD, at("08:00"), OF_SEACROFT, J12, null, PatientAdmitted.Basis.INFERRED);
    var ready = new CriteriaToResideNoLongerMet(STAY, MR_HOLROYD, at("08:30"));
    var stay = Told.of(inferred, ready);

    assertThat(stay.says(new Admit(at("08:30"), MR_HOLROYD, OF_SEACROFT, J12)))
        .noneMatch(event -> event instanceof ContradictionFound);
    assertThat(stay.says(new Admit(at("08:31"), MR_HOLROYD, OF_SEACROFT, J12)))
        .contains(found("08:31", Rule.READY_BEFORE_ADMISSION, Owner.HOSPITAL));
  }

  @Test
  void a_reason_of_some_pathways_needs_the_pathway() {
    var waits = waits("w", "home-based-rehab-not-available", Owner.COMMUNITY);
    var stay = Told.of(ADMITTED, waits);

    assertThat(Contradictions.of(stay.stay(), DelayReasonsTest.PUBLISHED))
        .containsExactly(Rule.REASON_WITHOUT_PATHWAY);
    assertThat(stay.says(choose("12:00", 1)))
        .contains(
            new ContradictionResolved(STAY, MR_HOLROYD, at("12:00"), Rule.REASON_WITHOUT_PATHWAY));
    assertThat(
            Contradictions.of(
                Told.of(ADMITTED, pathway(1), waits).stay(), DelayReasonsTest.PUBLISHED))
        .isEmpty();
  }

  @Test
  void two_people_are_not_in_one_bed() {
    var one = Told.of(ADMITTED).stay();
    var elsewhere = Told.of(ADMITTED).after(new Move(at("10:00"), J14)).stay();
    var noBed = Told.of(ADMITTED).after(new Move(at("10:00"), Told.J20)).stay();

    assertThat(ContradictionsApi.twiceTaken(List.of(one, elsewhere, noBed, noBed))).isEmpty();
    assertThat(ContradictionsApi.twiceTaken(List.of(one, elsewhere, one)))
        .containsExactly(
            new ContradictionsApi.BedTwiceTaken(J12, List.of(STAY, STAY), Owner.HOSPITAL));
  }

  @Test
  void someone_on_leave_lends_their_bed() {
    var one = Told.of(ADMITTED).stay();
    var away = Told.of(ADMITTED).after(new GoOnLeave(at("12:00"))).stay();

    assertThat(ContradictionsApi.twiceTaken(List.of(one, away))).isEmpty();
    assertThat(ContradictionsApi.twiceTaken(List.of(away, one, one))).hasSize(1);
  }

  @Test
  void who_came_later_is_said_to_share_the_bed() {
    var stay = Told.of(ADMITTED);

    assertThat(stay.says(new BedIsShared(at("09:00"), J12)))
        .containsExactly(found("09:00", Rule.TWO_IN_ONE_BED, Owner.HOSPITAL));
    assertThat(stay.says(new BedIsShared(at("09:00"), J14))).isEmpty();
    assertThat(stay.says(new BedIsOwn(at("09:30")))).isEmpty();
    assertThat(Told.of(ADMITTED, discharged("10:00")).says(new BedIsShared(at("09:00"), J12)))
        .isEmpty();
  }

  @Test
  void sharing_is_over_when_either_of_the_two_is_elsewhere() {
    var shares = Told.of(ADMITTED).after(new BedIsShared(at("09:00"), J12));
    var over = new ContradictionResolved(STAY, MR_HOLROYD, at("11:00"), Rule.TWO_IN_ONE_BED);

    assertThat(shares.says(new BedIsShared(at("10:00"), J12))).isEmpty();
    assertThat(shares.says(new BedIsOwn(at("11:00")))).containsExactly(over);
    assertThat(shares.says(new Move(at("11:00"), J14))).contains(over);
    assertThat(shares.says(new Discharge(at("11:00"), "19", "1"))).contains(over);
    assertThat(shares.after(new BedIsOwn(at("11:00"))).says(new BedIsShared(at("12:00"), J12)))
        .containsExactly(found("12:00", Rule.TWO_IN_ONE_BED, Owner.HOSPITAL));
  }

  @Test
  void who_came_first_is_first_and_the_id_decides_between_two_of_one_moment() {
    var first = new BedCheck.Occupant("stay-9", J12, at("08:00"));
    var second = new BedCheck.Occupant("stay-1", J12, at("09:00"));
    var atOnce = new BedCheck.Occupant("stay-2", J12, at("09:00"));
    var alone = new BedCheck.Occupant("stay-3", J14, at("07:00"));

    assertThat(BedCheck.twiceTaken(List.of(atOnce, alone, second, first)))
        .isEqualTo(Map.of(J12, List.of(first, second, atOnce)));
  }

  private static StayEvent found(String time, Rule rule, Owner owner) {
    return new ContradictionFound(STAY, MR_HOLROYD, at(time), rule, owner);
  }
}
