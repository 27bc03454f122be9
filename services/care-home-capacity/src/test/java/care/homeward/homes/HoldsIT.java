package care.homeward.homes;

import static care.homeward.homes.Asks.expect;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import care.homeward.contracts.CapacityEvent.AssessmentSought;
import care.homeward.contracts.CapacityEvent.BedAccepted;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedReleased;
import care.homeward.contracts.Publisher;
import care.homeward.homes.Asks.Answer;
import care.homeward.platform.access.Role;
import care.homeward.platform.core.London;
import care.homeward.platform.testkit.Machinery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform,care-home-capacity",
      "spring.application.name=care-home-capacity"
    })
@ContextConfiguration(initializers = Machinery.class)
@DirtiesContext
class HoldsIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  @LocalServerPort private int port;
  @Autowired private MongoOperations mongo;

  private final String unique = UUID.randomUUID().toString().substring(0, 8);
  private final String place = "place-" + unique;
  private final String stay = "stay-" + unique;
  private final List<String> homes =
      List.of("home-ash-" + unique, "home-beech-" + unique, "home-cedar-" + unique);
  private Asks asks;

  @BeforeEach
  void ask() {
    asks = new Asks(port);
  }

  @Test
  void fifty_ask_at_once_for_three_beds_and_three_are_held() throws Exception {
    var home = homes.getFirst();
    asks.home(home, place, "NURSING", 3);

    var answers =
        atOnce(
            IntStream.range(0, 50)
                .<Callable<Answer>>mapToObj(
                    i ->
                        () ->
                            asks.post(
                                "/api/homes/" + home + "/holds",
                                Role.HUB,
                                Map.of(
                                    "stayId", stay + "-" + i,
                                    "personId", "person-" + i,
                                    "bedType", "NURSING")))
                .toList());

    assertThat(answers.stream().collect(groupingBy(Answer::status, counting())))
        .isEqualTo(Map.of(201, 3L, 409, 47L));
    assertThat(answers.stream().filter(answer -> answer.status() == 409))
        .extracting(Answer::rule)
        .containsOnly("no-free-bed");
    await().atMost(SOON).until(() -> facts(home, BedHeld.class).size() == 3);
    assertThat(unmet(Role.HUB).path("asked").asInt()).isEqualTo(47);
    assertThat(unmet(Role.LEADER).path("asked").asInt()).isEqualTo(45);
    assertThat(unmet(Role.HUB).path("partnership").asString()).isEqualTo("seacroft");
  }

  @Test
  void several_homes_are_asked_and_the_first_to_accept_is_the_one() throws Exception {
    homes.forEach(home -> asks.home(home, place, "NURSING", 1));
    var approach = approach();
    assertThat(approach.path("asked")).hasSize(3);
    assertThat(approach.path("notAsked")).isEmpty();

    var answers =
        atOnce(
            StreamSupport.stream(approach.path("asked").spliterator(), false)
                .<Callable<Answer>>map(asked -> () -> answer(asked, "accepted", Map.of()))
                .toList());

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .hasSize(2)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(409);
              assertThat(answer.rule()).isIn("accepted-elsewhere", "hold-released");
            });
    await().atMost(SOON).until(() -> facts(BedReleased.class).size() == 2);
    assertThat(facts(BedAccepted.class)).hasSize(1);
    assertThat(facts(BedHeld.class))
        .extracting(BedHeld::approachId)
        .containsOnly(approach.path("approachId").asString());
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(log(approach).path("homes").findValuesAsString("answer"))
                    .containsExactlyInAnyOrder("ACCEPTED", "RELEASED", "RELEASED"));
  }

  @Test
  void who_asked_sees_every_bed_kept_the_soonest_to_lapse_first() {
    homes.forEach(home -> asks.home(home, place, "NURSING", 1));
    var ash = hold(homes.get(0), stay + "-1", 6);
    hold(homes.get(1), stay + "-2", 2);
    var cedar = hold(homes.get(2), stay + "-3", 4);
    expect(
        200,
        asks.post(
            "/api/homes/" + homes.get(0) + "/holds/" + ash + "/accepted",
            Role.CARE_HOME,
            Map.of()));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(kept(""))
                    .containsExactly(
                        homes.get(1) + " " + stay + "-2 false",
                        homes.get(2) + " " + stay + "-3 false",
                        homes.get(0) + " " + stay + "-1 true"));
    assertThat(kept("&state=open")).hasSize(2);
    assertThat(kept("&state=accepted")).containsExactly(homes.get(0) + " " + stay + "-1 true");
    assertThat(kept("&stayId=" + stay + "-3"))
        .containsExactly(homes.get(2) + " " + stay + "-3 false");
    expect(
        200,
        asks.post(
            "/api/homes/" + homes.get(2) + "/holds/" + cedar + "/released", Role.HUB, Map.of()));
    assertThat(kept("&state=open")).as("as it stands now").hasSize(1);
    expect(403, asks.get("/api/holds", Machinery.issuer().manager("m.booth", homes.get(0))));
    expect(400, asks.get("/api/holds?state=lost", Role.HUB));
  }

  private String hold(String home, String stayId, int hours) {
    var body =
        Map.of("stayId", stayId, "personId", "p-" + stayId, "bedType", "NURSING", "hours", hours);
    return expect(201, asks.post("/api/homes/" + home + "/holds", Role.HUB, body))
        .body()
        .path("holdId")
        .asString();
  }

  /** Home, stay and whether it is accepted, of those in the homes of this test. */
  private List<String> kept(String more) {
    return expect(200, asks.get("/api/holds?limit=500" + more, Role.HUB))
        .body()
        .valueStream()
        .filter(kept -> kept.path("place").asString("").equals(place))
        .map(
            kept ->
                kept.path("homeId").asString("")
                    + " "
                    + kept.path("hold").path("stayId").asString("")
                    + " "
                    + kept.path("hold").path("accepted").asBoolean(false))
        .toList();
  }

  @Test
  void a_home_may_ask_to_assess_and_another_takes_over_when_it_refuses_after_all() {
    homes.forEach(home -> asks.home(home, place, "NURSING", 1));
    var approach = approach();
    var ash = approach.path("asked").path(0);
    var beech = approach.path("asked").path(1);

    expect(200, answer(ash, "assessment", Map.of("assessor", "TRUSTED_ASSESSOR")));
    expect(200, answer(ash, "accepted", Map.of()));
    expect(200, answer(ash, "refused", Map.of("reason", "CANNOT_MEET_NEEDS")));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(log(approach).path("homes").findValuesAsString("answer"))
                    .containsExactly("REFUSED", "RELEASED", "RELEASED"));

    assertThat(answer(beech, "accepted", Map.of()).rule()).isEqualTo("hold-released");
    var again = hold(homes.get(1));
    expect(200, answer(again, homes.get(1), "accepted"));
    assertThat(facts(homes.getFirst(), AssessmentSought.class)).hasSize(1);
    assertThat(log(approach).path("homes").path(0).path("assessor").asString())
        .isEqualTo("TRUSTED_ASSESSOR");
    assertThat(log(approach).path("homes").path(0).path("refusal").asString())
        .isEqualTo("CANNOT_MEET_NEEDS");
    assertThat(unmet(Role.HUB).path("refused").path("CANNOT_MEET_NEEDS").asInt()).isEqualTo(1);
    assertThat(unmet(Role.LEADER).path("refused").path("CANNOT_MEET_NEEDS").asInt()).isEqualTo(5);
    assertThat(response(homes.getFirst(), Role.HUB).has("medianMinutes")).isTrue();
    assertThat(response(homes.getFirst(), Role.LEADER).has("medianMinutes")).isFalse();
  }

  @Test
  void the_same_approach_again_is_answered_the_same_and_another_by_that_key_is_refused() {
    homes.forEach(home -> asks.home(home, place, "NURSING", home.equals(homes.get(1)) ? 0 : 1));

    var first = expect(201, approach("once", homes));
    var again = expect(201, approach("once", homes));
    var other = approach("once", homes.reversed());

    assertThat(first.body().path("asked")).hasSize(2);
    assertThat(first.body().path("notAsked").path(0).path("rule").asString())
        .isEqualTo("no-free-bed");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.rule()).isEqualTo("idempotency-key-reused");
    await().atMost(SOON).until(() -> facts(BedHeld.class).size() == 2);
  }

  @Test
  void an_approach_nobody_can_meet_is_refused_with_the_rules_and_counts_once_as_need() {
    homes.forEach(home -> asks.home(home, place, "NURSING", 0));

    var refused = expect(409, approach("none", homes));

    assertThat(refused.rule()).isEqualTo("no-bed-held");
    assertThat(refused.body().path("detail").asString())
        .contains(homes.getFirst() + ": no-free-bed");
    assertThat(approach("none", homes).rule()).isEqualTo("no-bed-held");
    assertThat(unmet(Role.HUB).path("asked").asInt()).isEqualTo(1);
  }

  @Test
  void what_is_no_home_is_not_said_again() {
    var refused = expect(409, approach("nowhere", List.of("Asha-Patel")));

    assertThat(refused.body().path("detail").asString())
        .isEqualTo("No home keeps a bed. unnamed: unknown-home.");
  }

  @Test
  void a_withdrawn_approach_lets_all_beds_go() {
    homes.forEach(home -> asks.home(home, place, "NURSING", 1));
    var approach = approach();

    var path = "/api/approaches/" + approach.path("approachId").asString() + "/withdrawn";
    expect(200, asks.post(path, Role.HUB, Map.of()));

    await().atMost(SOON).until(() -> facts(BedReleased.class).size() == 3);
  }

  @Test
  void a_search_in_vain_counts_once_a_day_for_who_searches_for_someone() {
    asks.home(homes.getFirst(), place, "NURSING", 0);
    var search = "/api/homes?place=" + place + "&bedType=NURSING";

    asks.get(search, Role.HUB);
    asks.get(search, Role.HUB);
    asks.get(search, Role.LEADER);

    assertThat(unmet(Role.HUB).path("sought").asInt()).isEqualTo(1);
  }

  @Test
  void where_there_is_too_much_to_count_the_newest_is_counted_and_since_when_is_said() {
    var old = Instant.now().minus(Duration.ofDays(200));
    var many = IntStream.range(0, 20_000).mapToObj(i -> refused("old-" + i, old, "old-" + place));
    mongo.insert(many.toList(), "askings");
    mongo.insert(refused("new", old.plus(Duration.ofDays(100)), place), "askings");
    try {
      var answer = expect(200, asks.get("/api/need/unmet?days=300", Role.HUB)).body();
      var places =
          StreamSupport.stream(answer.path("unmet").spliterator(), false)
              .map(row -> row.path("place").asString(""))
              .toList();
      assertThat(places).contains(place).doesNotContain("old-" + place);
      assertThat(answer.path("since").asString()).isEqualTo(London.day(old).plusDays(1).toString());
      var homesSince = expect(200, asks.get("/api/need/responses?days=300", Role.HUB)).body();
      assertThat(homesSince.path("since")).isEqualTo(answer.path("since"));
    } finally {
      mongo.remove(query(where("homeId").is("home-" + unique)), "askings");
    }
  }

  private Document refused(String hold, Instant askedAt, String inPlace) {
    return new Document("_id", hold + "-" + unique)
        .append("homeId", "home-" + unique)
        .append("place", inPlace)
        .append("partnership", "seacroft")
        .append("bedType", "NURSING")
        .append("askedAt", Date.from(askedAt))
        .append("expiresAt", Date.from(askedAt.plus(Duration.ofHours(4))))
        .append("answer", "REFUSED")
        .append("respondedAt", Date.from(askedAt.plus(Duration.ofHours(1))))
        .append("refusal", "STAFFING");
  }

  @Test
  void who_may_not_ask_homes_or_see_need_is_told_so() {
    expect(403, asks.post("/api/approaches", Role.CARE_HOME, Map.of()));
    expect(403, asks.post("/api/approaches", Role.LEADER, Map.of()));
    expect(403, asks.get("/api/need/unmet", Role.CARE_HOME));
    expect(403, asks.get("/api/need/responses", Role.TEAM));
    expect(404, asks.get("/api/approaches/none", Role.HUB));
  }

  private JsonNode approach() {
    return expect(201, approach(UUID.randomUUID().toString(), homes)).body();
  }

  private Answer approach(String key, List<String> asked) {
    var body =
        Map.of("homes", asked, "stayId", stay, "personId", "person-patel", "bedType", "NURSING");
    return asks.post("/api/approaches", Role.HUB, body, key);
  }

  private String hold(String home) {
    var body = Map.of("stayId", stay, "personId", "person-patel", "bedType", "NURSING");
    return expect(201, asks.post("/api/homes/" + home + "/holds", Role.HUB, body))
        .body()
        .path("holdId")
        .asString();
  }

  private Answer answer(JsonNode asked, String what, Map<String, ?> body) {
    var path =
        "/api/homes/%s/holds/%s/%s"
            .formatted(asked.path("homeId").asString(), asked.path("holdId").asString(), what);
    return asks.post(path, Role.CARE_HOME, body);
  }

  private Answer answer(String hold, String home, String what) {
    return asks.post(
        "/api/homes/" + home + "/holds/" + hold + "/" + what, Role.CARE_HOME, Map.of());
  }

  private JsonNode log(JsonNode approach) {
    var path = "/api/approaches/" + approach.path("approachId").asString();
    return expect(200, asks.get(path, Role.COORDINATOR)).body();
  }

  private JsonNode unmet(Role role) {
    var unmet = expect(200, asks.get("/api/need/unmet?days=1", role)).body().path("unmet");
    return StreamSupport.stream(unmet.spliterator(), false)
        .filter(row -> row.path("place").asString("").equals(place))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode response(String home, Role role) {
    var homes = expect(200, asks.get("/api/need/responses", role)).body().path("homes");
    return StreamSupport.stream(homes.spliterator(), false)
        .filter(row -> row.path("homeId").asString().equals(home))
        .findFirst()
        .orElseThrow();
  }

  private <T> List<T> facts(Class<T> type) {
    return homes.stream().flatMap(home -> facts(home, type).stream()).toList();
  }

  private static <T> List<T> facts(String home, Class<T> type) {
    return Machinery.facts(Publisher.CARE_HOME_CAPACITY, home).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static List<Answer> atOnce(List<Callable<Answer>> all) throws Exception {
    var go = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          all.stream()
              .map(
                  each ->
                      threads.submit(
                          () -> {
                            go.await();
                            return each.call();
                          }))
              .toList();
      go.countDown();
      var answers = new ArrayList<Answer>();
      for (var each : asked) {
        answers.add(each.get());
      }
      return answers;
    }
  }
}
