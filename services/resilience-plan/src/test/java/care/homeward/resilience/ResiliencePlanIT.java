package care.homeward.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.contracts.CapacityEvent.VacanciesDeclared;
import care.homeward.contracts.CapacityEvent.Vacancy;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.PressureEvent;
import care.homeward.contracts.PressureEvent.PressureEased;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.platform.Launcher;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.client.RestTestClient;

class ResiliencePlanIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static ConfigurableApplicationContext service;
  private static RestTestClient http;

  private final String unique = UUID.randomUUID().toString().substring(0, 8);
  private final String place = "place-" + unique;
  private final Map<String, Long> said = new HashMap<>();

  @BeforeAll
  static void start() {
    var settings =
        Machinery.properties().entrySet().stream().map(e -> "--" + e.getKey() + "=" + e.getValue());
    service =
        Launcher.start(
            ResiliencePlanApplication.class,
            "resilience-plan",
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
  void pressure_rises_with_people_remaining_and_beds_gone_and_eases_when_they_go_home() {
    homeTells(12);
    shows("$.indicators[2].value", 12.0);
    Stream.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j").forEach(this::admitted);
    noLongerMeets("a");
    shows("$.level", 2);
    shows("$.indicators[0].name", "remaining-share");
    shows("$.indicators[0].value", 10.0);
    shows("$.indicators[0].level", 2);
    shows("$.indicators[0].line", 10.0);
    shows("$.indicators[1].value", 1.0);

    noLongerMeets("b");
    homeTells(4);
    shows("$.level", 4);
    shows("$.indicators[0].value", 20.0);
    shows("$.indicators[2].worse", "FEWER");

    leaves("a");
    leaves("b");
    shows("$.level", 1);

    assertThat(levelsSaid()).startsWith(2).contains(4).endsWith(1);
    assertThat(pressureFacts().toList().getLast())
        .isInstanceOfSatisfying(
            PressureEased.class,
            eased -> {
              assertThat(eased.thresholds()).isEqualTo("2026-11-01");
              assertThat(eased.indicators())
                  .extracting(PressureEvent.Indicator::value)
                  .containsExactly(0.0, 0.0, 4.0);
            });
  }

  @Test
  void what_was_said_while_the_service_was_away_is_heard_and_counted() {
    homeTells(4);
    Stream.of("a", "b").forEach(this::admitted);
    shows("$.indicators[2].value", 4.0);
    stop();
    noLongerMeets("a");

    start();

    shows("$.level", 4);
    shows("$.indicators[0].value", 50.0);
  }

  @Test
  void what_is_counted_in_another_form_is_counted_anew_at_start() {
    homeTells(4);
    Stream.of("a", "b").forEach(this::admitted);
    noLongerMeets("a");
    shows("$.level", 4);
    stop();
    try (var client = MongoClients.create(Machinery.store())) {
      var store = client.getDatabase("resilience-plan");
      store
          .getCollection("shapes")
          .updateOne(Filters.eq("_id", "stays"), Updates.set("shape", "of before"));
      store.getCollection("homes").deleteMany(Filters.eq("place", place));
      store
          .getCollection("stays")
          .updateMany(Filters.eq("place", place), Updates.set("waits", "a word, not a list"));
    }

    start();

    shows("$.indicators[0].value", 50.0);
    shows("$.indicators[2].value", 4.0);
    shows("$.level", 4);
  }

  @Test
  void leaders_see_it_and_it_has_no_people_in_it() {
    homeTells(4);
    admitted("a");
    noLongerMeets("a");
    shows("$.level", 4);

    var body =
        http.get()
            .uri("/api/pressure")
            .headers(headers -> headers.setBearerAuth(Machinery.token("l.brook", Role.LEADER)))
            .exchange()
            .expectStatus()
            .isOk()
            .returnResult(String.class)
            .getResponseBody();
    assertThat(body).contains(place).doesNotContain("stay-").doesNotContain("person-");
    http.get()
        .uri("/api/pressure")
        .headers(headers -> headers.setBearerAuth(Machinery.token("h.ward", Role.CARE_HOME)))
        .exchange()
        .expectStatus()
        .isForbidden();
  }

  private void shows(String path, Object expected) {
    var ofThePlace = "$[?(@.place=='" + place + "')]" + path.substring(1);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                http.get()
                    .uri("/api/pressure")
                    .headers(h -> h.setBearerAuth(Machinery.token("r.naylor", Role.COORDINATOR)))
                    .exchange()
                    .expectBody()
                    .jsonPath(ofThePlace)
                    .isEqualTo(expected));
  }

  private void homeTells(int beds) {
    var home = "home-" + unique;
    if (!said.containsKey(home)) {
      say(
          Publisher.CARE_HOME_CAPACITY,
          home,
          new HomeJoined(home, now(), "Larkfield Court", place, "seacroft", 42, null, null, null));
    }
    say(
        Publisher.CARE_HOME_CAPACITY,
        home,
        new VacanciesDeclared(
            home,
            now(),
            List.of(new Vacancy(BedType.COMMUNITY_REHABILITATION, beds, null, null, null)),
            null));
  }

  private void admitted(String who) {
    say(
        who,
        new PatientAdmitted(
            stay(who),
            person(who),
            now(),
            new PersonSummary("75-84", false, place, "seacroft", 1),
            new Location("RR813", "J29", "4")));
  }

  private void noLongerMeets(String who) {
    say(who, new CriteriaToResideNoLongerMet(stay(who), person(who), now()));
  }

  private void leaves(String who) {
    say(who, new PatientDischarged(stay(who), person(who), now(), "19", "1"));
  }

  private void say(String who, StayEvent fact) {
    say(Publisher.DISCHARGE_FLOW, stay(who), fact);
  }

  private void say(Publisher publisher, String subject, Object fact) {
    Machinery.publish(publisher, subject, said.merge(subject, 1L, Long::sum), fact);
  }

  private Stream<PressureEvent> pressureFacts() {
    return Machinery.facts(Publisher.RESILIENCE_PLAN, place).stream()
        .map(PressureEvent.class::cast);
  }

  private List<Integer> levelsSaid() {
    return pressureFacts()
        .map(
            fact ->
                switch (fact) {
                  case PressureEvent.PressureRaised e -> e.level();
                  case PressureEased e -> e.level();
                })
        .toList();
  }

  private String stay(String who) {
    return "stay-" + who + "-" + unique;
  }

  private String person(String who) {
    return "person-" + who + "-" + unique;
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
