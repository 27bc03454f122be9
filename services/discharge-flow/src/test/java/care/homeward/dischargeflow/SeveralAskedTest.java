package care.homeward.dischargeflow;

import static care.homeward.dischargeflow.Told.ADMITTED;
import static care.homeward.dischargeflow.Told.MR_HOLROYD;
import static care.homeward.dischargeflow.Told.STAY;
import static care.homeward.dischargeflow.Told.asked;
import static care.homeward.dischargeflow.Told.at;
import static care.homeward.dischargeflow.Told.details;
import static care.homeward.dischargeflow.Told.ended;
import static care.homeward.dischargeflow.Told.passedOn;
import static care.homeward.dischargeflow.Told.pathway;
import static care.homeward.dischargeflow.Told.waits;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.StayEvent.CareBegan;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.dischargeflow.StayCommand.BedIsGone;
import care.homeward.dischargeflow.StayCommand.CareBegins;
import care.homeward.dischargeflow.StayCommand.FromOthers;
import care.homeward.dischargeflow.StayCommand.HomeAccepts;
import care.homeward.dischargeflow.StayCommand.HomeAssessesFirst;
import care.homeward.dischargeflow.StayCommand.HomeHoldsBed;
import care.homeward.dischargeflow.StayCommand.MoreIsAsked;
import care.homeward.dischargeflow.StayCommand.NoTeamHasIt;
import care.homeward.dischargeflow.StayCommand.PassOnWait;
import care.homeward.dischargeflow.StayCommand.QuestionIsOver;
import care.homeward.dischargeflow.StayCommand.ReferralIsOff;
import care.homeward.dischargeflow.StayCommand.TeamHasIt;
import care.homeward.dischargeflow.StayCommand.TeamHasNoCapacity;
import care.homeward.dischargeflow.StayCommand.TeamIsOff;
import care.homeward.dischargeflow.StayCommand.TeamPassesOn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Several homes or teams asked at once for one person: one owner at every moment, and the hub only
 * when nobody is left.
 *
 * <p>The tables are read a step at a time, a minute apart: who has the wait after it, what they do
 * next and how many are asked; {@code =} where nothing is said because nothing is another.
 */
class SeveralAskedTest {

  @Nested
  class Homes {

    private static final Told WITH_HUB =
        Told.of(ADMITTED, pathway(3), waits("w", "hub-referrals", Owner.CARE_TRANSFER_HUB));

    /**
     * {@code 1}: home 1 holds a bed; {@code 1'}: another; then + accepted, - refused, ! no room.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "1 2 1-,       home-1 ASSESS 1 | home-1 ASSESS 2 | home-2 ASSESS 1",
      "1 2 2-,       home-1 ASSESS 1 | home-1 ASSESS 2 | home-1 ASSESS 1",
      "1 2 1- 2-,    home-1 ASSESS 1 | home-1 ASSESS 2 | home-2 ASSESS 1 | hub FIND_PLACE 0",
      "1 2 2- 1-,    home-1 ASSESS 1 | home-1 ASSESS 2 | home-1 ASSESS 1 | hub FIND_PLACE 0",
      "1 2 3 2- 1-,  home-1 ASSESS 1 | home-1 ASSESS 2 | home-1 ASSESS 3 | home-1 ASSESS 2"
          + " | home-3 ASSESS 1",
      "1 2 3 1- 2-,  home-1 ASSESS 1 | home-1 ASSESS 2 | home-1 ASSESS 3 | home-2 ASSESS 2"
          + " | home-3 ASSESS 1",
      "1 2 1+,       home-1 ASSESS 1 | home-1 ASSESS 2 | home-1 MOVE_IN 2",
      "1 2 2+,       home-1 ASSESS 1 | home-1 ASSESS 2 | home-2 MOVE_IN 2",
      "1 2 2+ 1-,    home-1 ASSESS 1 | home-1 ASSESS 2 | home-2 MOVE_IN 2 | home-2 MOVE_IN 1",
      "1 2 2+ 2-,    home-1 ASSESS 1 | home-1 ASSESS 2 | home-2 MOVE_IN 2 | home-1 ASSESS 1",
      "1 2 1+ 2- 1-, home-1 ASSESS 1 | home-1 ASSESS 2 | home-1 MOVE_IN 2 | home-1 MOVE_IN 1"
          + " | hub FIND_PLACE 0",
      "1 1- 1',      home-1 ASSESS 1 | hub FIND_PLACE 0 | home-1 ASSESS 1",
      "1 2 1- 1',    home-1 ASSESS 1 | home-1 ASSESS 2 | home-2 ASSESS 1 | home-2 ASSESS 2",
      "1 2 1- 1' 2-, home-1 ASSESS 1 | home-1 ASSESS 2 | home-2 ASSESS 1 | home-2 ASSESS 2"
          + " | home-1 ASSESS 1",
      // told twice
      "1 1,          home-1 ASSESS 1 | =",
      "1 2 2,        home-1 ASSESS 1 | home-1 ASSESS 2 | =",
      "1 2 1- 1-,    home-1 ASSESS 1 | home-1 ASSESS 2 | home-2 ASSESS 1 | =",
      "1 2 2+ 2+,    home-1 ASSESS 1 | home-1 ASSESS 2 | home-2 MOVE_IN 2 | =",
      "1 1- 1-,      home-1 ASSESS 1 | hub FIND_PLACE 0 | =",
      // of a bed never held, as far as was heard
      "1-,           =",
      "1+,           =",
      "1 2- 2,       home-1 ASSESS 1 | = | home-1 ASSESS 2",
    })
    void have_the_wait_one_at_a_time_until_nobody_is_left(String steps, String expected) {
      assertThat(track(WITH_HUB, steps)).isEqualTo(expected);
    }

    /** Rule 8: a home's word that it has no room counts, unless another has accepted. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "1 2,       care-home-arranging",
      "1 2 1-,    care-home-arranging",
      "1 2 1!,    care-home-not-available",
      "1 2 2!,    care-home-not-available",
      "1 1! 2,    care-home-not-available",
      "1 2 1! 2-, care-home-not-available",
      "1 2 1- 2!, care-home-not-available",
      "1 2 1- 2-, care-home-arranging",
      "1 2 1! 2+, care-home-arranging",
      "1 2 2+ 1!, care-home-arranging",
      "1 2 2+ 2!, care-home-not-available",
    })
    void without_room_are_a_want_of_room_unless_another_accepted(String steps, String reason) {
      assertThat(after(WITH_HUB, steps).stay().openWaits().map(it -> it.details().reason()))
          .containsExactly(reason);
    }

    @Test
    void are_each_waited_on_until_their_own_hold_ends() {
      var both =
          WITH_HUB
              .having(held("14:00", "hold-1", "home-1", "18:00"))
              .having(held("14:30", "hold-2", "home-2", "18:30"));

      assertThat(both.decide(new BedIsGone(at("18:00"), "hold-1", false)))
          .containsExactly(
              passedOn(
                  "18:00",
                  "w",
                  new Wait(
                      "care-home-arranging",
                      Owner.CARE_HOME,
                      "home-2",
                      null,
                      NextStep.ASSESS,
                      at("18:30"),
                      1)));
      assertThat(
              both.having(new BedIsGone(at("18:00"), "hold-1", false))
                  .decide(new BedIsGone(at("18:30"), "hold-2", false)))
          .containsExactly(
              passedOn(
                  "18:30",
                  "w",
                  details(
                      "care-home-arranging", Owner.CARE_TRANSFER_HUB, null, NextStep.FIND_PLACE)));
    }

    @Test
    void that_assess_first_are_waited_on_for_longer_once_the_wait_is_theirs() {
      var both =
          WITH_HUB
              .having(held("14:00", "hold-1", "home-1", "18:00"))
              .having(held("14:30", "hold-2", "home-2", "18:30"));
      var second = both.having(new HomeAssessesFirst(at("15:00"), "hold-2", at("22:00")));

      assertThat(second.stay().openWaits())
          .singleElement()
          .matches(wait -> "home-1".equals(wait.details().ownerReference()))
          .matches(wait -> at("18:00").equals(wait.details().due()));
      assertThat(second.having(new BedIsGone(at("18:00"), "hold-1", false)).stay().openWaits())
          .singleElement()
          .matches(wait -> "home-2".equals(wait.details().ownerReference()))
          .matches(wait -> at("22:00").equals(wait.details().due()));
      assertThat(
              both.having(new HomeAssessesFirst(at("15:00"), "hold-1", at("21:00")))
                  .stay()
                  .openWaits())
          .singleElement()
          .matches(wait -> "home-1".equals(wait.details().ownerReference()))
          .matches(wait -> at("21:00").equals(wait.details().due()))
          .matches(wait -> Integer.valueOf(2).equals(wait.details().asked()));
    }

    @Test
    void that_assess_first_take_nothing_from_the_hub_that_it_took_back_by_hand() {
      var byHand = passedBack(WITH_HUB.having(held("11:00", "hold-1", "home-1", "18:00")));
      var first = new HomeAssessesFirst(at("15:00"), "hold-1", at("22:00"));

      assertThat(byHand.having(first).stay().openWaits().map(Stay.Waiting::details))
          .containsExactlyElementsOf(byHand.stay().openWaits().map(Stay.Waiting::details).toList());
    }

    @Test
    void asked_first_have_it_though_heard_of_last() {
      var late = WITH_HUB.having(held("14:30", "hold-2", "home-2", "18:30"));

      assertThat(late.having(held("14:00", "hold-1", "home-1", "18:00")).stay().openWaits())
          .singleElement()
          .matches(wait -> "home-1".equals(wait.details().ownerReference()))
          .matches(wait -> at("18:00").equals(wait.details().due()));
    }

    @Test
    void leave_the_clock_of_the_wait_running_whoever_has_it() {
      for (var steps : List.of("1 2", "1 2 1-", "1 2 1- 2-", "1 1- 1' 1'-")) {
        assertThat(after(WITH_HUB, steps).stay().openWaits())
            .singleElement()
            .matches(wait -> wait.since().equals(at("10:20")), steps);
      }
    }

    @Test
    void that_let_go_of_what_the_hub_took_back_by_hand_leave_it_there() {
      var byHand = passedBack(after(WITH_HUB, "1 2"));

      assertThat(track(byHand, "1- 2-")).isEqualTo("hub DECIDE 1 | hub FIND_PLACE 0");
      assertThat(track(byHand, "3")).isEqualTo("home-1 ASSESS 3");
    }

    @Test
    void of_an_ended_wait_say_nothing_of_it_any_more() {
      var over = after(WITH_HUB, "1 2").having(ended("11:30", "w"));

      assertThat(track(over, "1- 2-")).isEqualTo("= | =");
    }

    private static Told passedBack(Told told) {
      var pass =
          new PassOnWait(
              at("12:00"),
              "w",
              null,
              Owner.CARE_TRANSFER_HUB,
              null,
              null,
              NextStep.DECIDE,
              null,
              null);
      return told.having(told.decide(pass).getFirst());
    }

    private static HomeHoldsBed held(String time, String holdId, String homeId, String until) {
      return new HomeHoldsBed(at(time), holdId, homeId, BedType.NURSING, at(until), "new");
    }

    private static Told after(Told told, String steps) {
      return SeveralAskedTest.after(told, commands(steps));
    }

    private static String track(Told told, String steps) {
      return SeveralAskedTest.track(told, commands(steps));
    }

    private static List<FromOthers> commands(String steps) {
      var commands = new ArrayList<FromOthers>();
      for (var step : steps.split(" ", -1)) {
        var at = minute(commands.size());
        var home = "home-" + step.charAt(0);
        var hold = "hold-" + step.replaceAll("[-+!]", "");
        commands.add(
            switch (step.charAt(step.length() - 1)) {
              case '-' -> new BedIsGone(at, hold, false);
              case '!' -> new BedIsGone(at, hold, true);
              case '+' -> new HomeAccepts(at, hold, home);
              default -> new HomeHoldsBed(at, hold, home, BedType.NURSING, at("18:00"), "new");
            });
      }
      return commands;
    }
  }

  @Nested
  class Teams {

    private static final Told WITH_HUB =
        Told.of(ADMITTED, pathway(1), waits("w", "hub-referrals", Owner.CARE_TRANSFER_HUB));

    /**
     * {@code a1}: team 1 is asked in referral a; then + took it, - declined, ! no capacity, ? asks
     * for more, {@code >2} passed it on to team 2. {@code a}: the referral; then - with the hub, !
     * for want of capacity, x off, ? the hub asks for more, . it was told or is waited for no
     * longer.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "a1 a2 a1-,       team-1 ANSWER 1 | team-1 ANSWER 2 | team-2 ANSWER 1",
      "a1 a2 a2-,       team-1 ANSWER 1 | team-1 ANSWER 2 | team-1 ANSWER 1",
      "a1 a2 a1- a2- a-, team-1 ANSWER 1 | team-1 ANSWER 2 | team-2 ANSWER 1 | hub REFER 0 | =",
      "a1 a2 a2- a1- a-, team-1 ANSWER 1 | team-1 ANSWER 2 | team-1 ANSWER 1 | hub REFER 0 | =",
      "a1 a2 a1+ a2-,   team-1 ANSWER 1 | team-1 ANSWER 2 | team-1 START_CARE 2"
          + " | team-1 START_CARE 1",
      "a1 a2 a2+ a1-,   team-1 ANSWER 1 | team-1 ANSWER 2 | team-2 START_CARE 2"
          + " | team-2 START_CARE 1",
      "a1 a2 ax,        team-1 ANSWER 1 | team-1 ANSWER 2 | hub REFER 0",
      "a1 a2 a!,        team-1 ANSWER 1 | team-1 ANSWER 2 | hub REFER 0",
      "a1 a1- a- a1,    team-1 ANSWER 1 | hub REFER 0 | = | team-1 ANSWER 1",
      "a1 a2 a1- a1,    team-1 ANSWER 1 | team-1 ANSWER 2 | team-2 ANSWER 1 | team-2 ANSWER 2",
      // of two referrals
      "a1 b2 a1-,       team-1 ANSWER 1 | team-1 ANSWER 2 | team-2 ANSWER 1",
      "a1 b2 ax,        team-1 ANSWER 1 | team-1 ANSWER 2 | team-2 ANSWER 1",
      "a1 b2 a1- a-,    team-1 ANSWER 1 | team-1 ANSWER 2 | team-2 ANSWER 1 | =",
      "a1 b2 bx a!,     team-1 ANSWER 1 | team-1 ANSWER 2 | team-1 ANSWER 1 | hub REFER 0",
      "a1 a1+ b2 b2-,   team-1 ANSWER 1 | team-1 START_CARE 1 | team-1 START_CARE 2"
          + " | team-1 START_CARE 1",
      "a1 b1 a1-,       team-1 ANSWER 1 | team-1 ANSWER 2 | team-1 ANSWER 1",
      // passed on
      "a1 a1>2 a2,      team-1 ANSWER 1 | team-2 ANSWER 1 | =",
      "a1 a2 a1>2,      team-1 ANSWER 1 | team-1 ANSWER 2 | team-2 ANSWER 1",
      "a1 a2 a2>3 a3,   team-1 ANSWER 1 | team-1 ANSWER 2 | team-1 ANSWER 1 | team-1 ANSWER 2",
      "a1+ a1>2 a2,     team-1 START_CARE 1 | team-2 ANSWER 1 | =",
      "a1>2,            =",
      // more is asked
      "a1 a2 a? a.,     team-1 ANSWER 1 | team-1 ANSWER 2 | hospital ANSWER 2 | team-1 ANSWER 2",
      "a1 a2 a? a1- a., team-1 ANSWER 1 | team-1 ANSWER 2 | hospital ANSWER 2"
          + " | hospital ANSWER 1 | team-2 ANSWER 1",
      "a1 a2 a? a2+,    team-1 ANSWER 1 | team-1 ANSWER 2 | hospital ANSWER 2"
          + " | team-2 START_CARE 2",
      "a1 a1- a? a.,    team-1 ANSWER 1 | hub REFER 0 | hospital ANSWER 0 | hub REFER 0",
      "a1 a1- b2 a?,    team-1 ANSWER 1 | hub REFER 0 | team-2 ANSWER 1 | =",
      "a1 a? a-,        team-1 ANSWER 1 | hospital ANSWER 1 | hub REFER 0",
      "a1 a? a. a1 a.,  team-1 ANSWER 1 | hospital ANSWER 1 | team-1 ANSWER 1 | = | =",
      // told twice
      "a1 a2 a1- a1-,   team-1 ANSWER 1 | team-1 ANSWER 2 | team-2 ANSWER 1 | =",
      "a1 a2 a2,        team-1 ANSWER 1 | team-1 ANSWER 2 | =",
      "a1 a? a? a. a.,  team-1 ANSWER 1 | hospital ANSWER 1 | = | team-1 ANSWER 1 | =",
      // more is asked by one of them: its question ends with it
      "a1 a2 a1? a.,    team-1 ANSWER 1 | team-1 ANSWER 2 | hospital ANSWER 2 | team-1 ANSWER 2",
      "a1 a2 a1? a1-,   team-1 ANSWER 1 | team-1 ANSWER 2 | hospital ANSWER 2 | team-2 ANSWER 1",
      "a1 a2 a1? a2-,   team-1 ANSWER 1 | team-1 ANSWER 2 | hospital ANSWER 2 | hospital ANSWER 1",
      "a1 a2 a1? a1>3 a3, team-1 ANSWER 1 | team-1 ANSWER 2 | hospital ANSWER 2"
          + " | team-2 ANSWER 1 | team-2 ANSWER 2",
      "a1 a1? a1>2 a2,  team-1 ANSWER 1 | hospital ANSWER 1 | team-2 ANSWER 1 | =",
      "a1 a1? a1!,      team-1 ANSWER 1 | hospital ANSWER 1 | hub REFER 0",
      // declined before it was asked, as far as was heard
      "a1- a1,          = | team-1 ANSWER 1",
    })
    void have_the_wait_one_at_a_time_until_nobody_is_left(String steps, String expected) {
      assertThat(track(WITH_HUB, steps)).isEqualTo(expected);
    }

    /** Rule 8: a team's word that it has no capacity counts, unless another has taken it. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "a1 a2 a1-,        home-based-rehab-arranging",
      "a1 a2 a1!,        home-based-rehab-not-available",
      "a1 a2 a2!,        home-based-rehab-not-available",
      "a1 a2 a1! a2- a-, home-based-rehab-not-available",
      "a1 a2 a1- a2! a!, home-based-rehab-not-available",
      "a1 a2 a1- a2- a-, hub-referrals",
      "a1 a2 a1! a2+,    home-based-rehab-arranging",
      "a1 a2 a2+ a1!,    home-based-rehab-arranging",
      "a1 a?,            further-action-by-provider",
      "a1 a? a.,         home-based-rehab-arranging",
      "a1 a? a1!,        home-based-rehab-not-available",
      "a1 a? a1! a!,     home-based-rehab-not-available",
      "a1 a2 a1! a?,     home-based-rehab-not-available",
    })
    void without_capacity_are_a_want_of_it_unless_another_took_it(String steps, String reason) {
      assertThat(
              after(WITH_HUB, commands(steps)).stay().openWaits().map(it -> it.details().reason()))
          .containsExactly(reason);
    }

    @Test
    void that_begin_care_in_the_bed_leave_the_wait_with_who_is_still_asked() {
      var both = after(WITH_HUB, commands("a1 a1+ b2"));
      var begins = new CareBegins(at("16:00"), CareBegan.By.TEAM, "referral-a");
      var began = new CareBegan(STAY, MR_HOLROYD, at("16:00"), CareBegan.By.TEAM, "referral-a");

      assertThat(both.decide(begins))
          .containsExactly(
              began,
              passedOn(
                  "16:00",
                  "w",
                  asked(
                      1,
                      "home-based-rehab-arranging",
                      Owner.COMMUNITY,
                      "team-2",
                      NextStep.ANSWER)));
      assertThat(after(both, commands("b2-")).decide(begins))
          .containsExactly(began, ended("16:00", "w"));
    }

    private static String track(Told told, String steps) {
      return SeveralAskedTest.track(told, commands(steps));
    }

    private static List<FromOthers> commands(String steps) {
      var commands = new ArrayList<FromOthers>();
      for (var step : steps.split(" ", -1)) {
        var at = minute(commands.size());
        var referral = "referral-" + step.charAt(0);
        var how = step.charAt(step.length() - 1);
        commands.add(
            Character.isDigit(step.charAt(Math.min(1, step.length() - 1)))
                ? ofTeam(at, referral, "team-" + step.charAt(1), how, step.contains(">"))
                : ofReferral(at, referral, how));
      }
      return commands;
    }

    private static FromOthers ofTeam(
        Instant at, String referral, String team, char how, boolean passedOn) {
      if (passedOn) {
        return new TeamPassesOn(at, referral, team, "team-" + how);
      }
      return switch (how) {
        case '-' -> new TeamIsOff(at, referral, team, false);
        case '!' -> new TeamIsOff(at, referral, team, true);
        case '+' -> new TeamHasIt(at, referral, team, Skill.REABLEMENT, NextStep.START_CARE, "new");
        case '?' -> new MoreIsAsked(at, referral, team);
        default -> new TeamHasIt(at, referral, team, Skill.REABLEMENT, NextStep.ANSWER, "new");
      };
    }

    private static FromOthers ofReferral(Instant at, String referral, char how) {
      return switch (how) {
        case '-' -> new NoTeamHasIt(at, referral, "new");
        case '!' -> new TeamHasNoCapacity(at, referral);
        case 'x' -> new ReferralIsOff(at, referral);
        case '?' -> new MoreIsAsked(at, referral, null);
        case '.' -> new QuestionIsOver(at, referral);
        default -> throw new IllegalArgumentException("" + how);
      };
    }
  }

  @Nested
  class A_team_and_a_home {

    private static final FromOthers TEAM =
        new TeamHasIt(
            at("11:00"), "referral-a", "team-1", Skill.REABLEMENT, NextStep.ANSWER, "of-team");
    private static final FromOthers HOME =
        new HomeHoldsBed(at("11:01"), "hold-1", "home-1", BedType.NURSING, at("15:01"), "of-home");

    @Test
    void asked_at_once_have_each_a_wait_of_their_own() {
      var both = Told.of(ADMITTED).having(TEAM).having(HOME);
      var onTeam =
          asked(1, "home-based-rehab-arranging", Owner.COMMUNITY, "team-1", NextStep.ANSWER);
      var onHome =
          new Wait(
              "care-home-arranging",
              Owner.CARE_HOME,
              "home-1",
              null,
              NextStep.ASSESS,
              at("15:01"),
              1);

      assertThat(both.stay().openWaits().map(Stay.Waiting::details))
          .containsExactly(onTeam, onHome);
      assertThat(
              both.having(new BedIsGone(at("12:00"), "hold-1", true))
                  .stay()
                  .openWaits()
                  .map(Stay.Waiting::details))
          .containsExactly(
              onTeam,
              details(
                  "care-home-not-available", Owner.CARE_TRANSFER_HUB, null, NextStep.FIND_PLACE));
      assertThat(
              both.having(new TeamIsOff(at("12:00"), "referral-a", "team-1", false))
                  .stay()
                  .openWaits()
                  .map(Stay.Waiting::details))
          .containsExactly(
              details("hub-referrals", Owner.CARE_TRANSFER_HUB, null, NextStep.REFER), onHome);
    }
  }

  /** Whoever is asked, refuses or accepts in whatever order, beside a count kept by hand. */
  @Test
  void ten_thousand_rounds_of_asking_leave_one_owner_who_is_asked_or_the_hub() {
    for (int seed = 0; seed < 10_000; seed++) {
      var random = new Random(seed);
      var told =
          Told.of(ADMITTED, pathway(3), waits("w", "hub-referrals", Owner.CARE_TRANSFER_HUB));
      Set<String> asked = new LinkedHashSet<>();
      var accepted = "";
      for (int i = 0; i < 12; i++) {
        var home = "home-" + random.nextInt(4);
        var hold = home + "/" + random.nextInt(2);
        var at = minute(i);
        var dice = random.nextInt(5);
        if (dice < 2 && !asked.contains(hold)) {
          told = told.having(new HomeHoldsBed(at, hold, home, BedType.NURSING, at, "new"));
          asked.add(hold);
        } else if (dice == 2 && accepted.isEmpty()) {
          told = told.having(new HomeAccepts(at, hold, home));
          accepted = asked.contains(hold) ? hold : "";
        } else if (dice > 2) {
          told = told.having(new BedIsGone(at, hold, random.nextBoolean()));
          asked.remove(hold);
          accepted = accepted.equals(hold) ? "" : accepted;
        }
        var first = accepted.isEmpty() ? asked.stream().findFirst().orElse("") : accepted;
        var waits = told.stay().openWaits().toList();
        var what = "seed " + seed + ", step " + i + ": " + asked;

        assertThat(waits).as(what).hasSize(1);
        var details = waits.getFirst().details();
        var owner = details.ownerReference();
        assertThat(owner == null ? "" : owner)
            .as(what)
            .isEqualTo(first.isEmpty() ? "" : first.substring(0, first.indexOf('/')));
        assertThat(details.owner())
            .as(what)
            .isEqualTo(first.isEmpty() ? Owner.CARE_TRANSFER_HUB : Owner.CARE_HOME);
        assertThat(details.asked() == null ? 0 : details.asked()).as(what).isEqualTo(asked.size());
      }
    }
  }

  private static Instant minute(int step) {
    return at("11:00").plusSeconds(60L * step);
  }

  private static Told after(Told told, List<FromOthers> commands) {
    var state = told;
    for (var command : commands) {
      state = state.having(command);
    }
    return state;
  }

  /** Who has the one open wait after each step, what they do next, and how many are asked. */
  private static String track(Told told, List<FromOthers> commands) {
    var track = new ArrayList<String>();
    var state = told;
    for (var command : commands) {
      var nothing = state.decide(command).isEmpty();
      state = state.having(command);
      track.add(nothing ? "=" : owner(state));
    }
    return String.join(" | ", track);
  }

  private static String owner(Told told) {
    assertThat(told.stay().openWaits()).hasSize(1);
    var details = told.stay().openWaits().findFirst().orElseThrow().details();
    var who =
        switch (details.owner()) {
          case CARE_TRANSFER_HUB -> "hub";
          case HOSPITAL -> "hospital";
          default -> details.ownerReference();
        };
    return who + " " + details.nextStep() + " " + (details.asked() == null ? 0 : details.asked());
  }
}
