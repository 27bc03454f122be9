package care.homeward.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.PersonEvent.Abode;
import care.homeward.contracts.PersonEvent.AbodeRecorded;
import care.homeward.contracts.PersonEvent.CarerTold;
import care.homeward.contracts.PersonEvent.CarersRecorded;
import care.homeward.contracts.PersonEvent.News;
import care.homeward.contracts.PersonEvent.PersonRegistered;
import care.homeward.contracts.PersonEvent.PersonTold;
import care.homeward.contracts.PersonEvent.Wish;
import care.homeward.contracts.PersonEvent.WishesRecorded;
import care.homeward.contracts.Publisher;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Wishes, carers and who was told, over HTTP, on the real store and broker. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform,people",
      "spring.application.name=people",
      "homeward.people.key=a key of the tests, and of them only"
    })
@ContextConfiguration(initializers = Machinery.class)
@ExtendWith(OutputCaptureExtension.class)
class MattersIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");
  private static final String AT_NINE = "\"at\": \"2026-11-20T09:00:00Z\"";
  private static final String AT_TEN = "\"at\": \"2026-11-20T10:00:00Z\"";

  @LocalServerPort int port;
  @Autowired MongoTemplate mongo;

  private RestTestClient http;

  @BeforeEach
  void fresh() {
    http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
  }

  @Test
  void wishes_are_recorded_listed_and_withdrawn() {
    var person = person("W-1");
    var first =
        post(
            wishes(person),
            "{\"wishes\": [{\"wish\": \"AT_HOME\"},"
                + " {\"wish\": \"OWN_WORDS\", \"words\": \"Lunch with Ruth\"}], "
                + AT_NINE
                + "}");
    first.expectStatus().isCreated().expectHeader().location(wishes(person));
    var ids = json(first).path("wishIds");
    var _ = created(wishes(person), "{\"wishes\": [{\"wish\": \"QUIET\"}], " + AT_TEN + "}");
    var withdrawn = wishes(person) + "/" + ids.path(0).asString() + "/withdrawn";
    post(withdrawn, "{" + AT_TEN + "}").expectStatus().isOk();
    post(withdrawn, "{" + AT_TEN + "}").expectStatus().isOk();

    var all = get(wishes(person), Role.TEAM);

    assertThat(texts(all.path("standing"), "")).containsExactly("QUIET", "OWN_WORDS");
    assertThat(texts(all.path("wishes"), "/wish"))
        .hasSize(3)
        .startsWith("QUIET")
        .containsExactlyInAnyOrder("QUIET", "AT_HOME", "OWN_WORDS");
    for (var wish : all.path("wishes")) {
      assertThat(wish.at("/noted/by").asString()).isEqualTo("coordinator-1");
      var home = wish.path("wish").asString().equals("AT_HOME");
      assertThat(wish.at("/withdrawn/at").asString("")).isEqualTo(home ? TEN.toString() : "");
      var own = wish.path("wish").asString().equals("OWN_WORDS");
      assertThat(wish.path("words").asString("")).isEqualTo(own ? "Lunch with Ruth" : "");
    }
    assertThat(factsAfterRegistration(person, 3))
        .containsExactly(
            new WishesRecorded(person, NINE, List.of(Wish.AT_HOME, Wish.OWN_WORDS)),
            new WishesRecorded(person, TEN, List.of(Wish.AT_HOME, Wish.QUIET, Wish.OWN_WORDS)),
            new WishesRecorded(person, TEN, List.of(Wish.QUIET, Wish.OWN_WORDS)));
  }

  @Test
  void carers_are_recorded_with_consent_and_told_with_it_alone() {
    var person = person("C-1");
    var carer =
        created(
                carers(person),
                "{\"relationship\": \"CHILD\", \"name\": \"Ruth\", \"contact\": \"0113 496 0001\","
                    + " \"consent\": \"NOT_ASKED\", "
                    + AT_NINE
                    + "}")
            .path("carerId")
            .asString();
    var telling = "{\"about\": \"EXPECTED_DATE\", \"carerId\": \"" + carer + "\", " + AT_TEN + "}";
    problem(post(told(person), telling), 409, "carer-without-consent");
    post(carers(person) + "/" + carer + "/consents", "{\"consent\": \"GIVEN\", " + AT_TEN + "}")
        .expectStatus()
        .isOk();
    post(told(person), telling).expectStatus().isCreated().expectHeader().location(told(person));
    var _ = created(told(person), "{\"about\": \"PATHWAY\", " + AT_NINE + "}");

    var listed = get(carers(person), Role.HUB).path("carers");
    assertThat(listed).hasSize(1);
    assertThat(listed.at("/0/name").asString()).isEqualTo("Ruth");
    assertThat(listed.at("/0/contact").asString()).isEqualTo("0113 496 0001");
    assertThat(listed.at("/0/consent").asString()).isEqualTo("GIVEN");
    assertThat(texts(listed.at("/0/answers"), "/consent")).containsExactly("NOT_ASKED", "GIVEN");
    var tellings = get(told(person), Role.COORDINATOR).path("told");
    assertThat(texts(tellings, "/about")).containsExactly("EXPECTED_DATE", "PATHWAY");
    assertThat(texts(tellings, "/carerId")).containsExactly(carer, "");
    assertThat(texts(tellings, "/noted/by")).containsExactly("coordinator-1", "coordinator-1");

    post(carers(person) + "/" + carer + "/ended", "{" + AT_TEN + "}").expectStatus().isOk();
    assertThat(factsAfterRegistration(person, 5))
        .containsExactly(
            new CarersRecorded(person, NINE, false),
            new CarersRecorded(person, TEN, true),
            new CarerTold(person, TEN, News.EXPECTED_DATE),
            new PersonTold(person, NINE, News.PATHWAY),
            new CarersRecorded(person, TEN, false));
  }

  @Test
  void words_names_and_contacts_are_nowhere_outside(CapturedOutput output) {
    var person = person("P-1");
    var _ =
        created(
            wishes(person),
            "{\"wishes\": [{\"wish\": \"NEAR_SOMEONE\", \"words\": \"Xanthippe of Quibell Mews\"}]}");
    var carer =
        created(
                carers(person),
                "{\"relationship\": \"PARTNER\", \"name\": \"Xanthippe Quibell\","
                    + " \"contact\": \"07700 900461\", \"consent\": \"GIVEN\"}")
            .path("carerId")
            .asString();
    var _ = created(told(person), "{\"about\": \"DISCHARGE\", \"carerId\": \"" + carer + "\"}");
    post(wishes(person), "{\"wishes\": [{\"wish\": \"Quibell\"}]}").expectStatus().isBadRequest();
    var tooLong = "Quibell".repeat(300);
    var refused =
        post(
            wishes(person),
            "{\"wishes\": [{\"wish\": \"QUIET\", \"words\": \"" + tooLong + "\"}]}");
    assertThat(body(refused.expectStatus().isBadRequest()))
        .contains("/wishes[0]/words")
        .doesNotContain("Quibell");
    assertThat(get(wishes(person), Role.HUB).toString()).contains("Quibell Mews");
    assertThat(get(carers(person), Role.HUB).toString()).contains("07700 900461");
    assertThat(factsAfterRegistration(person, 3)).hasSize(3);

    var outside = new StringBuilder(output.getAll());
    outside.append(metrics());
    for (var record : Machinery.records(Publisher.PEOPLE.topic())) {
      outside.append(record.key()).append('\n');
      outside.append(new String(record.value(), StandardCharsets.UTF_8)).append('\n');
      record.headers().forEach(h -> outside.append(new String(h.value(), StandardCharsets.UTF_8)));
    }
    assertThat(outside.toString())
        .contains(person, "NEAR_SOMEONE")
        .doesNotContainIgnoringCase("Xanthippe", "Quibell", "07700", "900461");
  }

  @Test
  void after_a_merge_the_record_that_stays_has_all_of_both() {
    var kept = person("M-1");
    var retired = person("M-2");
    var _ = created(wishes(kept), "{\"wishes\": [{\"wish\": \"AT_HOME\"}], " + AT_NINE + "}");
    var wish =
        created(wishes(retired), "{\"wishes\": [{\"wish\": \"KEEP_PET\"}], " + AT_TEN + "}")
            .at("/wishIds/0")
            .asString();
    var later = keyed(carers(retired), ruth(AT_TEN), "ruth-1");
    var ruth = json(later.expectStatus().isCreated()).path("carerId").asString();
    var _ = created(carers(kept), ruth(AT_NINE));
    asking(
            HttpMethod.POST,
            "/api/people/merges",
            "{\"kept\": {\"localIdentifiers\": [%s]}, \"retired\": {\"localIdentifiers\": [%s]}}"
                .formatted(local("M-1"), local("M-2")),
            Role.SERVICE,
            null)
        .expectStatus()
        .isOk();

    for (var asked : List.of(kept, retired)) {
      var all = get(wishes(asked), Role.TEAM);
      assertThat(all.path("personId").asString()).isEqualTo(kept);
      assertThat(texts(all.path("wishes"), "/wish")).containsExactly("KEEP_PET", "AT_HOME");
      var carers = get(carers(asked), Role.TEAM).path("carers");
      assertThat(carers).hasSize(2);
      assertThat(carers.at("/0/carerId").asString()).isEqualTo(ruth);
    }

    var again = keyed(carers(retired), ruth(AT_TEN), "ruth-1");
    again.expectStatus().isCreated().expectHeader().valueEquals("Idempotency-Replayed", "true");
    assertThat(json(again).path("carerId").asString()).isEqualTo(ruth);
    assertThat(get(carers(kept), Role.TEAM).path("carers")).hasSize(2);

    post(wishes(kept) + "/" + wish + "/withdrawn", "{}").expectStatus().isOk();
    var _ = created(told(retired), "{\"about\": \"PATHWAY\"}");
    assertThat(texts(get(wishes(kept), Role.TEAM).path("standing"), "")).containsExactly("AT_HOME");
    assertThat(get(told(kept), Role.TEAM).path("told")).hasSize(1);
  }

  @Test
  void a_restricted_person_has_carers_without_contacts_and_wishes_for_those_who_care() {
    var person = person("S-1", ", \"postcode\": \"HW1 1AA\"");
    var _ = created(carers(person), ruth(AT_NINE));
    var _ = created(wishes(person), "{\"wishes\": [{\"wish\": \"OWN_BED\"}]}");
    assertThat(get(carers(person), Role.HUB).toString()).contains("0113 496 0001");

    assertThat(person("S-1", ", \"restricted\": true")).isEqualTo(person);

    problem(post(carers(person), ruth(AT_TEN)), 422, "whereabouts-protected");
    for (var role : List.of(Role.COORDINATOR, Role.HUB, Role.TEAM)) {
      assertThat(texts(get(wishes(person), role).path("wishes"), "/wish"))
          .containsExactly("OWN_BED");
      assertThat(get(carers(person), role).toString()).contains("Ruth").doesNotContain("0113");
      var known = body(lookUp(person, role).expectStatus().isOk());
      assertThat(known).contains("\"restricted\":true").doesNotContain("HW1");
    }
    for (var role : List.of(Role.LEADER, Role.OPERATOR, Role.CARE_HOME, Role.SERVICE)) {
      for (var path : List.of(wishes(person), carers(person), told(person))) {
        asking(HttpMethod.GET, path, null, role, null).expectStatus().isForbidden();
        asking(HttpMethod.POST, path, "{}", role, null).expectStatus().isForbidden();
      }
      lookUp(person, role).expectStatus().isForbidden();
    }
  }

  @Test
  void who_read_is_recorded() {
    var person = person("L-1");

    for (var path : List.of(wishes(person), carers(person), told(person))) {
      var _ = get(path, Role.TEAM);
    }

    assertThat(mongo.findAll(Lookup.class).stream().filter(l -> l.ids().equals(List.of(person))))
        .allSatisfy(lookup -> assertThat(lookup.by()).isEqualTo("team-1"))
        .extracting(Lookup::purpose)
        .containsExactlyInAnyOrder("wishes", "carers", "told");
  }

  @Test
  void the_same_key_records_once() {
    var person = person("K-1");
    var wish = "{\"wishes\": [{\"wish\": \"GO_OUT\"}]}";

    var first = json(keyed(wishes(person), wish, "once").expectStatus().isCreated());
    var again = keyed(wishes(person), wish, "once");

    again.expectStatus().isCreated().expectHeader().valueEquals("Idempotency-Replayed", "true");
    assertThat(json(again)).isEqualTo(first);
    assertThat(get(wishes(person), Role.TEAM).path("wishes")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "wishes | {\"wishes\": []} | 400 | invalid-request",
        "wishes | {} | 400 | invalid-request",
        "wishes | {\"wishes\": [null]} | 400 | invalid-request",
        "wishes | {\"wishes\": [{\"words\": \"x\"}]} | 400 | invalid-request",
        "wishes | {\"wishes\": [{\"wish\": \"RICHES\"}]} | 400 | unreadable-request",
        "wishes | {\"wishes\": [{\"wish\": \"QUIET\"}, {\"wish\": \"OWN_WORDS\"}]} | 422 | words-missing",
        "wishes | {\"wishes\": [{\"wish\": \"QUIET\"}], \"at\": \"2999-01-01T00:00:00Z\"} | 422 | in-the-future",
        "wishes/wish-0/withdrawn | {} | 404 | unknown-wish",
        "carers | {\"relationship\": \"CHILD\", \"consent\": \"GIVEN\"} | 400 | invalid-request",
        "carers | {\"relationship\": \"CHILD\", \"name\": \"Ruth\"} | 400 | invalid-request",
        "carers/carer-0/ended | {} | 404 | unknown-carer",
        "carers/carer-0/consents | {\"consent\": \"GIVEN\"} | 404 | unknown-carer",
        "told | {} | 400 | invalid-request",
        "told | {\"about\": \"PATHWAY\", \"carerId\": \"Ruth\"} | 400 | invalid-request",
        "told | {\"about\": \"PATHWAY\", \"carerId\": \"carer-0\"} | 404 | unknown-carer"
      })
  void what_is_wrong_is_refused_and_nothing_is_half_done(
      String path, String body, int status, String rule) {
    var person = person("B-1");

    problem(post("/api/people/" + person + "/" + path, body), status, rule);

    assertThat(get(wishes(person), Role.TEAM).path("wishes")).isEmpty();
    assertThat(get(carers(person), Role.TEAM).path("carers")).isEmpty();
    assertThat(get(told(person), Role.TEAM).path("told")).isEmpty();
  }

  @Test
  void nobody_has_no_wishes() {
    problem(
        asking(HttpMethod.GET, wishes("person-of-nobody"), null, Role.HUB, null),
        404,
        "unknown-person");
    problem(
        post(wishes("person-of-nobody"), "{\"wishes\": [{\"wish\": \"QUIET\"}]}"),
        404,
        "unknown-person");
  }

  @Test
  void no_fixed_abode_is_told_and_looked_up() {
    var answer =
        register(
            "{\"localIdentifiers\": ["
                + local("A-1")
                + "], \"postcode\": \"ZZ99 3VZ\", "
                + AT_NINE
                + "}");
    var person = answer.path("personId").asString();
    assertThat(answer.path("abode").asString()).isEqualTo("NO_FIXED_ABODE");
    assertThat(body(lookUp(person, Role.HUB).expectStatus().isOk()))
        .contains("\"abode\":\"NO_FIXED_ABODE\"");
    assertThat(factsAfterRegistration(person, 1))
        .containsExactly(new AbodeRecorded(person, NINE, Abode.NO_FIXED_ABODE));

    var housed =
        register(
            "{\"localIdentifiers\": ["
                + local("A-1")
                + "], \"abode\": \"USUAL_ADDRESS\", "
                + AT_TEN
                + "}");
    assertThat(housed.path("abode").asString()).isEqualTo("USUAL_ADDRESS");
  }

  private String person(String number) {
    return person(number, "");
  }

  private String person(String number, String more) {
    return register("{\"localIdentifiers\": [" + local(number) + "]" + more + "}")
        .path("personId")
        .asString();
  }

  private JsonNode register(String body) {
    return json(asking(HttpMethod.POST, "/api/people", body, Role.SERVICE, null));
  }

  private static String local(String value) {
    return "{\"organisation\": \"RHW09\", \"value\": \"" + value + "\"}";
  }

  private static String ruth(String at) {
    return "{\"relationship\": \"CHILD\", \"name\": \"Ruth\", \"contact\": \"0113 496 0001\","
        + " \"consent\": \"GIVEN\", "
        + at
        + "}";
  }

  private static String wishes(String person) {
    return "/api/people/" + person + "/wishes";
  }

  private static String carers(String person) {
    return "/api/people/" + person + "/carers";
  }

  private static String told(String person) {
    return "/api/people/" + person + "/told";
  }

  private ResponseSpec lookUp(String person, Role role) {
    var question = "{\"ids\": [\"" + person + "\"], \"purpose\": \"flow board\"}";
    return asking(HttpMethod.POST, "/api/people/lookups", question, role, null);
  }

  private String metrics() {
    return body(
        asking(HttpMethod.GET, "/actuator/prometheus", null, Role.OPERATOR, null)
            .expectStatus()
            .isOk());
  }

  private JsonNode created(String path, String body) {
    return json(post(path, body).expectStatus().isCreated());
  }

  private JsonNode get(String path, Role role) {
    return json(asking(HttpMethod.GET, path, null, role, null).expectStatus().isOk());
  }

  private ResponseSpec post(String path, String body) {
    return keyed(path, body, null);
  }

  private ResponseSpec keyed(String path, String body, @Nullable String key) {
    return asking(HttpMethod.POST, path, body, Role.COORDINATOR, key);
  }

  private static void problem(ResponseSpec answer, int status, String rule) {
    answer
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:homeward:problem:" + rule);
  }

  private ResponseSpec asking(
      HttpMethod method, String path, @Nullable String body, Role role, @Nullable String key) {
    var request =
        http.method(method)
            .uri(path)
            .headers(
                headers -> {
                  var who = role.name().toLowerCase(Locale.ROOT) + "-1";
                  headers.setBearerAuth(Machinery.token(who, role));
                  if (key != null) {
                    headers.set("Idempotency-Key", key);
                  }
                });
    return body == null
        ? request.exchange()
        : request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
  }

  private static JsonNode json(ResponseSpec answer) {
    return JsonMapper.shared().readTree(body(answer));
  }

  private static String body(ResponseSpec answer) {
    return Objects.requireNonNull(answer.expectBody(String.class).returnResult().getResponseBody());
  }

  private static List<String> texts(JsonNode list, String pointer) {
    return list.values().stream().map(one -> one.at(pointer).asString("")).toList();
  }

  /** A person without an address is registered with one fact. */
  private static List<Object> factsAfterRegistration(String person, int count) {
    await().atMost(SOON).until(() -> Machinery.facts(Publisher.PEOPLE, person).size() >= count + 1);
    var facts = Machinery.facts(Publisher.PEOPLE, person);
    assertThat(facts.getFirst()).isInstanceOf(PersonRegistered.class);
    return facts.subList(1, facts.size());
  }
}
