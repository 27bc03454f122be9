package care.homeward.standalone;

import static care.homeward.standalone.Running.SOON;
import static care.homeward.standalone.Running.ago;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.standalone.Running.Patient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The whole way, through every service, by the interfaces anyone has. */
class JourneyIT {

  /** For whom the volunteer's account of the demonstration speaks. */
  private static final String NEIGHBOURS = "org-neighbours-minster-gate";

  private final Running homeward = Running.partnership();

  @Test
  void a_person_goes_home_with_a_team() throws IOException {
    homeward.team("minster-team", "Minster team", "REABLEMENT");
    homeward.post(
        Part.NEIGHBOURHOOD_TEAMS,
        "/api/teams/minster-team/capacity",
        Map.of(
            "day",
            LocalDate.now(ZoneId.of("Europe/London")).toString(),
            "skill",
            "REABLEMENT",
            "slots",
            2));
    var patient = new Patient("V1001", "9990000018", "J1");
    try (var hospital = homeward.hospital()) {
      assertThat(hospital.send(patient.admitted(ago(Duration.ofDays(9)))).code()).isEqualTo("AA");
      await().atMost(Duration.ofSeconds(1)).until(() -> homeward.ward("J1").size() == 1);
      var stay = homeward.card("J1").required("stayId").asString();
      var person = homeward.card("J1").required("personId").asString();
      assertThat(homeward.card("J1").required("waiting").asBoolean()).isFalse();

      command(stay, "criteria-to-reside", Map.of("met", false, "at", days(3)));
      command(stay, "pathway", Map.of("pathway", 1, "at", days(3)));
      await().atMost(SOON).until(() -> homeward.card("J1").path("pathway").asInt(-1) == 1);
      assertThat(homeward.card("J1").required("wait").required("step").asString())
          .isEqualTo("No next step");
      assertThat(owner("J1")).isEqualTo("CARE_TRANSFER_HUB");

      var referral =
          referral(
              Map.of(
                  "stayId",
                  stay,
                  "skill",
                  "REABLEMENT",
                  "urgency",
                  "TWO_DAY",
                  "receivedAt",
                  secondsAgo(60)));
      await().atMost(SOON).until(() -> owner("J1").equals("COMMUNITY"));

      homeward.post(
          Part.REFERRALS,
          "/api/referrals/" + referral + "/taken",
          Map.of("team", "minster-team", "at", secondsAgo(40)));
      await()
          .atMost(SOON)
          .until(
              () ->
                  homeward.card("J1").path("referral").path("state").asString("").equals("TAKEN")
                      && homeward
                          .card("J1")
                          .required("wait")
                          .path("nextStep")
                          .asString("")
                          .equals("START_CARE"));
      assertThat(homeward.card("J1").required("wait").required("ownerName").asString())
          .isEqualTo("Minster team");

      homeward.postSoon(
          Part.NEIGHBOURHOOD_TEAMS,
          "/api/teams/minster-team/contacts",
          Map.of("referralId", referral, "faceToFace", true, "at", secondsAgo(20)));
      assertThat(hospital.send(patient.discharged(ago(Duration.ZERO))).code()).isEqualTo("AA");
      await().atMost(SOON).until(() -> homeward.ward("J1").isEmpty());

      await().atMost(SOON).until(() -> homeward.timeline(person).contains("journey-closed"));
      assertThat(homeward.timeline(person))
          .containsSubsequence(
              "patient-admitted",
              "criteria-to-reside-no-longer-met",
              "pathway-chosen",
              "referral-made",
              "referral-offered",
              "referral-taken",
              "first-contact-made",
              "patient-discharged")
          .contains("person-registered", "person-taken-on", "wait-passed-on")
          .contains("care-began", "referral-fulfilled", "journey-closed");
    }
  }

  @Test
  void a_person_moves_to_the_care_home_that_will_have_them() throws IOException {
    for (var home : List.of("rowan-house", "hazel-court")) {
      homeward.home(home, 1);
    }
    var patient = new Patient("V1002", "9990000026", "J2");
    try (var hospital = homeward.hospital()) {
      hospital.send(patient.admitted(ago(Duration.ofDays(20))));
      var stay = homeward.card("J2").required("stayId").asString();
      var person = homeward.card("J2").required("personId").asString();
      command(stay, "criteria-to-reside", Map.of("met", false, "at", days(8)));
      command(
          stay,
          "pathway",
          Map.of(
              "pathway",
              3,
              "homeNotPossible",
              "NEEDS_CARE_DAY_AND_NIGHT",
              "dischargeToAssessNotPossible",
              "SECOND_MOVE_WOULD_HARM",
              "at",
              days(8)));

      var refused = hold("rowan-house", stay, person);
      await().atMost(SOON).until(() -> owner("J2").equals("CARE_HOME"));
      homeward.post(
          Part.CARE_HOME_CAPACITY,
          "/api/homes/rowan-house/holds/" + refused + "/refused",
          Map.of("reason", "CANNOT_MEET_NEEDS"));
      await().atMost(SOON).until(() -> owner("J2").equals("CARE_TRANSFER_HUB"));

      var accepted = hold("hazel-court", stay, person);
      homeward.post(
          Part.CARE_HOME_CAPACITY,
          "/api/homes/hazel-court/holds/" + accepted + "/accepted",
          Map.of());
      await()
          .atMost(SOON)
          .until(
              () ->
                  homeward.card("J2").path("bedHold").path("state").asString("").equals("ACCEPTED")
                      && homeward
                          .card("J2")
                          .required("wait")
                          .path("nextStep")
                          .asString("")
                          .equals("MOVE_IN"));

      hospital.send(patient.discharged(ago(Duration.ZERO)));
      homeward.post(
          Part.CARE_HOME_CAPACITY,
          "/api/homes/hazel-court/holds/" + accepted + "/moved-in",
          Map.of());
      await().atMost(SOON).until(() -> homeward.timeline(person).contains("journey-closed"));
      assertThat(homeward.ward("J2")).isEmpty();
      assertThat(homeward.timeline(person))
          .containsSubsequence(
              "patient-admitted",
              "bed-held",
              "bed-refused",
              "bed-held",
              "bed-accepted",
              "person-moved-in");
    }
  }

  @Test
  void a_person_goes_home_with_volunteers_and_no_package_of_care() throws IOException {
    var needs = List.of("SETTLE_AT_HOME", "SHOPPING");
    homeward.post(
        Part.NEIGHBOURHOOD_TEAMS,
        "/api/directory/imports",
        Map.of(
            "id",
            "neighbours-minster-gate",
            "name",
            "Neighbours of Minster Gate",
            "description",
            "Neighbours who help people settle at home.",
            "services",
            List.of(
                Map.of(
                    "id",
                    "settling-in",
                    "name",
                    "Settling in",
                    "status",
                    "active",
                    "service_areas",
                    List.of(Map.of("id", "area", "name", "Minster Gate")),
                    "attributes",
                    List.of(term("settle-at-home"), term("shopping"))))));
    homeward.post(
        Part.NEIGHBOURHOOD_TEAMS,
        "/api/directory/organisations/neighbours-minster-gate/joined",
        Map.of("partnerships", List.of("minster-gate"), "communityNeeds", needs));
    for (var need : needs) {
      assertThat(
              homeward
                  .get(
                      Part.NEIGHBOURHOOD_TEAMS,
                      "/api/directory/matches?partnership=minster-gate&age=86&need=" + need)
                  .required(0)
                  .required("teamId")
                  .asString())
          .isEqualTo(NEIGHBOURS);
    }

    var volunteer = Visitor.signedIn(homeward.partnership, "a.birch");
    assertThat(volunteer.statusOf(Part.NEIGHBOURHOOD_TEAMS, "/api/teams/team-minster/inbox"))
        .isEqualTo(404);
    var patient = new Patient("V1005", "9990000093", "J5");
    try (var hospital = homeward.hospital()) {
      hospital.send(patient.admitted(ago(Duration.ofDays(4))));
      var stay = homeward.card("J5").required("stayId").asString();
      var person = homeward.card("J5").required("personId").asString();
      command(stay, "criteria-to-reside", Map.of("met", false, "at", days(1)));
      command(stay, "pathway", Map.of("pathway", 0, "at", days(1)));

      var referral =
          referral(
              Map.of(
                  "stayId",
                  stay,
                  "skill",
                  "VOLUNTARY_SUPPORT",
                  "urgency",
                  "TWO_DAY",
                  "receivedAt",
                  secondsAgo(60),
                  "needs",
                  Map.of("communityNeeds", needs)));
      var inbox = "/api/teams/" + NEIGHBOURS + "/inbox";
      await()
          .atMost(SOON)
          .until(
              () -> volunteer.get(Part.NEIGHBOURHOOD_TEAMS, inbox).toString().contains(referral));
      var asked = volunteer.get(Part.NEIGHBOURHOOD_TEAMS, inbox);
      assertThat(asked.at("/0/communityNeeds"))
          .extracting(JsonNode::asString)
          .containsExactlyElementsOf(needs);
      assertThat(asked.toString()).doesNotContain(person, stay);

      volunteer.postSoon(
          Part.REFERRALS,
          "/api/referrals/" + referral + "/taken",
          Map.of("team", NEIGHBOURS, "at", secondsAgo(40)));
      var caseload = "/api/teams/" + NEIGHBOURS + "/caseload";
      await()
          .atMost(SOON)
          .until(
              () -> volunteer.get(Part.NEIGHBOURHOOD_TEAMS, caseload).toString().contains(person));
      hospital.send(patient.discharged(ago(Duration.ZERO)));
      await().atMost(SOON).until(() -> homeward.ward("J5").isEmpty());

      volunteer.postSoon(
          Part.NEIGHBOURHOOD_TEAMS,
          "/api/teams/" + NEIGHBOURS + "/contacts",
          Map.of("referralId", referral, "faceToFace", true));
      await().atMost(SOON).until(() -> homeward.timeline(person).contains("referral-fulfilled"));
      await().atMost(SOON).until(() -> homeward.timeline(person).contains("care-began"));
      assertThat(homeward.timeline(person))
          .contains("journey-closed")
          .containsSubsequence(
              "patient-admitted",
              "criteria-to-reside-no-longer-met",
              "referral-made",
              "referral-offered",
              "referral-taken",
              "patient-discharged",
              "first-contact-made")
          .containsOnlyOnce("referral-made", "person-taken-on", "care-began")
          .doesNotContain("bed-held", "bed-accepted", "assessment-sought", "person-moved-in")
          .doesNotContain("referral-part-taken", "referral-sent-to-hub", "referral-redirected");
      var whole = volunteer.get(Part.REFERRALS, "/api/referrals/" + referral);
      assertThat(whole.required("skill").asString()).isEqualTo("VOLUNTARY_SUPPORT");
      assertThat(whole.path("furtherSkills")).isEmpty();
      assertThat(whole.required("team").asString()).isEqualTo(NEIGHBOURS);
    }
  }

  @Test
  void somebody_no_hospital_has_told_of_is_referred_by_their_practice_and_seen_at_home() {
    homeward.team("team-minster");
    var hub = Visitor.signedIn(homeward.partnership, "j.carr");
    var person =
        homeward
            .post(
                Part.PEOPLE,
                "/api/people",
                Map.of(
                    "nhsNumber",
                    "9990000115",
                    "name",
                    Map.of("family", "Marsh", "given", "Ivy"),
                    "birthDate",
                    "1945-02-11",
                    "postcode",
                    "HW1 1AA"))
            .required("personId")
            .asString();
    var referral =
        referral(
            Map.of(
                "personId",
                person,
                "source",
                "GP",
                "skill",
                "THERAPY",
                "urgency",
                "TWO_HOUR",
                "offerTo",
                List.of("team-minster"),
                "receivedAt",
                secondsAgo(60)));
    homeward.post(
        Part.REFERRALS,
        "/api/referrals/" + referral + "/taken",
        Map.of("team", "team-minster", "at", secondsAgo(40)));
    homeward.postSoon(
        Part.NEIGHBOURHOOD_TEAMS,
        "/api/teams/team-minster/contacts",
        Map.of("referralId", referral, "faceToFace", true, "at", secondsAgo(20)));

    await()
        .atMost(SOON)
        .until(
            () ->
                hub.get(Part.REFERRALS, "/api/referrals/" + referral)
                    .required("state")
                    .asString()
                    .equals("FULFILLED"));
    var whole = hub.get(Part.REFERRALS, "/api/referrals/" + referral);
    assertThat(whole.required("source").asString()).isEqualTo("GP");
    assertThat(whole.has("stayId")).isFalse();
    assertThat(whole.required("withinTarget").asBoolean()).isTrue();
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(homeward.timeline(person))
                    .containsSubsequence(
                        "referral-made",
                        "referral-offered",
                        "referral-taken",
                        "first-contact-made"));
  }

  @Test
  void the_same_messages_again_change_nothing_and_a_cancelled_discharge_brings_back()
      throws IOException {
    var patient = new Patient("V1003", "9990000034", "J3");
    var admitted = patient.admitted(ago(Duration.ofDays(2)));
    var discharged = patient.discharged(ago(Duration.ofHours(2)));
    try (var hospital = homeward.hospital()) {
      hospital.send(admitted);
      var person = homeward.card("J3").required("personId").asString();
      hospital.send(discharged);
      await().atMost(SOON).until(() -> homeward.ward("J3").isEmpty());

      assertThat(hospital.send(admitted).code()).isEqualTo("AA");
      assertThat(hospital.send(discharged).code()).isEqualTo("AA");
      assertThat(hospital.send(patient.dischargeCancelled(ago(Duration.ofHours(1)))).code())
          .isEqualTo("AA");

      await().atMost(SOON).until(() -> homeward.ward("J3").size() == 1);
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(homeward.timeline(person))
                      .filteredOn(type -> !type.equals("person-registered"))
                      .containsExactly(
                          "patient-admitted",
                          "patient-discharged",
                          "journey-closed",
                          "discharge-cancelled"));
    }
  }

  @Test
  void broken_messages_are_answered_with_a_reason_and_the_connection_stays_usable()
      throws IOException {
    var patient = new Patient("V1004", "9990000042", "J4");
    try (var hospital = homeward.hospital()) {
      var unreadable = hospital.send("MSH|^~\\&|PAS|HWT|||20261101||ADT^A99|X1|P|2.5");
      assertThat(unreadable.code()).isEqualTo("AR");
      assertThat(unreadable.reason()).isNotBlank();
      var withoutVisit =
          hospital.send(patient.admitted(ago(Duration.ofDays(1))).replace("V1004|", "|"));
      assertThat(withoutVisit.code()).isIn("AE", "AR");
      assertThat(withoutVisit.reason()).contains("PV1-19");
      assertThat(hospital.send(patient.admitted(ago(Duration.ofDays(1)))).code()).isEqualTo("AA");
    }
    try (var socket =
        new Socket(InetAddress.getLoopbackAddress(), homeward.partnership.port(Part.MLLP))) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write("\u000bthis is no message\u001c\r".getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readNBytes(40), StandardCharsets.US_ASCII);
      assertThat(answer).contains("MSH");
    }
  }

  @Test
  void the_board_is_what_the_journals_say() throws InterruptedException {
    var result =
        Verify.compare(
            "mongodb://127.0.0.1:" + homeward.partnership.port(Part.STORE),
            homeward.partnership.address(Part.ISSUER),
            homeward.partnership.address(Part.PAGES));
    assertThat(result.different()).isEmpty();
  }

  private String referral(Map<String, ?> asked) {
    return homeward
        .postSoon(Part.REFERRALS, "/api/referrals", asked)
        .required("referralId")
        .asString();
  }

  private static Map<String, ?> term(String need) {
    return Map.of("id", need, "taxonomy_term", Map.of("taxonomy", "homeward-needs", "code", need));
  }

  private String owner(String ward) {
    return homeward.card(ward).path("wait").path("owner").asString("");
  }

  private void command(String stay, String what, Map<String, ?> body) {
    homeward.post(Part.DISCHARGE_FLOW, "/api/stays/" + stay + "/" + what, body);
  }

  private String hold(String home, String stay, String person) {
    return homeward
        .post(
            Part.CARE_HOME_CAPACITY,
            "/api/homes/" + home + "/holds",
            Map.of("stayId", stay, "personId", person, "bedType", "NURSING"))
        .required("holdId")
        .asString();
  }

  private static String secondsAgo(int seconds) {
    return Instant.now().minusSeconds(seconds).toString();
  }

  private static String days(int days) {
    return Instant.now().minus(Duration.ofDays(days)).toString();
  }
}
