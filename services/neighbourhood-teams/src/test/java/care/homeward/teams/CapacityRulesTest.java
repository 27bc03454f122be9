package care.homeward.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent;
import care.homeward.contracts.TeamEvent.CommunityCapacitySet;
import care.homeward.contracts.TeamEvent.PersonHandedBack;
import care.homeward.contracts.TeamEvent.PersonTakenOn;
import care.homeward.contracts.TeamEvent.TeamCapacitySet;
import care.homeward.contracts.TeamEvent.TeamCapacitySet.Basis;
import care.homeward.contracts.TeamEvent.TeamFormed;
import care.homeward.contracts.TeamEvent.TeamStaffed;
import care.homeward.contracts.TeamEvent.TeamStaffed.Member;
import care.homeward.contracts.TeamEvent.TeamStaffed.Organisation;
import care.homeward.contracts.TeamEvent.TeamStaffed.Sector;
import care.homeward.contracts.TeamEvent.TeamStaffed.Work;
import care.homeward.platform.core.Refused;
import care.homeward.teams.Hours.Effort;
import care.homeward.teams.TeamCommand.DeriveCapacity;
import care.homeward.teams.TeamCommand.FollowHours;
import care.homeward.teams.TeamCommand.FormTeam;
import care.homeward.teams.TeamCommand.SetCapacity;
import care.homeward.teams.TeamCommand.SetWeek;
import care.homeward.teams.TeamCommand.StaffTeam;
import care.homeward.teams.TeamCommand.TakeOn;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityRulesTest {

  private static final String ID = "team-seacroft";
  private static final Instant SUNDAY_NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final LocalDate SUNDAY = LocalDate.parse("2026-11-29");
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-30");
  private static final Effort EFFORT = new Effort(90, 30);
  private static final Organisation TRUST = new Organisation("RY6", Sector.NHS_COMMUNITY);
  private static final Organisation COUNCIL = new Organisation("E08000035", Sector.COUNCIL);

  /** Ten hours on each of three days. */
  private static final Member NURSE =
      new Member(
          "m-1",
          "RY6",
          Work.NURSE,
          List.of(Skill.NURSING),
          30,
          List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY));

  /** Five hours on one day, half of it for each of two skills. */
  private static final Member HELPER =
      new Member(
          "m-2",
          "E08000035",
          Work.REABLEMENT_WORKER,
          List.of(Skill.NURSING, Skill.REABLEMENT),
          5,
          List.of(DayOfWeek.MONDAY));

  private static final TeamEvent FORMED =
      TeamFormed.neighbourhoodTeam(
          ID,
          SUNDAY_NOON,
          "Seacroft",
          List.of("seacroft"),
          List.of(Skill.NURSING, Skill.REABLEMENT));
  private static final TeamEvent STAFFED =
      new TeamStaffed(ID, SUNDAY_NOON, List.of(TRUST, COUNCIL), List.of(NURSE, HELPER));

  private static Team after(TeamEvent... events) {
    var team = Team.blank(ID);
    for (var event : events) {
      team = team.after(event);
    }
    return team;
  }

  private static void refused(Team team, TeamCommand command, String rule) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> team.decide(command))
        .satisfies(refused -> assertThat(refused.rule()).isEqualTo(rule));
  }

  private static TeamCapacitySet fromHours(LocalDate day, Skill skill, int slots) {
    return new TeamCapacitySet(ID, SUNDAY_NOON, day, skill, slots, Basis.MEMBERS_HOURS);
  }

  @Test
  void a_team_is_made_of_organisations_whose_members_have_skills() {
    var staff = new StaffTeam(SUNDAY_NOON, List.of(TRUST, COUNCIL), List.of(NURSE, HELPER));
    assertThat(after(FORMED).decide(staff)).containsExactly(STAFFED);
    assertThat(after(FORMED, STAFFED).decide(staff)).isEmpty();
    refused(
        after(FORMED),
        new StaffTeam(SUNDAY_NOON, List.of(TRUST), List.of(NURSE, HELPER)),
        "member-of-no-organisation");
    refused(
        after(FORMED),
        new StaffTeam(SUNDAY_NOON, List.of(TRUST), List.of(NURSE, NURSE)),
        "member-twice");
    refused(
        after(FORMED),
        new StaffTeam(SUNDAY_NOON, List.of(TRUST, TRUST), List.of()),
        "organisation-twice");
    var therapist =
        new Member(
            "m-3", "RY6", Work.THERAPIST, List.of(Skill.THERAPY), 10, List.of(DayOfWeek.MONDAY));
    refused(
        after(FORMED),
        new StaffTeam(SUNDAY_NOON, List.of(TRUST), List.of(therapist)),
        "team-without-skill");
  }

  /**
   * Monday: nursing 600 + 150 minutes, of which 30 % are 225; reablement 150, of which 45. Tuesday:
   * nursing 600, of which 180. Thursday: nobody works.
   */
  @ParameterizedTest
  @CsvSource({
    "2026-11-30, NURSING, 75, 3",
    "2026-11-30, NURSING, 76, 2",
    "2026-11-30, REABLEMENT, 45, 1",
    "2026-11-30, REABLEMENT, 46, 0",
    "2026-12-01, NURSING, 90, 2",
    "2026-12-01, NURSING, 91, 1",
    "2026-12-01, REABLEMENT, 45, 0",
    "2026-12-03, NURSING, 1, 0"
  })
  void slots_follow_from_members_hours(LocalDate day, Skill skill, int minutes, int slots) {
    assertThat(Hours.slots(List.of(NURSE, HELPER), day, skill, new Effort(minutes, 30)))
        .isEqualTo(slots);
  }

  @Test
  void what_nobody_said_follows_from_hours_and_what_somebody_said_stands() {
    var derive = new DeriveCapacity(SUNDAY_NOON, MONDAY, 2, EFFORT);
    var said = TeamCapacitySet.declared(ID, SUNDAY_NOON, MONDAY, Skill.NURSING, 9);
    var first =
        new TeamEvent[] {
          fromHours(MONDAY, Skill.REABLEMENT, 0),
          fromHours(MONDAY.plusDays(1), Skill.NURSING, 2),
          fromHours(MONDAY.plusDays(1), Skill.REABLEMENT, 0)
        };
    assertThat(after(FORMED, STAFFED, said).decide(derive)).containsExactly(first);

    var derived = after(FORMED, STAFFED, said, first[0], first[1], first[2]);
    assertThat(derived.decide(derive)).isEmpty();
    assertThat(
            derived
                .after(new TeamStaffed(ID, SUNDAY_NOON, List.of(TRUST), List.of(HELPER)))
                .decide(derive))
        .containsExactly(fromHours(MONDAY.plusDays(1), Skill.NURSING, 0));
  }

  @Test
  void the_days_from_today_on_follow_from_hours_unless_somebody_said_them() {
    var follow = new FollowHours(SUNDAY_NOON, 2, EFFORT);
    var said = TeamCapacitySet.declared(ID, SUNDAY_NOON, MONDAY, Skill.NURSING, 9);
    var first =
        List.of(
            fromHours(SUNDAY, Skill.NURSING, 0),
            fromHours(SUNDAY, Skill.REABLEMENT, 0),
            fromHours(MONDAY, Skill.REABLEMENT, 0));
    assertThat(after(FORMED, STAFFED, said).decide(follow)).isEqualTo(first);
    assertThat(
            after(FORMED, STAFFED, said, first.get(0), first.get(1), first.get(2)).decide(follow))
        .isEmpty();
  }

  /** Half past midnight on a summer's Monday in London is still Sunday elsewhere. */
  @Test
  void today_is_londons() {
    var summer = Instant.parse("2026-06-28T23:30:00Z");
    assertThat(after(FORMED, STAFFED).decide(new FollowHours(summer, 1, EFFORT)))
        .containsExactly(
            new TeamCapacitySet(
                ID, summer, LocalDate.parse("2026-06-29"), Skill.NURSING, 2, Basis.MEMBERS_HOURS),
            new TeamCapacitySet(
                ID,
                summer,
                LocalDate.parse("2026-06-29"),
                Skill.REABLEMENT,
                0,
                Basis.MEMBERS_HOURS));
  }

  @Test
  void nothing_follows_for_a_team_nobody_works_in_until_somebody_did() {
    var follow = new FollowHours(SUNDAY_NOON, 3, EFFORT);
    assertThat(after().decide(follow)).isEmpty();
    assertThat(after(FORMED).decide(follow)).isEmpty();

    var deserted = new TeamStaffed(ID, SUNDAY_NOON, List.of(TRUST), List.of());
    assertThat(after(FORMED, STAFFED, fromHours(MONDAY, Skill.NURSING, 2), deserted).decide(follow))
        .containsExactly(fromHours(MONDAY, Skill.NURSING, 0));
  }

  /** Filled from five past midnight on, in London, winter and summer. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-30T00:04:59Z, 2026-11-29",
    "2026-11-30T00:05:00Z, 2026-11-30",
    "2026-06-29T23:04:59Z, 2026-06-29",
    "2026-06-29T23:05:00Z, 2026-06-30"
  })
  void days_are_filled_once_a_day_at_a_time_of_day_in_london(Instant now, LocalDate turn) {
    assertThat(new TeamSettings.Filling(14, LocalTime.of(0, 5)).turn(now)).isEqualTo(turn);
  }

  @Test
  void saying_what_followed_from_hours_makes_it_said() {
    var team = after(FORMED, STAFFED, fromHours(MONDAY, Skill.NURSING, 2));
    assertThat(team.decide(new SetCapacity(SUNDAY_NOON, MONDAY, Skill.NURSING, 2)))
        .containsExactly(TeamCapacitySet.declared(ID, SUNDAY_NOON, MONDAY, Skill.NURSING, 2));
  }

  @Test
  void nothing_follows_without_members_or_for_a_day_past() {
    refused(after(FORMED), new DeriveCapacity(SUNDAY_NOON, MONDAY, 1, EFFORT), "no-members");
    refused(
        after(FORMED, STAFFED),
        new DeriveCapacity(SUNDAY_NOON, SUNDAY.minusDays(1), 1, EFFORT),
        "day-past");
  }

  @Test
  void one_more_is_too_many_when_nothing_is_left_and_when_nothing_was_said() {
    var one = TeamCapacitySet.declared(ID, SUNDAY_NOON, MONDAY, Skill.NURSING, 1);
    var taken =
        new PersonTakenOn(
            ID, SUNDAY_NOON, "referral-1", "person", "stay", Skill.NURSING, MONDAY, 0, null, null);
    assertThat(after(FORMED).load(MONDAY, Skill.NURSING).wouldOverload()).isTrue();
    assertThat(after(FORMED, one).load(MONDAY, Skill.NURSING).wouldOverload()).isFalse();
    assertThat(after(FORMED, one, taken).load(MONDAY, Skill.NURSING).wouldOverload()).isTrue();
  }

  private static final TeamEvent JOINED =
      new TeamFormed(
          ID,
          SUNDAY_NOON,
          "Good Neighbours",
          List.of("mere-lane"),
          List.of(Skill.VOLUNTARY_SUPPORT),
          TeamFormed.Kind.COMMUNITY_ORGANISATION,
          List.of(CommunityNeed.SHOPPING, CommunityNeed.COMPANY));

  private static final List<Skill> SUPPORT = List.of(Skill.VOLUNTARY_SUPPORT);

  private static TeamEvent week(LocalDate monday, CommunityNeed need, int slots) {
    return new CommunityCapacitySet(ID, SUNDAY_NOON, monday, need, slots);
  }

  @Test
  void an_organisation_joins_with_what_it_does_and_stays_one() {
    var form =
        Form.organisation(
            "Good Neighbours",
            List.of("mere-lane"),
            List.of(CommunityNeed.SHOPPING, CommunityNeed.COMPANY));
    assertThat(after().decide(new FormTeam(SUNDAY_NOON, form))).containsExactly(JOINED);
    assertThat(after(JOINED).decide(new FormTeam(SUNDAY_NOON, form))).isEmpty();
    refused(after(FORMED), new FormTeam(SUNDAY_NOON, form), "another-kind");
  }

  @Test
  void an_organisation_says_what_it_can_take_in_a_week() {
    var set = new SetWeek(SUNDAY_NOON, MONDAY, CommunityNeed.SHOPPING, 3);
    assertThat(after(JOINED).decide(set)).containsExactly(week(MONDAY, CommunityNeed.SHOPPING, 3));
    assertThat(after(JOINED, week(MONDAY, CommunityNeed.SHOPPING, 3)).decide(set)).isEmpty();
    refused(
        after(JOINED), new SetWeek(SUNDAY_NOON, MONDAY, CommunityNeed.HEATING, 3), "need-not-met");
    refused(
        after(JOINED), new SetWeek(SUNDAY_NOON, SUNDAY, CommunityNeed.SHOPPING, 3), "not-a-monday");
    refused(
        after(JOINED),
        new SetWeek(SUNDAY_NOON, MONDAY.minusDays(14), CommunityNeed.SHOPPING, 3),
        "day-past");
    assertThat(
            after(JOINED)
                .decide(new SetWeek(SUNDAY_NOON, MONDAY.minusDays(7), CommunityNeed.SHOPPING, 3)))
        .containsExactly(week(MONDAY.minusDays(7), CommunityNeed.SHOPPING, 3));
  }

  @Test
  void whom_an_organisation_takes_uses_the_week_of_each_need_and_the_scarcest_is_told() {
    var thisMonday = MONDAY.minusDays(7);
    var needs = List.of(CommunityNeed.SHOPPING, CommunityNeed.COMPANY);
    var before =
        after(
            JOINED,
            week(thisMonday, CommunityNeed.SHOPPING, 3),
            week(thisMonday, CommunityNeed.COMPANY, 1));
    assertThat(before.left(SUNDAY, SUPPORT, needs)).isEqualTo(1);

    var taken =
        new PersonTakenOn(
            ID,
            SUNDAY_NOON,
            "referral-1",
            "person",
            null,
            Skill.VOLUNTARY_SUPPORT,
            SUNDAY,
            0,
            needs,
            null);
    assertThat(
            before.decide(
                new TakeOn(SUNDAY_NOON, SUNDAY, "referral-1", "person", null, SUPPORT, needs)))
        .containsExactly(taken);

    var full = before.after(taken);
    assertThat(full.week(SUNDAY, CommunityNeed.SHOPPING).left()).isEqualTo(2);
    assertThat(full.week(SUNDAY, CommunityNeed.COMPANY).left()).isZero();
    assertThat(full.week(MONDAY, CommunityNeed.COMPANY).slots()).isNull();
    assertThat(full.left(SUNDAY, SUPPORT, needs)).isZero();
    assertThat(full.left(SUNDAY, SUPPORT, List.of(CommunityNeed.SHOPPING))).isEqualTo(2);

    var back = full.after(new PersonHandedBack(ID, SUNDAY_NOON, "referral-1", "person", null));
    assertThat(back.week(SUNDAY, CommunityNeed.COMPANY).left()).isEqualTo(1);
  }
}
