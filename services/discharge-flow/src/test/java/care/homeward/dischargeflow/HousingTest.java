package care.homeward.dischargeflow;

import static care.homeward.dischargeflow.Told.ADMITTED;
import static care.homeward.dischargeflow.Told.J12;
import static care.homeward.dischargeflow.Told.MR_HOLROYD;
import static care.homeward.dischargeflow.Told.STAY;
import static care.homeward.dischargeflow.Told.at;
import static care.homeward.dischargeflow.Told.discharged;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.PersonEvent.Abode;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.DutyToReferAnswered;
import care.homeward.contracts.StayEvent.DutyToReferAnswered.Outcome;
import care.homeward.contracts.StayEvent.DutyToReferMade;
import care.homeward.contracts.StayEvent.HousingNeedNoted;
import care.homeward.contracts.StayEvent.HousingNeedNoted.HousingNeed;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.dischargeflow.StayCommand.AnswerDutyToRefer;
import care.homeward.dischargeflow.StayCommand.Discharge;
import care.homeward.dischargeflow.StayCommand.HearAbode;
import care.homeward.dischargeflow.StayCommand.MakeDutyToRefer;
import care.homeward.dischargeflow.StayCommand.NoteHousingNeed;
import care.homeward.dischargeflow.StayCommand.StartWait;
import org.junit.jupiter.api.Nested;
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

  @ParameterizedTest(name = "left to {0}, no fixed abode {1}: hidden {2}")
  @CsvSource({"19, true, true", "19, false, false", "85, true, false", "85, false, false"})
  void a_destination_hides_it_only_where_it_says_home(
      String destination, boolean noFixedAbode, boolean hidden) {
    var stay = noFixedAbode ? Told.of(ADMITTED, NO_FIXED_ABODE) : Told.of(ADMITTED);

    assertThat(stay.stay().leftToNoFixedAbode()).isFalse();
    assertThat(stay.after(new Discharge(at("15:00"), destination, "1")).stay().leftToNoFixedAbode())
        .isEqualTo(hidden);
  }

  /** What the hospital's address says is known to {@code people}, and heard from there. */
  @Nested
  class Heard_of_people {

    private static final String PEOPLE = "service:people";

    @Test
    void no_fixed_abode_is_noted_once() {
      assertThat(Told.of(ADMITTED).decide(heard("11:00", Abode.NO_FIXED_ABODE)))
          .containsExactly(NO_FIXED_ABODE);
      assertThat(Told.of(ADMITTED, NO_FIXED_ABODE).decide(heard("12:00", Abode.NO_FIXED_ABODE)))
          .isEmpty();
      assertThat(Told.of(ADMITTED).decide(heard("11:00", Abode.UNKNOWN))).isEmpty();
      assertThat(Told.of(ADMITTED).decide(heard("11:00", Abode.USUAL_ADDRESS))).isEmpty();
    }

    @Test
    void known_before_the_admission_is_of_the_stay_from_its_beginning() {
      assertThat(Told.of(ADMITTED).decide(heard("08:00", Abode.NO_FIXED_ABODE)))
          .containsExactly(
              new HousingNeedNoted(
                  STAY, MR_HOLROYD, at("09:00"), HousingNeed.NO_FIXED_ABODE, true));
      assertThat(Told.of().decide(heard("08:00", Abode.NO_FIXED_ABODE))).isEmpty();
    }

    @Test
    void found_after_leaving_is_of_no_stay_that_is_over_but_told_late_is() {
      var left = Told.of(ADMITTED, discharged("15:00"));

      assertThat(left.decide(heard("15:01", Abode.NO_FIXED_ABODE))).isEmpty();
      assertThat(left.decide(heard("15:00", Abode.NO_FIXED_ABODE))).hasSize(1);
    }

    @Test
    void an_address_takes_back_what_was_heard_and_not_what_the_ward_found() {
      var heard = signed(PEOPLE);
      var found = signed("r.naylor");

      assertThat(heard.decide(heard("12:00", Abode.USUAL_ADDRESS)))
          .containsExactly(
              new HousingNeedNoted(
                  STAY, MR_HOLROYD, at("12:00"), HousingNeed.NO_FIXED_ABODE, false));
      assertThat(heard.decide(heard("10:59", Abode.USUAL_ADDRESS))).isEmpty();
      assertThat(found.decide(heard("12:00", Abode.USUAL_ADDRESS))).isEmpty();
    }

    @Test
    void it_makes_the_duty_to_refer_one_that_can_be_done() {
      var refer = new MakeDutyToRefer(at("12:00"), true, LEEDS);

      Told.of(ADMITTED).refuses("no-housing-need", refer);
      assertThat(Told.of(ADMITTED).after(heard("11:00", Abode.NO_FIXED_ABODE)).decide(refer))
          .hasSize(1);
    }

    private static Told signed(String by) {
      return Told.of(ADMITTED).having(new Plan.Signed(by, null)).having(NO_FIXED_ABODE);
    }

    private static HearAbode heard(String time, Abode abode) {
      return new HearAbode(at(time), abode, PEOPLE);
    }
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
