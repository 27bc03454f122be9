package care.homeward.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent;
import care.homeward.contracts.TeamEvent.FirstContactMade;
import care.homeward.contracts.TeamEvent.FirstContactPlanned;
import care.homeward.contracts.TeamEvent.PersonHandedBack;
import care.homeward.contracts.TeamEvent.PersonReidentified;
import care.homeward.contracts.TeamEvent.PersonTakenOn;
import care.homeward.contracts.TeamEvent.TeamCapacitySet;
import care.homeward.contracts.TeamEvent.TeamCapacitySet.Basis;
import care.homeward.contracts.TeamEvent.TeamCareEnded;
import care.homeward.contracts.TeamEvent.TeamFormed;
import care.homeward.platform.core.Refused;
import care.homeward.platform.core.Refused.Kind;
import care.homeward.teams.TeamCommand.FollowPerson;
import care.homeward.teams.TeamCommand.FormTeam;
import care.homeward.teams.TeamCommand.HandBack;
import care.homeward.teams.TeamCommand.MakeContact;
import care.homeward.teams.TeamCommand.SetCapacity;
import care.homeward.teams.TeamCommand.TakeBack;
import care.homeward.teams.TeamCommand.TakeOn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TeamTest {

  private static final String ID = "team-seacroft";
  private static final Instant FORMED_AT = Instant.parse("2026-11-02T09:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-29");
  private static final TeamEvent FORMED =
      TeamFormed.neighbourhoodTeam(
          ID, FORMED_AT, "Seacroft", List.of("seacroft"), List.of(Skill.NURSING, Skill.REABLEMENT));
  private static final TeamEvent ONE_SLOT =
      TeamCapacitySet.declared(ID, NOON, TODAY, Skill.REABLEMENT, 1);

  private static Team after(TeamEvent... events) {
    var team = Team.blank(ID);
    for (var event : events) {
      team = team.after(event);
    }
    return team;
  }

  private static TakeOn take(String person, Instant at) {
    return new TakeOn(
        at,
        Team.londonDay(at),
        "referral-" + person,
        "person-" + person,
        "stay-" + person,
        List.of(Skill.REABLEMENT),
        List.of());
  }

  private static PersonTakenOn taken(String person, Instant at, String day, int slotsLeft) {
    return new PersonTakenOn(
        ID,
        at,
        "referral-" + person,
        "person-" + person,
        "stay-" + person,
        Skill.REABLEMENT,
        LocalDate.parse(day),
        slotsLeft,
        null,
        null);
  }

  private static MakeContact contact(String referral) {
    return new MakeContact(NOON, referral, true, NOON);
  }

  private static void refused(Team team, TeamCommand command, Kind kind, String rule) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> team.decide(command))
        .satisfies(
            refused -> {
              assertThat(refused.rule()).isEqualTo(rule);
              assertThat(refused.kind()).isEqualTo(kind);
            });
  }

  @Test
  void a_team_is_formed_once_and_formed_anew_when_anything_is_different() {
    var skills = List.of(Skill.NURSING, Skill.REABLEMENT);
    assertThat(
            after()
                .decide(
                    new FormTeam(
                        FORMED_AT,
                        Form.neighbourhoodTeam("Seacroft", List.of("seacroft"), skills))))
        .containsExactly(FORMED);
    assertThat(
            after(FORMED)
                .decide(
                    new FormTeam(
                        NOON, Form.neighbourhoodTeam("Seacroft", List.of("seacroft"), skills))))
        .isEmpty();
    assertThat(
            after(FORMED)
                .decide(
                    new FormTeam(
                        NOON,
                        Form.neighbourhoodTeam(
                            "Seacroft", List.of("seacroft", "york-road"), skills))))
        .containsExactly(
            TeamFormed.neighbourhoodTeam(
                ID, NOON, "Seacroft", List.of("seacroft", "york-road"), skills));
  }

  @Test
  void capacity_is_set_for_a_day_and_a_skill_and_saying_it_again_is_already_so() {
    var set = new SetCapacity(NOON, TODAY, Skill.REABLEMENT, 1);
    assertThat(after(FORMED).decide(set)).containsExactly(ONE_SLOT);
    assertThat(after(FORMED, ONE_SLOT).decide(set)).isEmpty();
    assertThat(after(FORMED, ONE_SLOT).decide(new SetCapacity(NOON, TODAY, Skill.REABLEMENT, 2)))
        .containsExactly(TeamCapacitySet.declared(ID, NOON, TODAY, Skill.REABLEMENT, 2));
  }

  @Test
  void saying_none_is_not_the_same_as_saying_nothing() {
    assertThat(after(FORMED).decide(new SetCapacity(NOON, TODAY, Skill.NURSING, 0)))
        .containsExactly(TeamCapacitySet.declared(ID, NOON, TODAY, Skill.NURSING, 0));
    assertThat(after(FORMED).load(TODAY, Skill.NURSING).slots()).isNull();
  }

  @Test
  void capacity_is_refused_for_another_skill_a_past_day_or_no_team() {
    refused(
        after(FORMED),
        new SetCapacity(NOON, TODAY, Skill.THERAPY, 1),
        Kind.CONFLICT,
        "team-without-skill");
    refused(
        after(FORMED),
        new SetCapacity(NOON, TODAY.minusDays(1), Skill.NURSING, 1),
        Kind.IMPOSSIBLE,
        "day-past");
    refused(after(), new SetCapacity(NOON, TODAY, Skill.NURSING, 1), Kind.UNKNOWN, "unknown-team");
  }

  @Test
  void a_person_taken_on_uses_the_capacity_of_the_day() {
    assertThat(after(FORMED, ONE_SLOT).decide(take("patel", NOON)))
        .containsExactly(taken("patel", NOON, "2026-11-29", 0));
  }

  @Test
  void care_wanted_for_a_later_day_uses_that_days_capacity() {
    var later = TODAY.plusDays(3);
    var two = TeamCapacitySet.declared(ID, NOON, later, Skill.REABLEMENT, 2);
    var wanted =
        new TakeOn(
            NOON,
            later,
            "referral-patel",
            "person-patel",
            "stay-patel",
            List.of(Skill.REABLEMENT),
            List.of());
    var taken = taken("patel", NOON, later.toString(), 1);

    assertThat(after(FORMED, ONE_SLOT, two).decide(wanted)).containsExactly(taken);
    assertThat(after(FORMED, ONE_SLOT, two, taken).load(TODAY, Skill.REABLEMENT).left())
        .isEqualTo(1);
  }

  @Test
  void more_than_the_team_said_is_below_zero_and_not_refused() {
    var full = after(FORMED, ONE_SLOT, taken("patel", NOON, "2026-11-29", 0));
    assertThat(full.decide(take("okafor", NOON)))
        .containsExactly(taken("okafor", NOON, "2026-11-29", -1));
    assertThat(after(FORMED).decide(take("okafor", NOON)))
        .containsExactly(taken("okafor", NOON, "2026-11-29", -1));
  }

  @Test
  void the_day_is_londons() {
    assertThat(after(FORMED).decide(take("patel", Instant.parse("2026-07-06T22:59:59Z"))))
        .containsExactly(taken("patel", Instant.parse("2026-07-06T22:59:59Z"), "2026-07-06", -1));
    assertThat(after(FORMED).decide(take("patel", Instant.parse("2026-07-06T23:00:00Z"))))
        .containsExactly(taken("patel", Instant.parse("2026-07-06T23:00:00Z"), "2026-07-07", -1));
  }

  @Test
  void a_person_is_taken_on_once() {
    assertThat(after(FORMED, taken("patel", NOON, "2026-11-29", -1)).decide(take("patel", NOON)))
        .isEmpty();
  }

  @Test
  void a_slot_set_anew_keeps_what_was_used() {
    var team =
        after(
            FORMED,
            ONE_SLOT,
            taken("patel", NOON, "2026-11-29", 0),
            TeamCapacitySet.declared(ID, NOON, TODAY, Skill.REABLEMENT, 3));
    assertThat(team.load(TODAY, Skill.REABLEMENT))
        .isEqualTo(new Load("2026-11-29", Skill.REABLEMENT, 3, Basis.DECLARED, 1, 0, 0));
    assertThat(team.load(TODAY, Skill.REABLEMENT).left()).isEqualTo(2);
  }

  @Test
  void who_was_seen_waits_no_more_and_leaves_the_caseload_when_the_referral_is_closed() {
    var team = after(FORMED, ONE_SLOT, taken("patel", NOON, "2026-11-29", 0));
    assertThat(team.waiting()).hasSize(1);
    var contact = new FirstContactMade(ID, NOON, "referral-patel", "person-patel", "stay-patel");
    assertThat(team.decide(contact("referral-patel"))).containsExactly(contact);
    var seen = team.after(contact);
    assertThat(seen.waiting()).isEmpty();
    assertThat(seen.caseload())
        .extracting(OnCaseload::referralId, OnCaseload::seenAt)
        .containsExactly(tuple("referral-patel", NOON));
    assertThat(seen.load(TODAY, Skill.REABLEMENT).takenOn()).isEqualTo(1);
    assertThat(seen.decide(take("patel", NOON))).isEmpty();
    refused(seen, contact("referral-patel"), Kind.CONFLICT, "already-seen");

    var ended = new TeamCareEnded(ID, NOON, "referral-patel", "person-patel", "stay-patel");
    assertThat(seen.decide(new HandBack(NOON, "referral-patel"))).containsExactly(ended);
    assertThat(seen.after(ended).caseload()).isEmpty();
    assertThat(seen.after(ended).load(TODAY, Skill.REABLEMENT).takenOn()).isEqualTo(1);
    assertThat(seen.after(ended).decide(new HandBack(NOON, "referral-patel"))).isEmpty();
  }

  @Test
  void who_was_seen_is_taken_on_again_as_seen_and_uses_no_day_twice() {
    var contact = new FirstContactMade(ID, NOON, "referral-patel", "person-patel", "stay-patel");
    var ended = new TeamCareEnded(ID, NOON, "referral-patel", "person-patel", "stay-patel");
    var seen = after(FORMED, ONE_SLOT, taken("patel", NOON, "2026-11-29", 0), contact);
    var before = Objects.requireNonNull(seen.onCaseload("referral-patel"));
    var later = NOON.plus(Duration.ofDays(2));
    var back = new TakeBack(later, before);
    var again = taken("patel", later, "2026-11-29", 0);

    assertThat(seen.decide(back)).isEmpty();
    assertThat(seen.after(ended).decide(back)).containsExactly(again);

    var team = seen.after(ended).keep(before).after(again);
    assertThat(team.decide(back)).isEmpty();
    assertThat(team.waiting()).isEmpty();
    assertThat(team.caseload())
        .extracting(OnCaseload::referralId, OnCaseload::seenAt, OnCaseload::since)
        .containsExactly(tuple("referral-patel", NOON, NOON));
    assertThat(team.load(TODAY, Skill.REABLEMENT).takenOn()).isEqualTo(1);
    assertThat(team.load(TODAY.plusDays(2), Skill.REABLEMENT).takenOn()).isZero();
    refused(team, contact("referral-patel"), Kind.CONFLICT, "already-seen");
    assertThat(team.decide(new HandBack(later, "referral-patel")))
        .containsExactly(
            new TeamCareEnded(ID, later, "referral-patel", "person-patel", "stay-patel"));
  }

  @Test
  void who_is_taken_on_again_is_so_with_all_that_was_taken() {
    var taken =
        new PersonTakenOn(
            ID,
            NOON,
            "part-khan",
            "person-khan",
            null,
            Skill.NURSING,
            TODAY,
            -1,
            List.of(CommunityNeed.SHOPPING),
            List.of(Skill.REABLEMENT));
    var later = NOON.plus(Duration.ofHours(2));
    var back = new TakeBack(later, OnCaseload.of(taken).seen(NOON).of("person-kept"));

    assertThat(after(FORMED).decide(back))
        .containsExactly(
            new PersonTakenOn(
                ID,
                later,
                "part-khan",
                "person-kept",
                null,
                Skill.NURSING,
                TODAY,
                0,
                List.of(CommunityNeed.SHOPPING),
                List.of(Skill.REABLEMENT)));
  }

  @Test
  void a_person_who_needs_several_skills_uses_the_day_of_each() {
    var two = List.of(Skill.NURSING, Skill.REABLEMENT);
    var team =
        after(
            FORMED,
            TeamCapacitySet.declared(ID, NOON, TODAY, Skill.NURSING, 3),
            TeamCapacitySet.declared(ID, NOON, TODAY, Skill.REABLEMENT, 2));
    var taken =
        new PersonTakenOn(
            ID,
            NOON,
            "referral-khan",
            "person-khan",
            null,
            Skill.NURSING,
            TODAY,
            1,
            null,
            List.of(Skill.REABLEMENT));
    assertThat(team.left(TODAY, two, List.of())).isEqualTo(2);
    assertThat(
            team.decide(
                new TakeOn(NOON, TODAY, "referral-khan", "person-khan", null, two, List.of())))
        .containsExactly(taken);

    var with = team.after(taken);
    assertThat(with.load(TODAY, Skill.NURSING).left()).isEqualTo(2);
    assertThat(with.load(TODAY, Skill.REABLEMENT).left()).isEqualTo(1);

    var tomorrow = NOON.plus(Duration.ofDays(1));
    var planned =
        with.after(
            new FirstContactPlanned(
                ID, NOON, "referral-khan", "person-khan", null, null, tomorrow));
    assertThat(planned.load(TODAY, Skill.NURSING).left()).isEqualTo(3);
    assertThat(planned.load(TODAY, Skill.REABLEMENT).left()).isEqualTo(2);
    assertThat(planned.planned(TODAY.plusDays(1), Skill.NURSING)).isEqualTo(1);
    assertThat(planned.planned(TODAY.plusDays(1), Skill.REABLEMENT)).isEqualTo(1);

    var back = with.after(new PersonHandedBack(ID, NOON, "referral-khan", "person-khan", null));
    assertThat(back.load(TODAY, Skill.NURSING).left()).isEqualTo(3);
    assertThat(back.load(TODAY, Skill.REABLEMENT).left()).isEqualTo(2);
  }

  @Test
  void a_contact_with_someone_not_on_the_caseload_is_refused() {
    refused(
        after(FORMED, taken("patel", NOON, "2026-11-29", -1)),
        contact("referral-okafor"),
        Kind.CONFLICT,
        "not-on-caseload");
    refused(after(), contact("referral-patel"), Kind.UNKNOWN, "unknown-team");
  }

  @Test
  void who_is_handed_back_leaves_the_caseload_and_frees_the_slot() {
    var team = after(FORMED, ONE_SLOT, taken("patel", NOON, "2026-11-29", 0));
    var back = new PersonHandedBack(ID, NOON, "referral-patel", "person-patel", "stay-patel");
    assertThat(team.decide(new HandBack(NOON, "referral-patel"))).containsExactly(back);
    assertThat(team.after(back).caseload()).isEmpty();
    assertThat(team.after(back).load(TODAY, Skill.REABLEMENT).left()).isEqualTo(1);
  }

  @Test
  void nobody_is_handed_back_whom_the_team_does_not_have() {
    assertThat(after(FORMED).decide(new HandBack(NOON, "referral-patel"))).isEmpty();
  }

  @Test
  void days_long_past_are_let_go_of() {
    var week = TeamCapacitySet.declared(ID, NOON, TODAY, Skill.NURSING, 4);
    var then = Instant.parse("2026-12-06T12:00:00Z");
    var later = Instant.parse("2026-12-07T12:00:00Z");
    assertThat(
            after(
                    FORMED,
                    week,
                    TeamCapacitySet.declared(
                        ID, then, LocalDate.parse("2026-12-06"), Skill.NURSING, 2))
                .capacity()
                .loads())
        .containsExactly(
            new Load("2026-11-29", Skill.NURSING, 4, Basis.DECLARED, 0, 0, 0),
            new Load("2026-12-06", Skill.NURSING, 2, Basis.DECLARED, 0, 0, 0));
    assertThat(
            after(
                    FORMED,
                    week,
                    TeamCapacitySet.declared(
                        ID, later, LocalDate.parse("2026-12-07"), Skill.NURSING, 2))
                .capacity()
                .loads())
        .containsExactly(new Load("2026-12-07", Skill.NURSING, 2, Basis.DECLARED, 0, 0, 0));
  }

  @Test
  void days_are_let_go_of_also_by_a_team_that_never_says_its_capacity() {
    var later = Instant.parse("2026-12-07T12:00:00Z");
    assertThat(
            after(
                    FORMED,
                    taken("patel", NOON, "2026-11-29", -1),
                    taken("okafor", later, "2026-12-07", -1))
                .capacity()
                .loads())
        .containsExactly(new Load("2026-12-07", Skill.REABLEMENT, null, null, 1, 0, 0));
  }

  @Test
  void a_person_who_is_somebody_known_already_stays_on_the_caseload_under_the_kept_id() {
    var planned =
        new FirstContactPlanned(
            ID, NOON, "referral-patel", "person-patel", "stay-patel", null, NOON.plusSeconds(3600));
    var team =
        after(
            FORMED,
            taken("patel", NOON, "2026-11-29", 0),
            taken("khan", NOON, "2026-11-29", -1),
            planned);
    var follow = new FollowPerson(NOON, "referral-patel", "person-kept");
    var followed =
        new PersonReidentified(
            ID, NOON, "referral-patel", "person-kept", "stay-patel", "person-patel");

    assertThat(team.decide(follow)).containsExactly(followed);

    var after = team.after(followed);
    assertThat(after.decide(follow)).isEmpty();
    assertThat(after.caseload())
        .extracting(OnCaseload::referralId, OnCaseload::personId, OnCaseload::plannedFor)
        .containsExactly(
            tuple("referral-patel", "person-kept", NOON.plusSeconds(3600)),
            tuple("referral-khan", "person-khan", null));
    assertThat(after.load(TODAY, Skill.REABLEMENT).takenOn()).isEqualTo(2);
    assertThat(after.decide(contact("referral-patel")))
        .containsExactly(
            new FirstContactMade(ID, NOON, "referral-patel", "person-kept", "stay-patel"));
  }

  @Test
  void who_is_not_on_the_caseload_is_nobody_to_follow() {
    assertThat(after(FORMED).decide(new FollowPerson(NOON, "referral-patel", "person-kept")))
        .isEmpty();
    assertThat(
            after(
                    FORMED,
                    taken("patel", NOON, "2026-11-29", 0),
                    new PersonHandedBack(ID, NOON, "referral-patel", "person-patel", "stay-patel"))
                .decide(new FollowPerson(NOON, "referral-patel", "person-kept")))
        .isEmpty();
  }
}
