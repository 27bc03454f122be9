package care.homeward.homes;

import static care.homeward.homes.Asks.expect;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.contracts.CapacityEvent.VacanciesDeclared;
import care.homeward.contracts.Publisher;
import care.homeward.homes.Asks.Answer;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform,care-home-capacity",
      "spring.application.name=care-home-capacity"
    })
@ContextConfiguration(initializers = Machinery.class)
@DirtiesContext
class OwnHomeIT {

  @LocalServerPort private int port;

  private final String unique = UUID.randomUUID().toString().substring(0, 8);
  private final String place = "place-" + unique;
  private final String larkfield = "home-larkfield-" + unique;
  private final String oakbank = "home-oakbank-" + unique;
  private final String ofLarkfield = manager(larkfield);
  private final String ofOakbank = manager(oakbank);
  private final String ofNone = manager();
  private Asks asks;
  private String hold = "";

  @BeforeEach
  void twoHomesAndAHold() {
    asks = new Asks(port);
    asks.home(larkfield, place, "NURSING", 1);
    asks.home(oakbank, place, "NURSING", 1);
    var body = Map.of("stayId", "stay-" + unique, "personId", "person-patel", "bedType", "NURSING");
    hold =
        expect(201, asks.post("/api/homes/" + larkfield + "/holds", Role.HUB, body))
            .body()
            .path("holdId")
            .asString();
  }

  @Test
  void a_manager_of_another_home_and_of_none_is_refused_all_that_is_the_homes() {
    for (var stranger : List.of(ofOakbank, ofNone, Machinery.token("m.booth", Role.CARE_HOME))) {
      refused(asks.get("/api/homes/" + larkfield, stranger));
      refused(say(stranger, "/vacancies", vacancies(0)));
      refused(say(stranger, "/vacancies/unchanged", Map.of()));
      refused(say(stranger, "/closed", closed()));
      refused(say(stranger, "/opened", Map.of()));
      refused(say(stranger, "/holds/" + hold + "/accepted", Map.of()));
      refused(say(stranger, "/holds/" + hold + "/assessment", Map.of("assessor", "HOME")));
      refused(say(stranger, "/holds/" + hold + "/refused", Map.of("reason", "BED_NO_LONGER_FREE")));
      refused(say(stranger, "/holds/" + hold + "/moved-in", Map.of()));
      refused(asks.post("/api/homes", stranger, joined(99), UUID.randomUUID().toString()));
    }

    assertThat(Machinery.facts(Publisher.CARE_HOME_CAPACITY, larkfield))
        .satisfiesExactly(
            fact -> assertThat(fact).isInstanceOf(HomeJoined.class),
            fact -> assertThat(fact).isInstanceOf(VacanciesDeclared.class),
            fact -> assertThat(fact).isInstanceOf(BedHeld.class));
  }

  @Test
  void a_manager_does_and_reads_all_of_the_homes_the_token_names() {
    var ofBoth = manager(oakbank, larkfield);
    assertThat(expect(200, asks.get("/api/homes/" + larkfield, ofBoth)).body().toString())
        .contains("person-patel");
    expect(200, say(ofLarkfield, "/vacancies/unchanged", Map.of()));
    expect(200, say(ofBoth, "/closed", closed()));
    expect(200, say(ofBoth, "/opened", Map.of()));
    expect(200, say(ofLarkfield, "/vacancies", vacancies(2)));
    expect(200, say(ofLarkfield, "/holds/" + hold + "/accepted", Map.of()));
    expect(200, say(ofLarkfield, "/holds/" + hold + "/moved-in", Map.of()));
  }

  @Test
  void who_arranges_care_needs_to_be_named_no_home_and_does_not_speak_for_one() {
    var path = "/api/homes/" + larkfield;
    expect(200, asks.get(path, Role.HUB));
    expect(200, asks.get(path, Role.COORDINATOR));
    expect(200, asks.get("/api/homes?place=" + place, ofNone));

    var hubAndManager = Machinery.token("j.carr", Role.HUB, Role.CARE_HOME);
    expect(200, asks.get(path, hubAndManager));
    refused(say(hubAndManager, "/holds/" + hold + "/accepted", Map.of()));
    expect(200, say(hubAndManager, "/holds/" + hold + "/released", Map.of()));
  }

  private Answer say(String token, String what, Map<String, ?> body) {
    return asks.post("/api/homes/" + larkfield + what, token, body, UUID.randomUUID().toString());
  }

  private static void refused(Answer answer) {
    assertThat(expect(403, answer).rule()).isEqualTo("not-your-home");
  }

  private static String manager(String... homes) {
    return Machinery.issuer().manager("m.booth", homes);
  }

  private Map<String, ?> joined(int beds) {
    return Map.of(
        "homeId", larkfield,
        "name", "A home taken over",
        "place", place,
        "partnership", "seacroft",
        "registeredBeds", beds);
  }

  private static Map<String, ?> vacancies(int beds) {
    return Map.of("vacancies", List.of(Map.of("bedType", "NURSING", "beds", beds)));
  }

  private static Map<String, ?> closed() {
    return Map.of("reason", "OUTBREAK", "reviewOn", "2099-01-31");
  }
}
