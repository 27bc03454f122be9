package care.homeward.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.AreaWithheld;
import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralClosed.Reason;
import care.homeward.contracts.ReferralEvent.ReferralDeclined;
import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralMade.Needs;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralPartTaken;
import care.homeward.contracts.ReferralEvent.ReferralReopened;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.TeamEvent.TeamCareEnded;
import care.homeward.platform.testkit.Machinery;
import care.homeward.platform.web.Moments;
import care.homeward.teams.inbox.AskedReferrals;
import care.homeward.teams.inbox.InboxEntry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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

  @Autowired AskedReferrals asked;
  @Autowired TeamDesk desk;
  @Autowired TeamSettings settings;
  @Autowired Moments moments;

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
            "{\"referralId\": \"%s\", \"faceToFace\": true}".formatted(referral))
        .expectStatus()
        .isOk();
    var seen = http.json(account, "/api/teams/" + team + "/caseload");
    assertThat(seen).hasSize(1);
    assertThat(seen.at("/0/seenAt").isString()).isTrue();
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
            "{\"referralId\": \"%s\", \"faceToFace\": true}".formatted(referral)),
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
  void the_most_pressing_comes_first_and_is_there_however_long_others_wait() {
    var yesterday = received.minus(Duration.ofDays(1));
    ask("routine-1-" + unique, yesterday, null, received.plusSeconds(3600));
    ask("routine-2-" + unique, yesterday.plusMillis(1), null, received.plusSeconds(1800));
    ask("urgent-" + unique, received.minusSeconds(6600), received.plusSeconds(600), null);

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(http.json(Http.memberOf(team), "/api/teams/" + team + "/inbox"))
                    .extracting(entry -> entry.path("referralId").asString())
                    .containsExactly(
                        "urgent-" + unique, "routine-2-" + unique, "routine-1-" + unique));

    var two =
        new TeamSettings(
            settings.firstContact(), settings.filling(), 2, settings.listingFreshDays());
    assertThat(new TeamInbox(asked, desk, two, moments).entries(team))
        .extracting(InboxEntry::referralId)
        .containsExactly("urgent-" + unique, "routine-2-" + unique);
  }

  @Test
  void a_team_sees_the_skills_it_would_take_and_uses_the_day_of_each_it_took() {
    var three = List.of(Skill.HOME_CARE, Skill.NURSING, Skill.VOLUNTARY_SUPPORT);
    var today = LocalDate.now(ZoneId.of("Europe/London"));
    for (var skill : List.of("NURSING", "VOLUNTARY_SUPPORT")) {
      http.post(
              Http.memberOf(team),
              "/api/teams/" + team + "/capacity",
              "{\"day\": \"%s\", \"skill\": \"%s\", \"slots\": 1}".formatted(today, skill))
          .expectStatus()
          .isOk();
    }
    tell(made(referral, received, three, null, null));
    tell(new ReferralOffered(referral, person(), stay(), received, team, Skill.HOME_CARE));
    await().atMost(SOON).until(() -> inbox(Http.memberOf(team)).contains(referral));
    var entry = http.json(Http.memberOf(team), "/api/teams/" + team + "/inbox").get(0);
    assertThat(entry.path("skill").asString()).isEqualTo("NURSING");
    assertThat(entry.at("/furtherSkills/0").asString()).isEqualTo("VOLUNTARY_SUPPORT");
    assertThat(entry.at("/leftToOthers/0").asString()).isEqualTo("HOME_CARE");
    assertThat(entry.path("wouldOverload").asBoolean()).isFalse();

    var part = "part-" + unique;
    var rest = List.of(Skill.NURSING, Skill.VOLUNTARY_SUPPORT);
    tell(new ReferralPartTaken(referral, person(), stay(), received, team, rest, part));
    Machinery.publish(Publisher.REFERRALS, part, 1, made(part, received, rest, null, referral));
    Machinery.publish(
        Publisher.REFERRALS,
        part,
        2,
        new ReferralTaken(part, person(), stay(), Instant.now(), team, Skill.NURSING));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(http.json(Http.memberOf(team), "/api/teams/" + team).path("loads"))
                    .extracting(
                        load -> load.path("skill").asString(),
                        load -> load.path("takenOn").asInt(),
                        load -> load.path("left").asInt())
                    .containsExactly(tuple("NURSING", 1, 0), tuple("VOLUNTARY_SUPPORT", 1, 0)));
    assertThat(inbox(Http.memberOf(team))).isEqualTo("[]");

    var nobodyElse = "team-rest-" + unique;
    http.form(nobodyElse, "mere-lane", "HOME_CARE", "NURSING");
    tell(new ReferralOffered(referral, person(), stay(), received, nobodyElse, Skill.HOME_CARE));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var left =
                  http.json(Http.memberOf(nobodyElse), "/api/teams/" + nobodyElse + "/inbox");
              assertThat(left.at("/0/skill").asString()).isEqualTo("HOME_CARE");
              assertThat(left.at("/0/furtherSkills")).isEmpty();
            });
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

  @Test
  void where_someone_is_shows_no_longer_once_it_is_protected() {
    offer();
    await().atMost(SOON).until(() -> inbox(Http.memberOf(team)).contains("mere-lane"));

    tell(new AreaWithheld(referral, person(), stay(), received));

    await().atMost(SOON).until(() -> !inbox(Http.memberOf(team)).contains("mere-lane"));
    assertThat(inbox(Http.memberOf(team))).contains(referral);
  }

  @Test
  void what_stands_again_after_a_mistaken_death_can_be_offered_again() {
    offer();
    tell(new ReferralWithdrawn(referral, person(), stay(), received, null));
    await().atMost(SOON).until(() -> !inbox(Http.memberOf(team)).contains(referral));

    tell(
        new ReferralReopened(
            referral,
            person(),
            stay(),
            received,
            null,
            received,
            Skill.NURSING,
            null,
            Urgency.TWO_HOUR,
            "aldersyke",
            "mere-lane",
            null,
            null,
            received.plus(2, ChronoUnit.HOURS)));
    tell(new ReferralOffered(referral, person(), stay(), received, team, Skill.NURSING));

    await().atMost(SOON).until(() -> inbox(Http.memberOf(team)).contains(referral));
  }

  @Test
  void whom_a_team_had_seen_it_has_again_after_a_mistaken_death_and_closes_once_more() {
    var part = "part-" + unique;
    var nursing = List.of(Skill.NURSING);
    tell(made(referral, received, List.of(Skill.NURSING, Skill.HOME_CARE), null, null));
    tell(new ReferralOffered(referral, person(), stay(), received, team, Skill.NURSING));
    tell(new ReferralPartTaken(referral, person(), stay(), received, team, nursing, part));
    tellOf(part, 1, made(part, received, nursing, null, referral));
    tellOf(part, 2, new ReferralTaken(part, person(), stay(), received, team, Skill.NURSING));
    var account = Http.memberOf(team);
    await().atMost(SOON).until(() -> caseload(account).contains(part));
    http.post(
            account,
            "/api/teams/" + team + "/contacts",
            "{\"referralId\": \"%s\", \"faceToFace\": true}".formatted(part))
        .expectStatus()
        .isOk();
    var seenAt = http.json(account, "/api/teams/" + team + "/caseload").at("/0/seenAt").asString();
    assertThat(seenAt).isNotEmpty();

    tellOf(part, 3, new ReferralFulfilled(part, person(), stay(), received, team, true));
    tellOf(part, 4, closed(part, Reason.DIED));
    await().atMost(SOON).until(() -> caseload(account).equals("[]"));
    assertThat(asked.findById(part)).isEmpty();

    tellOf(
        part,
        5,
        new ReferralReopened(
            part,
            person(),
            stay(),
            Instant.now(),
            team,
            received,
            Skill.NURSING,
            null,
            Urgency.ROUTINE,
            "aldersyke",
            "mere-lane",
            null,
            null,
            null));
    await().atMost(SOON).until(() -> caseload(account).contains(part));
    var again = http.json(account, "/api/teams/" + team + "/caseload");
    assertThat(again).hasSize(1);
    assertThat(again.at("/0/personId").asString()).isEqualTo(person());
    assertThat(again.at("/0/seenAt").asString()).isEqualTo(seenAt);
    assertThat(http.json(account, "/api/teams/" + team).path("loads"))
        .extracting(load -> load.path("takenOn").asInt())
        .containsExactly(1, 0);
    assertThat(asked.findById(part).orElseThrow().standing().takenBy()).isEqualTo(team);

    tellOf(part, 6, closed(part, Reason.CARE_GIVEN));
    await().atMost(SOON).until(() -> caseload(account).equals("[]"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(Machinery.facts(Publisher.NEIGHBOURHOOD_TEAMS, team))
                    .filteredOn(TeamCareEnded.class::isInstance)
                    .hasSize(2));
  }

  private ReferralClosed closed(String ended, Reason reason) {
    return new ReferralClosed(ended, person(), stay(), Instant.now(), team, reason);
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

  private void ask(String asked, Instant at, @Nullable Instant due, @Nullable Instant answerBy) {
    Machinery.publish(
        Publisher.REFERRALS, asked, 1, made(asked, at, List.of(Skill.NURSING), due, null));
    Machinery.publish(
        Publisher.REFERRALS,
        asked,
        2,
        new ReferralOffered(asked, person(), stay(), at, team, Skill.NURSING, answerBy));
  }

  private ReferralMade made(
      String asked,
      Instant at,
      List<Skill> skills,
      @Nullable Instant due,
      @Nullable String partOf) {
    return new ReferralMade(
        asked,
        person(),
        stay(),
        at,
        skills.getFirst(),
        due == null ? Urgency.ROUTINE : Urgency.TWO_HOUR,
        "aldersyke",
        "mere-lane",
        null,
        skills.size() == 1 ? null : skills.subList(1, skills.size()),
        null,
        null,
        due,
        null,
        partOf);
  }

  private void tell(ReferralEvent fact) {
    tellOf(referral, ++told, fact);
  }

  private static void tellOf(String of, long sequence, ReferralEvent fact) {
    Machinery.publish(Publisher.REFERRALS, of, sequence, fact);
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
