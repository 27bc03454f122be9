package care.homeward.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.PersonEvent.PeopleMerged;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.StayEvent.PatientMoved;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.contracts.StayEvent.WaitStarted;
import care.homeward.live.board.Board;
import care.homeward.live.board.LiveBoard;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The service with a real broker and store, started and stopped as it would be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveViewIT {

  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String coordinator = Machinery.token("r.naylor", Role.COORDINATOR);
  private final String operator = Machinery.token("o.watts", Role.OPERATOR);
  private Service service = Service.start("live-view", Map.of());

  @BeforeAll
  void warm() throws Exception {
    assertThat(get("/api/board", coordinator).statusCode()).isEqualTo(200);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void an_admission_is_on_the_board_within_a_second() throws Exception {
    var stay = id("stay");
    Facts.admitted(stay, id("person"), "J28");

    await().atMost(A_SECOND).until(() -> onBoard(stay));
    var card = card(stay);
    assertThat(card.path("ward").asString()).isEqualTo("J28");
    assertThat(card.path("waiting").asBoolean()).isFalse();
    assertThat(card.has("wait")).isFalse();
  }

  @Test
  void someone_ready_without_a_wait_is_the_hubs_to_sort_out() throws Exception {
    var stay = id("stay");
    var person = id("person");
    Facts.admitted(stay, person, "J28");
    Facts.ready(stay, person, 2, Facts.now().minus(50, ChronoUnit.HOURS));

    await().atMost(SOON).until(() -> card(stay).path("waiting").asBoolean());
    var card = card(stay);
    assertThat(card.path("hours").asLong()).isEqualTo(50);
    assertThat(card.path("midnights").asLong()).isBetween(2L, 3L);
    assertThat(card.path("band").asString()).isEqualTo("2-3");
    assertThat(card.path("wait").path("owner").asString()).isEqualTo("CARE_TRANSFER_HUB");
    assertThat(card.path("wait").path("step").asString()).isEqualTo("No next step");
    assertThat(stays("?owner=CARE_TRANSFER_HUB&waiting=true&band=2-3")).contains(stay);
    assertThat(stays("?owner=COUNCIL")).doesNotContain(stay);
  }

  @Test
  void the_board_is_sorted_longest_delay_first() throws Exception {
    var ward = id("W").substring(0, 8);
    for (int days : List.of(3, 11, 7)) {
      var stay = id("stay");
      Facts.admitted(stay, "person-" + stay, ward);
      Facts.ready(stay, "person-" + stay, 2, Facts.now().minus(days, ChronoUnit.DAYS));
    }

    await().atMost(SOON).until(() -> cards("?waiting=true&ward=" + ward).size() == 3);
    assertThat(cards("?ward=" + ward).stream().map(card -> card.path("hours").asLong()))
        .containsExactly(11 * 24L, 7 * 24L, 3 * 24L);
  }

  @Test
  void the_board_begins_with_those_without_a_next_step() throws Exception {
    var ward = id("W").substring(0, 8);
    var step = Wait.of("transport", Owner.TRANSPORT, null, NextStep.BOOK, null);
    for (int days : List.of(3, 11)) {
      var stay = "stay-" + days + ward;
      Facts.admitted(stay, "person-" + stay, ward);
      Facts.ready(stay, "person-" + stay, 2, Facts.now().minus(days, ChronoUnit.DAYS));
    }
    Facts.say(
        "stay-11" + ward,
        3,
        new WaitStarted("stay-11" + ward, "person-stay-11" + ward, Facts.now(), "wait-1", step));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        cards("?waiting=true&ward=" + ward).stream()
                            .map(card -> card.path("wait").path("step").asString()))
                    .containsExactly("No next step", "Book"));
  }

  @Test
  void a_filter_not_known_is_a_problem() throws Exception {
    var answer = get("/api/board?owner=nobody", coordinator);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(JSON.readTree(answer.body()).path("type").asString())
        .isEqualTo("urn:homeward:problem:unknown-filter");
  }

  @Test
  void facts_are_for_the_operator_and_the_board_is_not() throws Exception {
    assertThat(get("/api/board/facts", coordinator).statusCode()).isEqualTo(403);
    assertThat(get("/api/board", operator).statusCode()).isEqualTo(403);
    assertThat(get("/api/board", null).statusCode()).isEqualTo(401);
    assertThat(get("/api/board", null).headers().firstValue("Content-Type"))
        .contains("application/problem+json");
  }

  @Test
  void the_timeline_tells_a_merged_persons_story_as_it_happened() throws Exception {
    var stay = id("stay");
    var person = id("person");
    var former = id("person");
    var referral = id("referral");
    Machinery.publish(
        Publisher.REFERRALS,
        referral,
        1,
        new ReferralMade(
            referral,
            former,
            stay,
            Facts.now().minus(3, ChronoUnit.HOURS),
            Skill.NURSING,
            Urgency.ROUTINE,
            null,
            null));
    Facts.admitted(stay, former, "J19");
    Machinery.publish(Publisher.PEOPLE, person, 1, new PeopleMerged(person, former, Facts.now()));
    Machinery.publish(
        Publisher.REFERRALS,
        referral,
        2,
        new ReferralTaken(
            referral, person, stay, Facts.now().plusMillis(1), "team-1", Skill.NURSING));

    for (var asked : List.of(person, former)) {
      await()
          .atMost(A_SECOND)
          .untilAsserted(
              () ->
                  assertThat(told(asked))
                      .containsExactly(
                          "discharge-flow.patient-admitted.v1",
                          "referrals.referral-made.v1",
                          "people.people-merged.v1",
                          "referrals.referral-taken.v1"));
    }
  }

  @Test
  void a_person_nobody_spoke_of_has_no_timeline() throws Exception {
    assertThat(get("/api/people/person-0/timeline", coordinator).statusCode()).isEqualTo(404);
  }

  @Test
  void a_restart_goes_on_from_the_documents_even_where_a_fact_was_missing() throws Exception {
    var stay = id("stay");
    var person = id("person");
    Facts.admitted(stay, person, "J19");
    Facts.say(stay, 3, new PatientDischarged(stay, person, Facts.now(), "19", "1"));
    await().atMost(SOON).until(() -> onBoard(stay) && missing() == 1);

    service.close();
    service = Service.start("live-view", Map.of());
    assertThat(missing()).isEqualTo(1);
    Facts.say(
        stay,
        2,
        new PatientMoved(
            stay,
            person,
            Facts.now(),
            new care.homeward.contracts.StayEvent.Location("RR813", "J20", null)));

    await().atMost(SOON).until(() -> !onBoard(stay) && missing() == 0);
    assertThat(service.context.getBean(LiveBoard.class).snapshot()).isEqualTo(folded());
  }

  @Test
  void a_rebuild_beside_the_running_one_comes_out_equal() throws Exception {
    var stay = id("stay");
    Facts.admitted(stay, id("person"), "J31");
    await().atMost(SOON).until(() -> onBoard(stay));

    try (var rebuilt = Service.start("live-view-rebuilt", Map.of())) {
      assertThat(rebuilt.context.getBean(LiveBoard.class).snapshot())
          .isEqualTo(service.context.getBean(LiveBoard.class).snapshot());
    }
    assertThat(service.context.getBean(LiveBoard.class).snapshot()).isEqualTo(folded());
  }

  private static Board.Snapshot folded() {
    var board = new Board();
    Arrays.stream(Publisher.values())
        .flatMap(publisher -> Machinery.facts(publisher).stream())
        .forEach((Envelope<?> fact) -> board.apply(fact));
    return board.snapshot();
  }

  private int missing() {
    return service.context.getBean(LiveBoard.class).missing();
  }

  private List<String> told(String personId) throws Exception {
    var answer = get("/api/people/" + personId + "/timeline", coordinator);
    return JSON.readTree(answer.body())
        .path("facts")
        .valueStream()
        .map(fact -> fact.path("type").asString())
        .toList();
  }

  private boolean onBoard(String stayId) throws Exception {
    return !card(stayId).isMissingNode();
  }

  private JsonNode card(String stayId) throws Exception {
    return cards("").stream()
        .filter(card -> card.path("stayId").asString().equals(stayId))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private List<String> stays(String query) throws Exception {
    return cards(query).stream().map(card -> card.path("stayId").asString()).toList();
  }

  private List<JsonNode> cards(String query) throws Exception {
    var answer = get("/api/board" + query, coordinator);
    assertThat(answer.statusCode()).isEqualTo(200);
    return JSON.readTree(answer.body()).path("cards").valueStream().toList();
  }

  private HttpResponse<String> get(String path, @Nullable String token) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(service.address() + path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String id(String prefix) {
    return prefix + "-" + UUID.randomUUID().toString().substring(0, 12);
  }
}
