package care.homeward.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import care.homeward.teams.inbox.Asked;
import care.homeward.teams.inbox.Asked.Request;
import care.homeward.teams.inbox.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform,neighbourhood-teams",
      "spring.application.name=neighbourhood-teams"
    })
@ContextConfiguration(initializers = Machinery.class)
class PartnershipIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String LEADER = Machinery.token("d.fenwick", Role.LEADER);
  private static final String COUNCILLOR = Machinery.token("councillor.hallow-dale", Role.LEADER);
  private static final List<Skill> NURSING = List.of(Skill.NURSING);
  private final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
  private final Instant longAgo =
      Instant.now().minus(Duration.ofHours(30)).truncatedTo(ChronoUnit.MILLIS);

  @LocalServerPort int port;

  private Http http;

  @BeforeEach
  void fresh() {
    http = Http.on(port);
  }

  @Test
  void caseload_waits_and_capacity_are_one_answer_exact_at_work_and_rounded_for_the_board() {
    http.form("team-dale", "hallow-dale", "NURSING");
    http.post(
            Http.memberOf("team-dale"),
            "/api/teams/team-dale/capacity",
            "{\"day\": \"%s\", \"skill\": \"NURSING\", \"slots\": 12}".formatted(today.plusDays(1)))
        .expectStatus()
        .isOk();
    for (int person = 1; person <= 9; person++) {
      var referral = "referral-dale-" + person;
      tell(
          referral,
          1,
          new ReferralMade(
              referral,
              "p" + person,
              "s" + person,
              longAgo,
              Skill.NURSING,
              Urgency.ROUTINE,
              "brackwell",
              "hallow-dale"));
      tell(
          referral,
          2,
          new ReferralOffered(
              referral, "p" + person, "s" + person, longAgo, "team-dale", Skill.NURSING));
      if (person <= 3) {
        tell(
            referral,
            3,
            new ReferralTaken(
                referral, "p" + person, "s" + person, longAgo, "team-dale", Skill.NURSING));
      }
      if (person == 1) {
        tell(referral, 4, new ReferralFulfilled(referral, "p1", "s1", longAgo, "team-dale", true));
      }
    }

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var exact = http.json(Http.HUB, "/api/partnerships/hallow-dale");
              assertThat(exact.path("rounded").asBoolean()).isFalse();
              assertThat(exact.path("caseload").asInt()).isEqualTo(3);
              assertThat(exact.path("waiting").asInt()).isEqualTo(8);
              assertThat(exact.path("longestWaitHours").asInt()).isEqualTo(30);
              assertThat(exact.at("/capacity/0/day").asString()).isEqualTo(today.toString());
              assertThat(exact.at("/capacity/1/left").asInt()).isEqualTo(12);
              assertThat(exact.path("capacity").size()).isEqualTo(7);
              assertThat(exact.path("practices").size()).isEqualTo(2);
            });

    var rounded = http.json(COUNCILLOR, "/api/partnerships/hallow-dale");
    assertThat(rounded.path("rounded").asBoolean()).isTrue();
    assertThat(rounded.path("caseload").asInt()).isEqualTo(5);
    assertThat(rounded.path("waiting").asInt()).isEqualTo(10);
    assertThat(rounded.path("longestWaitHours").asInt()).isEqualTo(30);
    assertThat(rounded.at("/capacity/1/left").asInt()).isEqualTo(10);
    assertThat(rounded.at("/services/0/waiting").asInt()).isEqualTo(5);
    assertThat(rounded.toString()).doesNotContain("referral-dale", "\"p1\"", "\"s1\"");
  }

  @Test
  void who_waits_is_counted_however_many_were_seen_before_them(@Autowired MongoOperations store) {
    var seen = new Request(longAgo, "quarry-bank", List.of(), null);
    var waits = new Request(longAgo.plus(Duration.ofHours(10)), "quarry-bank", List.of(), null);
    var standing = new Standing(Urgency.ROUTINE, null, NURSING, List.of(), "t", longAgo);
    store.insertAll(
        IntStream.range(0, 5001)
            .mapToObj(each -> new Asked("referral-seen-" + each, seen, standing, 4))
            .toList());
    store.insert(
        new Asked(
            "referral-waits",
            waits,
            new Standing(Urgency.ROUTINE, null, NURSING, List.of(), null, null),
            1));

    var shown = http.json(Http.HUB, "/api/partnerships/quarry-bank");
    assertThat(shown.path("caseload").asInt()).isEqualTo(5001);
    assertThat(shown.path("waiting").asInt()).isEqualTo(1);
    assertThat(shown.path("longestWaitHours").asInt()).isEqualTo(20);
  }

  @Test
  void a_board_sees_its_own_partnership_and_a_system_leader_all() {
    assertThat(http.json(COUNCILLOR, "/api/partnerships").size()).isEqualTo(1);
    assertThat(http.json(COUNCILLOR, "/api/partnerships").at("/0/code").asString())
        .isEqualTo("hallow-dale");
    Http.expectRule(
        http.get(COUNCILLOR, "/api/partnerships/moor-edge"), 404, "unknown-partnership");
    assertThat(http.json(LEADER, "/api/partnerships").size()).isEqualTo(19);
    assertThat(http.json(LEADER, "/api/partnerships/moor-edge").path("waiting").asInt()).isZero();
    Http.expectRule(http.get(Http.HUB, "/api/partnerships/nowhere"), 404, "unknown-partnership");
  }

  private static void tell(String referral, long sequence, ReferralEvent fact) {
    Machinery.publish(Publisher.REFERRALS, referral, sequence, fact);
  }
}
