package care.homeward.dischargeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.dischargeflow.hospital.Mllp;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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

/** Returns of a service that has a store of its own, so that it has these stays and no others. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform,discharge-flow",
      "spring.application.name=discharge-flow",
      "spring.mongodb.database=returns-it",
      "spring.cloud.stream.bindings.feed-in-0.group=returns-it",
      "homeward.discharge-flow.key=a key of the tests, and of them only"
    })
@ContextConfiguration(initializers = Machinery.class)
class ReturnsIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final FakePeople PEOPLE = new FakePeople();
  private static final int MLLP = Machinery.freePort();
  private static final String TRUST =
      ",Provider,North East and Yorkshire,QWO,RR8,Leeds Teaching Hospitals NHS Trust,";

  @LocalServerPort int port;
  @Autowired StayIds ids;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("homeward.people", PEOPLE::address);
    settings.add("homeward.hospital.port", () -> MLLP);
  }

  @Test
  void a_correction_makes_a_new_edition_and_the_old_one_stays() throws IOException {
    try (var hospital = new Mllp(MLLP)) {
      assertThat(hospital.send(admission("V7001"))).contains("MSA|AA|A01-V7001");
      assertThat(hospital.send(admission("V7002"))).contains("MSA|AA|A01-V7002");
    }
    ready("V7001");
    ready("V7002");
    var remaining =
        "28/11/2025"
            + TRUST
            + "Number of patients remaining in hospital who no longer meet the criteria to"
            + " reside,Daily metric,NCTR not discharged,";

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(exact(made("sitrep/2025-11"))).contains(remaining + "2\r\n"));
    var first = made("sitrep/2025-11");
    call(HttpMethod.POST, "sitrep/2025-11", Role.OPERATOR)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.edition")
        .isEqualTo(first);

    stay("V7001", "discharge", "{\"destination\": \"19\", \"at\": \"2025-11-27T15:00:00Z\"}");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(exact(made("sitrep/2025-11"))).contains(remaining + "1\r\n"));

    assertThat(exact(first)).contains(remaining + "2\r\n");
    for (var edition : List.of(first, first + 1)) {
      assertThat(body("sitrep/2025-11/" + edition + ".csv", Role.LEADER))
          .contains(remaining + "5\r\n")
          .doesNotContainPattern(",[1-46-9]\r");
      call(HttpMethod.GET, "sitrep/2025-11/" + edition + "/exact.csv", Role.LEADER)
          .expectStatus()
          .isForbidden();
    }
    call(HttpMethod.GET, "sitrep/2025-11/" + first + "/exact", Role.LEADER)
        .expectStatus()
        .isForbidden();
    call(HttpMethod.GET, "sitrep/2025-11/" + (first + 1) + "/exact", Role.OPERATOR)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.file")
        .isEqualTo("/api/returns/sitrep/2025-11/" + (first + 1) + "/exact.csv")
        .jsonPath("$.leftOut[0].count")
        .isEqualTo(1);
    call(HttpMethod.GET, "sitrep/2025-11", Role.LEADER)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.editions[0].edition")
        .isEqualTo(first + 1)
        .jsonPath("$.editions[0].madeBy")
        .isEqualTo("l.okafor")
        .jsonPath("$.editions[0].leftOut[0].why")
        .isEqualTo("discharges-without-a-pathway")
        .jsonPath("$.editions[0].leftOut[0].count")
        .isEqualTo(5)
        .jsonPath("$.editions[0].roundedFrom")
        .isEqualTo("2018-09-01")
        .jsonPath("$.editions[1].edition")
        .isEqualTo(first);

    call(HttpMethod.POST, "discharge-ready-date/2025-11", Role.LEADER)
        .expectStatus()
        .isCreated()
        .expectHeader()
        .location("/api/returns/discharge-ready-date/2025-11/1.csv");
    var later =
        "01/11/2025"
            + TRUST
            + "Discharges after 4-6 days,Monthly metric,Days from discharge ready date,";
    assertThat(body("discharge-ready-date/2025-11/1.csv", Role.LEADER)).contains(later + "5\r\n");
    assertThat(body("discharge-ready-date/2025-11/1/exact.csv", Role.OPERATOR))
        .contains(later + "1\r\n")
        .contains("01/11/2025,UTLA,[z],[z],E08000035,Leeds,Discharges,");
    call(HttpMethod.POST, "delayed-transfers/2025-11", Role.LEADER).expectStatus().isCreated();
    whereTheTimeWent();
  }

  /** The one left on the 27th; the other is still there. Nobody waits for anything. */
  private void whereTheTimeWent() {
    clocks("/api/stays/" + ids.of("RR8", "V7001") + "/clocks", Role.TEAM)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.sinceReady.readyDate")
        .isEqualTo("2025-11-23")
        .jsonPath("$.sinceReady.hours")
        .isEqualTo(101)
        .jsonPath("$.sinceReady.delayDays")
        .isEqualTo(4)
        .jsonPath("$.sinceReady.band")
        .isEqualTo("4-6")
        .jsonPath("$.altogether.hours")
        .isEqualTo(101)
        .jsonPath("$.withoutWait.delayDays")
        .isEqualTo(4);
    clocks("/api/stays/clocks?from=2025-11-26&to=2025-11-28", Role.HUB)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.patientDays")
        .isEqualTo(4)
        .jsonPath("$.patientDaysWithoutWait")
        .isEqualTo(4)
        .jsonPath("$.patientDaysByPlace.leeds")
        .isEqualTo(4);
    clocks("/api/stays/clocks?from=2025-11-26&to=2025-11-25", Role.HUB)
        .expectStatus()
        .isEqualTo(422);
    clocks("/api/stays/none/clocks", Role.HUB).expectStatus().isNotFound();
    clocks("/api/stays/clocks?from=2025-11-26&to=2025-11-28", Role.LEADER)
        .expectStatus()
        .isForbidden();
  }

  private ResponseSpec clocks(String address, Role role) {
    return http()
        .get()
        .uri(address)
        .header("Authorization", "Bearer " + Machinery.token("r.naylor", role))
        .exchange();
  }

  @Test
  void what_cannot_be_made_or_seen_is_refused() {
    refused("sitrep/2999-01", 409, "period-not-over");
    refused("sitrep/2025", 422, "invalid-period");
    refused("winter/2025-11-24", 409, "amendment-too-late");
    refused("other/2025-11", 404, "unknown-return");
    call(HttpMethod.GET, "sitrep/2025-10/1.csv", Role.LEADER).expectStatus().isNotFound();
    call(HttpMethod.POST, "sitrep/2025-11", Role.HUB).expectStatus().isForbidden();
    call(HttpMethod.GET, "sitrep/2025-11", Role.COORDINATOR).expectStatus().isForbidden();
  }

  private int made(String path) {
    var made =
        call(HttpMethod.POST, path, Role.LEADER)
            .expectStatus()
            .is2xxSuccessful()
            .expectBody(ReturnSummary.class)
            .returnResult()
            .getResponseBody();
    return Objects.requireNonNull(made).edition();
  }

  private record ReturnSummary(int edition) {}

  private String exact(int edition) {
    return body("sitrep/2025-11/" + edition + "/exact.csv", Role.OPERATOR);
  }

  private String body(String path, Role role) {
    return Objects.requireNonNull(
        call(HttpMethod.GET, path, role)
            .expectStatus()
            .isOk()
            .expectHeader()
            .contentTypeCompatibleWith("text/csv")
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }

  private void refused(String path, int status, String kind) {
    call(HttpMethod.POST, path, Role.LEADER)
        .expectStatus()
        .isEqualTo(status)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:homeward:problem:" + kind);
  }

  private ResponseSpec call(HttpMethod method, String path, Role role) {
    return http()
        .method(method)
        .uri("/api/returns/" + path)
        .header("Authorization", "Bearer " + Machinery.token("l.okafor", role))
        .exchange();
  }

  private void ready(String visit) {
    stay(visit, "criteria-to-reside", "{\"met\": false, \"at\": \"2025-11-23T10:00:00Z\"}");
  }

  private void stay(String visit, String what, String body) {
    http()
        .post()
        .uri("/api/stays/" + ids.of("RR8", visit) + "/" + what)
        .header("Authorization", "Bearer " + Machinery.token("r.naylor", Role.COORDINATOR))
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .exchange()
        .expectStatus()
        .isOk();
  }

  private RestTestClient http() {
    return RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
  }

  private static String admission(String visit) {
    return """
    MSH|^~\\&|PAS|RR8|||20251123||ADT^A01|A01-%1$s|P|2.4
    EVN|A01|20251123||||202511230900
    PID|1||M%1$s^^^LTHMRN^MR||ATTERBURY^EDITH||19390214|F|||3 FICTION ROW^^LEEDS^^LS14 6ZZ
    PV1|1|I|J12^BAY 2^04^RR813||||||||||||||||%1$s
    """
        .formatted(visit)
        .replace('\n', '\r');
  }
}
