package care.homeward.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent;
import care.homeward.contracts.TeamEvent.FirstContactMade;
import care.homeward.contracts.TeamEvent.FirstContactPlanned;
import care.homeward.contracts.TeamEvent.PersonTakenOn;
import care.homeward.contracts.TeamEvent.TeamCapacitySet;
import care.homeward.contracts.TeamEvent.TeamFormed;
import care.homeward.contracts.TeamEvent.TeamStaffed;
import care.homeward.contracts.TeamEvent.TeamStaffed.Member;
import care.homeward.contracts.TeamEvent.TeamStaffed.Organisation;
import care.homeward.contracts.TeamEvent.TeamStaffed.Sector;
import care.homeward.contracts.TeamEvent.TeamStaffed.Work;
import care.homeward.platform.core.Refused;
import care.homeward.teams.TeamCommand.MakeContact;
import care.homeward.teams.TeamCommand.PlanContact;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactRulesTest {

  private static final String ID = "team-seacroft";
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final Instant NEXT_MORNING = Instant.parse("2026-11-30T09:30:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-29");
  private static final LocalDate TOMORROW = LocalDate.parse("2026-11-30");

  private static final Team TEAM =
      after(
          Team.blank(ID),
          TeamFormed.neighbourhoodTeam(
              ID, NOON, "Seacroft", List.of("seacroft"), List.of(Skill.NURSING, Skill.THERAPY)),
          new TeamStaffed(
              ID,
              NOON,
              List.of(new Organisation("RY6", Sector.NHS_COMMUNITY)),
              List.of(member("m-1", Skill.NURSING), member("m-2", Skill.THERAPY))),
          TeamCapacitySet.declared(ID, NOON, TODAY, Skill.NURSING, 2),
          TeamCapacitySet.declared(ID, NOON, TOMORROW, Skill.NURSING, 1),
          taken("patel"),
          taken("okafor"));

  private static Team after(Team team, TeamEvent... events) {
    for (var event : events) {
      team = team.after(event);
    }
    return team;
  }

  private static Member member(String id, Skill skill) {
    return new Member(
        id, "RY6", Work.NURSE, List.of(skill), 30, List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY));
  }

  private static PersonTakenOn taken(String person) {
    return new PersonTakenOn(
        ID,
        NOON,
        "referral-" + person,
        "person-" + person,
        "stay-" + person,
        Skill.NURSING,
        TODAY,
        0,
        null,
        null);
  }

  private static PlanContact plan(String person, @Nullable String member, Instant when) {
    return new PlanContact(NOON, "referral-" + person, member, when);
  }

  private static FirstContactPlanned planned(String person, @Nullable String member, Instant when) {
    return new FirstContactPlanned(
        ID, NOON, "referral-" + person, "person-" + person, "stay-" + person, member, when);
  }

  private static MakeContact contact(Instant at, Instant receivedAt, boolean faceToFace) {
    return new MakeContact(at, "referral-patel", faceToFace, receivedAt);
  }

  private static FirstContactMade made(Instant at) {
    return new FirstContactMade(ID, at, "referral-patel", "person-patel", "stay-patel");
  }

  private static void refused(Team team, TeamCommand command, String rule) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> team.decide(command))
        .satisfies(refused -> assertThat(refused.rule()).isEqualTo(rule));
  }

  @Test
  void a_first_contact_is_planned_with_or_without_a_member_and_planned_anew() {
    assertThat(TEAM.decide(plan("patel", "m-1", NEXT_MORNING)))
        .containsExactly(planned("patel", "m-1", NEXT_MORNING));
    var unnamed = TEAM.after(planned("patel", null, NEXT_MORNING));
    assertThat(unnamed.decide(plan("patel", null, NEXT_MORNING))).isEmpty();
    assertThat(unnamed.decide(plan("patel", "m-1", NEXT_MORNING)))
        .containsExactly(planned("patel", "m-1", NEXT_MORNING));
  }

  @Test
  void a_plan_uses_the_capacity_of_its_day_and_of_no_other() {
    assertThat(TEAM.load(TODAY, Skill.NURSING).left()).isZero();
    var planned = TEAM.after(planned("patel", "m-1", NEXT_MORNING));
    assertThat(planned.load(TODAY, Skill.NURSING).left()).isEqualTo(1);
    assertThat(planned.load(TOMORROW, Skill.NURSING).left()).isZero();
    assertThat(planned.planned(TOMORROW, Skill.NURSING)).isEqualTo(1);
    assertThat(planned.planned(TODAY, Skill.NURSING)).isZero();

    var back = planned.after(planned("patel", "m-1", NOON.plusSeconds(3600)));
    assertThat(back.load(TODAY, Skill.NURSING).left()).isZero();
    assertThat(back.load(TOMORROW, Skill.NURSING).left()).isEqualTo(1);
  }

  @Test
  void more_than_the_day_holds_is_planned_and_seen() {
    var over =
        after(TEAM, planned("patel", "m-1", NEXT_MORNING), planned("okafor", null, NEXT_MORNING));
    assertThat(over.load(TOMORROW, Skill.NURSING).left()).isEqualTo(-1);
  }

  @Test
  void the_day_of_a_plan_is_londons() {
    var late = Instant.parse("2027-07-06T23:00:00Z");
    assertThat(TEAM.after(planned("patel", null, late)).onCaseload("referral-patel"))
        .extracting(OnCaseload::day)
        .isEqualTo("2027-07-07");
  }

  @Test
  void a_member_goes_who_has_the_skill_and_nothing_else_to_do() {
    refused(TEAM, plan("patel", "m-9", NEXT_MORNING), "not-a-member");
    refused(TEAM, plan("patel", "m-2", NEXT_MORNING), "member-without-skill");
    var busy = TEAM.after(planned("okafor", "m-1", NEXT_MORNING));
    refused(busy, plan("patel", "m-1", NEXT_MORNING), "member-busy");
    var later = NEXT_MORNING.plusSeconds(1);
    assertThat(busy.decide(plan("patel", "m-1", later)))
        .containsExactly(planned("patel", "m-1", later));
  }

  @Test
  void a_member_goes_on_a_day_they_work_as_london_counts_days() {
    var tuesday = Instant.parse("2026-12-01T09:30:00Z");
    refused(TEAM, plan("patel", "m-1", tuesday), "member-not-at-work");
    assertThat(TEAM.decide(plan("patel", null, tuesday)))
        .containsExactly(planned("patel", null, tuesday));
    // Half past midnight in London, on a Sunday and on a Tuesday.
    var sunday = Instant.parse("2027-07-03T23:30:00Z");
    refused(
        TEAM, plan("patel", "m-1", Instant.parse("2027-07-05T23:30:00Z")), "member-not-at-work");
    assertThat(TEAM.decide(plan("patel", "m-1", sunday)))
        .containsExactly(planned("patel", "m-1", sunday));
  }

  @Test
  void a_plan_that_stands_is_already_so_although_the_member_works_other_days_by_now() {
    var other =
        new TeamStaffed(
            ID,
            NOON,
            List.of(new Organisation("RY6", Sector.NHS_COMMUNITY)),
            List.of(
                new Member(
                    "m-1",
                    "RY6",
                    Work.NURSE,
                    List.of(Skill.NURSING),
                    30,
                    List.of(DayOfWeek.FRIDAY))));
    var moved = after(TEAM, planned("patel", "m-1", NEXT_MORNING), other);

    assertThat(moved.decide(plan("patel", "m-1", NEXT_MORNING))).isEmpty();
    refused(moved, plan("patel", "m-1", NEXT_MORNING.plusSeconds(60)), "member-not-at-work");
  }

  @Test
  void a_contact_is_planned_from_now_on_and_for_someone_on_the_caseload() {
    assertThat(TEAM.decide(plan("patel", null, NOON)))
        .containsExactly(planned("patel", null, NOON));
    refused(TEAM, plan("patel", null, NOON.minusMillis(1)), "planned-in-the-past");
    refused(TEAM, plan("byrne", null, NEXT_MORNING), "not-on-caseload");
  }

  @Test
  void a_planned_contact_that_is_made_keeps_the_day_it_was_planned_for() {
    var planned = TEAM.after(planned("patel", "m-1", NEXT_MORNING));
    var made =
        new FirstContactMade(ID, NEXT_MORNING, "referral-patel", "person-patel", "stay-patel");
    assertThat(planned.decide(contact(NEXT_MORNING, NOON, true))).containsExactly(made);
    assertThat(planned.after(made).load(TOMORROW, Skill.NURSING).left()).isZero();
    assertThat(planned.after(made).planned(TOMORROW, Skill.NURSING)).isZero();
    refused(
        planned.after(made), plan("patel", "m-1", NEXT_MORNING.plusSeconds(60)), "already-seen");
    var other = plan("okafor", "m-1", NEXT_MORNING);
    assertThat(planned.after(made).decide(other))
        .containsExactly(planned("okafor", "m-1", NEXT_MORNING));
  }

  @Test
  void a_contact_is_not_made_before_the_referral_was_received() {
    refused(TEAM, contact(NOON, NOON.plusMillis(1), true), "before-received");
    assertThat(TEAM.decide(contact(NOON, NOON, true))).containsExactly(made(NOON));
    assertThat(TEAM.decide(contact(NOON.plusMillis(1), NOON, true)))
        .containsExactly(made(NOON.plusMillis(1)));
  }

  @Test
  void a_call_is_no_first_contact() {
    refused(TEAM, contact(NOON, NOON, false), "not-face-to-face");
    assertThat(TEAM.decide(contact(NOON, NOON, true))).containsExactly(made(NOON));
  }

  @Test
  void a_member_goes_who_has_any_of_the_skills_that_are_asked() {
    var both =
        TEAM.after(
            new PersonTakenOn(
                ID,
                NOON,
                "referral-byrne",
                "person-byrne",
                "stay-byrne",
                Skill.NURSING,
                TODAY,
                0,
                null,
                List.of(Skill.THERAPY)));
    assertThat(both.decide(plan("byrne", "m-2", NEXT_MORNING)))
        .containsExactly(planned("byrne", "m-2", NEXT_MORNING));
  }
}
