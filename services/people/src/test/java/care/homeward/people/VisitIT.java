package care.homeward.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralRedirected;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.json.JsonMapper;

/** Whom to visit, for whoever has the referral and as long as they have it. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform,people",
      "spring.application.name=people",
      "homeward.people.key=a key of the tests, and of them only"
    })
@ContextConfiguration(initializers = Machinery.class)
class VisitIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  @LocalServerPort int port;
  @Autowired MongoTemplate mongo;

  private final String unique = UUID.randomUUID().toString().substring(0, 8);
  private final String referral = "referral-" + unique;
  private final String neighbours = "neighbours-" + unique;
  private final String volunteer =
      Machinery.issuer().token("a.birch", List.of(neighbours), Role.COMMUNITY_ORGANISATION);
  private RestTestClient http;
  private String person = "";
  private long told;

  @BeforeEach
  void someone() {
    http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    var said =
        """
        {"localIdentifiers": [{"organisation": "RHW01", "value": "%s"}],
         "name": {"family": "Birtwhistle", "given": "Edna"},
         "postcode": "HW1 2AB", "addressLines": ["7 Mill Lane"]}
        """
            .formatted("V" + unique);
    var body =
        post(Machinery.token("adt", Role.SERVICE), "/api/people", said)
            .expectStatus()
            .isCreated()
            .returnResult(String.class)
            .getResponseBody();
    person =
        JsonMapper.shared().readTree(Objects.requireNonNull(body)).required("personId").asString();
  }

  @Test
  void whoever_has_the_referral_sees_whom_to_visit_and_nobody_before_or_after() {
    refused(volunteer);
    tell(
        new ReferralMade(
            referral, person, null, NOON, Skill.VOLUNTARY_SUPPORT, Urgency.ROUTINE, null, null));
    tell(new ReferralOffered(referral, person, null, NOON, neighbours, Skill.VOLUNTARY_SUPPORT));
    refused(volunteer);
    tell(new ReferralTaken(referral, person, null, NOON, neighbours, Skill.VOLUNTARY_SUPPORT));

    await().atMost(SOON).untilAsserted(() -> ask(volunteer).expectStatus().isOk());
    ask(volunteer)
        .expectBody()
        .json(
            """
            {"referralId": "%s", "name": {"family": "Birtwhistle", "given": "Edna"},
             "addressLines": ["7 Mill Lane"], "postcode": "HW1 2AB"}
            """
                .formatted(referral));
    assertThat(
            mongo
                .getCollection("lookups")
                .countDocuments(
                    new Document("by", "a.birch")
                        .append("ids", person)
                        .append("purpose", "weekly shopping")))
        .isEqualTo(2);
    refused(Machinery.issuer().token("b.elm", List.of("others"), Role.COMMUNITY_ORGANISATION));
    refused(Machinery.token("c.ash", Role.COMMUNITY_ORGANISATION));

    tell(new ReferralFulfilled(referral, person, null, NOON, neighbours, true));
    tell(
        new ReferralClosed(
            referral, person, null, NOON, neighbours, ReferralClosed.Reason.CARE_GIVEN));
    await().atMost(SOON).untilAsserted(() -> refused(volunteer));
  }

  @Test
  void whoever_passes_it_on_has_it_no_longer() {
    tell(new ReferralTaken(referral, person, null, NOON, neighbours, Skill.VOLUNTARY_SUPPORT));
    await().atMost(SOON).untilAsserted(() -> ask(volunteer).expectStatus().isOk());

    tell(new ReferralRedirected(referral, person, null, NOON, neighbours, "others"));

    await().atMost(SOON).untilAsserted(() -> refused(volunteer));
  }

  private void tell(ReferralEvent fact) {
    Machinery.publish(Publisher.REFERRALS, referral, ++told, fact);
  }

  private ResponseSpec ask(String token) {
    return post(
        token,
        "/api/people/visits",
        "{\"referralId\": \"%s\", \"purpose\": \"weekly shopping\"}".formatted(referral));
  }

  private void refused(String token) {
    ask(token)
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:homeward:problem:not-your-referral")
        .jsonPath("$.name")
        .doesNotExist();
  }

  private ResponseSpec post(String token, String path, String body) {
    return http.post()
        .uri(path)
        .headers(headers -> headers.setBearerAuth(token))
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .exchange();
  }
}
