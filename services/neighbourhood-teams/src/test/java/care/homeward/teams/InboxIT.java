package care.homeward.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.ReferralDeclined;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralMade.Needs;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.platform.testkit.Machinery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform,neighbourhood-teams",
      "spring.application.name=neighbourhood-teams"
    })
@ContextConfiguration(initializers = Machinery.class)
class InboxIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private final Instant received = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @LocalServerPort int port;

  private final String unique = UUID.randomUUID().toString().substring(0, 8);
  private final String team = "team-" + unique;
  private final String referral = "referral-" + unique;
  private Http http;
  private long told;

  @BeforeEach
  void aTeam() {
    http = Http.on(port);
    http.form(team, "mere-lane", "NURSING", "VOLUNTARY_SUPPORT");
  }

  @Test
  void what_is_offered_stands_in_the_inbox_until_it_is_answered_and_names_nobody() {
    offer();
    await().atMost(SOON).until(() -> inbox(Http.memberOf(team)).contains(referral));
    var entry = http.json(Http.memberOf(team), "/api/teams/" + team + "/inbox").get(0);
    assertThat(entry.path("skill").asString()).isEqualTo("NURSING");
    assertThat(entry.path("partnership").asString()).isEqualTo("mere-lane");
    assertThat(entry.at("/communityNeeds/0").asString()).isEqualTo("SHOPPING");
    assertThat(entry.path("startWanted").asString()).isEqualTo("2026-12-01");
    assertThat(entry.path("due").asString())
        .isEqualTo(received.plus(2, ChronoUnit.HOURS).toString());
    assertThat(entry.path("secondsLeft").asLong()).isBetween(7000L, 7200L);
    assertThat(entry.path("wouldOverload").asBoolean()).isTrue();
    assertThat(inbox(Http.memberOf(team))).doesNotContain(person(), stay());

    tell(new ReferralDeclined(referral, person(), stay(), received, team, DeclineReason.DUPLICATE));
    await().atMost(SOON).until(() -> !inbox(Http.memberOf(team)).contains(referral));
  }

  @Test
  void an_organisation_learns_who_it_is_only_when_it_has_taken_them() {
    var account = Http.organisation(team);
    offer();
    await().atMost(SOON).until(() -> inbox(account).contains(referral));
    assertThat(inbox(account)).doesNotContain(person(), stay());
    assertThat(caseload(account)).doesNotContain(person(), stay(), referral);

    tell(new ReferralTaken(referral, person(), stay(), received, team, Skill.NURSING));
    await().atMost(SOON).until(() -> caseload(account).contains(person()));
    assertThat(inbox(account)).isEqualTo("[]");

    http.post(
            account,
            "/api/teams/" + team + "/contacts",
            "{\"referralId\": \"%s\"}".formatted(referral))
        .expectStatus()
        .isOk();
    assertThat(caseload(account)).isEqualTo("[]");
  }

  @Test
  void an_organisation_sees_and_does_nothing_of_another() {
    var another = Http.organisation("team-of-others");
    for (var path :
        List.of("", "/inbox", "/inbox/stream", "/caseload", "/plans", "/capacity?skill=NURSING")) {
      Http.expectRule(http.get(another, "/api/teams/" + team + path), 404, "unknown-team");
    }
    Http.expectRule(
        http.post(
            another,
            "/api/teams/" + team + "/contacts",
            "{\"referralId\": \"%s\"}".formatted(referral)),
        404,
        "unknown-team");
    for (var nobodys : List.of(Http.TEAM, Http.memberOf("team-of-others"))) {
      for (var path : List.of("", "/inbox", "/caseload", "/staff", "/capacity?skill=NURSING")) {
        Http.expectRule(http.get(nobodys, "/api/teams/" + team + path), 404, "unknown-team");
      }
      Http.expectRule(
          http.post(nobodys, "/api/teams/" + team + "/capacity", "{}"), 404, "unknown-team");
    }
    http.post(Http.organisation(team), "/api/teams/" + team + "/loans", "{}")
        .expectStatus()
        .isForbidden();
    http.get(Http.organisation(team), "/api/partnerships/mere-lane").expectStatus().isForbidden();
  }

  @Test
  void an_open_inbox_is_told_what_comes_and_what_goes() throws Exception {
    var lines = new CopyOnWriteArrayList<String>();
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(http.base() + "/api/teams/" + team + "/inbox/stream"))
              .header("Authorization", "Bearer " + Http.memberOf(team))
              .build();
      var answer = client.sendAsync(request, BodyHandlers.ofLines()).get();
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/event-stream");
      var reading = Thread.ofVirtual().start(() -> answer.body().forEach(lines::add));
      await()
          .atMost(SOON)
          .until(() -> lines.contains("event:snapshot") && lines.contains("data:[]"));

      offer();
      await().atMost(SOON).until(() -> lines.contains("event:entry"));
      assertThat(String.join("\n", lines)).contains(referral).doesNotContain(person(), stay());

      tell(new ReferralTaken(referral, person(), stay(), received, team, Skill.NURSING));
      await().atMost(SOON).until(() -> lines.contains("event:gone") && lines.getLast().isEmpty());
      assertThat(lines).contains("data:{\"referralId\":\"" + referral + "\"}");
      reading.interrupt();
      client.shutdownNow();
    }
  }

  private void offer() {
    tell(
        new ReferralMade(
            referral,
            person(),
            stay(),
            received,
            Skill.NURSING,
            Urgency.TWO_HOUR,
            "aldersyke",
            "mere-lane",
            null,
            null,
            new Needs(null, null, null, null, List.of(CommunityNeed.SHOPPING), null),
            LocalDate.parse("2026-12-01"),
            received.plus(2, ChronoUnit.HOURS),
            null,
            null));
    tell(new ReferralOffered(referral, person(), stay(), received, team, Skill.NURSING));
  }

  private void tell(ReferralEvent fact) {
    Machinery.publish(Publisher.REFERRALS, referral, ++told, fact);
  }

  private String inbox(String token) {
    return http.json(token, "/api/teams/" + team + "/inbox").toString();
  }

  private String caseload(String token) {
    return http.json(token, "/api/teams/" + team + "/caseload").toString();
  }

  private String person() {
    return "person-" + unique;
  }

  private String stay() {
    return "stay-" + unique;
  }
}
