package care.homeward.referrals;

import static care.homeward.referrals.Fixture.WHOM;
import static care.homeward.referrals.Fixture.ask;
import static care.homeward.referrals.Fixture.organisation;
import static care.homeward.referrals.Fixture.team;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent.ReferralMade.ArrangedBy;
import care.homeward.contracts.ReferralEvent.ReferralMade.Needs;
import care.homeward.contracts.ReferralEvent.ReferralMade.Source;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.referrals.RoutingMap.First;
import care.homeward.referrals.RoutingMap.Partnership;
import care.homeward.referrals.RoutingMap.Place;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoutingTest {

  private static final CoveringTeam EAST = team("team-east", Skill.NURSING);
  private static final CoveringTeam WEST = team("team-west", Skill.NURSING, Skill.HOME_CARE);

  private static RoutingMap map(String day, Partnership... partnerships) {
    return new RoutingMap(
        "A map.", "routing-" + day, LocalDate.parse(day), List.of(place(partnerships)));
  }

  private static Place place(Partnership... partnerships) {
    return new Place("leeds", List.of(partnerships));
  }

  private static final RoutingMap MAP = map("2026-11-01", new Partnership("seacroft", List.of()));

  @Test
  void the_team_that_covers_the_area_is_asked() {
    assertThat(Routing.route(WHOM, ask(Skill.NURSING), List.of(EAST), MAP))
        .isEqualTo(Route.to("team-east"));
  }

  @Test
  void of_several_the_one_that_can_do_most_and_of_equals_always_the_same() {
    assertThat(Routing.route(WHOM, ask(Skill.NURSING, Skill.HOME_CARE), List.of(EAST, WEST), MAP))
        .isEqualTo(Route.to("team-west"));
    assertThat(Routing.route(WHOM, ask(Skill.NURSING), List.of(WEST, EAST), MAP))
        .isEqualTo(Route.to("team-east"));
  }

  @Test
  void the_one_the_map_names_for_the_leading_skill_comes_first_if_it_says_it_can() {
    var first = new First("team-west", List.of(Skill.NURSING));
    var absent = new First("team-nowhere", List.of(Skill.NURSING));
    assertThat(
            Routing.route(
                WHOM,
                ask(Skill.NURSING),
                List.of(EAST, WEST),
                map("2026-11-01", new Partnership("seacroft", List.of(first)))))
        .isEqualTo(Route.to("team-west"));
    assertThat(
            Routing.route(
                WHOM,
                ask(Skill.NURSING),
                List.of(EAST, WEST),
                map("2026-11-01", new Partnership("seacroft", List.of(absent)))))
        .isEqualTo(Route.to("team-east"));
  }

  @Test
  void a_community_organisation_is_asked_for_what_it_does() {
    var shopping =
        new Ask(
            List.of(Skill.VOLUNTARY_SUPPORT),
            Urgency.ROUTINE,
            Source.WARD,
            new Needs(null, null, null, null, List.of(CommunityNeed.SHOPPING), null),
            null);
    var drivers = organisation("org-a-drivers", CommunityNeed.TRANSPORT);
    var shoppers = organisation("org-b-shoppers", CommunityNeed.SHOPPING);
    assertThat(Routing.route(WHOM, shopping, List.of(drivers, shoppers), MAP))
        .isEqualTo(Route.to("org-b-shoppers"));
    assertThat(Routing.route(WHOM, shopping, List.of(drivers), MAP))
        .isEqualTo(Route.nowhere(WithoutTeam.NO_TEAM));
  }

  @Test
  void without_a_team_it_goes_nowhere_and_outside_the_map_that_is_why() {
    assertThat(Routing.route(WHOM, ask(Skill.NURSING), List.of(), MAP))
        .isEqualTo(Route.nowhere(WithoutTeam.NO_TEAM));
    var far = new Whom("person-lee", null, null, "far-away", null, ArrangedBy.HUB);
    assertThat(Routing.route(far, ask(Skill.NURSING), List.of(), MAP))
        .isEqualTo(Route.nowhere(WithoutTeam.OUT_OF_AREA));
  }

  @Test
  void without_an_area_it_goes_nowhere_whoever_there_is() {
    var hidden = new Whom("person-kaur", null, null, null, WithoutTeam.RESTRICTED, ArrangedBy.HUB);
    assertThat(Routing.route(hidden, ask(Skill.NURSING), List.of(EAST), MAP))
        .isEqualTo(Route.nowhere(WithoutTeam.RESTRICTED));
  }

  @ParameterizedTest
  @EnumSource(Source.class)
  void what_nobody_competent_has_looked_at_is_triaged_first(Source source) {
    var ask = new Ask(List.of(Skill.NURSING), Urgency.TWO_DAY, source, null, null);
    assertThat(Routing.route(WHOM, ask, List.of(EAST), MAP))
        .isEqualTo(
            source == Source.SELF || source == Source.VOLUNTARY_SECTOR
                ? Route.nowhere(WithoutTeam.TO_TRIAGE)
                : Route.to("team-east"));
  }

  @Test
  void the_map_of_the_day_counts_and_days_before_the_first_are_read_with_it() {
    var before = map("2026-11-01", new Partnership("seacroft", List.of()));
    var after = map("2027-04-01", new Partnership("seacroft", List.of()));
    var all = List.of(after, before);
    assertThat(Edition.inForce(all, LocalDate.parse("2027-03-31"))).isSameAs(before);
    assertThat(Edition.inForce(all, LocalDate.parse("2027-04-01"))).isSameAs(after);
    assertThat(Edition.inForce(all, LocalDate.parse("2026-01-01"))).isSameAs(before);
  }

  @Test
  void a_map_that_names_a_partnership_twice_is_wrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                map(
                    "2026-11-01",
                    new Partnership("seacroft", List.of()),
                    new Partnership("seacroft", List.of())))
        .withMessageContaining("seacroft");
    assertThatIllegalArgumentException().isThrownBy(() -> map("2026-11-01"));
  }
}
