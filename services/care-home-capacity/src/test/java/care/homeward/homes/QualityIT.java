package care.homeward.homes;

import static care.homeward.homes.Asks.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform,care-home-capacity",
      "spring.application.name=care-home-capacity"
    })
@ContextConfiguration(initializers = Machinery.class)
@DirtiesContext
class QualityIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  @LocalServerPort private int port;

  private final String unique = UUID.randomUUID().toString().substring(0, 8);
  private final String place = "place-" + unique;
  private final String home = "home-larkfield-" + unique;
  private Asks asks;

  @BeforeEach
  void ask() {
    asks = new Asks(port);
  }

  @Test
  void suspended_placements_win_over_vacancies_until_the_commissioner_resumes_them() {
    asks.home(home, place, "NURSING", 2);
    var oversight = "/api/quality/homes/" + home;

    expect(
        200,
        asks.post(
            oversight + "/suspended",
            Role.COMMISSIONER,
            Map.of("by", "COUNCIL", "reviewOn", "2099-01-31")));
    expect(200, asks.post("/api/homes/" + home + "/opened", Role.CARE_HOME, Map.of()));

    assertThat(hold().rule()).isEqualTo("home-not-placing");
    await().atMost(SOON).until(() -> quality().path("level").asString().equals("ACT"));
    assertThat(quality().path("reasons").path(0).path("kind").asString())
        .isEqualTo("PLACEMENTS_SUSPENDED");
    var shown = asks.get("/api/homes/" + home, Role.CARE_HOME).body().path("home");
    assertThat(shown.path("vacancies").path(0).path("free").asInt()).isZero();
    assertThat(shown.path("closed").isObject()).isTrue();
    assertThat(shown.path("closed")).isEmpty();

    expect(200, asks.post(oversight + "/resumed", Role.COMMISSIONER, Map.of()));
    assertThat(hold().status()).isEqualTo(201);
    await().atMost(SOON).until(() -> quality().path("level").asString().equals("NO_CONCERN"));
  }

  @Test
  void occupancy_and_contracts_handed_back_are_reasons_with_their_numbers() {
    asks.home(home, place, "NURSING", 0);
    asks.tells(
        home,
        Map.of(
            "bedType",
            "NURSING",
            "beds",
            10,
            "figures",
            Map.of("maximum", 40, "occupied", 28, "reserved", 1, "notAdmittable", 1)));
    expect(
        200,
        asks.post(
            "/api/quality/homes/" + home + "/contracts-handed-back",
            Role.COMMISSIONER,
            Map.of("handedBackOn", "2020-03-01", "contract", "BLOCK_BEDS", "beds", 8)));

    assertThat(
            expect(
                    422,
                    asks.post(
                        "/api/quality/homes/" + home + "/contracts-handed-back",
                        Role.COMMISSIONER,
                        Map.of("handedBackOn", "-999999999-01-01", "contract", "BLOCK_BEDS")))
                .rule())
        .isEqualTo("day-out-of-range");

    await().atMost(SOON).until(() -> whole().path("handedBack").size() == 1);
    assertThat(whole().path("occupancy").path(0).path("occupied").asInt()).isEqualTo(28);
    assertThat(whole().path("home").path("reasons")).hasSize(1);
    var low = whole().path("home").path("reasons").path(0);
    assertThat(low.path("kind").asString()).isEqualTo("OCCUPANCY_LOW");
    assertThat(low.path("level").asString()).isEqualTo("WATCH");
    assertThat(low.path("figure").asInt()).isEqualTo(70);
    assertThat(low.path("threshold").asInt()).isEqualTo(80);
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "COMMISSIONER")
  void nobody_sees_it_who_does_not_commission_care(Role role) {
    asks.home(home, place, "NURSING", 0);

    expect(403, asks.get("/api/quality/homes", role));
    expect(403, asks.get("/api/quality/homes/" + home, role));
    expect(403, asks.post("/api/quality/homes/" + home + "/resumed", role, Map.of()));
  }

  @Test
  void figures_carry_who_told_them_when_how_and_what_they_are_worth() {
    asks.home(home, place, "NURSING", 2);
    var told = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MILLIS);
    var other = "home-oakbank-" + unique;
    expect(
        201,
        asks.post(
            "/api/homes",
            Machinery.issuer().manager("m.booth", other),
            Map.of(
                "homeId",
                other,
                "name",
                "Oakbank ward",
                "place",
                place,
                "partnership",
                "seacroft",
                "registeredBeds",
                20,
                "operator",
                "NHS"),
            "join"));
    expect(
        200,
        asks.post(
            "/api/homes/" + other + "/vacancies",
            Role.CARE_HOME,
            Map.of(
                "vacancies",
                List.of(
                    Map.of(
                        "bedType",
                        "COMMUNITY_REHABILITATION",
                        "beds",
                        3,
                        "traits",
                        List.of("ADMITS_AT_WEEKENDS", "TAKES_TRUSTED_ASSESSMENT"),
                        "weeklyRate",
                        1180)),
                "toldAt",
                told.toString())));

    var shown = asks.get("/api/homes/" + other, Role.HUB).body().path("home");
    assertThat(shown.path("operator").asString()).isEqualTo("NHS");
    assertThat(shown.path("toldBy").asString()).isEqualTo("m.booth");
    assertThat(shown.path("telling").asString()).isEqualTo("FIGURES_GIVEN");
    assertThat(shown.path("ageHours").asInt()).isEqualTo(72);
    assertThat(shown.path("confidence").asInt()).isEqualTo(24);
    assertThat(shown.path("stale").asBoolean()).isTrue();
    assertThat(shown.path("confirmBy").asString())
        .isEqualTo(told.plus(Duration.ofHours(24)).toString());
    assertThat(shown.path("vacancies").path(0).path("weeklyRate").asInt()).isEqualTo(1180);

    expect(
        200, asks.post("/api/homes/" + other + "/vacancies/unchanged", Role.CARE_HOME, Map.of()));
    var confirmed = asks.get("/api/homes/" + other, Role.HUB).body().path("home");
    assertThat(confirmed.path("telling").asString()).isEqualTo("NOTHING_NEW");
    assertThat(confirmed.path("confidence").asInt()).isEqualTo(100);
    assertThat(confirmed.path("vacancies").path(0).path("free").asInt()).isEqualTo(3);

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(found("ADMITS_AT_WEEKENDS")).hasSize(1);
              assertThat(found("ADMITS_AT_WEEKENDS,FOR_MEN")).isEmpty();
            });
  }

  private JsonNode found(String traits) {
    return asks.get(
            "/api/homes?place=" + place + "&bedType=COMMUNITY_REHABILITATION&traits=" + traits,
            Role.HUB)
        .body();
  }

  private Asks.Answer hold() {
    return asks.post(
        "/api/homes/" + home + "/holds",
        Role.HUB,
        Map.of("stayId", "stay-" + unique, "personId", "person-patel", "bedType", "NURSING"));
  }

  private JsonNode quality() {
    return asks.get("/api/quality/homes?place=" + place, Role.COMMISSIONER).body().path(0);
  }

  private JsonNode whole() {
    return asks.get("/api/quality/homes/" + home, Role.COMMISSIONER).body();
  }
}
