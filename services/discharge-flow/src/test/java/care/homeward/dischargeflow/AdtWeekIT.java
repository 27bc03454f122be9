package care.homeward.dischargeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.dischargeflow.hospital.Mllp;
import care.homeward.platform.access.Role;
import care.homeward.platform.core.London;
import care.homeward.platform.testkit.Machinery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A mixed week of a hospital's messages, and what comes of it in the return; {@code week.md} beside
 * the messages works it out on paper.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform,discharge-flow",
      "spring.application.name=discharge-flow",
      "spring.mongodb.database=adt-week-it",
      "spring.cloud.stream.bindings.feed-in-0.group=adt-week-it",
      "homeward.discharge-flow.key=a key of the tests, and of them only"
    })
@ContextConfiguration(initializers = Machinery.class)
class AdtWeekIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final FakePeople PEOPLE = new FakePeople();
  private static final int MLLP = Machinery.freePort();
  private static final Pattern NEXT_MESSAGE = Pattern.compile("(?=^MSH)", Pattern.MULTILINE);
  private static final Pattern FIELD = Pattern.compile("\\|");
  private static final Pattern WORD = Pattern.compile(" ");
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * What the wards and the hub decide, which no message tells: after which message they tell it,
   * the visit, day and time in October, and what. A wait that {@code turns} into another reason is
   * the last one begun.
   */
  private static final String DECIDED =
      """
      W001 V503 15 11:00 ready
      W001 V503 15 11:30 pathway 3 CARE_HOME_NEW NEEDS_CARE_DAY_AND_NIGHT SECOND_MOVE_WOULD_HARM
      W001 V503 15 12:00 waits care-home-arranging
      W021 V507 21 09:00 ready
      W021 V507 21 09:30 pathway 0 HOME_NO_NEW_SUPPORT
      W021 V519 21 09:00 ready
      W021 C522 21 10:00 ready
      W021 V503 21 14:00 turns care-home-not-available
      W028 V507 22 11:00 unwell
      W030 V501 22 10:00 ready
      W030 V501 22 10:30 pathway 0 HOME_NO_NEW_SUPPORT
      W030 V504 22 08:00 ready
      W030 V511 22 14:00 ready
      W030 V511 22 14:30 pathway 1 CARE_HOME_MORE_SUPPORT
      W030 V513 22 09:00 ready
      W030 V513 22 09:30 pathway 0 HOME_NO_NEW_SUPPORT
      W030 V520 22 08:00 ready
      W030 V520 22 08:30 pathway 0 HOME_NO_NEW_SUPPORT
      W035 V510 23 00:00 ready
      W035 V510 23 09:00 pathway 2 SHORT_TERM_BED NEEDS_REHABILITATION_IN_A_BED
      W035 V510 23 09:10 waits bed-based-rehab-arranging
      W035 V520 23 07:00 unwell
      W035 V502 23 09:30 ready
      W035 V502 23 10:00 pathway 1 HOME_WITH_REHABILITATION
      W035 V502 23 10:10 waits home-based-rehab-arranging
      W035 V506 23 10:00 ready
      W035 V515 23 11:00 ready
      W035 V515 23 11:30 pathway 1 HOME_WITH_REHABILITATION
      W035 V515 23 11:40 waits transport
      W035 V519 23 10:00 waits hub-needs-and-pathway
      W039 V507 24 09:00 ready
      W039 V507 24 10:00 waits transport
      W039 V514 24 09:00 ready
      W039 V514 24 09:30 pathway 0 CARE_HOME_SAME_LEVEL
      W039 V519 24 11:30 pathway 1 HOME_WITH_REHABILITATION
      W039 V519 24 12:00 turns home-based-rehab-arranging
      W039 V521 24 10:00 ready
      W039 V521 24 10:30 pathway 3 CARE_HOME_END_OF_LIFE END_OF_LIFE_WISH PERSONS_OWN_CHOICE
      W044 V516 24 15:00 ready
      W044 V516 24 15:05 pathway 0 HOME_NO_NEW_SUPPORT
      W044 V516 24 15:30 waits transport 2025-10-25T12:00:00Z
      W044 V516 24 15:40 waits medicines-and-letter 2025-10-25T18:00:00Z
      W045 V519 25 10:00 turns home-based-rehab-not-available
      """;

  @LocalServerPort int port;
  @Autowired StayIds ids;

  private final Map<String, String> lastWait = new HashMap<>();

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("homeward.people", PEOPLE::address);
    settings.add("homeward.hospital.port", () -> MLLP);
  }

  @Test
  void a_mixed_week_makes_the_return_that_was_worked_out_by_hand() throws IOException {
    try (var hospital = new Mllp(MLLP)) {
      for (var message : NEXT_MESSAGE.splitAsStream(text("week.hl7")).toList()) {
        var controlId = FIELD.splitAsStream(message).toList().get(9);
        assertThat(hospital.send(message.strip().replace('\n', '\r')))
            .contains("MSA|AA|" + controlId);
        DECIDED
            .lines()
            .map(line -> WORD.splitAsStream(line).toList())
            .filter(line -> line.getFirst().equals(controlId))
            .forEach(line -> decide(line.subList(1, line.size())));
      }
    }

    var byHand = text("week.csv");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(exact(made() + "/exact.csv").replace("\r\n", "\n")).isEqualTo(byHand));

    assertThat(JSON.readTree(exact(made() + "/exact")).path("leftOut").toString())
        .isEqualTo(
            """
            [{"why":"not-acute","count":1},\
            {"why":"discharges-without-a-pathway","count":1},\
            {"why":"midnights-after-seven-without-a-reason","count":2}]""");
  }

  private void decide(List<String> line) {
    var visit = line.getFirst();
    var at =
        LocalDateTime.parse("2025-10-" + line.get(1) + "T" + line.get(2))
            .atZone(London.ZONE)
            .toInstant();
    var what = line.get(3);
    var more = line.subList(4, line.size());
    switch (what) {
      case "ready" -> tell(visit, "criteria-to-reside", Map.of("met", false, "at", at));
      case "unwell" -> tell(visit, "criteria-to-reside", Map.of("met", true, "at", at));
      case "pathway" -> {
        var body = new HashMap<String, Object>();
        body.put("at", at);
        body.put("pathway", Integer.valueOf(more.getFirst()));
        body.put("destination", more.get(1));
        if (more.size() > 2) {
          body.put("homeNotPossible", more.get(2));
        }
        if (more.size() > 3) {
          body.put("dischargeToAssessNotPossible", more.get(3));
        }
        tell(visit, "pathway", body);
      }
      case "waits" -> {
        var body = new HashMap<String, Object>();
        body.put("at", at);
        body.put("reason", more.getFirst());
        if (more.size() > 1) {
          body.put("due", more.get(1));
        }
        lastWait.put(visit, tell(visit, "waits", body).path("waitId").asString());
      }
      case "turns" ->
          tell(
              visit,
              "waits/" + lastWait.get(visit) + "/passed-on",
              Map.of("at", at, "reason", more.getFirst()));
      default -> throw new IllegalArgumentException(what);
    }
  }

  private JsonNode tell(String visit, String what, Map<String, Object> body) {
    var hospital = visit.startsWith("C") ? "RY6" : "RR8";
    var path = "/api/stays/" + ids.of(hospital, visit) + "/" + what;
    var answer =
        http()
            .post()
            .uri(path)
            .header("Authorization", "Bearer " + Machinery.token("r.naylor", Role.COORDINATOR))
            .contentType(MediaType.APPLICATION_JSON)
            .body(JSON.writeValueAsString(body))
            .exchange();
    return JSON.readTree(accepted(answer));
  }

  private int made() {
    var made = accepted(call(HttpMethod.POST, "", Role.LEADER));
    return JSON.readTree(made).path("edition").asInt();
  }

  private String exact(String path) {
    return accepted(call(HttpMethod.GET, "/" + path, Role.OPERATOR));
  }

  private static String accepted(ResponseSpec answer) {
    return Objects.requireNonNull(
        answer
            .expectStatus()
            .is2xxSuccessful()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }

  private ResponseSpec call(HttpMethod method, String path, Role role) {
    return http()
        .method(method)
        .uri("/api/returns/sitrep/2025-10" + path)
        .header("Authorization", "Bearer " + Machinery.token("l.okafor", role))
        .exchange();
  }

  private RestTestClient http() {
    return RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
  }

  private static String text(String name) throws IOException {
    try (var file = AdtWeekIT.class.getResourceAsStream("/week/" + name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
