package care.homeward.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.PressureEvent.PressureRaised;
import care.homeward.contracts.Publisher;
import care.homeward.platform.access.Role;
import care.homeward.platform.inbox.Inbox;
import care.homeward.platform.inbox.Parking;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.sample.SampleApplication.Door;
import care.homeward.platform.sample.SampleApplication.Heard;
import care.homeward.platform.testkit.Machinery;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform",
      "spring.application.name=neighbourhood-teams",
      "spring.cloud.function.definition=feed",
      "spring.cloud.stream.bindings.feed-in-0.destination=resilience-plan.v1"
    })
@ContextConfiguration(initializers = Machinery.class)
class SampleServiceIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String TOPIC = Publisher.RESILIENCE_PLAN.topic();

  @Autowired Door door;
  @Autowired Heard heard;
  @Autowired Inbox inbox;
  @Autowired Parking parking;
  @Autowired MongoTemplate mongo;
  @LocalServerPort int port;

  private RestTestClient http;
  private final String team = "team-" + UUID.randomUUID();
  private final String place = "place-" + UUID.randomUUID();

  @BeforeEach
  void fresh() {
    http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    heard.applied.clear();
    heard.poisoned = true;
    heard.awayFor.set(0);
  }

  @Test
  void the_same_key_and_body_replay_the_first_answer() {
    set("key-1", 3).expectStatus().isOk().expectHeader().doesNotExist("Idempotency-Replayed");
    set("key-2", 5).expectStatus().isOk();

    set("key-1", 3)
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Idempotency-Replayed", "true")
        .expectBody()
        .jsonPath("$.slots")
        .isEqualTo(3);
    http.get()
        .uri("/api/teams/" + team)
        .headers(h -> h.setBearerAuth(token()))
        .exchange()
        .expectBody()
        .jsonPath("$.slots")
        .isEqualTo(5);
  }

  @Test
  void the_same_key_with_another_body_is_unprocessable() {
    set("key-1", 3).expectStatus().isOk();

    set("key-1", 4)
        .expectStatus()
        .isEqualTo(422)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:homeward:problem:idempotency-key-reused")
        .jsonPath("$.traceId")
        .exists();
  }

  @Test
  void many_at_once_with_one_key_have_one_effect() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> set("one-key", 7).returnResult(String.class).getStatus().value()))
              .toList();
      for (var answer : answers) {
        assertThat(answer.get()).isIn(200, 409);
      }
    }
    set("one-key", 7).expectStatus().isOk();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(Machinery.facts(Publisher.NEIGHBOURHOOD_TEAMS, team)).hasSize(1));
  }

  @Test
  void while_the_first_is_under_way_its_key_is_a_conflict_and_afterwards_a_replay()
      throws Exception {
    var first = door.holdTheNext();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer =
          threads.submit(() -> set("one-key", 7).returnResult(String.class).getStatus().value());
      try {
        assertThat(first.isThere().await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

        set("one-key", 7)
            .expectStatus()
            .isEqualTo(409)
            .expectHeader()
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .expectBody()
            .jsonPath("$.type")
            .isEqualTo("urn:homeward:problem:idempotency-key-under-way");
      } finally {
        first.mayGo().countDown();
      }
      assertThat(answer.get()).isEqualTo(200);
    }

    set("one-key", 7)
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Idempotency-Replayed", "true")
        .expectBody()
        .jsonPath("$.slots")
        .isEqualTo(7);
  }

  @Test
  void a_refusal_names_its_rule_and_leaves_nothing() {
    set("key-1", 101)
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:homeward:problem:too-many-slots");
    set("key-1", 99).expectStatus().isOk();
  }

  @Test
  void wrong_fields_are_pointed_at() {
    set("key-1", -1)
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].pointer")
        .isEqualTo("/slots");
    http.post()
        .uri("/api/teams/" + team + "/capacity")
        .headers(h -> h.setBearerAuth(token()))
        .contentType(MediaType.APPLICATION_JSON)
        .body("{\"slots\": \"many\"}")
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].pointer")
        .isEqualTo("/slots");
  }

  @Test
  void what_is_refused_before_anybody_reads_it_is_a_problem_without_the_address() throws Exception {
    var asked =
        """
        GET /api/teams;x=9991200010 HTTP/1.1\r
        Host: 127.0.0.1\r
        Accept: */*\r
        Connection: close\r
        \r
        """;
    assertThat(raw(asked))
        .contains(" 400 ", "application/problem+json", "bad-request", "\"traceId\"")
        .doesNotContain("9991200010");
    assertThat(raw(asked.replace(";x=9991200010", "?x=<>")))
        .contains(" 400 ", "application/problem+json", ":no-request\"");
    assertThat(raw(asked.replace("Accept: */*", "Transfer-Encoding: nonsense")))
        .contains(" 400 ", "application/problem+json", ":no-request\"");
    assertThat(raw(asked.replace("GET /api/teams;x=9991200010", "TRACE /api/teams?x=9991200010")))
        .contains(" 405 ", "application/problem+json", ":no-request\"")
        .doesNotContain("9991200010");
  }

  @Test
  void what_is_accepted_decides_nothing_about_what_is_done() {
    setAccepting("nonsense", 101)
        .expectStatus()
        .isEqualTo(422)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    setAccepting("nonsense", 3).expectStatus().isOk();
    setAccepting("image/png", 4).expectStatus().isOk();
  }

  @Test
  void without_a_good_token_there_is_no_answer() {
    var expired =
        Machinery.issuer()
            .signed(
                new JWTClaimsSet.Builder()
                    .issuer(Machinery.issuer().address())
                    .subject("late")
                    .claim("roles", List.of("team"))
                    .expirationTime(Date.from(Instant.now().minusSeconds(600)))
                    .build());
    var elsewhere =
        Machinery.issuer()
            .signed(
                new JWTClaimsSet.Builder()
                    .issuer("http://elsewhere.example")
                    .subject("stranger")
                    .claim("roles", List.of("team"))
                    .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                    .build());
    for (var bad : List.of(expired, elsewhere, "not.a.token")) {
      get(bad).expectStatus().isUnauthorized();
    }
    http.get().uri("/api/teams/" + team).exchange().expectStatus().isUnauthorized();
    get(Machinery.token("feed", Role.FEED)).expectStatus().isForbidden();
    get(Machinery.token("t", Role.TEAM)).expectStatus().isOk();
  }

  @Test
  void health_needs_no_token_and_metrics_do() {
    http.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
    http.get().uri("/actuator/prometheus").exchange().expectStatus().isUnauthorized();
    http.get()
        .uri("/actuator/prometheus")
        .headers(h -> h.setBearerAuth(Machinery.token("t.lister", Role.OPERATOR)))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .value(
            text ->
                assertThat(text)
                    .contains(
                        "homeward_relay_waiting",
                        "homeward_parked_events",
                        "homeward_parked_persons",
                        "homeward_parked_oldest_age_seconds"));
  }

  @Test
  void a_fact_heard_twice_is_applied_once() {
    raise(1, "plain");
    raise(1, "plain");
    raise(2, "plain");

    awaitApplied(1, 2);
  }

  @Test
  void a_gap_waits_for_the_missing_fact() {
    raise(1, "plain");
    raise(3, "plain");
    raise(4, "plain");
    await().atMost(SOON).until(() -> parked(place).size() == 2);
    assertThat(applied(place)).containsExactly(place + "/1");

    raise(2, "plain");

    awaitApplied(1, 2, 3, 4);
    await().atMost(SOON).until(() -> parked(place).isEmpty());
  }

  @Test
  void poison_is_parked_with_what_follows_while_others_flow_on() {
    var other = "place-" + UUID.randomUUID();
    raise(1, "plain");
    raise(2, "poison");
    raise(3, "plain");
    Machinery.publish(Publisher.RESILIENCE_PLAN, other, 1, raised(other, "plain"));

    await().atMost(SOON).until(() -> applied(other).equals(List.of(other + "/1")));
    await().atMost(SOON).until(() -> parked(place).size() == 2);
    assertThat(applied(place)).containsExactly(place + "/1");
    assertThat(parked(place))
        .extracting(Parking.Parked::reason)
        .containsExactly("IllegalStateException", Parking.GAP);
  }

  @Test
  void bytes_that_are_no_fact_are_parked_and_hold_nobody_up() {
    Machinery.publish(TOPIC, place, "not json".getBytes(StandardCharsets.UTF_8));
    raise(1, "plain");

    awaitApplied(1);
    assertThat(parking.oldest(500))
        .anyMatch(p -> p.stream().startsWith("unreadable/") && p.reason().equals("UNREADABLE"))
        .noneMatch(p -> p.stream().equals("unreadable/" + TOPIC + "/" + place));
  }

  @Test
  void records_without_a_value_or_a_time_are_parked_and_hold_nobody_up() {
    Machinery.publish(TOPIC, "nothing-" + place, null);
    Machinery.publish(
        TOPIC,
        "timeless-" + place,
        """
        {"specversion":"1.0","id":"x/1","source":"/homeward/resilience-plan","subject":"x",\
        "type":"resilience-plan.pressure-raised.v1","time":"9999","sequence":1,"data":{}}"""
            .getBytes(StandardCharsets.UTF_8));

    raise(1, "t1");

    awaitApplied(1);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(parking.oldest(500))
                    .filteredOn(p -> p.reason().equals("UNREADABLE"))
                    .extracting(Parking.Parked::stream)
                    .contains(unreadable("nothing-" + place), unreadable("timeless-" + place)));
  }

  /** Keys may be anything, so only what they come to is kept. */
  private static String unreadable(String key) {
    var digest = Cause.digest(key.getBytes(StandardCharsets.UTF_8));
    return "unreadable/" + TOPIC + "/" + digest.substring(0, 16);
  }

  @Test
  void a_trace_goes_on_in_the_service_that_hears() {
    var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    Machinery.publish(
        TOPIC,
        place,
        """
        {"specversion":"1.0","id":"%1$s/1","source":"/homeward/resilience-plan",
         "type":"resilience-plan.pressure-raised.v1","subject":"%1$s",
         "time":"2026-11-23T08:00:00Z","datacontenttype":"application/json","sequence":1,
         "traceparent":"00-%2$s-00f067aa0ba902b7-01",
         "data":{"place":"%1$s","at":"2026-11-23T08:00:00Z","level":2,"formerLevel":1,
                 "thresholds":"plain","indicators":[]}}
        """
            .formatted(place, trace)
            .getBytes(StandardCharsets.UTF_8));

    await().atMost(SOON).until(() -> heard.traces.contains(place + "/1 " + trace));
  }

  @Test
  void the_journal_knows_who_asked_and_the_fact_carries_the_trace() {
    set("key-1", 3).expectStatus().isOk();

    var entry = mongo.getCollection("journal").find(new org.bson.Document("subject", team)).first();
    assertThat(entry).isNotNull().containsEntry("by", "s.iqbal");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(Machinery.facts(Publisher.NEIGHBOURHOOD_TEAMS))
                    .filteredOn(fact -> fact.subject().equals(team))
                    .singleElement()
                    .satisfies(
                        fact ->
                            assertThat(fact.traceparent())
                                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]")));
  }

  @Test
  void a_type_not_known_here_is_passed_over() {
    raise(1, "plain");
    Machinery.publish(
        TOPIC,
        place,
        """
        {"specversion":"1.0","id":"%1$s/2","source":"/homeward/resilience-plan",
         "type":"resilience-plan.weather-foreseen.v1","subject":"%1$s",
         "time":"2026-11-23T08:00:00Z","datacontenttype":"application/json","sequence":2,
         "data":{"snow":true}}
        """
            .formatted(place)
            .getBytes(StandardCharsets.UTF_8));
    raise(3, "plain");

    awaitApplied(1, 3);
  }

  @Test
  void with_the_store_away_facts_are_tried_again_until_they_are_taken_in() {
    heard.awayFor.set(4);
    raise(1, "plain");
    raise(2, "plain");

    awaitApplied(1, 2);
    assertThat(parked(place)).isEmpty();
  }

  private void raise(long sequence, String thresholds) {
    Machinery.publish(Publisher.RESILIENCE_PLAN, place, sequence, raised(place, thresholds));
  }

  private static PressureRaised raised(String place, String thresholds) {
    return new PressureRaised(place, Instant.EPOCH, 2, 1, thresholds, List.of());
  }

  private void awaitApplied(int... sequences) {
    var expected = IntStream.of(sequences).mapToObj(s -> place + "/" + s).toList();
    await().atMost(SOON).untilAsserted(() -> assertThat(applied(place)).isEqualTo(expected));
  }

  private List<String> applied(String subject) {
    return heard.applied.stream().filter(id -> id.startsWith(subject + "/")).toList();
  }

  private List<Parking.Parked> parked(String subject) {
    return parking.oldest(500).stream()
        .filter(p -> p.stream().equals("/homeward/resilience-plan/" + subject))
        .sorted(java.util.Comparator.comparingLong(Parking.Parked::sequence))
        .toList();
  }

  private String raw(String asked) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(asked.replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String token() {
    return Machinery.token("s.iqbal", Role.TEAM);
  }

  private RestTestClient.ResponseSpec get(String token) {
    return http.get().uri("/api/teams/" + team).headers(h -> h.setBearerAuth(token)).exchange();
  }

  private RestTestClient.ResponseSpec set(String key, int slots) {
    return http.post()
        .uri("/api/teams/" + team + "/capacity")
        .headers(h -> h.setBearerAuth(token()))
        .header("Idempotency-Key", key)
        .contentType(MediaType.APPLICATION_JSON)
        .body("{\"slots\": " + slots + "}")
        .exchange();
  }

  private RestTestClient.ResponseSpec setAccepting(String accept, int slots) {
    return http.post()
        .uri("/api/teams/" + team + "/capacity")
        .headers(h -> h.setBearerAuth(token()))
        .header("Accept", accept)
        .contentType(MediaType.APPLICATION_JSON)
        .body("{\"slots\": " + slots + "}")
        .exchange();
  }
}
