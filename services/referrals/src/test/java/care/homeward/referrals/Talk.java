package care.homeward.referrals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.PersonEvent.PersonRegistered;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.TeamEvent.TeamFormed;
import care.homeward.contracts.TeamEvent.TeamFormed.Kind;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person, her teams and those who speak of her, in words of their own. */
final class Talk {

  static final Duration SOON = Duration.ofSeconds(20);
  static final String WARD = Machinery.token("r.naylor", Role.COORDINATOR);
  static final String HUB = Machinery.token("j.carr", Role.HUB);
  static final String LEADER = Machinery.token("d.fenwick", Role.LEADER);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  final String unique = UUID.randomUUID().toString().substring(0, 8);
  final String person = "person-" + unique;
  final String stay = "stay-" + unique;
  final String partnership = "partnership-" + unique;
  final Instant admitted = Instant.now().minus(Duration.ofDays(6)).truncatedTo(ChronoUnit.MILLIS);
  final Instant received = admitted.plus(Duration.ofDays(1));

  private final RestTestClient http;

  Talk(int port) {
    http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
  }

  /** A token of someone who acts for these services. */
  static String actingFor(String... teams) {
    return Machinery.issuer().token("s.iqbal", List.of(teams), Role.TEAM);
  }

  /** A token of someone of this community organisation. */
  static String volunteerOf(String organisation) {
    return Machinery.issuer().token("a.birch", List.of(organisation), Role.COMMUNITY_ORGANISATION);
  }

  String team(String name, Skill... skills) {
    var id = name + "-" + unique;
    formed(TeamFormed.neighbourhoodTeam(id, admitted, name, List.of(partnership), List.of(skills)));
    return id;
  }

  String organisation(String name, CommunityNeed... needs) {
    var id = name + "-" + unique;
    formed(
        new TeamFormed(
            id,
            admitted,
            name,
            List.of(partnership),
            List.of(Skill.VOLUNTARY_SUPPORT),
            Kind.COMMUNITY_ORGANISATION,
            List.of(needs)));
    return id;
  }

  /** Heard of once it can be offered something. */
  private void formed(TeamFormed team) {
    Machinery.publish(Publisher.NEIGHBOURHOOD_TEAMS, team.teamId(), 1, team);
    var probe = "person-probe-" + team.teamId();
    registered(probe, new PersonSummary("85+", false, "leeds", "elsewhere-" + unique, 1));
    var asked = new HashMap<String, Object>();
    asked.put("personId", probe);
    asked.put("skill", team.skills().getFirst());
    asked.put("urgency", "ROUTINE");
    asked.put("offerTo", List.of(team.teamId()));
    var id =
        await()
            .atMost(SOON)
            .until(() -> post(HUB, "", asked), answer -> status(answer) == 201)
            .returnResult(String.class);
    var made = String.valueOf(id.getResponseHeaders().getLocation());
    ok(post(WARD, made.substring("/api/referrals".length()) + "/withdrawn", Map.of()));
  }

  void registered(String personId, PersonSummary summary) {
    Machinery.publish(
        Publisher.PEOPLE, personId, 1, new PersonRegistered(personId, admitted, summary));
  }

  PersonSummary atHome() {
    return new PersonSummary("85+", false, "leeds", partnership, 1);
  }

  void registered() {
    registered(person, atHome());
  }

  void admitted() {
    tell(
        1,
        new PatientAdmitted(
            stay, person, admitted, atHome(), new Location("RR801", "J12", "J12-B3")));
  }

  void tell(int sequence, Object fact) {
    Machinery.publish(Publisher.DISCHARGE_FLOW, stay, sequence, fact);
  }

  Map<String, Object> ask(Skill skill, String urgency) {
    var asked = new HashMap<String, Object>();
    asked.put("personId", person);
    asked.put("source", "GP");
    asked.put("skill", skill);
    asked.put("urgency", urgency);
    asked.put("receivedAt", received.toString());
    return asked;
  }

  Map<String, Object> askFromWard(Skill skill, String urgency) {
    var asked = ask(skill, urgency);
    asked.remove("personId");
    asked.put("source", "WARD");
    asked.put("stayId", stay);
    return asked;
  }

  /** Refers, as soon as the person or the stay is heard of. */
  JsonNode refer(String by, Map<String, ?> asked) {
    return body(
        await()
            .atMost(SOON)
            .until(() -> post(by, "", asked), answer -> status(answer) != 409)
            .expectStatus()
            .isCreated());
  }

  static String id(JsonNode referral) {
    return referral.required("referralId").asString();
  }

  ResponseSpec say(String by, String id, String what, Map<String, ?> body) {
    return post(by, "/" + id + "/" + what, body);
  }

  ResponseSpec post(String by, String path, Map<String, ?> body) {
    return http.post()
        .uri("/api/referrals" + path)
        .headers(headers -> headers.setBearerAuth(by))
        .contentType(MediaType.APPLICATION_JSON)
        .body(JSON.writeValueAsString(body))
        .exchange();
  }

  ResponseSpec get(String by, String path) {
    return http.get()
        .uri("/api/referrals" + path)
        .headers(headers -> headers.setBearerAuth(by))
        .exchange();
  }

  JsonNode seen(String by, String path) {
    return ok(get(by, path));
  }

  static JsonNode ok(ResponseSpec answer) {
    return body(answer.expectStatus().is2xxSuccessful());
  }

  static void refused(ResponseSpec answer, int status, String rule) {
    var body = body(answer.expectStatus().isEqualTo(status));
    assertThat(body.required("type").asString()).isEqualTo("urn:homeward:problem:" + rule);
  }

  private static JsonNode body(ResponseSpec answer) {
    var body = answer.returnResult(String.class).getResponseBody();
    return JSON.readTree(Objects.requireNonNullElse(body, "{}"));
  }

  private static int status(ResponseSpec answer) {
    return answer.returnResult(String.class).getStatus().value();
  }
}
