package care.homeward.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralReidentified;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.TeamEvent.FirstContactMade;
import care.homeward.contracts.TeamEvent.PersonHandedBack;
import care.homeward.contracts.TeamEvent.PersonReidentified;
import care.homeward.contracts.TeamEvent.PersonTakenOn;
import care.homeward.contracts.TeamEvent.TeamCapacitySet;
import care.homeward.contracts.TeamEvent.TeamCareEnded;
import care.homeward.contracts.TeamEvent.TeamFormed;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform,neighbourhood-teams",
      "spring.application.name=neighbourhood-teams"
    })
@ContextConfiguration(initializers = Machinery.class)
class NeighbourhoodTeamsIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String LEADER = Machinery.token("l.ahmed", Role.LEADER);
  private static final Instant FORMED = Instant.parse("2026-10-01T09:00:00Z");
  private static final Instant TAKEN = Instant.parse("2026-10-14T23:30:00Z");
  private static final Instant SEEN = Instant.parse("2026-10-15T08:15:00Z");

  /** Half past midnight in London is the next day there. */
  private static final LocalDate DAY = LocalDate.parse("2026-10-15");

  @LocalServerPort int port;

  private RestTestClient http;
  private final String unique = UUID.randomUUID().toString().substring(0, 8);
  private final String team = "team-" + unique;
  private final String referral = "referral-" + unique;
  private final String siqbal = Http.memberOf(team, "york-road-" + unique);
  private long told;

  @BeforeEach
  void fresh() {
    http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
  }

  @Test
  void a_team_is_formed_once_however_often_it_is_said() {
    form()
        .expectStatus()
        .isCreated()
        .expectHeader()
        .location("/api/teams/" + team)
        .expectBody()
        .jsonPath("$.teamId")
        .isEqualTo(team);
    form().expectStatus().isCreated();

    capacity(2).expectStatus().isOk();
    awaitSaid(
        TeamFormed.neighbourhoodTeam(
            team, FORMED, "Seacroft", List.of("seacroft"), List.of(Skill.NURSING, Skill.THERAPY)),
        TeamCapacitySet.declared(team, FORMED, DAY, Skill.NURSING, 2));
  }

  @Test
  void a_team_without_an_id_is_known_by_its_name() {
    var named =
        "{\"name\":\"York Road & %s\",\"partnerships\":[\"york-road\"],\"skills\":[\"NURSING\"]}"
            .formatted(unique);
    post(siqbal, "/api/teams", null, named)
        .expectStatus()
        .isCreated()
        .expectBody()
        .jsonPath("$.teamId")
        .isEqualTo("york-road-" + unique);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                get(siqbal, "/api/teams?limit=500")
                    .expectBody()
                    .jsonPath("$[?(@.teamId=='york-road-%s')].name".formatted(unique))
                    .isEqualTo("York Road & " + unique));
  }

  @Test
  void a_referral_taken_is_load_on_the_day_it_was_taken_in_london() {
    form();
    capacity(1);
    make();
    tell(taken());

    awaitLoad(1, 0);
    get(siqbal, "/api/teams/" + team + "/caseload")
        .expectBody()
        .jsonPath("$.length()")
        .isEqualTo(1)
        .jsonPath("$[0].referralId")
        .isEqualTo(referral);
    await().atMost(SOON).untilAsserted(() -> assertThat(said()).last().isEqualTo(takenOn(0)));
  }

  @Test
  void a_referral_heard_of_twice_is_taken_on_once() {
    form();
    make();
    tell(taken());
    told--;
    tell(taken());
    tell(new ReferralWithdrawn(referral, person(), stay(), SEEN, team));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(said())
                    .satisfiesExactly(
                        formed -> assertThat(formed).isInstanceOf(TeamFormed.class),
                        first -> assertThat(first).isEqualTo(takenOn(-1)),
                        last ->
                            assertThat(last)
                                .isEqualTo(
                                    new PersonHandedBack(team, SEEN, referral, person(), stay()))));
    get(siqbal, "/api/teams/" + team).expectBody().jsonPath("$.waiting").isEqualTo(0);
  }

  @Test
  void a_person_merged_with_another_is_on_the_caseload_once_under_the_kept_id() {
    var member = Machinery.issuer().token("s.iqbal", List.of(team), Role.TEAM);
    form();
    make();
    tell(taken());
    tell(new ReferralReidentified(referral, "kept-" + unique, stay(), SEEN, person()));
    told--;
    tell(new ReferralReidentified(referral, "kept-" + unique, stay(), SEEN, person()));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                get(member, "/api/teams/" + team + "/caseload")
                    .expectBody()
                    .jsonPath("$[*].personId")
                    .isEqualTo(List.of("kept-" + unique)));
    contact("seen").expectStatus().isOk();
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(said().subList(1, said().size()))
                    .containsExactly(
                        takenOn(-1),
                        new PersonReidentified(
                            team, SEEN, referral, "kept-" + unique, stay(), person()),
                        new FirstContactMade(team, SEEN, referral, "kept-" + unique, stay())));
  }

  @Test
  void the_first_contact_ends_the_wait_and_the_closed_referral_the_place_on_the_caseload() {
    form();
    make();
    tell(taken());
    awaitLoad(1, null);

    contact("seen").expectStatus().isOk();
    contact("seen")
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Idempotency-Replayed", "true");
    expectRule(contact("seen-again"), 409, "already-seen");

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(said())
                    .hasSize(3)
                    .last()
                    .isEqualTo(new FirstContactMade(team, SEEN, referral, person(), stay())));
    get(siqbal, "/api/teams/" + team + "/caseload")
        .expectBody()
        .jsonPath("$[*].seenAt")
        .isEqualTo(List.of(SEEN.toString()));
    awaitCaseload(1, 0);

    tell(
        new ReferralClosed(
            referral, person(), stay(), SEEN, team, ReferralClosed.Reason.CARE_GIVEN));
    awaitCaseload(0, 0);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(said())
                    .last()
                    .isEqualTo(new TeamCareEnded(team, SEEN, referral, person(), stay())));
  }

  @Test
  void a_contact_is_face_to_face_and_not_before_the_referral_was_received() {
    form();
    make();
    tell(taken());
    awaitCaseload(1, 1);

    expectRule(contact("\"at\": \"%s\"".formatted(SEEN), null), 400, "invalid-request");
    expectRule(
        contact("\"faceToFace\": false, \"at\": \"%s\"".formatted(SEEN), null),
        422,
        "not-face-to-face");
    var before = "\"faceToFace\": true, \"at\": \"%s\"".formatted(FORMED.minusMillis(1));
    expectRule(contact(before, null), 422, "before-received");
    awaitCaseload(1, 1);

    var then = "\"faceToFace\": true, \"at\": \"%s\"".formatted(FORMED);
    contact(then, null).expectStatus().isOk();
    awaitCaseload(1, 0);
  }

  @Test
  void leaders_see_no_team_because_its_numbers_are_small() {
    form();

    get(LEADER, "/api/teams/" + team).expectStatus().isForbidden();
    get(LEADER, "/api/teams/" + team + "/caseload").expectStatus().isForbidden();
    get(LEADER, "/api/teams/" + team + "/inbox").expectStatus().isForbidden();
    post(LEADER, "/api/teams/" + team + "/contacts", null, "{}").expectStatus().isForbidden();
  }

  @Test
  void what_cannot_be_is_a_problem_with_its_rule() {
    expectRule(capacity(1), 404, "unknown-team");
    expectRule(get(siqbal, "/api/teams/" + team), 404, "unknown-team");
    form();
    expectRule(capacity(-1), 400, "invalid-request");
    expectRule(contact(null), 409, "not-on-caseload");
    var past =
        "{\"day\":\"2026-09-30\",\"skill\":\"NURSING\",\"slots\":1,\"at\":\"%s\"}"
            .formatted(FORMED);
    expectRule(post(siqbal, "/api/teams/" + team + "/capacity", null, past), 422, "day-past");
    var tomorrow = Instant.now().plus(Duration.ofDays(1));
    var later = "\"faceToFace\": true, \"at\": \"%s\"".formatted(tomorrow);
    expectRule(contact(later, null), 422, "in-the-future");
  }

  private ResponseSpec form() {
    return post(
        siqbal,
        "/api/teams",
        null,
        """
        {"teamId": "%s", "name": "Seacroft", "partnerships": ["seacroft"],
         "skills": ["THERAPY", "NURSING"], "at": "%s"}
        """
            .formatted(team, FORMED));
  }

  private ResponseSpec capacity(int slots) {
    return post(
        siqbal,
        "/api/teams/" + team + "/capacity",
        null,
        """
        {"day": "%s", "skill": "NURSING", "slots": %d, "at": "%s"}
        """
            .formatted(DAY, slots, FORMED));
  }

  private ResponseSpec contact(@Nullable String key) {
    return contact("\"faceToFace\": true, \"at\": \"%s\"".formatted(SEEN), key);
  }

  private ResponseSpec contact(String what, @Nullable String key) {
    var body = "{\"referralId\": \"%s\", %s}".formatted(referral, what);
    return post(siqbal, "/api/teams/" + team + "/contacts", key, body);
  }

  private void make() {
    tell(
        new ReferralMade(
            referral,
            person(),
            stay(),
            FORMED,
            Skill.NURSING,
            Urgency.TWO_DAY,
            "leeds",
            "seacroft"));
    tell(new ReferralOffered(referral, person(), stay(), FORMED, team, Skill.NURSING));
  }

  private ReferralEvent taken() {
    return new ReferralTaken(referral, person(), stay(), TAKEN, team, Skill.NURSING);
  }

  private PersonTakenOn takenOn(int slotsLeft) {
    return new PersonTakenOn(
        team, TAKEN, referral, person(), stay(), Skill.NURSING, DAY, slotsLeft, null, null);
  }

  private void tell(ReferralEvent fact) {
    Machinery.publish(Publisher.REFERRALS, referral, ++told, fact);
  }

  private String person() {
    return "person-" + unique;
  }

  private String stay() {
    return "stay-" + unique;
  }

  private List<Object> said() {
    return Machinery.facts(Publisher.NEIGHBOURHOOD_TEAMS, team);
  }

  private void awaitSaid(Object... facts) {
    await().atMost(SOON).untilAsserted(() -> assertThat(said()).containsExactly(facts));
  }

  private void awaitCaseload(int caseload, int waiting) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                get(siqbal, "/api/teams/" + team + "?day=" + DAY)
                    .expectBody()
                    .jsonPath("$.caseload")
                    .isEqualTo(caseload)
                    .jsonPath("$.waiting")
                    .isEqualTo(waiting));
  }

  private void awaitLoad(int takenOn, @Nullable Integer left) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var body =
                  get(siqbal, "/api/teams/" + team + "?day=" + DAY)
                      .expectBody()
                      .jsonPath("$.loads[0].skill")
                      .isEqualTo("NURSING")
                      .jsonPath("$.loads[0].takenOn")
                      .isEqualTo(takenOn)
                      .jsonPath("$.loads[0].left");
              if (left == null) {
                body.doesNotExist();
              } else {
                body.isEqualTo(left);
              }
            });
  }

  private ResponseSpec get(String token, String path) {
    return http.get().uri(path).headers(headers -> headers.setBearerAuth(token)).exchange();
  }

  private ResponseSpec post(String token, String path, @Nullable String key, String body) {
    return http.post()
        .uri(path)
        .headers(
            headers -> {
              headers.setBearerAuth(token);
              if (key != null) {
                headers.set("Idempotency-Key", key);
              }
            })
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .exchange();
  }

  private static void expectRule(ResponseSpec answer, int status, String rule) {
    answer
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:homeward:problem:" + rule);
  }
}
