package care.homeward.dischargeflow;

import static care.homeward.dischargeflow.Told.ADMITTED;
import static care.homeward.dischargeflow.Told.J12;
import static care.homeward.dischargeflow.Told.J14;
import static care.homeward.dischargeflow.Told.J20;
import static care.homeward.dischargeflow.Told.MR_HOLROYD;
import static care.homeward.dischargeflow.Told.OF_SEACROFT;
import static care.homeward.dischargeflow.Told.READY;
import static care.homeward.dischargeflow.Told.STAY;
import static care.homeward.dischargeflow.Told.at;
import static care.homeward.dischargeflow.Told.choose;
import static care.homeward.dischargeflow.Told.details;
import static care.homeward.dischargeflow.Told.discharged;
import static care.homeward.dischargeflow.Told.ended;
import static care.homeward.dischargeflow.Told.passedOn;
import static care.homeward.dischargeflow.Told.pathway;
import static care.homeward.dischargeflow.Told.started;
import static care.homeward.dischargeflow.Told.waits;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent.AdmissionCancelled;
import care.homeward.contracts.StayEvent.CareBegan;
import care.homeward.contracts.StayEvent.CriteriaToResideMetAgain;
import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.DischargeCancelled;
import care.homeward.contracts.StayEvent.ExpectedDateSet;
import care.homeward.contracts.StayEvent.JourneyClosed;
import care.homeward.contracts.StayEvent.MoveCancelled;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PathwayChosen.DischargeToAssessNotPossible;
import care.homeward.contracts.StayEvent.PathwayChosen.HomeNotPossible;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.StayEvent.PatientMoved;
import care.homeward.contracts.StayEvent.PatientReidentified;
import care.homeward.contracts.StayEvent.PersonDetailsCorrected;
import care.homeward.contracts.StayEvent.StayRetold;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.dischargeflow.Bed.Phase;
import care.homeward.dischargeflow.StayCommand.Admit;
import care.homeward.dischargeflow.StayCommand.AdmitUnlessKnown;
import care.homeward.dischargeflow.StayCommand.CancelAdmission;
import care.homeward.dischargeflow.StayCommand.CancelDischarge;
import care.homeward.dischargeflow.StayCommand.CancelMove;
import care.homeward.dischargeflow.StayCommand.Discharge;
import care.homeward.dischargeflow.StayCommand.EndWait;
import care.homeward.dischargeflow.StayCommand.Identify;
import care.homeward.dischargeflow.StayCommand.MergeInto;
import care.homeward.dischargeflow.StayCommand.Move;
import care.homeward.dischargeflow.StayCommand.PassOnWait;
import care.homeward.dischargeflow.StayCommand.SetCriteriaToReside;
import care.homeward.dischargeflow.StayCommand.SetExpectedDate;
import care.homeward.dischargeflow.StayCommand.StartWait;
import care.homeward.dischargeflow.StayCommand.TakeExpectedDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StayTest {

  private static final PersonSummary PROTECTED = new PersonSummary("85+", true, null, null, null);

  @Nested
  class Into_the_bed_and_out {

    @Test
    void an_admission_begins_the_stay() {
      assertThat(Told.of().decide(new Admit(at("09:00"), MR_HOLROYD, OF_SEACROFT, J12)))
          .containsExactly(ADMITTED);
    }

    @Test
    void an_admission_told_again_is_no_news() {
      assertThat(Told.of(ADMITTED).decide(new Admit(at("09:00"), MR_HOLROYD, OF_SEACROFT, J12)))
          .isEmpty();
    }

    @Test
    void a_move_of_someone_never_admitted_admits_them_first() {
      assertThat(
              Told.of()
                  .decide(
                      new AdmitUnlessKnown(at("09:00"), MR_HOLROYD, OF_SEACROFT, J12),
                      new Move(at("11:00"), J14)))
          .containsExactly(
              new PatientAdmitted(
                  STAY,
                  MR_HOLROYD,
                  at("09:00"),
                  OF_SEACROFT,
                  J12,
                  null,
                  PatientAdmitted.Basis.INFERRED),
              new PatientMoved(STAY, MR_HOLROYD, at("11:00"), J14));
    }

    @Test
    void an_admission_that_is_told_late_replaces_what_was_inferred() {
      var stay =
          Told.of()
              .after(
                  new AdmitUnlessKnown(at("09:00"), MR_HOLROYD, OF_SEACROFT, J20),
                  new Move(at("11:00"), J14),
                  new Admit(at("09:10"), MR_HOLROYD, OF_SEACROFT, J12))
              .stay();

      assertThat(stay.bed().admittedAt()).isEqualTo(at("09:10"));
      assertThat(stay.bed().places())
          .containsExactly(
              new Bed.Placed(J12, null, at("09:10")), new Bed.Placed(J14, null, at("11:00")));
    }

    @Test
    void a_cancelled_admission_ends_the_stay_once() {
      var cancelled = new AdmissionCancelled(STAY, MR_HOLROYD, at("09:30"));

      assertThat(Told.of(ADMITTED).decide(new CancelAdmission(at("09:30"))))
          .containsExactly(cancelled);
      assertThat(Told.of(ADMITTED, cancelled).decide(new CancelAdmission(at("09:30")))).isEmpty();
      assertThat(Told.of().decide(new CancelAdmission(at("09:30")))).isEmpty();
    }

    @Test
    void after_a_cancelled_admission_only_a_later_one_counts() {
      var stay = Told.of(ADMITTED, new AdmissionCancelled(STAY, MR_HOLROYD, at("09:30")));

      stay.keepsWithoutEffect(new Admit(at("09:30"), MR_HOLROYD, OF_SEACROFT, J14));
      assertThat(stay.decide(new Admit(at("09:31"), MR_HOLROYD, OF_SEACROFT, J14)))
          .containsExactly(new PatientAdmitted(STAY, MR_HOLROYD, at("09:31"), OF_SEACROFT, J14));
      assertThat(stay.decide(new AdmitUnlessKnown(at("09:31"), MR_HOLROYD, OF_SEACROFT, J14)))
          .isEmpty();
    }

    @Test
    void a_move_that_comes_late_goes_where_it_belongs_and_does_not_override_the_bed() {
      var moved = new PatientMoved(STAY, MR_HOLROYD, at("11:00"), J14);
      var stay = Told.of(ADMITTED, moved);

      assertThat(stay.decide(new Move(at("10:59"), J20)))
          .singleElement()
          .isInstanceOfSatisfying(
              StayRetold.class, retold -> assertThat(retold.location()).isEqualTo(J14));
      assertThat(stay.after(new Move(at("10:59"), J20)).stay().bed().places())
          .containsExactly(
              new Bed.Placed(J12, null, at("09:00")),
              new Bed.Placed(J20, null, at("10:59")),
              new Bed.Placed(J14, null, at("11:00")));
      assertThat(stay.decide(new Move(at("11:00"), J20)))
          .containsExactly(new PatientMoved(STAY, MR_HOLROYD, at("11:00"), J20));
    }

    @Test
    void a_move_to_the_same_bed_is_kept_for_what_may_come_between() {
      Told.of(ADMITTED).keepsWithoutEffect(new Move(at("11:00"), J12));

      assertThat(
              Told.of(ADMITTED)
                  .after(new Move(at("11:00"), J12), new Move(at("10:00"), J14))
                  .stay()
                  .bed()
                  .last())
          .isEqualTo(new Bed.Placed(J12, null, at("11:00")));
    }

    @Test
    void a_cancelled_move_leads_back() {
      var stay = Told.of(ADMITTED, new PatientMoved(STAY, MR_HOLROYD, at("11:00"), J14));
      var back = new MoveCancelled(STAY, MR_HOLROYD, at("11:30"), J12);

      assertThat(stay.decide(new CancelMove(at("11:30"), J12))).containsExactly(back);
      assertThat(stay.decide(new CancelMove(at("11:30"), null))).startsWith(back);
      assertThat(stay.having(back).stay().bed().places())
          .containsExactly(new Bed.Placed(J12, null, at("09:00")));
    }

    @Test
    void a_cancelled_move_nobody_heard_of_is_kept_until_the_move_is_told() {
      var stay = Told.of(ADMITTED, new PatientMoved(STAY, MR_HOLROYD, at("11:00"), J14));

      stay.keepsWithoutEffect(new CancelMove(at("11:30"), J14));
      Told.of(ADMITTED).keepsWithoutEffect(new CancelMove(at("11:30"), null));
      assertThat(
              Told.of(ADMITTED)
                  .after(new CancelMove(at("11:30"), J12), new Move(at("11:00"), J14))
                  .stay()
                  .bed()
                  .places())
          .containsExactly(new Bed.Placed(J12, null, at("09:00")));
      assertThat(Told.of().decide(new CancelMove(at("11:30"), J12))).isEmpty();
    }

    @Test
    void nobody_leaves_twice_or_before_they_came() {
      assertThat(Told.of(ADMITTED, READY, discharged("15:00")).decide(leave("15:00"))).isEmpty();
      assertThat(
              Told.of(ADMITTED, READY, discharged("15:00"))
                  .after(leave("16:00"))
                  .stay()
                  .bed()
                  .left())
          .isEqualTo(new Bed.Left(at("16:00"), "19", "1"));
      Told.of(ADMITTED).keepsWithoutEffect(leave("08:59"));
      Told.of().refuses("unknown-stay", leave("15:00"));
      Told.of(ADMITTED, new AdmissionCancelled(STAY, MR_HOLROYD, at("09:30")))
          .keepsWithoutEffect(leave("15:00"));
    }

    @Test
    void a_cancelled_discharge_brings_back_waits_and_periods() {
      var before =
          Told.of(ADMITTED, READY, pathway(1), waits("w", "therapy-review", Owner.HOSPITAL));
      var cancelled = new DischargeCancelled(STAY, MR_HOLROYD, at("16:00"));
      var gone = before.having(discharged("15:00"));

      assertThat(gone.decide(new CancelDischarge(at("16:00")))).containsExactly(cancelled);

      var back = gone.having(cancelled).stay();
      assertThat(back.waits()).isEqualTo(before.stay().waits());
      assertThat(back.plan()).isEqualTo(before.stay().plan());
      assertThat(back.inBed()).isTrue();
      assertThat(back.closed()).isFalse();
    }

    @Test
    void a_discharge_that_was_cancelled_and_is_told_again_is_no_news() {
      var stay =
          Told.of(
              ADMITTED, discharged("15:00"), new DischargeCancelled(STAY, MR_HOLROYD, at("16:00")));

      assertThat(stay.decide(leave("15:00"))).isEmpty();
      stay.keepsWithoutEffect(leave("16:00"));
      assertThat(stay.decide(leave("16:01"))).contains(discharged("16:01"));
    }

    @Test
    void cancelling_a_discharge_nobody_heard_of_is_kept_until_the_discharge_is_told() {
      assertThat(Told.of().decide(new CancelDischarge(at("16:00")))).isEmpty();
      Told.of(ADMITTED).keepsWithoutEffect(new CancelDischarge(at("16:00")));
      Told.of(ADMITTED, discharged("15:00")).keepsWithoutEffect(new CancelDischarge(at("14:59")));
      assertThat(
              Told.of(ADMITTED)
                  .after(new CancelDischarge(at("16:00")), leave("15:00"))
                  .stay()
                  .inBed())
          .isTrue();
    }

    private Discharge leave(String time) {
      return new Discharge(at(time), "19", "1");
    }
  }

  @Nested
  class Whose_it_is {

    @Test
    void corrected_details_are_said_once() {
      var corrected = new PersonDetailsCorrected(STAY, MR_HOLROYD, at("12:00"), PROTECTED);
      var stay = Told.of(ADMITTED);

      assertThat(stay.decide(new Identify(at("12:00"), MR_HOLROYD, PROTECTED)))
          .containsExactly(corrected);
      assertThat(stay.having(corrected).decide(new Identify(at("12:00"), MR_HOLROYD, PROTECTED)))
          .isEmpty();
      assertThat(Told.of().decide(new Identify(at("12:00"), MR_HOLROYD, PROTECTED))).isEmpty();
    }

    @Test
    void another_record_of_the_person_takes_the_stay_over() {
      assertThat(Told.of(ADMITTED).decide(new Identify(at("12:00"), "person-new", OF_SEACROFT)))
          .containsExactly(new PatientReidentified(STAY, "person-new", at("12:00"), MR_HOLROYD));
    }

    @Test
    void a_merge_moves_only_stays_of_the_retired_record() {
      var stay = Told.of(ADMITTED, discharged("11:00"));

      assertThat(stay.decide(new MergeInto(at("12:00"), "person-kept", MR_HOLROYD)))
          .containsExactly(new PatientReidentified(STAY, "person-kept", at("12:00"), MR_HOLROYD));
      assertThat(stay.decide(new MergeInto(at("12:00"), "person-kept", "person-else"))).isEmpty();
      assertThat(stay.decide(new MergeInto(at("12:00"), MR_HOLROYD, MR_HOLROYD))).isEmpty();
    }
  }

  @Nested
  class The_ready_date {

    @Test
    void is_the_start_of_the_period_that_is() {
      var stay =
          Told.of(
                  ADMITTED,
                  READY,
                  new CriteriaToResideMetAgain(STAY, MR_HOLROYD, at("11:00")),
                  new CriteriaToResideNoLongerMet(STAY, MR_HOLROYD, at("13:00")))
              .stay();

      assertThat(stay.readyAt()).hasValue(at("13:00"));
      assertThat(stay.plan().periods())
          .containsExactly(
              new Stay.Period(at("10:00"), at("11:00")), new Stay.Period(at("13:00"), null));
    }

    @Test
    void is_none_while_the_criteria_are_met() {
      var again = new CriteriaToResideMetAgain(STAY, MR_HOLROYD, at("11:00"));

      assertThat(Told.of(ADMITTED).stay().delay(at("12:00"))).isEmpty();
      assertThat(Told.of(ADMITTED, READY, again).stay().delay(at("12:00"))).isEmpty();
    }

    @Test
    void no_longer_counts_up_once_the_bed_is_left() {
      var stay = Told.of(ADMITTED, READY, discharged("15:00")).stay();

      assertThat(stay.delay(at("12:59")).orElseThrow().hours()).isEqualTo(2);
      assertThat(stay.delay(at("18:00")).orElseThrow().hours()).isEqualTo(5);
    }

    @Test
    void decisions_follow_each_other_in_time() {
      var stay = Told.of(ADMITTED, READY);

      assertThat(stay.decide(new SetCriteriaToReside(at("10:00"), true)))
          .containsExactly(new CriteriaToResideMetAgain(STAY, MR_HOLROYD, at("10:00")));
      stay.refuses("before-last-decision", new SetCriteriaToReside(at("09:59"), false));
      Told.of(ADMITTED).refuses("before-admission", new SetCriteriaToReside(at("08:59"), false));
    }

    @Test
    void only_someone_in_a_bed_is_decided_about() {
      var ready = new SetCriteriaToReside(at("18:00"), false);

      Told.of().refuses("unknown-stay", ready);
      Told.of(ADMITTED, discharged("15:00")).refuses("discharged", ready);
      Told.of(ADMITTED, new AdmissionCancelled(STAY, MR_HOLROYD, at("09:30")))
          .refuses("admission-cancelled", ready);
    }

    @Test
    void is_not_the_expected_date() {
      var friday = LocalDate.of(2026, 11, 27);
      var expected = new ExpectedDateSet(STAY, MR_HOLROYD, at("11:00"), friday);
      var stay = Told.of(ADMITTED, READY);

      assertThat(stay.decide(new SetExpectedDate(at("11:00"), friday, null)))
          .containsExactly(expected);
      assertThat(stay.having(expected).stay().readyAt()).hasValue(at("10:00"));
      assertThat(stay.having(expected).decide(new SetExpectedDate(at("12:00"), friday, null)))
          .isEmpty();
      stay.refuses(
          "before-admission", new SetExpectedDate(at("11:00"), LocalDate.of(2026, 11, 22), null));
    }

    @Test
    void an_expected_date_that_comes_late_does_not_override_a_newer() {
      var stay =
          Told.of(
              ADMITTED,
              new ExpectedDateSet(STAY, MR_HOLROYD, at("11:00"), LocalDate.of(2026, 11, 27)));
      var saturday = LocalDate.of(2026, 11, 28);

      assertThat(stay.decide(new TakeExpectedDate(at("10:59"), saturday))).isEmpty();
      assertThat(stay.decide(new TakeExpectedDate(at("11:00"), saturday))).hasSize(1);
      assertThat(
              stay.having(discharged("15:00")).decide(new TakeExpectedDate(at("16:00"), saturday)))
          .isEmpty();
    }
  }

  @Nested
  class Waits {

    @Test
    void have_the_owner_their_reason_implies() {
      assertThat(Told.of(ADMITTED).decide(start("w", "medicines-and-letter", null)))
          .containsExactly(
              started("11:00", "w", details("medicines-and-letter", Owner.PHARMACY, null, null)));
      assertThat(Told.of(ADMITTED).decide(start("w", "safeguarding", Owner.HOSPITAL)))
          .containsExactly(
              started("11:00", "w", details("safeguarding", Owner.HOSPITAL, null, null)));
    }

    @Test
    void that_contradict_the_pathway_are_refused() {
      Told.of(ADMITTED, pathway(1))
          .refuses("reason-contradicts-pathway", start("w", "care-home-not-available", null));
      Told.of(ADMITTED, pathway(3))
          .refuses("reason-contradicts-pathway", start("w", "home-based-rehab-arranging", null));
      assertThat(Told.of(ADMITTED, pathway(3)).decide(start("w", "care-home-arranging", null)))
          .hasSize(1);
      assertThat(Told.of(ADMITTED).decide(start("w", "care-home-arranging", null))).hasSize(1);
    }

    @Test
    void are_not_with_the_hub_on_pathway_0() {
      Told.of(ADMITTED, pathway(0))
          .refuses("pathway-0-without-hub", start("w", "transport", Owner.CARE_TRANSFER_HUB));
      Told.of(ADMITTED, pathway(0))
          .refuses("reason-contradicts-pathway", start("w", "hub-referrals", null));
      assertThat(
              Told.of(ADMITTED, pathway(1))
                  .decide(start("w", "transport", Owner.CARE_TRANSFER_HUB)))
          .hasSize(1);
    }

    @Test
    void for_one_thing_are_one() {
      Told.of(ADMITTED, waits("w", "transport", Owner.TRANSPORT))
          .refuses("already-waiting", start("v", "transport", null));
      assertThat(
              Told.of(ADMITTED, waits("w", "transport", Owner.TRANSPORT), ended("10:30", "w"))
                  .decide(start("v", "transport", null)))
          .hasSize(1);
    }

    @Test
    void passed_on_keep_what_is_not_named() {
      var stay =
          Told.of(
              ADMITTED,
              started(
                  "10:20", "w", details("care-home-arranging", Owner.CARE_HOME, "home-1", null)));

      assertThat(stay.decide(passOn("w", null, null, NextStep.ASSESS)))
          .containsExactly(
              passedOn(
                  "11:00",
                  "w",
                  details("care-home-arranging", Owner.CARE_HOME, "home-1", NextStep.ASSESS)));
      assertThat(stay.decide(passOn("w", null, null, null))).isEmpty();
    }

    @Test
    void passed_on_by_somebody_else_meanwhile_are_not_passed_on_unseen() {
      var stay = Told.of(ADMITTED, waits("w", "therapy-review", Owner.HOSPITAL));
      var seen =
          new PassOnWait(at("11:00"), "w", null, null, null, null, NextStep.ASSESS, null, null, 1);

      assertThat(stay.decide(seen)).hasSize(1);
      stay.having(
              passedOn("10:50", "w", details("transport", Owner.TRANSPORT, null, NextStep.BOOK)))
          .refuses("wait-passed-on-before", seen);
    }

    @Test
    void passed_on_with_another_reason_go_to_its_owner() {
      var stay = Told.of(ADMITTED, waits("w", "therapy-review", Owner.HOSPITAL));

      assertThat(stay.decide(passOn("w", "transport", null, NextStep.BOOK)))
          .containsExactly(
              passedOn("11:00", "w", details("transport", Owner.TRANSPORT, null, NextStep.BOOK)));
    }

    @Test
    void end_once() {
      var stay = Told.of(ADMITTED, waits("w", "transport", Owner.TRANSPORT));

      assertThat(stay.decide(new EndWait(at("11:00"), "w"))).containsExactly(ended("11:00", "w"));
      var after = stay.having(ended("11:00", "w"));
      assertThat(after.decide(new EndWait(at("11:00"), "w"))).isEmpty();
      after.refuses("wait-ended", passOn("w", null, Owner.FAMILY, null));
      after.refuses("unknown-wait", new EndWait(at("11:00"), "v"));
    }

    @Test
    void passed_on_by_somebody_else_meanwhile_do_not_end_unseen() {
      var stay = Told.of(ADMITTED, waits("w", "therapy-review", Owner.HOSPITAL));

      assertThat(stay.decide(new EndWait(at("11:00"), "w", 1)))
          .containsExactly(ended("11:00", "w"));
      stay.having(
              passedOn("10:50", "w", details("transport", Owner.TRANSPORT, null, NextStep.BOOK)))
          .refuses("wait-passed-on-before", new EndWait(at("11:00"), "w", 1));
    }

    @Test
    void that_cannot_be_true_on_a_new_pathway_end_with_it() {
      var stay =
          Told.of(
              ADMITTED,
              pathway(1),
              waits("w", "home-based-rehab-not-available", Owner.COMMUNITY),
              waits("v", "transport", Owner.TRANSPORT));

      assertThat(stay.decide(choose("12:00", 3)))
          .containsExactly(
              new PathwayChosen(
                  STAY,
                  MR_HOLROYD,
                  at("12:00"),
                  3,
                  null,
                  null,
                  HomeNotPossible.NEEDS_CARE_DAY_AND_NIGHT,
                  null,
                  DischargeToAssessNotPossible.ASSESSED_BEFORE),
              ended("12:00", "w"));
      assertThat(stay.decide(choose("12:00", 1))).isEmpty();
    }

    @Test
    void leave_the_hub_when_pathway_0_is_chosen() {
      var stay = Told.of(ADMITTED, waits("w", "choice-discussions", Owner.CARE_TRANSFER_HUB));

      assertThat(stay.decide(choose("12:00", 0)))
          .containsExactly(
              new PathwayChosen(STAY, MR_HOLROYD, at("12:00"), 0),
              passedOn(
                  "12:00", "w", Wait.of("choice-discussions", Owner.FAMILY, null, null, null)));
    }

    private static StartWait start(String waitId, String reason, @Nullable Owner owner) {
      return new StartWait(at("11:00"), waitId, reason, owner, null, null, null, null);
    }

    private static PassOnWait passOn(
        String waitId,
        @Nullable String reason,
        @Nullable Owner owner,
        @Nullable NextStep nextStep) {
      return new PassOnWait(at("11:00"), waitId, reason, owner, null, null, nextStep, null, null);
    }
  }

  @Nested
  class The_journey {

    private static final JourneyClosed CLOSED = new JourneyClosed(STAY, MR_HOLROYD, at("15:00"));

    @Test
    void closes_with_the_discharge_on_pathway_0_and_with_death() {
      assertThat(Told.of(ADMITTED, pathway(0)).decide(leave("19", "1")))
          .containsExactly(discharged("15:00"), CLOSED);
      assertThat(Told.of(ADMITTED, pathway(3)).decide(leave("79", "4")))
          .containsExactly(new PatientDischarged(STAY, MR_HOLROYD, at("15:00"), "79", "4"), CLOSED);
    }

    @Test
    void closes_with_the_discharge_of_someone_nobody_was_asked_for() {
      assertThat(Told.of(ADMITTED).decide(leave("19", "1")))
          .containsExactly(discharged("15:00"), CLOSED);
    }

    @Test
    void stays_open_until_care_has_begun() {
      assertThat(Told.of(ADMITTED, pathway(1)).decide(leave("19", "1")))
          .containsExactly(discharged("15:00"));
      assertThat(Told.of(ADMITTED, pathway(3)).decide(leave("85", "1"))).hasSize(1);
    }

    @Test
    void closes_with_the_discharge_if_care_has_begun_before() {
      var began = new CareBegan(STAY, MR_HOLROYD, at("14:00"), CareBegan.By.TEAM, "referral-1");

      assertThat(Told.of(ADMITTED, pathway(1), began).decide(leave("19", "1")))
          .containsExactly(discharged("15:00"), CLOSED);
    }

    @Test
    void is_open_again_after_a_cancelled_discharge_and_care_after_it_never_began() {
      var stay =
          Told.of(
                  ADMITTED,
                  pathway(1),
                  new CareBegan(STAY, MR_HOLROYD, at("14:00"), CareBegan.By.TEAM, "referral-1"),
                  discharged("15:00"),
                  CLOSED,
                  new CareBegan(STAY, MR_HOLROYD, at("15:30"), CareBegan.By.TEAM, "referral-2"),
                  new DischargeCancelled(STAY, MR_HOLROYD, at("16:00")))
              .stay();

      assertThat(stay.closed()).isFalse();
      assertThat(stay.bed().phase()).isEqualTo(Phase.IN_BED);
      assertThat(stay.care())
          .containsExactly(new Stay.Care(at("14:00"), CareBegan.By.TEAM, "referral-1"));
    }

    private Discharge leave(String destination, String method) {
      return new Discharge(at("15:00"), destination, method);
    }
  }
}
