package care.homeward.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent.TeamFormed;
import care.homeward.platform.testkit.Machinery;
import care.homeward.teams.directory.HsdsExamples;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform,neighbourhood-teams",
      "spring.application.name=neighbourhood-teams"
    })
@ContextConfiguration(initializers = Machinery.class)
class DirectoryIT {

  private final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
  private final LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));

  @LocalServerPort int port;

  private final String unique = UUID.randomUUID().toString().substring(0, 8);
  private final String organisation = "neighbours-" + unique;
  private Http http;

  @BeforeEach
  void fresh() {
    http = Http.on(port);
  }

  private String file(String status) {
    return """
        [{"id": "%1$s", "name": "Good Neighbours", "description": "Visits and errands.",
          "x_unknown": {"kept": 1.50},
          "services": [
            {"id": "s-%1$s", "name": "Errands", "status": "%2$s", "minimum_age": 18,
             "assured_date": "%3$s", "service_areas": [{"id": "a", "name": "Orchard Vale"}],
             "attributes": [{"id": "t", "taxonomy_term":
               {"id": "x", "taxonomy": "homeward-needs", "code": "shopping", "name": "Shopping"}}]}]},
         {"id": "bad-%1$s", "name": "No description"}]
        """
        .formatted(organisation, status, today);
  }

  private JsonNode take(String body) {
    var answer =
        http.post(Http.HUB, "/api/directory/imports", body)
            .expectStatus()
            .isOk()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody();
    return Objects.requireNonNull(answer);
  }

  private JsonNode listed(String id) {
    return http.json(Http.TEAM, "/api/directory?per_page=200").path("contents").values().stream()
        .filter(each -> each.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_example_organisation_goes_in_comes_out_equal_and_a_second_time_changes_nothing() {
    var example = HsdsExamples.read("organization_full");
    take(example.toString());
    assertThat(listed(example.path("id").asString())).isEqualTo(example);
    var page = take(http.json(Http.HUB, "/api/directory?per_page=200").toString());
    for (var counted : List.of("/organisations", "/services")) {
      assertThat(page.at(counted + "/added").asInt()).isZero();
      assertThat(page.at(counted + "/replaced").asInt()).isZero();
      assertThat(page.at(counted + "/alreadySo").asInt()).isPositive();
    }
    var again = take(example.toString());
    assertThat(again.at("/organisations/alreadySo").asInt()).isEqualTo(1);
    assertThat(again.at("/services/alreadySo").asInt()).isEqualTo(1);
    assertThat(again.at("/services/replaced").asInt()).isZero();
  }

  @Test
  void good_entries_are_kept_and_bad_ones_named_by_their_place() {
    var imported = take(file("active"));
    assertThat(imported.at("/organisations/added").asInt()).isEqualTo(1);
    assertThat(imported.at("/rejected/0/pointer").asString()).isEqualTo("/1/description");
    assertThat(imported.at("/rejected/0/reason").asString()).isEqualTo("missing");
    assertThat(listed(organisation).at("/x_unknown/kept").asDouble()).isEqualTo(1.5);

    var replaced = take(file("inactive"));
    assertThat(replaced.at("/organisations/alreadySo").asInt()).isEqualTo(1);
    assertThat(replaced.at("/services/replaced").asInt()).isEqualTo(1);
    http.post(Http.TEAM, "/api/directory/imports", "[]").expectStatus().isForbidden();
  }

  @Test
  void an_organisation_that_joins_is_a_team_that_is_found_with_what_it_has_left() {
    take(file("active"));
    var matches = "/api/directory/matches?need=SHOPPING&partnership=orchard-vale&age=80";
    assertThat(match(matches).has("teamId")).isFalse();

    http.post(
            Http.HUB,
            "/api/directory/organisations/" + organisation + "/joined",
            "{\"partnerships\": [\"orchard-vale\"], \"communityNeeds\": [\"SHOPPING\"]}")
        .expectStatus()
        .isCreated()
        .expectHeader()
        .location("/api/teams/org-" + organisation);
    http.post(
            Http.organisation("org-" + organisation),
            "/api/teams/org-" + organisation + "/weeks",
            "{\"week\": \"%s\", \"need\": \"SHOPPING\", \"slots\": 3}".formatted(monday))
        .expectStatus()
        .isOk();

    assertThat(match(matches).path("teamId").asString()).isEqualTo("org-" + organisation);
    assertThat(match(matches).path("left").asInt()).isEqualTo(3);
    assertThat(http.json(Http.TEAM, matches.replace("age=80", "age=17")).toString())
        .doesNotContain(organisation);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(Machinery.facts(Publisher.NEIGHBOURHOOD_TEAMS, "org-" + organisation))
                    .first()
                    .isInstanceOfSatisfying(
                        TeamFormed.class,
                        formed -> {
                          assertThat(formed.kind())
                              .isEqualTo(TeamFormed.Kind.COMMUNITY_ORGANISATION);
                          assertThat(formed.skills()).isEqualTo(List.of(Skill.VOLUNTARY_SUPPORT));
                          assertThat(formed.communityNeeds())
                              .isEqualTo(List.of(CommunityNeed.SHOPPING));
                        }));
  }

  @Test
  void nobody_joins_who_is_not_listed_or_for_a_partnership_that_is_not() {
    var joined = "{\"partnerships\": [\"%s\"], \"communityNeeds\": [\"SHOPPING\"]}";
    Http.expectRule(
        http.post(
            Http.HUB,
            "/api/directory/organisations/" + organisation + "/joined",
            joined.formatted("orchard-vale")),
        404,
        "unknown-organisation");
    take(file("active"));
    Http.expectRule(
        http.post(
            Http.HUB,
            "/api/directory/organisations/" + organisation + "/joined",
            joined.formatted("nowhere")),
        422,
        "unknown-partnership");
  }

  private JsonNode match(String path) {
    return http.json(Http.TEAM, path).values().stream()
        .filter(each -> each.path("organisationId").asString().equals(organisation))
        .findFirst()
        .orElseThrow();
  }
}
