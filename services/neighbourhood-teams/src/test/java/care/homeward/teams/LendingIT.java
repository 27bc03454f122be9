package care.homeward.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent.CapacityBorrowed;
import care.homeward.contracts.TeamEvent.CapacityGivenBack;
import care.homeward.contracts.TeamEvent.CapacityLent;
import care.homeward.contracts.TeamEvent.CapacityRestored;
import care.homeward.platform.testkit.Machinery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform,neighbourhood-teams",
      "spring.application.name=neighbourhood-teams"
    })
@ContextConfiguration(initializers = Machinery.class)
class LendingIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private final LocalDate day = LocalDate.now(ZoneId.of("Europe/London")).plusDays(2);

  @LocalServerPort int port;

  private final String unique = UUID.randomUUID().toString().substring(0, 8);
  private final String lender = "lender-" + unique;
  private final String borrower = "borrower-" + unique;
  private Http http;

  @BeforeEach
  void twoTeams() {
    http = Http.on(port);
    http.form(lender, "mere-lane", "NURSING");
    http.form(borrower, "mere-lane", "NURSING", "THERAPY");
  }

  @Test
  void a_loan_is_seen_by_both_and_given_back_by_either() {
    slots(lender, 5);
    lend(2, null).expectStatus().isCreated();

    awaitLeft(lender, 3);
    awaitLeft(borrower, 2);
    var loanId =
        http.json(Http.memberOf(lender, borrower), "/api/teams/" + lender + "/loans")
            .at("/0/loanId")
            .asString();
    assertThat(
            http.json(Http.memberOf(lender, borrower), "/api/teams/" + borrower + "/loans")
                .at("/0/loanId")
                .asString())
        .isEqualTo(loanId);

    http.post(
            Http.memberOf(lender, borrower),
            "/api/teams/" + lender + "/loans/" + loanId + "/given-back",
            "{}")
        .expectStatus()
        .isOk();
    awaitLeft(lender, 5);
    awaitLeft(borrower, null);
    assertThat(said(lender))
        .satisfiesExactly(
            _ -> {},
            _ -> {},
            lent -> assertThat(((CapacityLent) lent).slotsLent()).isEqualTo(2),
            back -> assertThat(((CapacityRestored) back).loanId()).isEqualTo(loanId));
    assertThat(said(borrower))
        .satisfiesExactly(
            _ -> {},
            came -> assertThat(((CapacityBorrowed) came).lender()).isEqualTo(lender),
            back -> assertThat(((CapacityGivenBack) back).loanId()).isEqualTo(loanId));
  }

  @Test
  void a_loan_asked_for_twice_with_one_key_is_one_loan() {
    slots(lender, 5);
    lend(2, "key").expectStatus().isCreated();
    lend(2, "key").expectStatus().isCreated();
    awaitLeft(borrower, 2);
    awaitLeft(lender, 3);
  }

  @Test
  void a_lent_fact_heard_again_is_borrowed_once() {
    var loan =
        new CapacityLent(
            "other-" + unique,
            Instant.parse("2026-11-01T09:00:00Z"),
            "loan-" + unique,
            borrower,
            day,
            Skill.NURSING,
            4);
    Machinery.publish(Publisher.NEIGHBOURHOOD_TEAMS, "other-" + unique, 1, loan);
    Machinery.publish(Publisher.NEIGHBOURHOOD_TEAMS, "other-" + unique, 1, loan);
    awaitLeft(borrower, 4);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(said(borrower))
                    .filteredOn(CapacityBorrowed.class::isInstance)
                    .hasSize(1));
  }

  @Test
  void twenty_who_borrow_at_once_get_what_is_left_and_no_more() throws Exception {
    slots(lender, 5);
    List<Callable<Integer>> all =
        IntStream.range(0, 20)
            .<Callable<Integer>>mapToObj(
                _ -> () -> lend(1, null).returnResult(String.class).getStatus().value())
            .toList();
    try (var pool = Executors.newFixedThreadPool(20)) {
      var answers = pool.invokeAll(all).stream().map(LendingIT::answer).toList();
      assertThat(answers).filteredOn(status -> status == 201).hasSize(5);
      assertThat(answers).filteredOn(status -> status == 409).hasSize(15);
    }
    awaitLeft(lender, 0);
    awaitLeft(borrower, 5);
  }

  private static int answer(Future<Integer> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void slots(String team, int slots) {
    http.post(
            Http.memberOf(lender, borrower),
            "/api/teams/" + team + "/capacity",
            "{\"day\": \"%s\", \"skill\": \"NURSING\", \"slots\": %d}".formatted(day, slots))
        .expectStatus()
        .isOk();
  }

  private ResponseSpec lend(int slots, @Nullable String key) {
    return http.post(
        Http.memberOf(lender, borrower),
        "/api/teams/" + lender + "/loans",
        key,
        "{\"to\": \"%s\", \"day\": \"%s\", \"skill\": \"NURSING\", \"slots\": %d}"
            .formatted(borrower, day, slots));
  }

  private void awaitLeft(String team, @Nullable Integer left) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var load =
                  http.json(
                      Http.memberOf(lender, borrower),
                      "/api/teams/" + team + "/capacity?skill=NURSING&day=" + day);
              if (left == null) {
                assertThat(load.has("left")).isFalse();
              } else {
                assertThat(load.path("left").asInt()).isEqualTo(left);
                assertThat(load.path("wouldOverload").asBoolean()).isEqualTo(left < 1);
              }
            });
  }

  private List<Object> said(String team) {
    return Machinery.facts(Publisher.NEIGHBOURHOOD_TEAMS, team);
  }
}
