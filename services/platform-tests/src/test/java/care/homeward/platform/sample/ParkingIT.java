package care.homeward.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.PressureEvent.PressureRaised;
import care.homeward.contracts.Publisher;
import care.homeward.platform.access.Role;
import care.homeward.platform.inbox.Parking;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.sample.SampleApplication.Heard;
import care.homeward.platform.testkit.Machinery;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

/** What an operator does about records that could not be applied. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform",
      "spring.application.name=neighbourhood-teams",
      "spring.cloud.function.definition=feed",
      "spring.cloud.stream.bindings.feed-in-0.destination=resilience-plan.v1"
    })
@ContextConfiguration(initializers = Machinery.class)
class ParkingIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String TOPIC = Publisher.RESILIENCE_PLAN.topic();
  private static final String SOMEBODY = "Asha Patel 9990000018";

  @Autowired Heard heard;
  @Autowired Parking parking;
  @Autowired MongoTemplate mongo;
  @Autowired MeterRegistry meters;
  @LocalServerPort int port;

  private RestTestClient http;
  private final String place = "place-" + UUID.randomUUID();

  @BeforeEach
  void poison() {
    http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    heard.applied.clear();
    heard.poisoned = true;
    heard.awayFor.set(0);
  }

  @Test
  void once_the_cause_is_mended_a_record_is_released_with_those_behind_it_and_that_is_kept() {
    raise(1, "poison");
    raise(2, "plain");
    var first = parked(2).getFirst();

    heard.poisoned = false;
    act(first, "releases", "", "release-" + place)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.left")
        .isEqualTo(2);

    assertThat(applied()).containsExactly(place + "/1", place + "/2");
    act(first, "releases", "", "release-" + place)
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Idempotency-Replayed", "true");
    get("/api/parked/done")
        .expectBody()
        .jsonPath("$[0].by")
        .isEqualTo("o.watts")
        .jsonPath("$[0].act")
        .isEqualTo("RELEASED")
        .jsonPath("$[0].record")
        .isEqualTo(first.id())
        .jsonPath("$[0].left")
        .isEqualTo(2);
  }

  @Test
  void one_that_waits_for_another_is_neither_released_nor_discarded_before_it() {
    raise(1, "poison");
    raise(2, "plain");
    var second = parked(2).getLast();

    for (var act : List.of("releases", "discards")) {
      act(second, act, "{\"reason\":\"SENT_BY_MISTAKE\"}", UUID.randomUUID().toString())
          .expectStatus()
          .isEqualTo(409)
          .expectBody()
          .jsonPath("$.type")
          .isEqualTo("urn:homeward:problem:not-the-first");
    }
    assertThat(applied()).isEmpty();
    assertThat(parked(2)).hasSize(2);
  }

  @Test
  void a_discarded_record_has_no_effect_and_its_stream_goes_on_with_the_next() {
    raise(1, "poison");
    raise(2, "plain");
    var first = parked(2).getFirst();

    act(first, "discards", "{\"reason\":\"NO_LONGER_MATTERS\"}", "discard-" + place)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.left")
        .isEqualTo(2)
        .jsonPath("$.reason")
        .isEqualTo("NO_LONGER_MATTERS");
    raise(1, "poison");
    raise(3, "plain");

    await().atMost(SOON).until(() -> applied().contains(place + "/3"));
    assertThat(applied()).containsExactly(place + "/2", place + "/3");
    assertThat(parked(0)).isEmpty();
  }

  @Test
  void nothing_is_discarded_without_a_reason_that_has_a_code() {
    raise(1, "poison");
    var first = parked(1).getFirst();

    act(first, "discards", "{}", "none-" + place).expectStatus().isBadRequest();
    act(first, "discards", "{\"reason\":\"BECAUSE\"}", "because-" + place)
        .expectStatus()
        .isBadRequest();
    assertThat(parked(1)).hasSize(1);
  }

  @Test
  void a_corrected_record_is_taken_only_if_it_reads_as_the_fact_it_should_be() {
    raise(1, "poison");
    var first = parked(1).getFirst();

    for (var wrong :
        List.of(
            "no json",
            fact(place, 2, "plain"),
            fact("place-other", 1, "plain"),
            fact(place, 1, "plain").replace("pressure-raised", "weather-foreseen"))) {
      correct(first, wrong).expectStatus().isEqualTo(422);
    }
    assertThat(applied()).isEmpty();
    correct(first, fact(place, 1, "plain"))
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.act")
        .isEqualTo("CORRECTED");

    assertThat(applied()).containsExactly(place + "/1");
    assertThat(parked(0)).isEmpty();
  }

  @Test
  void bytes_that_are_no_fact_are_corrected_as_the_one_missing() {
    raise(1, "plain");
    Machinery.publish(TOPIC, place, SOMEBODY.getBytes(StandardCharsets.UTF_8));
    raise(3, "plain");
    parked(1);
    var unread = unreadable(place);

    correct(unread, fact(place, 3, "plain")).expectStatus().isEqualTo(409);
    correct(unread, fact(place, 2, "plain")).expectStatus().isOk();

    await().atMost(SOON).until(() -> applied().size() == 3);
    assertThat(applied()).containsExactly(place + "/1", place + "/2", place + "/3");
    await().atMost(SOON).until(() -> parked(0).isEmpty());
  }

  @Test
  void what_is_missing_for_good_is_given_up_and_the_stream_goes_on() {
    raise(1, "plain");
    raise(3, "plain");
    var third = parked(1).getFirst();
    var reason = "{\"reason\":\"LOST_BY_ITS_PUBLISHER\"}";

    act(third, "discards", reason, "a-" + place).expectStatus().isEqualTo(409);
    act(third, "missing", reason, "b-" + place).expectStatus().isOk();

    assertThat(applied()).containsExactly(place + "/1", place + "/3");
  }

  @Test
  void a_record_shows_codes_and_moments_and_never_text() {
    Machinery.publish(
        TOPIC,
        place,
        fact(place, 1, "poison")
            .replace("\"poison\"", "\"poison\",\"" + SOMEBODY + "\":\"" + SOMEBODY + "\"")
            .getBytes(StandardCharsets.UTF_8));
    var first = parked(1).getFirst();

    get("/api/parked/" + first.id())
        .expectBody(String.class)
        .value(
            shown ->
                assertThat(shown)
                    .contains(
                        "resilience-plan.pressure-raised.v1",
                        place,
                        "\"name\":\"level\",\"value\":\"2\"",
                        "\"name\":\"thresholds\",\"value\":\"characters: 6\"",
                        "\"unknownFields\":1",
                        "\"first\":true")
                    .doesNotContain("Patel", "9990000018"));
  }

  @Test
  void of_bytes_that_are_no_fact_nothing_is_shown_but_their_size() {
    var key = SOMEBODY + UUID.randomUUID();
    Machinery.publish(TOPIC, key, SOMEBODY.getBytes(StandardCharsets.UTF_8));
    var unread = unreadable(key);
    await().atMost(SOON).until(() -> meters.get("homeward.parked.events").gauge().value() >= 1);
    assertThat(meters.get("homeward.parked.persons").gauge().value()).isGreaterThanOrEqualTo(1);

    get("/api/parked/" + unread.id())
        .expectBody(String.class)
        .value(shown -> assertThat(shown).contains("\"bytes\":21").doesNotContain("Patel"));
    get("/api/parked")
        .expectBody(String.class)
        .value(shown -> assertThat(shown).contains(unread.id()).doesNotContain("Patel"));
    act(unread, "discards", "{\"reason\":\"NOT_A_FACT\"}", UUID.randomUUID().toString())
        .expectStatus()
        .isOk();
    assertThat(mongo.getCollection("parked-audit").find(new Document("record", unread.id())))
        .singleElement()
        .satisfies(done -> assertThat(done.toJson()).doesNotContain("Patel"));
  }

  @Test
  void every_alert_watches_something_a_service_measures_and_says_what_to_do() throws IOException {
    var deploy = Path.of("../../deploy");
    var alerts = Files.readString(deploy.resolve("prometheus/parked.yml"));
    var measured =
        http.get()
            .uri("/actuator/prometheus")
            .headers(h -> h.setBearerAuth(operator()))
            .exchange()
            .returnResult(String.class)
            .getResponseBody();

    assertThat(Pattern.compile("homeward_[a-z_]+").matcher(alerts).results())
        .hasSizeGreaterThan(1)
        .allSatisfy(metric -> assertThat(measured).contains("\n" + metric.group() + "{"));
    assertThat(Pattern.compile("runbook: deploy/(.*)").matcher(alerts).results())
        .hasSize(2)
        .allSatisfy(book -> assertThat(deploy.resolve(book.group(1))).isRegularFile());
  }

  @Test
  void nobody_but_an_operator_does_any_of_this() {
    raise(1, "poison");
    var first = parked(1).getFirst();

    http.get()
        .uri("/api/parked/" + first.id())
        .headers(h -> h.setBearerAuth(Machinery.token("s.iqbal", Role.TEAM)))
        .exchange()
        .expectStatus()
        .isForbidden();
    http.post()
        .uri("/api/parked/" + first.id() + "/releases")
        .headers(h -> h.setBearerAuth(Machinery.token("s.iqbal", Role.TEAM)))
        .exchange()
        .expectStatus()
        .isForbidden();
  }

  private void raise(long sequence, String thresholds) {
    Machinery.publish(
        Publisher.RESILIENCE_PLAN,
        place,
        sequence,
        new PressureRaised(place, Instant.EPOCH, 2, 1, thresholds, List.of()));
  }

  private static String fact(String subject, long sequence, String thresholds) {
    return """
        {"specversion":"1.0","id":"%1$s/%2$d","source":"/homeward/resilience-plan",
         "type":"resilience-plan.pressure-raised.v1","subject":"%1$s",
         "time":"2026-11-23T08:00:00Z","datacontenttype":"application/json","sequence":%2$d,
         "data":{"place":"%1$s","at":"2026-11-23T08:00:00Z","level":2,"formerLevel":1,
                 "thresholds":"%3$s","indicators":[]}}
        """
        .formatted(subject, sequence, thresholds);
  }

  private List<String> applied() {
    return heard.applied.stream().filter(id -> id.startsWith(place + "/")).toList();
  }

  /** What is parked of the place, once there is as much. */
  private List<Parking.Parked> parked(int many) {
    await().atMost(SOON).until(() -> parked().size() >= many);
    return parked();
  }

  private List<Parking.Parked> parked() {
    return parking.oldest(500).stream()
        .filter(one -> one.stream().equals("/homeward/resilience-plan/" + place))
        .sorted(Comparator.comparingLong(Parking.Parked::sequence))
        .toList();
  }

  /** The bytes that came with this key and are no fact. */
  private Parking.Parked unreadable(String key) {
    var digest = Cause.digest(key.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    var stream = "unreadable/" + TOPIC + "/" + digest;
    await()
        .atMost(SOON)
        .until(() -> parking.oldest(500).stream().anyMatch(one -> one.stream().equals(stream)));
    return parking.oldest(500).stream()
        .filter(one -> one.stream().equals(stream))
        .findFirst()
        .orElseThrow();
  }

  private RestTestClient.ResponseSpec correct(Parking.Parked parked, String record) {
    var body = "{\"record\":" + new JsonMapper().writeValueAsString(record) + "}";
    return act(parked, "corrections", body, UUID.randomUUID().toString());
  }

  private RestTestClient.ResponseSpec get(String path) {
    return http.get().uri(path).headers(h -> h.setBearerAuth(operator())).exchange();
  }

  private RestTestClient.ResponseSpec act(
      Parking.Parked parked, String act, String body, String key) {
    return http.post()
        .uri("/api/parked/" + parked.id() + "/" + act)
        .headers(h -> h.setBearerAuth(operator()))
        .header("Idempotency-Key", key)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .exchange();
  }

  private static String operator() {
    return Machinery.token("o.watts", Role.OPERATOR);
  }
}
