package care.homeward.dischargeflow;

import static care.homeward.dischargeflow.Told.ADMITTED;
import static care.homeward.dischargeflow.Told.MR_HOLROYD;
import static care.homeward.dischargeflow.Told.STAY;
import static care.homeward.dischargeflow.Told.asked;
import static care.homeward.dischargeflow.Told.at;
import static care.homeward.dischargeflow.Told.details;
import static care.homeward.dischargeflow.Told.discharged;
import static care.homeward.dischargeflow.Told.ended;
import static care.homeward.dischargeflow.Told.passedOn;
import static care.homeward.dischargeflow.Told.pathway;
import static care.homeward.dischargeflow.Told.started;
import static care.homeward.dischargeflow.Told.waits;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.StayEvent.CareBegan;
import care.homeward.contracts.StayEvent.JourneyClosed;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.dischargeflow.StayCommand.BedIsGone;
import care.homeward.dischargeflow.StayCommand.CareBegins;
import care.homeward.dischargeflow.StayCommand.HomeAccepts;
import care.homeward.dischargeflow.StayCommand.HomeAssessesFirst;
import care.homeward.dischargeflow.StayCommand.HomeHoldsBed;
import care.homeward.dischargeflow.StayCommand.MoreIsAsked;
import care.homeward.dischargeflow.StayCommand.NoTeamHasIt;
import care.homeward.dischargeflow.StayCommand.QuestionIsOver;
import care.homeward.dischargeflow.StayCommand.ReferralIsOff;
import care.homeward.dischargeflow.StayCommand.TeamHasIt;
import care.homeward.dischargeflow.StayCommand.TeamHasNoCapacity;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandoverTest {

  @Nested
  class A_team {

    private static final Told WITH_HUB =
        Told.of(ADMITTED, pathway(1), waits("w", "hub-referrals", Owner.CARE_TRANSFER_HUB));

    @Test
    void that_is_asked_has_the_details() {
      assertThat(WITH_HUB.decide(offered("referral-1", "team-1", Skill.REABLEMENT)))
          .containsExactly(
              passedOn(
                  "11:00",
                  "w",
                  asked(
                      1,
                      "home-based-rehab-arranging",
                      Owner.COMMUNITY,
                      "team-1",
                      NextStep.ANSWER)));
    }

    @Test
    void that_is_asked_when_nothing_waits_begins_a_details() {
      assertThat(Told.of(ADMITTED).decide(offered("referral-1", "team-1", Skill.NURSING)))
          .containsExactly(
              started(
                  "11:00",
                  "new",
                  asked(1, "home-health-arranging", Owner.COMMUNITY, "team-1", NextStep.ANSWER)));
    }

    @ParameterizedTest
    @CsvSource({
      "THERAPY, home-based-rehab-arranging",
      "REABLEMENT, home-based-rehab-arranging",
      "NURSING, home-health-arranging",
      "HOME_CARE, home-social-care-arranging",
      "SOCIAL_WORK, home-social-care-arranging",
      "VOLUNTARY_SUPPORT, further-action-by-provider",
    })
    void is_waited_on_for_what_it_was_asked(Skill skill, String reason) {
      assertThat(WITH_HUB.decide(offered("referral-1", "team-1", skill)))
          .containsExactly(
              passedOn("11:00", "w", asked(1, reason, Owner.COMMUNITY, "team-1", NextStep.ANSWER)));
    }

    @Test
    void does_not_take_a_wait_of_the_hospitals_own() {
      var stay = Told.of(ADMITTED, pathway(1), waits("w", "transport", Owner.TRANSPORT));

      assertThat(stay.decide(offered("referral-1", "team-1", Skill.REABLEMENT)))
          .singleElement()
          .isInstanceOf(care.homeward.contracts.StayEvent.WaitStarted.class);
    }

    @Test
    void asked_for_something_else_as_well_begins_a_second_details() {
      var stay = WITH_HUB.having(offered("referral-1", "team-1", Skill.REABLEMENT));

      assertThat(stay.decide(offered("referral-2", "team-2", Skill.NURSING)))
          .containsExactly(
              started(
                  "11:00",
                  "new",
                  asked(1, "home-health-arranging", Owner.COMMUNITY, "team-2", NextStep.ANSWER)));
    }

    @Test
    void on_a_pathway_it_does_not_fit_leaves_the_reason_as_it_is() {
      var stay =
          Told.of(ADMITTED, pathway(3), waits("w", "hub-referrals", Owner.CARE_TRANSFER_HUB));

      assertThat(stay.decide(offered("referral-1", "team-1", Skill.REABLEMENT)))
          .containsExactly(
              passedOn(
                  "11:00",
                  "w",
                  asked(1, "hub-referrals", Owner.COMMUNITY, "team-1", NextStep.ANSWER)));
    }

    @Test
    void that_took_it_is_to_start_care() {
      var stay = WITH_HUB.having(offered("referral-1", "team-1", Skill.REABLEMENT));
      var taken =
          new TeamHasIt(
              at("12:00"), "referral-1", "team-1", Skill.REABLEMENT, NextStep.START_CARE, "new");
      var withTeam =
          asked(1, "home-based-rehab-arranging", Owner.COMMUNITY, "team-1", NextStep.START_CARE);

      assertThat(stay.decide(taken)).containsExactly(passedOn("12:00", "w", withTeam));
      assertThat(stay.having(taken).decide(taken)).isEmpty();
    }

    @Test
    void without_capacity_makes_it_a_want_of_capacity_and_the_hub_remembers() {
      var stay =
          WITH_HUB
              .having(offered("referral-1", "team-1", Skill.REABLEMENT))
              .having(new TeamHasNoCapacity(at("12:00"), "referral-1"));
      var notAvailable =
          details("home-based-rehab-not-available", Owner.CARE_TRANSFER_HUB, null, NextStep.REFER);

      assertThat(stay.stay().openWaits().map(Stay.Waiting::details)).containsExactly(notAvailable);
      assertThat(stay.decide(new NoTeamHasIt(at("12:00"), "referral-1", "new"))).isEmpty();
      assertThat(stay.decide(offered("referral-1", "team-2", Skill.REABLEMENT)))
          .containsExactly(
              passedOn(
                  "11:00",
                  "w",
                  asked(
                      1,
                      "home-based-rehab-not-available",
                      Owner.COMMUNITY,
                      "team-2",
                      NextStep.ANSWER)));
    }

    /** Rule 8: a team that is asked has said nothing yet; one that takes it can. */
    @ParameterizedTest
    @CsvSource({
      "home-based-rehab-arranging, ANSWER, home-based-rehab-arranging",
      "home-based-rehab-not-available, ANSWER, home-based-rehab-not-available",
      "home-based-rehab-not-available, START_CARE, home-based-rehab-arranging",
      "home-health-not-available, ANSWER, home-health-not-available",
      "home-health-not-available, START_CARE, home-based-rehab-arranging",
      "hub-referrals, ANSWER, home-based-rehab-arranging",
    })
    void has_room_after_all_only_by_taking_it(String before, NextStep step, String after) {
      var stay = Told.of(ADMITTED, pathway(1), waits("w", before, Owner.CARE_TRANSFER_HUB));

      assertThat(
              stay.decide(
                  new TeamHasIt(at("11:00"), "referral-1", "team-1", Skill.REABLEMENT, step, "v")))
          .containsExactly(
              passedOn("11:00", "w", asked(1, after, Owner.COMMUNITY, "team-1", step)));
    }

    @Test
    void that_would_not_leaves_it_with_the_hub_and_is_no_want_of_capacity() {
      var stay = WITH_HUB.having(offered("referral-1", "team-1", Skill.REABLEMENT));

      assertThat(stay.decide(new NoTeamHasIt(at("12:00"), "referral-1", "new")))
          .containsExactly(
              passedOn(
                  "12:00",
                  "w",
                  details("hub-referrals", Owner.CARE_TRANSFER_HUB, null, NextStep.REFER)));
    }

    @Test
    void that_does_not_exist_leaves_it_with_the_hub() {
      assertThat(
              Told.of(ADMITTED, pathway(1))
                  .decide(new NoTeamHasIt(at("12:00"), "referral-1", "new")))
          .containsExactly(
              started(
                  "12:00",
                  "new",
                  details("hub-referrals", Owner.CARE_TRANSFER_HUB, null, NextStep.REFER)));
    }

    @Test
    void on_pathway_0_leaves_it_with_the_ward_because_the_hub_has_no_part() {
      assertThat(
              Told.of(ADMITTED, pathway(0))
                  .decide(new NoTeamHasIt(at("12:00"), "referral-1", "new")))
          .containsExactly(
              started(
                  "12:00",
                  "new",
                  details("further-action-by-provider", Owner.HOSPITAL, null, NextStep.REFER)));
    }

    @Test
    void that_must_know_more_first_waits_on_the_hospital_until_it_is_told() {
      var stay = WITH_HUB.having(offered("referral-1", "team-1", Skill.REABLEMENT));
      var more = new MoreIsAsked(at("12:00"), "referral-1", "team-1");
      var told = new QuestionIsOver(at("13:00"), "referral-1");

      assertThat(stay.decide(more))
          .containsExactly(
              passedOn(
                  "12:00",
                  "w",
                  asked(1, "further-action-by-provider", Owner.HOSPITAL, null, NextStep.ANSWER)));
      assertThat(stay.having(more).decide(told))
          .containsExactly(
              passedOn(
                  "13:00",
                  "w",
                  asked(
                      1,
                      "home-based-rehab-arranging",
                      Owner.COMMUNITY,
                      "team-1",
                      NextStep.ANSWER)));
      assertThat(WITH_HUB.decide(more)).isEmpty();
    }

    /** Rule 8: a question is no word of a provider that there is room after all. */
    @Test
    void that_must_know_more_first_has_not_said_that_there_is_room() {
      var asked =
          Told.of(
                  ADMITTED,
                  pathway(1),
                  waits("w", "home-based-rehab-not-available", Owner.CARE_TRANSFER_HUB))
              .having(offered("referral-1", "team-1", Skill.REABLEMENT));
      var more = new MoreIsAsked(at("12:00"), "referral-1", "team-1");

      assertThat(asked.decide(more))
          .containsExactly(
              passedOn(
                  "12:00",
                  "w",
                  asked(
                      1, "home-based-rehab-not-available", Owner.HOSPITAL, null, NextStep.ANSWER)));
      assertThat(asked.having(more).decide(new QuestionIsOver(at("13:00"), "referral-1")))
          .containsExactly(
              passedOn(
                  "13:00",
                  "w",
                  asked(
                      1,
                      "home-based-rehab-not-available",
                      Owner.COMMUNITY,
                      "team-1",
                      NextStep.ANSWER)));
    }

    @Test
    void is_not_waited_on_for_a_referral_that_is_off() {
      var stay = WITH_HUB.having(offered("referral-1", "team-1", Skill.REABLEMENT));

      assertThat(stay.decide(new ReferralIsOff(at("12:00"), "referral-1")))
          .containsExactly(
              passedOn(
                  "12:00",
                  "w",
                  details("hub-referrals", Owner.CARE_TRANSFER_HUB, null, NextStep.REFER)));
      assertThat(stay.decide(new ReferralIsOff(at("12:00"), "referral-2"))).isEmpty();
      assertThat(
              stay.having(ended("11:30", "w")).decide(new ReferralIsOff(at("12:00"), "referral-1")))
          .isEmpty();
    }

    private static TeamHasIt offered(String referralId, String teamId, Skill skill) {
      return new TeamHasIt(at("11:00"), referralId, teamId, skill, NextStep.ANSWER, "new");
    }
  }

  @Nested
  class A_home {

    private static final Told WITH_HUB =
        Told.of(ADMITTED, pathway(3), waits("w", "care-home-not-available", Owner.CARE_HOME));

    /** Rule 8: to be asked is not to have room. */
    @ParameterizedTest
    @CsvSource({
      "hub-referrals, care-home-arranging",
      "care-home-arranging, care-home-arranging",
      "care-home-not-available, care-home-not-available",
      "end-of-life-not-available, end-of-life-not-available",
    })
    void that_holds_a_bed_is_to_assess_before_the_hold_lapses(String before, String after) {
      var stay = Told.of(ADMITTED, pathway(3), waits("w", before, Owner.CARE_TRANSFER_HUB));

      assertThat(stay.decide(held("hold-1", "home-1", BedType.NURSING)))
          .containsExactly(
              passedOn(
                  "14:00",
                  "w",
                  new Wait(
                      after, Owner.CARE_HOME, "home-1", null, NextStep.ASSESS, at("18:00"), 1)));
    }

    /** Rule 8: that it accepts is its word that there is room. */
    @ParameterizedTest
    @CsvSource({
      "care-home-not-available, care-home-arranging",
      "end-of-life-not-available, end-of-life-arranging",
    })
    void that_accepts_has_room_after_all(String before, String after) {
      var stay =
          Told.of(ADMITTED, pathway(3), waits("w", before, Owner.CARE_TRANSFER_HUB))
              .having(held("hold-1", "home-1", BedType.NURSING));

      assertThat(stay.decide(new HomeAccepts(at("15:00"), "hold-1", "home-1")))
          .containsExactly(
              passedOn("15:00", "w", asked(1, after, Owner.CARE_HOME, "home-1", NextStep.MOVE_IN)));
    }

    @ParameterizedTest
    @CsvSource({
      "2, NURSING, bed-based-rehab-arranging",
      "3, COMMUNITY_REHABILITATION, care-home-arranging",
      "1, NURSING, further-action-by-provider",
    })
    void holds_a_bed_for_what_the_pathway_says(int pathway, BedType bedType, String reason) {
      assertThat(Told.of(ADMITTED, pathway(pathway)).decide(held("hold-1", "home-1", bedType)))
          .containsExactly(
              started(
                  "14:00",
                  "new",
                  new Wait(
                      reason, Owner.CARE_HOME, "home-1", null, NextStep.ASSESS, at("18:00"), 1)));
    }

    @ParameterizedTest
    @CsvSource({
      "NURSING, care-home-arranging",
      "RESIDENTIAL_DEMENTIA, care-home-arranging",
      "COMMUNITY_REHABILITATION, bed-based-rehab-arranging",
      "COMMUNITY_ASSESSMENT, bed-based-rehab-arranging",
    })
    void holds_a_bed_for_what_its_type_says_until_a_pathway_is_chosen(
        BedType bedType, String reason) {
      assertThat(Told.of(ADMITTED).decide(held("hold-1", "home-1", bedType)))
          .containsExactly(
              started(
                  "14:00",
                  "new",
                  new Wait(
                      reason, Owner.CARE_HOME, "home-1", null, NextStep.ASSESS, at("18:00"), 1)));
    }

    @Test
    void that_accepts_is_to_be_moved_into() {
      var stay = WITH_HUB.having(held("hold-1", "home-1", BedType.NURSING));

      assertThat(stay.decide(new HomeAccepts(at("15:00"), "hold-1", "home-1")))
          .containsExactly(
              passedOn(
                  "15:00",
                  "w",
                  asked(1, "care-home-arranging", Owner.CARE_HOME, "home-1", NextStep.MOVE_IN)));
      assertThat(stay.decide(new HomeAccepts(at("15:00"), "hold-2", "home-1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "care-home-arranging, true, care-home-not-available",
      "care-home-arranging, false, care-home-arranging",
      "care-home-not-available, true, care-home-not-available",
      "care-home-not-available, false, care-home-not-available",
    })
    void that_lets_go_leaves_it_with_the_hub_to_find_another(
        String before, boolean forWantOfRoom, String reason) {
      var stay =
          Told.of(ADMITTED, pathway(3), waits("w", before, Owner.CARE_HOME))
              .having(held("hold-1", "home-1", BedType.NURSING));

      assertThat(stay.decide(new BedIsGone(at("15:00"), "hold-1", forWantOfRoom)))
          .containsExactly(
              passedOn(
                  "15:00",
                  "w",
                  details(reason, Owner.CARE_TRANSFER_HUB, null, NextStep.FIND_PLACE)));
    }

    @Test
    void that_assesses_first_is_waited_on_until_the_longer_hold_ends() {
      var stay = WITH_HUB.having(held("hold-1", "home-1", BedType.NURSING));
      var first = new HomeAssessesFirst(at("15:00"), "hold-1", at("22:00"));

      assertThat(stay.decide(first))
          .containsExactly(
              passedOn(
                  "15:00",
                  "w",
                  new Wait(
                      "care-home-not-available",
                      Owner.CARE_HOME,
                      "home-1",
                      null,
                      NextStep.ASSESS,
                      at("22:00"),
                      1)));
      assertThat(stay.having(first).decide(first)).isEmpty();
      assertThat(stay.decide(new HomeAssessesFirst(at("15:00"), "hold-1", at("17:59")))).isEmpty();
      assertThat(stay.decide(new HomeAssessesFirst(at("15:00"), "hold-2", at("22:00")))).isEmpty();
    }

    @Test
    void that_has_answered_or_let_go_assesses_no_more() {
      var stay = WITH_HUB.having(held("hold-1", "home-1", BedType.NURSING));
      var first = new HomeAssessesFirst(at("16:00"), "hold-1", at("22:00"));

      assertThat(stay.having(new HomeAccepts(at("15:00"), "hold-1", "home-1")).decide(first))
          .isEmpty();
      assertThat(stay.having(new BedIsGone(at("15:00"), "hold-1", false)).decide(first)).isEmpty();
    }

    private static HomeHoldsBed held(String holdId, String homeId, BedType bedType) {
      return new HomeHoldsBed(at("14:00"), holdId, homeId, bedType, at("18:00"), "new");
    }
  }

  @Nested
  class Care {

    private static final CareBegan BY_TEAM =
        new CareBegan(STAY, MR_HOLROYD, at("16:00"), CareBegan.By.TEAM, "referral-1");
    private static final CareBegins BEGINS =
        new CareBegins(at("16:00"), CareBegan.By.TEAM, "referral-1");
    private static final TeamHasIt TAKEN =
        new TeamHasIt(
            at("12:00"), "referral-1", "team-1", Skill.REABLEMENT, NextStep.START_CARE, "w");

    @Test
    void that_begins_after_the_discharge_closes_the_journey_once() {
      var stay = Told.of(ADMITTED, pathway(1)).having(TAKEN).having(discharged("15:00"));

      assertThat(stay.decide(BEGINS))
          .containsExactly(BY_TEAM, new JourneyClosed(STAY, MR_HOLROYD, at("16:00")));
      var closed = stay.having(BEGINS);
      assertThat(closed.decide(BEGINS)).isEmpty();
      assertThat(closed.decide(new CareBegins(at("17:00"), CareBegan.By.HOME, "hold-1")))
          .containsExactly(
              new CareBegan(STAY, MR_HOLROYD, at("17:00"), CareBegan.By.HOME, "hold-1"));
    }

    @Test
    void and_leaving_close_the_journey_at_the_later_of_the_two_whichever_is_told_first() {
      var begun = Told.of(ADMITTED, pathway(1)).having(TAKEN).having(BEGINS);
      var left = Told.of(ADMITTED, pathway(1)).having(TAKEN).having(discharged("17:00"));

      assertThat(begun.decide(new StayCommand.Discharge(at("15:00"), "19", "1")))
          .contains(new JourneyClosed(STAY, MR_HOLROYD, at("16:00")));
      assertThat(begun.decide(new StayCommand.Discharge(at("17:00"), "19", "1")))
          .contains(new JourneyClosed(STAY, MR_HOLROYD, at("17:00")));
      assertThat(left.decide(BEGINS)).contains(new JourneyClosed(STAY, MR_HOLROYD, at("17:00")));
    }

    @Test
    void that_begins_in_the_bed_ends_the_wait_for_it() {
      assertThat(Told.of(ADMITTED, pathway(1)).having(TAKEN).decide(BEGINS))
          .containsExactly(BY_TEAM, ended("16:00", "w"));
    }

    @Test
    void told_before_the_referral_was_taken_leaves_no_wait_behind() {
      var stay = Told.of(ADMITTED, pathway(1)).having(BEGINS);

      assertThat(stay.decide(TAKEN)).isEmpty();
      assertThat(stay.decide(new NoTeamHasIt(at("17:00"), "referral-1", "new"))).isEmpty();
    }

    @Test
    void of_someone_unknown_is_no_news() {
      assertThat(Told.of().decide(BEGINS)).isEmpty();
    }

    @Test
    void after_a_discharge_no_wait_changes_hands() {
      var stay =
          Told.of(ADMITTED, pathway(1), waits("w", "hub-referrals", Owner.CARE_TRANSFER_HUB))
              .having(discharged("15:00"));

      assertThat(stay.decide(TAKEN)).isEmpty();
      assertThat(stay.decide(new NoTeamHasIt(at("17:00"), "referral-1", "new"))).isEmpty();
      assertThat(
              stay.decide(
                  new HomeHoldsBed(
                      at("17:00"), "hold-1", "home-1", BedType.NURSING, at("18:00"), "new")))
          .isEmpty();
    }
  }
}
