package care.homeward.dischargeflow;

import static care.homeward.dischargeflow.Told.ADMITTED;
import static care.homeward.dischargeflow.Told.J12;
import static care.homeward.dischargeflow.Told.MR_HOLROYD;
import static care.homeward.dischargeflow.Told.STAY;
import static care.homeward.dischargeflow.Told.at;
import static care.homeward.dischargeflow.Told.discharged;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.DutyToReferAnswered;
import care.homeward.contracts.StayEvent.DutyToReferAnswered.Outcome;
import care.homeward.contracts.StayEvent.DutyToReferMade;
import care.homeward.contracts.StayEvent.HousingNeedNoted;
import care.homeward.contracts.StayEvent.HousingNeedNoted.HousingNeed;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.dischargeflow.StayCommand.AnswerDutyToRefer;
import care.homeward.dischargeflow.StayCommand.MakeDutyToRefer;
import care.homeward.dischargeflow.StayCommand.NoteHousingNeed;
import care.homeward.dischargeflow.StayCommand.StartWait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 23. */
class HousingTest {

  private static final String LEEDS = "E08000035";
  private static final StayEvent NO_FIXED_ABODE = need(HousingNeed.NO_FIXED_ABODE, true);
  private static final StayEvent REFERRED =
      new DutyToReferMade(STAY, MR_HOLROYD, at("12:00"), LEEDS);

  @Test
  void a_need_is_noted_once_until_it_is_no_more() {
    var noted = Told.of(ADMITTED, NO_FIXED_ABODE);

    assertThat(
            Told.of(ADMITTED)
                .decide(new NoteHousingNeed(at("11:00"), HousingNeed.NO_FIXED_ABODE, true)))
        .containsExactly(NO_FIXED_ABODE);
    assertThat(noted.decide(new NoteHousingNeed(at("12:00"), HousingNeed.NO_FIXED_ABODE, true)))
        .isEmpty();
    assertThat(
            noted
                .after(new NoteHousingNeed(at("12:00"), HousingNeed.NO_FIXED_ABODE, false))
                .stay()
                .plan()
                .housing()
                .needs(HousingNeed.NO_FIXED_ABODE))
        .isFalse();
    assertThat(noted.stay().plan().housing().needs(HousingNeed.THREATENED_WITHIN_56_DAYS))
        .isFalse();
  }

  @Test
  void a_discharge_to_the_usual_residence_does_not_hide_that_there_is_none() {
    var left = Told.of(ADMITTED, NO_FIXED_ABODE, discharged("15:00")).stay();

    assertThat(left.plan().housing().needs(HousingNeed.NO_FIXED_ABODE)).isTrue();
    assertThat(left.plan().pathway()).isNull();
  }

  @Test
  void nobody_is_referred_without_consent() {
    Told.of(ADMITTED, NO_FIXED_ABODE)
        .refuses("consent-needed", new MakeDutyToRefer(at("12:00"), false, LEEDS));
    assertThat(
            Told.of(ADMITTED, NO_FIXED_ABODE).decide(new MakeDutyToRefer(at("12:00"), true, LEEDS)))
        .containsExactly(REFERRED);
  }

  @ParameterizedTest
  @CsvSource({
    "NO_FIXED_ABODE, true",
    "THREATENED_WITHIN_56_DAYS, true",
    "NO_RECOURSE_TO_PUBLIC_FUNDS, false"
  })
  void who_is_homeless_or_threatened_with_it_is_referred(HousingNeed need, boolean referred) {
    var stay = Told.of(ADMITTED, need(need, true));
    var refer = new MakeDutyToRefer(at("12:00"), true, LEEDS);
    if (referred) {
      assertThat(stay.decide(refer)).hasSize(1);
    } else {
      stay.refuses("no-housing-need", refer);
    }
  }

  @Test
  void the_authority_is_the_one_the_person_chose_and_can_be_another_later() {
    var stay = Told.of(ADMITTED, NO_FIXED_ABODE, REFERRED);

    assertThat(stay.decide(new MakeDutyToRefer(at("13:00"), true, LEEDS))).isEmpty();
    assertThat(stay.decide(new MakeDutyToRefer(at("13:00"), true, "E08000036")))
        .containsExactly(new DutyToReferMade(STAY, MR_HOLROYD, at("13:00"), "E08000036"));
    assertThat(stay.stay().plan().housing().duties())
        .containsExactly(new Housing.Duty(at("12:00"), LEEDS, null, null, null));
  }

  @Test
  void the_authority_of_a_restricted_person_is_in_no_fact_but_is_kept() {
    var restricted =
        new PatientAdmitted(
            STAY, MR_HOLROYD, at("09:00"), new PersonSummary("85+", true, null, null, null), J12);
    var stay = Told.of(restricted, NO_FIXED_ABODE);
    var refer = new MakeDutyToRefer(at("12:00"), true, LEEDS);

    var events = stay.decide(refer);
    assertThat(events).containsExactly(new DutyToReferMade(STAY, MR_HOLROYD, at("12:00"), null));
    var kept = HousingRules.keptAuthority(stay.stay(), refer);
    assertThat(kept).isEqualTo(LEEDS);
    assertThat(HousingRules.keptAuthority(Told.of(ADMITTED).stay(), refer)).isNull();
    assertThat(
            stay.stay()
                .after(new Plan.Signed("r.naylor", kept))
                .after(events.getFirst())
                .plan()
                .housing()
                .duties())
        .containsExactly(new Housing.Duty(at("12:00"), LEEDS, "r.naylor", null, null));
  }

  @Test
  void the_authority_answers_even_after_the_person_has_left() {
    var answer = new AnswerDutyToRefer(at("16:00"), Outcome.RELIEF_DUTY_OWED);
    var answered = new DutyToReferAnswered(STAY, MR_HOLROYD, at("16:00"), Outcome.RELIEF_DUTY_OWED);

    assertThat(Told.of(ADMITTED, NO_FIXED_ABODE, REFERRED).decide(answer))
        .containsExactly(answered);
    var left = Told.of(ADMITTED, NO_FIXED_ABODE, REFERRED, discharged("15:00"));
    assertThat(left.decide(answer)).containsExactly(answered);
    assertThat(left.after(answer).decide(answer)).isEmpty();
    assertThat(left.after(answer).stay().plan().housing().duties())
        .containsExactly(
            new Housing.Duty(at("12:00"), LEEDS, null, Outcome.RELIEF_DUTY_OWED, at("16:00")));
    Told.of(ADMITTED, NO_FIXED_ABODE).refuses("nobody-referred", answer);
    left.refuses("before-referral", new AnswerDutyToRefer(at("11:59"), Outcome.RELIEF_DUTY_OWED));
    left.refuses("discharged", new MakeDutyToRefer(at("16:00"), true, LEEDS));
  }

  @ParameterizedTest
  @CsvSource({
    "homelessness-arranging, false",
    "housing-not-available, false",
    "no-recourse-to-public-funds, true",
    "transport, true"
  })
  void no_recourse_to_public_funds_is_a_reason_of_its_own(String reason, boolean allowed) {
    var wait = new StartWait(at("12:00"), "w", reason, null, null, null, null, null);
    var stay = Told.of(ADMITTED, need(HousingNeed.NO_RECOURSE_TO_PUBLIC_FUNDS, true));

    assertThat(Told.of(ADMITTED, NO_FIXED_ABODE).decide(wait)).hasSize(1);
    if (allowed) {
      assertThat(stay.decide(wait)).hasSize(1);
    } else {
      stay.refuses("no-recourse-is-a-reason-of-its-own", wait);
    }
  }

  private static StayEvent need(HousingNeed need, boolean present) {
    return new HousingNeedNoted(STAY, MR_HOLROYD, at("11:00"), need, present);
  }
}
