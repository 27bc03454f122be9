package care.homeward.homes;

import static care.homeward.homes.Asks.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.CapacityEvent.BedAccepted;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedReleased;
import care.homeward.contracts.CapacityEvent.HoldLapsed;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.DischargeCancelled;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.StayEvent.PatientReidentified;
import care.homeward.contracts.StayEvent.PersonDetailsCorrected;
import care.homeward.homes.Asks.Answer;
import care.homeward.homes.Stay.Course;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.domain.Limit;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What the hospital tells of a stay, and what that means for the beds kept for it. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform,care-home-capacity",
      "spring.application.name=care-home-capacity",
      "homeward.holds.move-in-within=PT8S",
      "homeward.holds.swept-every=PT0.2S"
    })
@ContextConfiguration(initializers = Machinery.class)
@DirtiesContext
class StaysIT {

  private static final Duration SOON = Duration.ofSeconds(40);

  @LocalServerPort private int port;
  @Autowired private Stays stays;
  @Autowired private CareHomes homes;

  private final String unique = UUID.randomUUID().toString().substring(0, 8);
  private final String stay = "stay-" + unique;
  private final String larkfield = "home-larkfield-" + unique;
  private final String oakbank = "home-oakbank-" + unique;
  private Asks asks;
  private int said;

  @BeforeEach
  void twoHomesAndAnAdmission() {
    asks = new Asks(port);
    asks.home(larkfield, "place-" + unique, "NURSING", 1);
    asks.home(oakbank, "place-" + unique, "NURSING", 1);
    say(
        new PatientAdmitted(
            stay,
            "person-patel",
            now(),
            new PersonSummary("80-84", false, "aldersyke", null, null),
            new Location("RR801", "J12", "J12-B3")));
    awaitCourse(Course.IN_HOSPITAL);
  }

  @Test
  void no_bed_is_kept_for_a_person_the_stay_is_not_about() {
    assertThat(expect(422, hold(larkfield, "person-other")).rule())
        .isEqualTo("another-persons-stay");
    var several =
        Map.of(
            "homes",
            List.of(larkfield, oakbank),
            "stayId",
            stay,
            "personId",
            "person-other",
            "bedType",
            "NURSING");
    assertThat(expect(422, asks.post("/api/approaches", Role.HUB, several)).rule())
        .isEqualTo("another-persons-stay");
    assertThat(facts(larkfield, BedHeld.class)).isEmpty();

    expect(201, hold(larkfield, "person-patel"));
    say(new PatientReidentified(stay, "person-kept", now(), "person-patel"));
    await()
        .atMost(SOON)
        .until(() -> stays.findById(stay).orElseThrow().personId().endsWith("kept"));
    assertThat(expect(422, hold(oakbank, "person-patel")).rule()).isEqualTo("another-persons-stay");
    expect(201, hold(oakbank, "person-kept"));
  }

  @Test
  void need_not_met_counts_where_the_person_lives_and_not_where_the_home_lies() {
    var area = new HomeArea("lives-" + unique, "east-" + unique);
    say(
        new PersonDetailsCorrected(
            stay,
            "person-patel",
            now(),
            new PersonSummary("80-84", false, area.place(), area.partnership(), 1)));
    await().atMost(SOON).until(() -> stays.findById(stay).orElseThrow().livesIn().equals(area));
    var full = "home-elm-" + unique;
    asks.home(full, "place-" + unique, "NURSING", 0);

    assertThat(expect(409, hold(full, "person-patel")).rule()).isEqualTo("no-free-bed");
    var path = "/api/homes/" + larkfield + "/holds/" + held(larkfield) + "/refused";
    expect(200, asks.post(path, Role.CARE_HOME, Map.of("reason", "STAFFING")));

    await().atMost(SOON).until(() -> unmet(area).path("refused").path("STAFFING").asInt() == 1);
    assertThat(unmet(area).path("asked").asInt()).isEqualTo(1);
    assertThat(unmet(new HomeArea("place-" + unique, "seacroft")).isMissingNode()).isTrue();
  }

  @Test
  void no_bed_is_kept_for_someone_who_died_or_was_never_admitted() {
    var held = held(larkfield);
    awaitFoundByStay();
    say(new PatientDischarged(stay, "person-patel", now(), "79", "4"));
    await().atMost(SOON).until(() -> facts(larkfield, BedReleased.class).size() == 1);

    assertThat(expect(409, hold(oakbank, "person-patel")).rule()).isEqualTo("stay-over");
    assertThat(expect(409, accept(larkfield, held)).rule()).isEqualTo("stay-over");

    say(new DischargeCancelled(stay, "person-patel", now()));
    awaitCourse(Course.IN_HOSPITAL);
    expect(201, hold(oakbank, "person-patel"));
  }

  @Test
  void the_same_request_is_answered_as_before_though_the_person_died_since() {
    var body = Map.of("stayId", stay, "personId", "person-patel", "bedType", "NURSING");
    var path = "/api/homes/" + larkfield + "/holds";
    var first = expect(201, asks.post(path, Role.HUB, body, "once-" + unique));
    say(new PatientDischarged(stay, "person-patel", now(), "79", "4"));
    awaitCourse(Course.OVER);

    assertThat(expect(201, asks.post(path, Role.HUB, body, "once-" + unique)).body())
        .isEqualTo(first.body());
  }

  @Test
  void a_second_home_keeps_no_bed_for_someone_accepted() {
    var held = held(larkfield);
    expect(200, accept(larkfield, held));

    assertThat(expect(409, hold(oakbank, "person-patel")).rule()).isEqualTo("accepted-elsewhere");
    assertThat(expect(409, hold(larkfield, "person-patel")).rule()).isEqualTo("accepted-elsewhere");
    assertThat(facts(oakbank, BedHeld.class)).isEmpty();
  }

  @Test
  void an_accepted_bed_nobody_moves_into_lapses_and_another_home_may_be_asked() {
    expect(200, accept(larkfield, held(larkfield)));

    await().atMost(SOON).until(() -> facts(larkfield, HoldLapsed.class).size() == 1);
    var accepted = facts(larkfield, BedAccepted.class).getFirst();
    assertThat(facts(larkfield, HoldLapsed.class).getFirst().at())
        .isEqualTo(accepted.at().plusSeconds(8));
    expect(201, hold(oakbank, "person-patel"));
  }

  @Test
  void a_bed_is_let_go_of_someone_who_left_for_elsewhere_a_day_ago() {
    held(larkfield);
    awaitFoundByStay();
    var yesterday = now().minus(Duration.ofDays(1));

    say(new PatientDischarged(stay, "person-patel", yesterday.plusSeconds(3_600), "19", "1"));
    awaitCourse(Course.ELSEWHERE);
    say(new DischargeCancelled(stay, "person-patel", now()));
    awaitCourse(Course.IN_HOSPITAL);
    assertThat(stays.findById(stay).orElseThrow().letGoAt()).isNull();
    assertThat(facts(larkfield, BedReleased.class)).isEmpty();
    say(new PatientDischarged(stay, "person-patel", yesterday, "19", "1"));

    await().atMost(SOON).until(() -> facts(larkfield, BedReleased.class).size() == 1);
    await().atMost(SOON).until(() -> stays.findById(stay).orElseThrow().letGoAt() == null);
  }

  @Test
  void whoever_left_for_a_care_home_keeps_the_bed_though_nobody_noted_the_move() {
    say(new PatientDischarged(stay, "person-patel", now().minus(Duration.ofDays(2)), "85", "1"));
    awaitCourse(Course.TO_A_CARE_HOME);
    expect(200, accept(larkfield, held(larkfield)));
    var other = "home-elm-" + unique;
    asks.home(other, "place-" + unique, "NURSING", 1);
    var another =
        Map.of("stayId", "stay-other-" + unique, "personId", "person-other", "bedType", "NURSING");
    var held = expect(201, asks.post("/api/homes/" + other + "/holds", Role.HUB, another));
    expect(200, accept(other, held.body().path("holdId").asString()));

    await().atMost(SOON).until(() -> facts(other, HoldLapsed.class).size() == 1);
    assertThat(facts(larkfield, HoldLapsed.class)).isEmpty();
    assertThat(facts(larkfield, BedReleased.class)).isEmpty();
  }

  private String held(String home) {
    return expect(201, hold(home, "person-patel")).body().path("holdId").asString();
  }

  private Answer hold(String home, String person) {
    var body = Map.of("stayId", stay, "personId", person, "bedType", "NURSING");
    return asks.post("/api/homes/" + home + "/holds", Role.HUB, body);
  }

  private Answer accept(String home, String hold) {
    var path = "/api/homes/" + home + "/holds/" + hold + "/accepted";
    return asks.post(path, Role.CARE_HOME, Map.of());
  }

  private JsonNode unmet(HomeArea area) {
    var all = expect(200, asks.get("/api/need/unmet?days=1", Role.HUB)).body().path("unmet");
    return all.valueStream()
        .filter(row -> row.path("place").asString("").equals(area.place()))
        .filter(row -> row.path("partnership").asString("").equals(area.partnership()))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private void say(StayEvent fact) {
    Machinery.publish(Publisher.DISCHARGE_FLOW, stay, ++said, fact);
  }

  private void awaitCourse(Course course) {
    await()
        .atMost(SOON)
        .until(() -> stays.findById(stay).filter(each -> each.course() == course).isPresent());
  }

  private void awaitFoundByStay() {
    await().atMost(SOON).until(() -> !homes.findByHoldsStays(stay, Limit.of(1)).isEmpty());
  }

  private static <T> List<T> facts(String home, Class<T> type) {
    return Machinery.facts(Publisher.CARE_HOME_CAPACITY, home).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
