package care.homeward.referrals;

import static care.homeward.referrals.Fixture.ANSWER;
import static care.homeward.referrals.Fixture.DUE;
import static care.homeward.referrals.Fixture.ID;
import static care.homeward.referrals.Fixture.LATER;
import static care.homeward.referrals.Fixture.MRS_PATEL;
import static care.homeward.referrals.Fixture.RECEIVED;
import static care.homeward.referrals.Fixture.SEACROFT;
import static care.homeward.referrals.Fixture.STAY;
import static care.homeward.referrals.Fixture.YORK_ROAD;
import static care.homeward.referrals.Fixture.after;
import static care.homeward.referrals.Fixture.declined;
import static care.homeward.referrals.Fixture.made;
import static care.homeward.referrals.Fixture.offered;
import static care.homeward.referrals.Fixture.refused;
import static care.homeward.referrals.Fixture.team;
import static care.homeward.referrals.Fixture.toHub;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.ReferralMade.ArrangedBy;
import care.homeward.contracts.ReferralEvent.ReferralMade.Source;
import care.homeward.contracts.ReferralEvent.ReferralPartTaken;
import care.homeward.contracts.ReferralEvent.ReferralTriaged;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.platform.core.Refused.Kind;
import care.homeward.referrals.ReferralCommand.TriageReferral;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MakingTest {

  private static final ReferralEvent MADE = made(Skill.REABLEMENT);
  private static final ReferralEvent OFFERED = offered(RECEIVED, SEACROFT);
  private static final ReferralEvent DECLINED = declined(SEACROFT, DeclineReason.NO_CAPACITY);

  private static TriageReferral triage(Urgency urgency, Route route) {
    return new TriageReferral(LATER, urgency, route, ANSWER);
  }

  private static ReferralEvent triaged(Urgency urgency, String due) {
    return new ReferralTriaged(ID, MRS_PATEL, STAY, LATER, urgency, Instant.parse(due));
  }

  @ParameterizedTest
  @EnumSource(
      value = WithoutTeam.class,
      names = {"RESTRICTED", "NO_FIXED_ABODE", "OUT_OF_AREA", "NO_AREA", "DECLINED"})
  void what_lies_with_the_hub_lies_there_for_the_same_reason_after_triage(WithoutTeam why) {
    var lies = after(MADE, toHub(why, null));
    var triage = triage(Urgency.TWO_DAY, Route.nowhere(WithoutTeam.NO_AREA));
    var triaged = triaged(Urgency.TWO_DAY, "2026-12-02T00:00:00Z");
    assertThat(lies.decide(triage)).containsExactly(triaged);
    assertThat(after(MADE, toHub(why, null), triaged).placing().why()).isEqualTo(why);
  }

  @Test
  void what_waits_for_triage_alone_lies_there_for_the_reason_of_the_map_after_it() {
    var asked = made(Urgency.ROUTINE, null, Source.SELF, ArrangedBy.HUB, Skill.REABLEMENT);
    var lies = after(asked, toHub(WithoutTeam.TO_TRIAGE, null));
    assertThat(lies.decide(triage(Urgency.TWO_HOUR, Route.nowhere(WithoutTeam.NO_TEAM))))
        .containsExactly(
            triaged(Urgency.TWO_HOUR, "2026-11-29T13:40:00Z"), toHub(WithoutTeam.NO_TEAM, null));
  }

  @Test
  void the_map_does_not_lead_back_to_who_said_no_or_left_the_rest_to_others() {
    var map =
        new RoutingMap(
            "A map.",
            "routing-2026-11-01",
            LocalDate.parse("2026-11-01"),
            List.of(
                new RoutingMap.Place(
                    "leeds", List.of(new RoutingMap.Partnership("seacroft", List.of())))));
    var covering = List.of(team(SEACROFT, Skill.REABLEMENT), team(YORK_ROAD, Skill.REABLEMENT));
    var toHub = toHub(WithoutTeam.DECLINED, DeclineReason.NO_CAPACITY);
    assertThat(Routing.again(after(MADE, toHub), covering, map)).isEqualTo(Route.to(SEACROFT));
    assertThat(Routing.again(after(MADE, OFFERED, DECLINED, toHub), covering, map))
        .isEqualTo(Route.to(YORK_ROAD));
    assertThat(Routing.again(after(MADE, OFFERED, DECLINED, toHub), covering.subList(0, 1), map))
        .isEqualTo(Route.nowhere(WithoutTeam.NO_TEAM));
    var part =
        new ReferralPartTaken(
            ID, MRS_PATEL, STAY, LATER, SEACROFT, List.of(Skill.NURSING), "part-1");
    assertThat(
            Routing.again(
                after(made(Skill.NURSING, Skill.REABLEMENT), OFFERED, part), covering, map))
        .isEqualTo(Route.to(YORK_ROAD));
  }

  @Test
  void a_breach_stays_one_once_the_time_has_run_out() {
    var open = after(MADE, OFFERED);
    var less = Route.to(SEACROFT);
    for (var urgency : List.of(Urgency.TWO_DAY, Urgency.ROUTINE)) {
      assertThat(open.decide(new TriageReferral(LATER, urgency, less, saidAt(DUE)))).hasSize(1);
      refused(
          open,
          new TriageReferral(LATER, urgency, less, saidAt(DUE.plusMillis(1))),
          Kind.CONFLICT,
          "already-overdue");
    }
  }

  @Test
  void what_is_over_time_can_still_be_found_more_urgent() {
    var third = Instant.parse("2026-12-02T00:00:00Z");
    var made = made(Urgency.TWO_DAY, third, Source.WARD, ArrangedBy.HUB, Skill.REABLEMENT);
    var triage = new TriageReferral(third, Urgency.TWO_HOUR, Route.to(SEACROFT), saidAt(third));
    assertThat(after(made, OFFERED).decide(triage))
        .containsExactly(new ReferralTriaged(ID, MRS_PATEL, STAY, third, Urgency.TWO_HOUR, DUE));
  }

  private static AnswerTimes saidAt(Instant now) {
    return new AnswerTimes(now, Duration.ofMinutes(15), Duration.ofHours(4), Duration.ofHours(24));
  }
}
