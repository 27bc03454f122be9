package care.homeward.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub.Why;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.referrals.ReferralCommand.MakeReferral;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-29T11:40:00Z");
  private static final Area NOWHERE =
      Area.unheard("stay-1").of("person-patel", new PersonSummary("85+", false, null, null, null));
  private static final Area SEACROFT =
      Area.unheard("stay-1")
          .of("person-patel", new PersonSummary("85+", false, "leeds", "seacroft", 1));

  private static MakeReferral make(Area area, List<String> covering) {
    return new MakeReferral(
        RECEIVED, null, area.asOf(1), Skill.REABLEMENT, Urgency.TWO_DAY, covering);
  }

  @Test
  void the_team_of_the_area_is_asked() {
    assertThat(Routing.route("referral-1", make(SEACROFT, List.of("team-seacroft"))))
        .isEqualTo(
            new ReferralOffered(
                "referral-1",
                "person-patel",
                "stay-1",
                RECEIVED,
                "team-seacroft",
                Skill.REABLEMENT));
  }

  @Test
  void of_several_teams_the_first_is_asked() {
    assertThat(Routing.route("referral-1", make(SEACROFT, List.of("team-east", "team-seacroft"))))
        .isInstanceOfSatisfying(
            ReferralOffered.class, offered -> assertThat(offered.teamId()).isEqualTo("team-east"));
  }

  @Test
  void without_a_team_it_goes_to_the_hub() {
    assertThat(Routing.route("referral-1", make(SEACROFT, List.of())))
        .isEqualTo(
            new ReferralSentToHub("referral-1", "person-patel", "stay-1", RECEIVED, Why.NO_TEAM));
  }

  @Test
  void without_an_area_it_goes_to_the_hub_whoever_there_is() {
    assertThat(Routing.route("referral-1", make(NOWHERE, List.of("team-seacroft"))))
        .isEqualTo(
            new ReferralSentToHub("referral-1", "person-patel", "stay-1", RECEIVED, Why.NO_AREA));
  }

  @Test
  void a_restricted_person_has_no_area_even_if_one_is_told() {
    var told =
        Area.unheard("stay-1")
            .of("person-kaur", new PersonSummary("18-64", true, "leeds", "seacroft", 1));
    assertThat(told.place()).isNull();
    assertThat(Routing.route("referral-1", make(told, List.of("team-seacroft"))))
        .isEqualTo(
            new ReferralSentToHub("referral-1", "person-kaur", "stay-1", RECEIVED, Why.NO_AREA));
  }
}
