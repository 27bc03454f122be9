package care.homeward.referrals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.ReferralDeclined;
import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralMade.ArrangedBy;
import care.homeward.contracts.ReferralEvent.ReferralMade.Source;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralReidentified;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.AdmissionCancelled;
import care.homeward.contracts.StayEvent.DischargeCancelled;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.StayEvent.PatientReidentified;
import care.homeward.contracts.StayEvent.PersonDetailsCorrected;
import care.homeward.contracts.TeamEvent.FirstContactMade;
import care.homeward.contracts.TeamEvent.TeamFormed;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
      "spring.config.name=platform,referrals",
      "spring.application.name=referrals",
      "homeward.referrals.answer.two-hour=1h",
      "homeward.referrals.answer.two-day=1s"
    })
@ContextConfiguration(initializers = Machinery.class)
class ReferralsIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String RNAYLOR = Machinery.token("r.naylor", Role.COORDINATOR);
  private static final String HUB = Machinery.token("h.moss", Role.HUB);

  @LocalServerPort int port;

  private RestTestClient http;

  private final String unique = UUID.randomUUID().toString().substring(0, 8);
  private final String stay = "stay-" + unique;
  private final String person = "person-" + unique;
  private final String team = "team-" + unique;
  private final String siqbal = Talk.actingFor(team, "team-other-" + unique);
  private final String partnership = "partnership-" + unique;
  private final Instant admitted =
      Instant.now().minus(Duration.ofDays(6)).truncatedTo(ChronoUnit.MILLIS);
  private final Instant received = admitted.plus(Duration.ofDays(1));
  private final Instant answered = received.plus(Duration.ofMinutes(30));
  private final Instant seen = received.plus(Duration.ofMinutes(90));
  private long told;

  @BeforeEach
  void fresh() {
    http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
  }

  @Test
  void a_referral_is_offered_to_the_team_of_the_persons_area() {
    form(team, Skill.REABLEMENT);
    admit(summary(false));

    var id = made();

    awaitSaid(id, madeFact(id, "leeds", partnership), offered(team, received, id));
  }

  @Test
  void a_stay_nobody_heard_of_is_a_conflict_until_it_is_heard_of() {
    post(RNAYLOR, "/api/referrals", "key", wish(null))
        .expectStatus()
        .isEqualTo(409)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:homeward:problem:stay-not-heard-of");

    admit(summary(false));

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> post(RNAYLOR, "/api/referrals", "key", wish(null)).expectStatus().isCreated());
  }

  @Test
  void without_a_team_or_an_area_it_goes_to_the_hub() {
    admit(summary(false));
    var id = made();
    awaitSaid(
        id, 1, new ReferralSentToHub(id, person, stay, received, WithoutTeam.OUT_OF_AREA, null));

    form(team, Skill.REABLEMENT);
    tell(new PersonDetailsCorrected(stay, person, admitted, summary(true)));
    awaitCorrected();
    var restricted = made();
    awaitSaid(
        restricted,
        madeFact(restricted, null, null),
        new ReferralSentToHub(restricted, person, stay, received, WithoutTeam.RESTRICTED, null));
  }

  /** The correction is in once a referral made now carries no area. */
  private void awaitCorrected() {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                post(RNAYLOR, "/api/referrals", UUID.randomUUID().toString(), wish(null))
                    .expectBody()
                    .jsonPath("$.hubReason")
                    .isEqualTo("RESTRICTED"));
  }

  @Test
  void the_same_key_makes_one_referral_and_gives_one_answer() {
    form(team, Skill.REABLEMENT);
    admit(summary(false));
    var id = made("one-key");
    var first = made("one-key");
    assertThat(first).isEqualTo(id);

    var take = "{\"team\":\"%s\"}".formatted(team);
    post(siqbal, "/api/referrals/" + id + "/taken", "take", take)
        .expectHeader()
        .doesNotExist("Idempotency-Replayed");
    post(siqbal, "/api/referrals/" + id + "/taken", "take", take)
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Idempotency-Replayed", "true")
        .expectBody()
        .jsonPath("$.state")
        .isEqualTo("TAKEN");
    post(RNAYLOR, "/api/referrals", "one-key", wish(null))
        .expectStatus()
        .isCreated()
        .expectHeader()
        .valueEquals("Idempotency-Replayed", "true")
        .expectBody()
        .jsonPath("$.state")
        .isEqualTo("OFFERED");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(said(id)).hasSize(3).last().isInstanceOf(ReferralTaken.class));
  }

  @Test
  void the_first_contact_heard_fulfils_it_once() {
    form(team, Skill.REABLEMENT);
    admit(summary(false));
    var id = made();
    take(id, team).expectStatus().isOk();

    var contact = new FirstContactMade(team, seen, id, person, stay);
    Machinery.publish(Publisher.NEIGHBOURHOOD_TEAMS, team, 2, contact);
    Machinery.publish(Publisher.NEIGHBOURHOOD_TEAMS, team, 2, contact);

    awaitSaid(id, 3, new ReferralFulfilled(id, person, stay, seen, team, true));
    get(id).jsonPath("$.state").isEqualTo("FULFILLED").jsonPath("$.clock").doesNotExist();
    // What is said after the second copy shows that the copy was read and changed nothing.
    Machinery.publish(
        Publisher.NEIGHBOURHOOD_TEAMS,
        team,
        3,
        TeamFormed.neighbourhoodTeam(
            team, seen, "Again", List.of(partnership), List.of(Skill.THERAPY)));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                post(RNAYLOR, "/api/referrals", UUID.randomUUID().toString(), wish(null))
                    .expectBody()
                    .jsonPath("$.hubReason")
                    .isEqualTo("OUT_OF_AREA"));
    assertThat(said(id)).hasSize(4);
  }

  @Test
  void a_declined_referral_is_offered_again_by_the_hub() {
    var other = "team-other-" + unique;
    form(other, Skill.REABLEMENT, "elsewhere-" + unique);
    form(team, Skill.REABLEMENT);
    admit(summary(false));
    var id = made();
    var path = "/api/referrals/" + id;

    var no = "{\"team\":\"%s\",\"reason\":\"NO_CAPACITY\",\"at\":\"%s\"}".formatted(team, answered);
    post(siqbal, path + "/declined", null, no).expectStatus().isOk();
    expectRule(take(id, team), 409, "not-offered");
    await().atMost(SOON).untilAsserted(() -> offer(id, other).expectStatus().isOk());
    expectRule(take(id, team), 409, "not-offered");
    take(id, other).expectStatus().isOk();
    expectRule(take(id, team), 409, "taken-by-another");

    awaitSaid(
        id,
        2,
        new ReferralDeclined(id, person, stay, answered, team, DeclineReason.NO_CAPACITY),
        new ReferralSentToHub(
            id, person, stay, answered, WithoutTeam.DECLINED, DeclineReason.NO_CAPACITY),
        offered(other, answered, id),
        new ReferralTaken(id, person, stay, answered, other, Skill.REABLEMENT));
  }

  @Test
  void a_death_withdraws_what_is_open_and_going_home_does_not() {
    form(team, Skill.REABLEMENT);
    admit(summary(false));
    var id = made();
    take(id, team).expectStatus().isOk();
    var died = seen.plus(Duration.ofHours(1));

    tell(new PatientDischarged(stay, person, answered, "19", "1"));
    tell(new DischargeCancelled(stay, person, answered));
    tell(new PatientDischarged(stay, person, died, "79", "4"));

    awaitSaid(
        id,
        3,
        new ReferralWithdrawn(id, person, stay, died, team, ReferralWithdrawn.Why.DIED, null));
    expectRule(post(RNAYLOR, "/api/referrals", null, wish(null)), 409, "stay-over");
  }

  @Test
  void a_cancelled_admission_withdraws_what_is_open() {
    admit(summary(false));
    var id = made();

    tell(new AdmissionCancelled(stay, person, answered));

    awaitSaid(
        id,
        2,
        new ReferralWithdrawn(
            id, person, stay, answered, null, ReferralWithdrawn.Why.ADMISSION_CANCELLED, null));
  }

  @Test
  void a_referral_follows_its_person_into_the_surviving_record() {
    admit(summary(false));
    var before = made();
    var survivor = "person-survivor-" + unique;

    tell(new PatientReidentified(stay, survivor, answered, person));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                post(RNAYLOR, "/api/referrals", null, wish(survivor))
                    .expectStatus()
                    .isCreated()
                    .expectBody()
                    .jsonPath("$.personId")
                    .isEqualTo(survivor));
    expectRule(post(RNAYLOR, "/api/referrals", null, wish(person)), 422, "another-persons-stay");
    awaitSaid(before, 2, new ReferralReidentified(before, survivor, stay, answered, person));
  }

  @Test
  void a_teams_list_shows_what_is_open_with_its_clock() {
    form(team, Skill.REABLEMENT);
    admit(summary(false));
    var overdue = made();
    var taken = made();
    take(taken, team).expectStatus().isOk();

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                list("?team=" + team)
                    .jsonPath("$.length()")
                    .isEqualTo(2)
                    .jsonPath("$[0].clock.overdue")
                    .isEqualTo(true));
    list("?limit=1&team=" + team).jsonPath("$.length()").isEqualTo(1);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                list("?state=OFFERED&team=" + team)
                    .jsonPath("$.length()")
                    .isEqualTo(1)
                    .jsonPath("$[0].referralId")
                    .isEqualTo(overdue));
    get(overdue)
        .jsonPath("$.due")
        .isEqualTo(received.plus(Duration.ofHours(2)).toString())
        .jsonPath("$.clock.overdue")
        .isEqualTo(true)
        .jsonPath("$.clock.minutesLeft")
        .value(Integer.class, left -> assertThat(left).isLessThan(-4 * 24 * 60));
  }

  @Test
  void what_cannot_be_is_a_problem_with_its_rule() {
    admit(summary(false));
    var id = made();
    post(RNAYLOR, "/api/referrals", null, "{\"stayId\":\"%s\"}".formatted(stay))
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:homeward:problem:invalid-request");
    var tomorrow = Instant.now().plus(Duration.ofDays(1));
    var later = "{\"at\":\"%s\"}".formatted(tomorrow);
    expectRule(
        post(RNAYLOR, "/api/referrals/" + id + "/withdrawn", null, later), 422, "in-the-future");
    expectRule(take("referral-nowhere", team), 404, "unknown-referral");
    post(siqbal, "/api/referrals", null, wish(null)).expectStatus().isForbidden();
  }

  private PersonSummary summary(boolean restricted) {
    return restricted
        ? new PersonSummary("75-84", true, null, null, null)
        : new PersonSummary("75-84", false, "leeds", partnership, 1);
  }

  private void admit(PersonSummary summary) {
    tell(
        new PatientAdmitted(
            stay, person, admitted, summary, new Location("RR801", "J12", "J12-B3")));
  }

  private void tell(StayEvent fact) {
    Machinery.publish(Publisher.DISCHARGE_FLOW, stay, ++told, fact);
  }

  private void form(String id, Skill skill) {
    form(id, skill, partnership);
    // Routing follows once the team is heard of, which another stay of the area shows.
    var probe = "stay-probe-" + id;
    Machinery.publish(
        Publisher.DISCHARGE_FLOW,
        probe,
        1,
        new PatientAdmitted(
            probe, person, admitted, summary(false), new Location("RR801", "J12", null)));
    var asked =
        "{\"stayId\":\"%s\",\"skill\":\"%s\",\"urgency\":\"ROUTINE\",\"notDuplicate\":true}"
            .formatted(probe, skill);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var answer = post(RNAYLOR, "/api/referrals", null, asked);
              answer.expectStatus().isCreated();
              var probed = id(answer);
              try {
                get(probed).jsonPath("$.team").isEqualTo(id);
              } finally {
                post(RNAYLOR, "/api/referrals/" + probed + "/withdrawn", null, "{}");
              }
            });
  }

  private void form(String id, Skill skill, String where) {
    Machinery.publish(
        Publisher.NEIGHBOURHOOD_TEAMS,
        id,
        1,
        TeamFormed.neighbourhoodTeam(id, admitted, "A team", List.of(where), List.of(skill)));
  }

  private String wish(@Nullable String whom) {
    var named = whom == null ? "" : "\"personId\":\"%s\",".formatted(whom);
    return wish(
        "%s\"stayId\":\"%s\",\"skill\":\"REABLEMENT\",\"notDuplicate\":true".formatted(named, stay),
        "TWO_HOUR");
  }

  private String wish(String what, String urgency) {
    return "{%s,\"urgency\":\"%s\",\"receivedAt\":\"%s\"}".formatted(what, urgency, received);
  }

  private ReferralEvent madeFact(String id, @Nullable String place, @Nullable String where) {
    return new ReferralMade(
        id,
        person,
        stay,
        received,
        Skill.REABLEMENT,
        Urgency.TWO_HOUR,
        place,
        where,
        Source.WARD,
        null,
        null,
        null,
        received.plus(Duration.ofHours(2)),
        ArrangedBy.HUB,
        null);
  }

  private String made() {
    return made(UUID.randomUUID().toString());
  }

  /** Makes the referral as soon as the stay is heard of. */
  private String made(String key) {
    var made =
        await()
            .atMost(SOON)
            .until(
                () -> post(RNAYLOR, "/api/referrals", key, wish(null)),
                answer -> answer.returnResult(String.class).getStatus().value() == 201);
    return id(made);
  }

  private static String id(ResponseSpec made) {
    var location =
        String.valueOf(made.returnResult(String.class).getResponseHeaders().getLocation());
    return location.substring("/api/referrals/".length());
  }

  private ResponseSpec take(String id, String by) {
    return post(siqbal, "/api/referrals/" + id + "/taken", null, by(by));
  }

  private String by(String who) {
    return "{\"team\":\"%s\",\"at\":\"%s\"}".formatted(who, answered);
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

  private RestTestClient.BodyContentSpec get(String id) {
    return http.get()
        .uri("/api/referrals/" + id)
        .headers(headers -> headers.setBearerAuth(siqbal))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody();
  }

  private RestTestClient.BodyContentSpec list(String query) {
    return http.get()
        .uri("/api/referrals" + query)
        .headers(headers -> headers.setBearerAuth(siqbal))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody();
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

  private ReferralEvent offered(String to, Instant at, String id) {
    return new ReferralOffered(id, person, stay, at, to, Skill.REABLEMENT, null);
  }

  private ResponseSpec offer(String id, String... to) {
    var teams = String.join("\",\"", to);
    var body = "{\"teams\":[\"%s\"],\"at\":\"%s\"}".formatted(teams, answered);
    return post(HUB, "/api/referrals/" + id + "/offers", null, body);
  }

  /** By when an offer is to be answered follows from the clock of the service: left out here. */
  private static List<Object> said(String id) {
    return Machinery.facts(Publisher.REFERRALS, id).stream()
        .map(
            fact ->
                fact instanceof ReferralOffered e && e.answerBy() != null
                    ? new ReferralOffered(
                        e.referralId(), e.personId(), e.stayId(), e.at(), e.teamId(), e.skill())
                    : fact)
        .toList();
  }

  private static void awaitSaid(String id, ReferralEvent... facts) {
    awaitSaid(id, 0, facts);
  }

  private static void awaitSaid(String id, int after, ReferralEvent... facts) {
    await().atMost(SOON).untilAsserted(() -> assertThat(said(id)).hasSizeGreaterThan(after));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(said(id).subList(after, said(id).size()))
                    .containsExactly((Object[]) facts));
  }
}
