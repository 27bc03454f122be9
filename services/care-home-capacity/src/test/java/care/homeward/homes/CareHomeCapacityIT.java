package care.homeward.homes;

import static care.homeward.contracts.CapacityEvent.BedType.COMMUNITY_REHABILITATION;
import static care.homeward.contracts.CapacityEvent.BedType.NURSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.CapacityEvent.BedAccepted;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedRefused;
import care.homeward.contracts.CapacityEvent.BedReleased;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.HoldLapsed;
import care.homeward.contracts.CapacityEvent.PersonMovedIn;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent.AdmissionCancelled;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.StayEvent.PatientReidentified;
import care.homeward.platform.Launcher;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class CareHomeCapacityIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static ConfigurableApplicationContext service;
  private static RestTestClient http;

  private final String unique = UUID.randomUUID().toString().substring(0, 8);
  private final String larkfield = "home-larkfield-" + unique;
  private final String oakbank = "home-oakbank-" + unique;
  private final String stay = "stay-patel-" + unique;
  private final String place = "place-" + unique;

  @BeforeAll
  static void start() {
    var settings =
        Machinery.properties().entrySet().stream().map(e -> "--" + e.getKey() + "=" + e.getValue());
    service =
        Launcher.start(
            CareHomeCapacityApplication.class,
            "care-home-capacity",
            Stream.concat(settings, Stream.of("--server.port=0")).toArray(String[]::new));
    http =
        RestTestClient.bindToServer()
            .baseUrl(
                "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port"))
            .build();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void one_home_refuses_and_another_takes_the_person_in() {
    homeWith(larkfield, NURSING, 1);
    homeWith(oakbank, NURSING, 1);

    var atLarkfield = hold(larkfield, Map.of());
    answer(larkfield, atLarkfield, "refused", Map.of("reason", "CANNOT_MEET_NEEDS"));
    var atOakbank = hold(oakbank, Map.of());
    answer(oakbank, atOakbank, "accepted", Map.of());
    answer(oakbank, atOakbank, "moved-in", Map.of());

    await().atMost(SOON).until(() -> facts(oakbank).count() == 5);
    assertThat(facts(larkfield).skip(2))
        .satisfiesExactly(
            held -> assertThat(held).isInstanceOf(BedHeld.class),
            refused ->
                assertThat(refused)
                    .isInstanceOfSatisfying(
                        BedRefused.class,
                        e -> {
                          assertThat(e.holdId()).isEqualTo(atLarkfield);
                          assertThat(e.reason()).isEqualTo(RefusalReason.CANNOT_MEET_NEEDS);
                        }));
    assertThat(facts(oakbank).skip(2).map(Object::getClass))
        .isEqualTo(
            Stream.<Class<?>>of(BedHeld.class, BedAccepted.class, PersonMovedIn.class).toList());
    search(NURSING)
        .jsonPath("$.length()")
        .isEqualTo(1)
        .jsonPath("$[0].homeId")
        .isEqualTo(larkfield)
        .jsonPath("$[0].vacancies[0].free")
        .isEqualTo(1)
        .jsonPath("$[0].stale")
        .isEqualTo(false);
  }

  @Test
  void what_was_free_is_told_as_it_was_known_then_and_as_it_is_known_since() {
    homeWith(larkfield, NURSING, 2);
    var moment = now();
    await().atMost(SOON).until(() -> now().isAfter(moment));
    hold(larkfield, Map.of("at", moment.toString(), "hours", 4));

    search(NURSING).jsonPath("$[0].vacancies[0].free").isEqualTo(1);
    searchThen(moment, "KNOWN").jsonPath("$[0].vacancies[0].free").isEqualTo(2);
    searchThen(moment, "CORRECTED")
        .jsonPath("$[0].vacancies[0].free")
        .isEqualTo(1)
        .jsonPath("$[0].homeId")
        .isEqualTo(larkfield)
        .jsonPath("$[0].confidence")
        .isEqualTo(100);
    searchThen(moment.minus(1, ChronoUnit.DAYS), "KNOWN").jsonPath("$.length()").isEqualTo(0);
  }

  @Test
  void a_hold_nobody_answers_lapses_by_itself() {
    homeWith(larkfield, NURSING, 1);

    var hold = hold(larkfield, Map.of("at", lapsesIn(Duration.ofSeconds(2)), "hours", 4));

    await().atMost(SOON).until(() -> facts(larkfield).count() == 4);
    assertThat(facts(larkfield).toList().getLast())
        .isInstanceOfSatisfying(
            HoldLapsed.class, lapsed -> assertThat(lapsed.holdId()).isEqualTo(hold));
    expectRefused(larkfield, hold, "accepted", Map.of(), HttpStatus.CONFLICT, "hold-lapsed");
    search(NURSING).jsonPath("$[0].vacancies[0].free").isEqualTo(1);
  }

  @Test
  void a_hold_lapses_once_though_the_service_was_away_when_its_time_was_up() {
    homeWith(larkfield, NURSING, 1);
    var hold = hold(larkfield, Map.of("at", lapsesIn(Duration.ofSeconds(1)), "hours", 4));

    stop();
    start();

    await().atMost(SOON).until(() -> facts(larkfield).count() >= 4);
    search(NURSING).jsonPath("$[0].vacancies[0].free").isEqualTo(1);
    var next = hold(larkfield, Map.of());
    await().atMost(SOON).until(() -> facts(larkfield).count() == 5);
    assertThat(next).isNotEqualTo(hold);
    assertThat(facts(larkfield).filter(HoldLapsed.class::isInstance)).hasSize(1);
  }

  @Test
  void an_admission_that_did_not_take_place_lets_the_bed_go() {
    homeWith(larkfield, NURSING, 1);
    var hold = hold(larkfield, Map.of());
    awaitFoundByStay();

    Machinery.publish(
        Publisher.DISCHARGE_FLOW, stay, 1, new AdmissionCancelled(stay, "person-patel", now()));

    await().atMost(SOON).until(() -> facts(larkfield).count() == 4);
    assertThat(facts(larkfield).toList().getLast())
        .isInstanceOfSatisfying(
            BedReleased.class, released -> assertThat(released.holdId()).isEqualTo(hold));
  }

  @Test
  void a_bed_follows_the_person_through_a_merge_and_is_let_go_at_death() {
    homeWith(larkfield, NURSING, 1);
    var hold = hold(larkfield, Map.of());
    awaitFoundByStay();

    Machinery.publish(
        Publisher.DISCHARGE_FLOW,
        stay,
        1,
        new PatientDischarged(stay, "person-patel", now(), "54", "1"));
    Machinery.publish(
        Publisher.DISCHARGE_FLOW,
        stay,
        2,
        new PatientReidentified(stay, "person-patel-kept", now(), "person-patel"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                get("/api/homes/" + larkfield, Role.HUB)
                    .expectBody()
                    .jsonPath("$.holds[0].personId")
                    .isEqualTo("person-patel-kept"));
    answer(larkfield, hold, "accepted", Map.of());
    Machinery.publish(
        Publisher.DISCHARGE_FLOW,
        stay,
        3,
        new PatientDischarged(stay, "person-patel-kept", now(), "79", "4"));

    await().atMost(SOON).until(() -> facts(larkfield).count() == 5);
    assertThat(facts(larkfield).skip(3))
        .satisfiesExactly(
            accepted ->
                assertThat(accepted)
                    .isInstanceOfSatisfying(
                        BedAccepted.class,
                        e -> assertThat(e.personId()).isEqualTo("person-patel-kept")),
            released ->
                assertThat(released)
                    .isInstanceOfSatisfying(
                        BedReleased.class,
                        e -> assertThat(e.personId()).isEqualTo("person-patel-kept")));
  }

  @Test
  void a_closed_home_offers_nothing_and_is_held_no_bed() {
    homeWith(larkfield, COMMUNITY_REHABILITATION, 3);

    post(
            "/api/homes/" + larkfield + "/closed",
            Role.CARE_HOME,
            Map.of("reason", "OUTBREAK", "reviewOn", "2099-01-31"),
            "c")
        .expectStatus()
        .isOk();

    expectRefused(
        "/api/homes/" + larkfield + "/holds",
        Role.HUB,
        Map.of("stayId", stay, "personId", "p-1", "bedType", "COMMUNITY_REHABILITATION"),
        HttpStatus.CONFLICT,
        "admissions-closed");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                get("/api/homes?place=" + place, Role.LEADER)
                    .expectBody()
                    .jsonPath("$[0].closed.reason")
                    .isEqualTo("OUTBREAK")
                    .jsonPath("$[0].vacancies[0].told")
                    .isEqualTo(3)
                    .jsonPath("$[0].vacancies[0].free")
                    .isEqualTo(0));
    search(COMMUNITY_REHABILITATION).jsonPath("$.length()").isEqualTo(0);
  }

  @Test
  void the_same_request_again_holds_the_same_bed() {
    homeWith(larkfield, NURSING, 2);
    var body = Map.of("stayId", stay, "personId", "person-patel", "bedType", "NURSING");

    var first = post("/api/homes/" + larkfield + "/holds", Role.HUB, body, "once");
    var again = post("/api/homes/" + larkfield + "/holds", Role.HUB, body, "once");

    first.expectStatus().isCreated();
    var answer = first.returnResult(String.class).getResponseBody();
    again
        .expectStatus()
        .isCreated()
        .expectHeader()
        .valueEquals("Idempotency-Replayed", "true")
        .expectBody(String.class)
        .isEqualTo(answer);
  }

  @Test
  void a_home_joins_once_by_the_id_made_of_its_name() {
    var home =
        Map.of(
            "name",
            "Château Élan " + unique,
            "place",
            place,
            "partnership",
            "seacroft",
            "registeredBeds",
            20);

    post("/api/homes", Role.CARE_HOME, home, "one")
        .expectStatus()
        .isCreated()
        .expectHeader()
        .valueEquals("Location", "/api/homes/home-chateau-elan-" + unique);
    post("/api/homes", Role.CARE_HOME, home, "two")
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.homeId")
        .isEqualTo("home-chateau-elan-" + unique);
  }

  @Test
  void figures_that_cannot_be_are_refused_by_the_name_of_the_rule() {
    homeWith(larkfield, NURSING, 1);
    var path = "/api/homes/" + larkfield + "/vacancies";

    expectRefused(path, told(-1), "negative-vacancies");
    expectRefused(path, told(43), "more-than-registered");
    expectRefused(path, told(1, 1), "type-named-twice");
    expectRefused(
        path,
        Map.of("vacancies", Stream.of().toList(), "toldAt", now().plusSeconds(3600).toString()),
        "in-the-future");
  }

  @Test
  void the_hub_holds_the_home_answers_and_a_leader_sees_no_people() {
    homeWith(larkfield, NURSING, 1);
    var body = Map.of("stayId", stay, "personId", "person-patel", "bedType", "NURSING");

    post("/api/homes/" + larkfield + "/holds", Role.CARE_HOME, body, "k")
        .expectStatus()
        .isForbidden();
    var hold = hold(larkfield, Map.of());
    post("/api/homes/" + larkfield + "/holds/" + hold + "/accepted", Role.HUB, Map.of(), "k")
        .expectStatus()
        .isForbidden();
    get("/api/homes/" + larkfield, Role.LEADER).expectStatus().isForbidden();
    get("/api/homes/" + larkfield, Role.CARE_HOME)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.holds[0].stayId")
        .isEqualTo(stay);
  }

  private record Held(String holdId, Instant expiresAt) {}

  private void homeWith(String homeId, BedType type, int beds) {
    var home =
        Map.of(
            "homeId",
            homeId,
            "name",
            "A home " + homeId,
            "place",
            place,
            "partnership",
            "seacroft",
            "registeredBeds",
            42);
    post("/api/homes", Role.CARE_HOME, home, "join").expectStatus().isCreated();
    var vacancies = Stream.of(Map.of("bedType", type.name(), "beds", beds)).toList();
    post("/api/homes/" + homeId + "/vacancies", Role.CARE_HOME, Map.of("vacancies", vacancies), "v")
        .expectStatus()
        .isOk();
  }

  private String hold(String homeId, Map<String, Object> more) {
    var body = new HashMap<String, Object>(more);
    body.put("stayId", stay);
    body.put("personId", "person-patel");
    body.put("bedType", "NURSING");
    var held =
        post("/api/homes/" + homeId + "/holds", Role.HUB, body, UUID.randomUUID().toString())
            .expectStatus()
            .isCreated()
            .returnResult(Held.class)
            .getResponseBody();
    return Objects.requireNonNull(held).holdId();
  }

  private void answer(String homeId, String holdId, String answer, Map<String, Object> body) {
    post("/api/homes/" + homeId + "/holds/" + holdId + "/" + answer, Role.CARE_HOME, body, answer)
        .expectStatus()
        .isOk();
  }

  private RestTestClient.BodyContentSpec search(BedType type) {
    await()
        .atMost(SOON)
        .until(
            () ->
                service
                    .getBean(CareHomes.class)
                    .findByRegisteredPlaceOrderById(place, Limit.of(9))
                    .stream()
                    .allMatch(
                        home -> home.equals(service.getBean(CareHomeDesk.class).home(home.id()))));
    return get("/api/homes?place=" + place + "&bedType=" + type, Role.HUB).expectBody();
  }

  private RestTestClient.BodyContentSpec searchThen(Instant at, String as) {
    return get("/api/homes?place=" + place + "&at=" + at + "&as=" + as, Role.LEADER).expectBody();
  }

  private void expectRefused(
      String homeId,
      String holdId,
      String answer,
      Map<String, Object> body,
      HttpStatus status,
      String rule) {
    expectRefused(
        "/api/homes/" + homeId + "/holds/" + holdId + "/" + answer,
        Role.CARE_HOME,
        body,
        status,
        rule);
  }

  private void expectRefused(String path, Map<String, Object> body, String rule) {
    expectRefused(path, Role.CARE_HOME, body, HttpStatus.UNPROCESSABLE_CONTENT, rule);
  }

  private void expectRefused(
      String path, Role role, Map<String, ?> body, HttpStatus status, String rule) {
    post(path, role, body, UUID.randomUUID().toString())
        .expectStatus()
        .isEqualTo(status)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:homeward:problem:" + rule);
  }

  private RestTestClient.ResponseSpec post(
      String path, Role role, Map<String, ?> body, String key) {
    return http.post()
        .uri(path)
        .headers(headers -> headers.setBearerAuth(token(path, role, body)))
        .header("Idempotency-Key", key)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .exchange();
  }

  /** Of a manager, for the home that joins or the one the path is about. */
  private String token(String path, Role role, Map<String, ?> body) {
    if (!path.equals("/api/homes")) {
      return Asks.token(role, path);
    }
    var homeId = body.get("homeId");
    return Machinery.issuer()
        .manager("m.booth", homeId == null ? "home-chateau-elan-" + unique : homeId.toString());
  }

  private RestTestClient.ResponseSpec get(String path, Role role) {
    return http.get()
        .uri(path)
        .headers(headers -> headers.setBearerAuth(Asks.token(role, path)))
        .exchange();
  }

  private void awaitFoundByStay() {
    await()
        .atMost(SOON)
        .until(
            () -> !service.getBean(CareHomes.class).findByHoldsStays(stay, Limit.of(1)).isEmpty());
  }

  private static Map<String, Object> told(int... beds) {
    return Map.of(
        "vacancies",
        Arrays.stream(beds).mapToObj(each -> Map.of("bedType", "NURSING", "beds", each)).toList());
  }

  private Stream<Object> facts(String homeId) {
    return Machinery.facts(Publisher.CARE_HOME_CAPACITY, homeId).stream();
  }

  private static String lapsesIn(Duration left) {
    return now().plus(left).minus(Duration.ofHours(4)).toString();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
