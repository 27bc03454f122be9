package care.homeward.dischargeflow;

import static care.homeward.dischargeflow.Told.ADMITTED;
import static care.homeward.dischargeflow.Told.MR_HOLROYD;
import static care.homeward.dischargeflow.Told.READY;
import static care.homeward.dischargeflow.Told.STAY;
import static care.homeward.dischargeflow.Told.at;
import static care.homeward.dischargeflow.Told.pathway;
import static care.homeward.dischargeflow.Told.waits;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PathwayChosen.Destination;
import care.homeward.contracts.StayEvent.PathwayChosen.DischargeToAssessNotPossible;
import care.homeward.contracts.StayEvent.PathwayChosen.HomeNotPossible;
import care.homeward.contracts.StayEvent.PathwayChosen.Priority;
import care.homeward.contracts.StayEvent.PathwayChosen.Support;
import care.homeward.dischargeflow.StayCommand.ChoosePathway;
import care.homeward.dischargeflow.StayCommand.HomeHoldsBed;
import care.homeward.dischargeflow.StayCommand.PassOnWait;
import care.homeward.dischargeflow.StayCommand.StartWait;
import care.homeward.dischargeflow.StayCommand.TeamHasIt;
import care.homeward.dischargeflow.StayCommand.TeamHasNoCapacity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathwayTest {

  private static final HomeNotPossible DAY_AND_NIGHT = HomeNotPossible.NEEDS_CARE_DAY_AND_NIGHT;

  @Nested
  class Home_first {

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "2, false", "3, false"})
    void pathways_2_and_3_need_the_reason_why_home_is_not_possible(int pathway, boolean chosen) {
      if (chosen) {
        assertThat(Told.of(ADMITTED).decide(choose(pathway, null))).hasSize(1);
      } else {
        Told.of(ADMITTED).refuses("home-first", choose(pathway, null));
      }
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, true", "3, true"})
    void who_goes_home_has_no_such_reason(int pathway, boolean chosen) {
      if (chosen) {
        assertThat(Told.of(ADMITTED).decide(choose(pathway, DAY_AND_NIGHT)))
            .containsExactly(chosen("12:00", pathway, DAY_AND_NIGHT));
      } else {
        Told.of(ADMITTED)
            .refuses("home-not-possible-contradicts-pathway", choose(pathway, DAY_AND_NIGHT));
      }
    }

    @Test
    void the_reason_stays_with_the_pathway_but_goes_with_another() {
      var stay = Told.of(ADMITTED, chosen("10:10", 3, DAY_AND_NIGHT));

      assertThat(stay.decide(choose(3, null))).isEmpty();
      assertThat(
              stay.decide(
                  new ChoosePathway(
                      at("12:00"), 3, Destination.CARE_HOME_NEW, null, null, null, null, false)))
          .containsExactly(
              new PathwayChosen(
                  STAY,
                  MR_HOLROYD,
                  at("12:00"),
                  3,
                  Destination.CARE_HOME_NEW,
                  null,
                  DAY_AND_NIGHT,
                  null,
                  null));
      stay.refuses("home-first", choose(2, null));
      assertThat(stay.decide(choose(1, null))).containsExactly(chosen("12:00", 1, null));
    }

    @Test
    void every_choice_is_kept() {
      var stay =
          Told.of(ADMITTED)
              .stay()
              .after(new Plan.Signed("r.naylor", null))
              .after(pathway(1))
              .after(new Plan.Signed("h.lund", null))
              .after(chosen("12:00", 2, HomeNotPossible.NO_HOME));

      assertThat(stay.plan().choices())
          .containsExactly(
              new Plan.Choice(at("10:10"), 1, null, null, null, null, null, "r.naylor"),
              new Plan.Choice(
                  at("12:00"), 2, null, null, HomeNotPossible.NO_HOME, null, null, "h.lund"));
      assertThat(stay.plan().pathway()).isEqualTo(2);
    }

    @Test
    void counts_choices_by_reason_each_once_on_its_day() {
      var monday = LocalDate.of(2026, 11, 23);
      var first =
          Told.of(
                  ADMITTED,
                  pathway(1),
                  chosen("12:00", 3, DAY_AND_NIGHT),
                  new PathwayChosen(
                      STAY,
                      MR_HOLROYD,
                      at("13:00"),
                      3,
                      Destination.CARE_HOME_NEW,
                      null,
                      DAY_AND_NIGHT,
                      null,
                      null))
              .stay();
      var second = Told.of(ADMITTED, chosen("12:00", 2, HomeNotPossible.NO_HOME)).stay();
      var third = Told.of(ADMITTED, pathway(0)).stay();

      var counted = HomeFirst.of(List.of(first, second, third), monday, monday);
      assertThat(counted.byPathway()).isEqualTo(Map.of(0, 1L, 1, 1L, 2, 1L, 3, 1L));
      assertThat(counted.whyNot())
          .isEqualTo(Map.of(DAY_AND_NIGHT, 1L, HomeNotPossible.NO_HOME, 1L));
      assertThat(
              HomeFirst.of(List.of(first, second, third), monday.plusDays(1), monday.plusDays(9))
                  .whyNot())
          .isEmpty();
      assertThat(HomeFirst.of(List.of(first), monday.minusDays(9), monday.minusDays(1)).byPathway())
          .isEqualTo(Map.of(0, 0L, 1, 0L, 2, 0L, 3, 0L));
    }
  }

  /** Rule 11: long-term care is not decided on in an acute bed where it can be assessed after. */
  @Nested
  class Discharge_to_assess {

    private static final DischargeToAssessNotPossible HARM =
        DischargeToAssessNotPossible.SECOND_MOVE_WOULD_HARM;

    @ParameterizedTest(name = "pathway {0}, acute {1}, fast track {2}, with a reason {3}: {4}")
    @CsvSource({
      "3, true,  false, false, discharge-to-assess",
      "3, true,  false, true,  ''",
      // end-of-life fast track waits for no assessment
      "3, true,  true,  false, ''",
      "3, true,  true,  true,  ''",
      // a community hospital is where people are assessed
      "3, false, false, false, ''",
      "3, false, false, true,  ''",
      // pathway 1 and 2 are the assessment outside hospital
      "2, true,  false, false, ''",
      "2, true,  false, true,  assessment-contradicts-pathway",
      "1, true,  false, false, ''",
      "1, true,  false, true,  assessment-contradicts-pathway",
      "0, true,  false, false, ''",
      "0, true,  false, true,  assessment-contradicts-pathway",
    })
    void comes_before_pathway_3_in_an_acute_hospital(
        int pathway, boolean acute, boolean fastTrack, boolean reason, String refused) {
      var choice =
          new ChoosePathway(
              at("12:00"),
              pathway,
              null,
              null,
              why(pathway),
              fastTrack ? Priority.END_OF_LIFE_FAST_TRACK : null,
              reason ? HARM : null,
              acute);
      if (refused.isEmpty()) {
        assertThat(Told.of(ADMITTED).decide(choice)).hasSize(1);
      } else {
        Told.of(ADMITTED).refuses(refused, choice);
      }
    }

    @Test
    void is_said_by_whom_and_when_and_stays_said_with_the_pathway() {
      var chosen =
          new PathwayChosen(
              STAY, MR_HOLROYD, at("12:00"), 3, null, null, DAY_AND_NIGHT, null, HARM);
      var stay = Told.of(ADMITTED).stay().after(new Plan.Signed("dr.oyelaran", null)).after(chosen);

      assertThat(stay.plan().choices())
          .containsExactly(
              new Plan.Choice(
                  at("12:00"), 3, null, null, DAY_AND_NIGHT, null, HARM, "dr.oyelaran"));
      var again =
          new ChoosePathway(
              at("13:00"), 3, Destination.CARE_HOME_NEW, null, null, null, null, true);
      assertThat(Told.of(ADMITTED, chosen).decide(again))
          .containsExactly(
              new PathwayChosen(
                  STAY,
                  MR_HOLROYD,
                  at("13:00"),
                  3,
                  Destination.CARE_HOME_NEW,
                  null,
                  DAY_AND_NIGHT,
                  null,
                  HARM));
    }

    @Test
    void is_counted_where_it_was_not_possible() {
      var monday = LocalDate.of(2026, 11, 23);
      var inAcute = Told.of(ADMITTED).after(Told.choose("12:00", 3)).stay();
      var elsewhere = Told.of(ADMITTED, chosen("12:00", 3, DAY_AND_NIGHT)).stay();
      var toAssess = Told.of(ADMITTED).after(Told.choose("12:00", 2)).stay();

      var counted = HomeFirst.of(List.of(inAcute, elsewhere, toAssess), monday, monday);

      assertThat(counted.byPathway()).isEqualTo(Map.of(0, 0L, 1, 0L, 2, 1L, 3, 2L));
      assertThat(counted.whyNotAssessedOutside())
          .isEqualTo(Map.of(DischargeToAssessNotPossible.ASSESSED_BEFORE, 1L));
      assertThat(
              HomeFirst.of(List.of(inAcute), monday.plusDays(1), monday.plusDays(1))
                  .whyNotAssessedOutside())
          .isEmpty();
    }
  }

  /** Rule 10: each combination, allowed on one pathway and on none beside it. */
  @Nested
  class What_there_was_before {

    @ParameterizedTest
    @CsvSource({
      "PACKAGE_PAUSED, 0",
      "PACKAGE_LAPSED, 1",
      "HOME_SAME_LEVEL, 0",
      "HOME_MORE_SUPPORT, 1",
      "HOME_NEW, 3",
      "HOME_NEW_SHORT_TERM, 2"
    })
    void says_the_pathway(Support support, int only) {
      for (int pathway = 0; pathway <= 3; pathway++) {
        var choice =
            new ChoosePathway(at("12:00"), pathway, null, support, why(pathway), null, null, false);
        if (pathway == only) {
          assertThat(Told.of(ADMITTED).decide(choice)).hasSize(1);
        } else {
          Told.of(ADMITTED).refuses("support-contradicts-pathway", choice);
        }
      }
    }

    @ParameterizedTest
    @CsvSource({
      "HOME_NO_NEW_SUPPORT, 0",
      "CARE_HOME_SAME_LEVEL, 0",
      "HOME_WITH_REHABILITATION, 1",
      "HOME_WITH_OTHER_SUPPORT, 1",
      "CARE_HOME_MORE_SUPPORT, 1",
      "SHORT_TERM_BED, 2",
      "CARE_HOME_NEW, 3",
      "CARE_HOME_END_OF_LIFE, 3"
    })
    void a_destination_is_of_one_pathway(Destination destination, int only) {
      for (int pathway = 0; pathway <= 3; pathway++) {
        var choice =
            new ChoosePathway(
                at("12:00"), pathway, destination, null, why(pathway), null, null, false);
        if (pathway == only) {
          assertThat(Told.of(ADMITTED).decide(choice)).hasSize(1);
        } else {
          Told.of(ADMITTED).refuses("destination-contradicts-pathway", choice);
        }
      }
    }

    @Test
    void does_not_lead_elsewhere_on_the_same_pathway() {
      Told.of(ADMITTED)
          .refuses(
              "support-contradicts-destination",
              new ChoosePathway(
                  at("12:00"),
                  0,
                  Destination.CARE_HOME_SAME_LEVEL,
                  Support.PACKAGE_PAUSED,
                  null,
                  null,
                  null,
                  false));
      assertThat(
              Told.of(ADMITTED)
                  .decide(
                      new ChoosePathway(
                          at("12:00"),
                          0,
                          Destination.CARE_HOME_SAME_LEVEL,
                          Support.HOME_SAME_LEVEL,
                          null,
                          null,
                          null,
                          false)))
          .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "2, false", "3, true"})
    void fast_track_is_on_pathway_1_or_3(int pathway, boolean allowed) {
      var choice =
          new ChoosePathway(
              at("12:00"),
              pathway,
              null,
              null,
              why(pathway),
              Priority.END_OF_LIFE_FAST_TRACK,
              null,
              false);
      if (allowed) {
        assertThat(Told.of(ADMITTED).after(choice).stay().plan().fastTrack()).isTrue();
      } else {
        Told.of(ADMITTED).refuses("fast-track-contradicts-pathway", choice);
      }
    }
  }

  /** Rules 7 and 8. */
  @Nested
  class Not_yet_available {

    private final Told underway =
        Told.of(
            ADMITTED, READY, pathway(1), waits("w", "home-based-rehab-arranging", Owner.COMMUNITY));
    private final Told asked =
        underway.having(
            new TeamHasIt(
                at("11:00"), "referral-1", "team-1", Skill.REABLEMENT, NextStep.ANSWER, "new"));

    @Test
    void is_for_the_provider_who_was_asked_to_say() {
      asked.refuses("provider-has-not-said", notAvailable("w"));
      asked.refuses(
          "provider-has-not-said",
          new StartWait(
              at("12:00"), "v", "home-based-rehab-not-available", null, null, null, null, null));
    }

    @Test
    void can_be_said_where_nobody_was_asked() {
      assertThat(underway.decide(notAvailable("w"))).hasSize(1);
    }

    @Test
    void is_so_once_the_provider_has_said_it() {
      var said = asked.after(new TeamHasNoCapacity(at("11:30"), "referral-1"));

      assertThat(said.stay().openWaits())
          .singleElement()
          .matches(wait -> wait.details().reason().equals("home-based-rehab-not-available"));
    }

    @Test
    void is_underway_again_only_by_the_word_of_a_provider_that_can() {
      var said = asked.after(new TeamHasNoCapacity(at("11:30"), "referral-1"));
      var noted = underway.after(notAvailable("w"));

      for (var stay : List.of(said, noted)) {
        stay.refuses("no-provider-has-said-it-can", underway("w", null));
        stay.refuses(
            "no-provider-has-said-it-can",
            new StartWait(
                at("12:30"), "v", "home-based-rehab-arranging", null, null, null, null, null));
        assertThat(stay.after(underway("w", "AGENCY-7")).stay().openWaits())
            .singleElement()
            .matches(wait -> wait.details().reason().equals("home-based-rehab-arranging"))
            .matches(wait -> "AGENCY-7".equals(wait.details().organisation()));
      }
    }

    @Test
    void stays_so_when_only_its_owner_or_its_step_is_another() {
      var noted = underway.after(notAvailable("w"));

      assertThat(
              noted.decide(
                  new PassOnWait(
                      at("12:30"),
                      "w",
                      null,
                      Owner.CARE_TRANSFER_HUB,
                      null,
                      null,
                      NextStep.REFER,
                      null,
                      null)))
          .hasSize(1);
    }

    @Test
    void other_reasons_of_a_wait_that_is_with_a_provider_can_be_said() {
      assertThat(
              asked.decide(
                  new PassOnWait(
                      at("12:00"),
                      "w",
                      "equipment-not-delivered",
                      null,
                      null,
                      null,
                      null,
                      null,
                      null)))
          .hasSize(1);
    }

    @Test
    void holds_of_beds_too() {
      var held =
          Told.of(ADMITTED, READY, chosen("10:10", 3, DAY_AND_NIGHT))
              .having(
                  new HomeHoldsBed(
                      at("11:00"), "hold-1", "home-1", BedType.NURSING, at("15:00"), "w"));

      held.refuses(
          "provider-has-not-said",
          new PassOnWait(
              at("12:00"), "w", "care-home-not-available", null, null, null, null, null, null));
    }

    private static PassOnWait underway(String waitId, @Nullable String capacityAt) {
      return new PassOnWait(
          at("12:30"),
          waitId,
          "home-based-rehab-arranging",
          null,
          null,
          null,
          NextStep.START_CARE,
          null,
          capacityAt);
    }

    private static PassOnWait notAvailable(String waitId) {
      return new PassOnWait(
          at("12:00"),
          waitId,
          "home-based-rehab-not-available",
          null,
          null,
          null,
          null,
          null,
          null);
    }
  }

  private static @Nullable HomeNotPossible why(int pathway) {
    return pathway < 2 ? null : DAY_AND_NIGHT;
  }

  private static ChoosePathway choose(int pathway, @Nullable HomeNotPossible why) {
    return new ChoosePathway(at("12:00"), pathway, null, null, why, null, null, false);
  }

  private static PathwayChosen chosen(String time, int pathway, @Nullable HomeNotPossible why) {
    return new PathwayChosen(STAY, MR_HOLROYD, at(time), pathway, null, null, why, null, null);
  }
}
