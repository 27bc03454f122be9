package care.homeward.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.PersonEvent.PeopleMerged;
import care.homeward.contracts.PersonEvent.PersonRegistered;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.Publisher;
import care.homeward.people.PersonApi.Answer;
import care.homeward.people.PersonApi.FullName;
import care.homeward.people.PersonApi.Known;
import care.homeward.people.PersonApi.Registered;
import care.homeward.people.PersonDesk.Merged;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform,people",
      "spring.application.name=people",
      "homeward.people.key=a key of the tests, and of them only"
    })
@ContextConfiguration(initializers = Machinery.class)
@ExtendWith(OutputCaptureExtension.class)
class PeopleIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
  private static final PersonSummary OF_THE_VALE =
      new PersonSummary("75-84", false, "aldersyke", "orchard-vale", 5);
  private static final PersonSummary UNKNOWN =
      new PersonSummary("unknown", false, null, null, null);

  @LocalServerPort int port;
  @Autowired MongoTemplate mongo;

  private RestTestClient http;

  @BeforeEach
  void fresh() {
    http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
  }

  @Test
  void someone_is_registered_once_and_found_again_by_either_number() {
    var first =
        post(
            "/api/people",
            """
            {"nhsNumber": "999 100 0011", "localIdentifiers": [%s],
             "name": {"family": "Okafor", "given": "Grace"}, "birthDate": "1944-02-03",
             "sex": "F", "postcode": "HW11 2QQ", "addressLines": ["1 Pear Tree Row"],
             "restricted": false, "at": "2026-11-20T09:00:00Z"}
            """
                .formatted(local("G-1")));
    var registered = registered(first.expectStatus().isCreated());
    // Made outside this program, as PseudonymsTest says: not by chance, and kept nowhere.
    assertThat(registered.personId()).isEqualTo("person-592a85c26dfb5829f6126c651c151681");
    assertThat(registered.person()).isEqualTo(OF_THE_VALE);

    var byMrn = post("/api/people", with(local("g-1")));
    assertThat(registered(byMrn.expectStatus().isOk())).isEqualTo(registered);

    var byNumber = post("/api/people", "{\"nhsNumber\": \"9991000011\"}");
    assertThat(registered(byNumber.expectStatus().isOk())).isEqualTo(registered);

    assertThat(said(registered.personId(), 1))
        .containsExactly(new PersonRegistered(registered.personId(), AT, OF_THE_VALE));
  }

  @Test
  void the_same_message_again_gets_the_same_answer() {
    var body = "{\"nhsNumber\": \"9991000038\", \"postcode\": \"HW1 1AA\", \"restricted\": false}";
    var first = registered(keyed("message-1", body).expectStatus().isCreated());

    var again = keyed("message-1", body).expectStatus().isCreated();

    again.expectHeader().valueEquals("Idempotency-Replayed", "true");
    assertThat(registered(again)).isEqualTo(first);
  }

  @Test
  void a_record_without_an_nhs_number_is_merged_when_the_number_turns_up() {
    var before = registered(post("/api/people", with(local("M-1"))).expectStatus().isCreated());

    var after =
        registered(
            post(
                    "/api/people",
                    """
                    {"nhsNumber": "9991000046", "localIdentifiers": [%s],
                     "at": "2026-11-20T09:00:00Z"}
                    """
                        .formatted(local("M-1")))
                .expectStatus()
                .isCreated());

    assertThat(after.personId()).isNotEqualTo(before.personId());
    assertThat(said(after.personId(), 2))
        .containsExactly(
            new PersonRegistered(after.personId(), AT, UNKNOWN),
            new PeopleMerged(after.personId(), before.personId(), AT));
    assertThat(registered(post("/api/people", with(local("M-1")))).personId())
        .isEqualTo(after.personId());
  }

  @Test
  void a_number_corrected_at_the_hospital_takes_its_local_number_along_and_merges_nobody() {
    var wrong =
        registered(
            post("/api/people", "{\"nhsNumber\": \"9991000054\", " + also(local("N-1")) + "}"));
    var right =
        registered(
            post("/api/people", "{\"nhsNumber\": \"9991000062\", " + also(local("N-1")) + "}"));

    assertThat(registered(post("/api/people", with(local("N-1")))).personId())
        .isEqualTo(right.personId());
    assertThat(said(right.personId(), 1)).noneMatch(PeopleMerged.class::isInstance);
    assertThat(said(wrong.personId(), 1)).noneMatch(PeopleMerged.class::isInstance);
  }

  @Test
  void a_retired_record_answers_with_the_kept_one() {
    var kept =
        registered(
            post(
                "/api/people",
                """
                {"nhsNumber": "9991000070", "name": {"family": "Lindqvist"},
                 "at": "2026-11-20T08:00:00Z"}
                """));
    var retired = registered(post("/api/people", with(local("R-1"), "2026-11-20T08:00:00Z")));
    var merge =
        """
        {"kept": {"nhsNumber": "9991000070"}, "retired": {"localIdentifiers": [%s]},
         "at": "2026-11-20T09:00:00Z"}
        """
            .formatted(local("R-1"));

    assertThat(merged(merge)).isEqualTo(new Merged(kept.personId(), retired.personId()));
    assertThat(merged(merge)).isEqualTo(new Merged(kept.personId(), retired.personId()));

    assertThat(registered(post("/api/people", with(local("R-1")))).personId())
        .isEqualTo(kept.personId());
    assertThat(said(kept.personId(), 3))
        .containsExactly(
            new PersonRegistered(kept.personId(), Instant.parse("2026-11-20T08:00:00Z"), UNKNOWN),
            new PersonRegistered(kept.personId(), AT, UNKNOWN),
            new PeopleMerged(kept.personId(), retired.personId(), AT));
    assertThat(lookUp(List.of(retired.personId()), Role.HUB).people())
        .extracting(Known::id, Known::personId, Known::name)
        .containsExactly(
            tuple(retired.personId(), kept.personId(), new FullName("Lindqvist", null)));
  }

  @Test
  void many_at_once_make_one_person() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 16)
              .mapToObj(
                  i -> threads.submit(() -> registered(post("/api/people", with(local("C-1"))))))
              .toList();
      var ids = new HashSet<String>();
      for (var answer : answers) {
        ids.add(answer.get().personId());
      }
      assertThat(ids).hasSize(1);
    }
  }

  @Test
  void nothing_that_tells_who_someone_is_leaves_this_service(CapturedOutput output) {
    var body =
        """
        {"nhsNumber": "999 012 3454", "localIdentifiers": [%s],
         "name": {"family": "Zabriskie", "given": "Thelonius"}, "birthDate": "1937-05-19",
         "sex": "male", "postcode": "HW13 2XJ", "addressLines": ["77 Quince Garth"],
         "restricted": false}
        """
            .formatted(local("QX-55017"));
    var person = registered(post("/api/people", body)).personId();
    var _ = post("/api/people", body.replace("3454", "3455")).expectStatus().isEqualTo(422);
    var _ = post("/api/people", body.replace("1937-05-19", "19 May")).expectStatus().isBadRequest();
    assertThat(lookUp(List.of(person), Role.COORDINATOR).people()).hasSize(1);
    assertThat(said(person, 1)).hasSize(1);

    var seenOutside = new StringBuilder(output.getAll());
    for (var record : Machinery.records(Publisher.PEOPLE.topic())) {
      seenOutside.append(record.key()).append('\n');
      seenOutside.append(new String(record.value(), StandardCharsets.UTF_8)).append('\n');
      record
          .headers()
          .forEach(h -> seenOutside.append(new String(h.value(), StandardCharsets.UTF_8)));
    }

    assertThat(seenOutside.toString())
        .contains(person)
        .doesNotContainIgnoringCase(
            "9990123454",
            "999 012 3454",
            "999 012",
            "Zabriskie",
            "Thelonius",
            "1937",
            "HW13",
            "2XJ",
            "Quince",
            "QX-55017",
            "55017");
  }

  @Test
  void a_restricted_person_has_a_name_and_no_area() {
    var restricted =
        registered(
            post(
                "/api/people",
                """
                {"nhsNumber": "9991000089", "name": {"family": "Marsh", "given": "Ada"},
                 "birthDate": "1970-01-01", "postcode": "HW1 1AA", "restricted": true}
                """));

    assertThat(restricted.person()).isEqualTo(new PersonSummary("18-64", true, null, null, null));
    assertThat(stored("journal", restricted.personId())).contains("Marsh").doesNotContain("HW1");
    var known = lookUp(List.of(restricted.personId()), Role.HUB).people();
    assertThat(known).extracting(Known::restricted).containsExactly(true);
    assertThat(known).extracting(Known::name).containsExactly(new FullName("Marsh", "Ada"));
  }

  @Test
  void a_look_up_answers_for_the_known_and_is_recorded() {
    var ada = registered(post("/api/people", named("9991000097", "Bell", "Ada"))).personId();
    var bo = registered(post("/api/people", named("9990000018", "Dean", "Bo"))).personId();

    var answer = lookUp(List.of(bo, "person-of-nobody", ada), Role.COORDINATOR);

    assertThat(answer.people())
        .extracting(Known::id, Known::name, Known::nhsNumber)
        .containsExactly(
            tuple(bo, new FullName("Dean", "Bo"), "9990000018"),
            tuple(ada, new FullName("Bell", "Ada"), "9991000097"));
    assertThat(
            mongo.findAll(Lookup.class).stream()
                .filter(l -> l.ids().equals(List.of(bo, "person-of-nobody", ada))))
        .singleElement()
        .satisfies(
            lookup -> {
              assertThat(lookup.by()).isEqualTo("coordinator-1");
              assertThat(lookup.purpose()).isEqualTo("flow board");
              assertThat(lookup.at()).isBetween(Instant.now().minusSeconds(60), Instant.now());
            });
  }

  @Test
  void a_look_up_that_cannot_be_recorded_discloses_nothing() {
    var person = registered(post("/api/people", named("9991000100", "Undisclosed", "Wilhelmina")));
    var lookups = mongo.getCollection("lookups");
    var purpose = "recorded only once";
    lookups.createIndex(
        Indexes.ascending("purpose"),
        new IndexOptions()
            .name("once")
            .unique(true)
            .partialFilterExpression(Filters.eq("purpose", purpose)));
    try {
      var question = question(List.of(person.personId()), purpose);
      assertThat(text(asking("/api/people/lookups", question, Role.HUB, null), 200))
          .contains("Undisclosed");

      var unrecorded = asking("/api/people/lookups", question, Role.HUB, null);

      assertThat(text(unrecorded, 503))
          .contains("store-away")
          .doesNotContain("Undisclosed", "Wilhelmina");
    } finally {
      lookups.dropIndex("once");
    }
  }

  @Test
  void a_team_sees_names_and_no_nhs_numbers() {
    var person = registered(post("/api/people", named("9990000050", "Teale", "Ivy"))).personId();

    assertThat(lookUp(List.of(person), Role.TEAM).people())
        .singleElement()
        .satisfies(
            known -> {
              assertThat(known.name()).isEqualTo(new FullName("Teale", "Ivy"));
              assertThat(known.nhsNumber()).isNull();
            });
  }

  @Test
  void who_may_not_ask_is_told_nothing() {
    var question = "{\"ids\": [\"person-1\"], \"purpose\": \"flow board\"}";
    for (var role : List.of(Role.LEADER, Role.OPERATOR, Role.CARE_HOME, Role.SERVICE, Role.FEED)) {
      asking("/api/people/lookups", question, role, null).expectStatus().isForbidden();
    }
    asking("/api/people", with(local("X-1")), Role.COORDINATOR, null).expectStatus().isForbidden();
    asking("/api/people/merges", "{}", Role.HUB, null).expectStatus().isForbidden();
  }

  @Test
  void what_leads_to_nobody_is_refused() {
    refused("{\"nhsNumber\": \"9990000017\"}", "nhs-number-invalid");
    refused("{\"nhsNumber\": \"9999999999\"}", "nhs-number-invalid");
    refused("{\"name\": {\"family\": \"Nobody\"}}", "no-identifier");
    refused("{\"nhsNumber\": \"9990000018\", \"at\": \"2999-01-01T00:00:00Z\"}", "in-the-future");
    asking("/api/people/lookups", "{\"ids\": [], \"purpose\": \"flow board\"}", Role.HUB, null)
        .expectStatus()
        .isBadRequest();
    asking(
            "/api/people/lookups",
            "{\"ids\": [\"9990000018\"], \"purpose\": \"x y\"}",
            Role.HUB,
            null)
        .expectStatus()
        .isBadRequest();
  }

  private void refused(String body, String rule) {
    post("/api/people", body)
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:homeward:problem:" + rule);
  }

  private static String local(String value) {
    return "{\"organisation\": \"RHW01\", \"value\": \"" + value + "\"}";
  }

  private static String also(String identifier) {
    return "\"localIdentifiers\": [" + identifier + "]";
  }

  private static String with(String identifier) {
    return "{" + also(identifier) + "}";
  }

  private static String with(String identifier, String at) {
    return "{" + also(identifier) + ", \"at\": \"" + at + "\"}";
  }

  private static String named(String number, String family, String given) {
    return """
        {"nhsNumber": "%s", "name": {"family": "%s", "given": "%s"}, "birthDate": "1950-06-01"}
        """
        .formatted(number, family, given);
  }

  private static Registered registered(ResponseSpec answer) {
    return Objects.requireNonNull(
        answer.expectBody(Registered.class).returnResult().getResponseBody());
  }

  private Merged merged(String body) {
    return Objects.requireNonNull(
        post("/api/people/merges", body)
            .expectStatus()
            .isOk()
            .expectBody(Merged.class)
            .returnResult()
            .getResponseBody());
  }

  private Answer lookUp(List<String> ids, Role role) {
    var body = question(ids, "flow board");
    return Objects.requireNonNull(
        asking("/api/people/lookups", body, role, null)
            .expectStatus()
            .isOk()
            .expectBody(Answer.class)
            .returnResult()
            .getResponseBody());
  }

  private static String question(List<String> ids, String purpose) {
    return "{\"ids\": [\"" + String.join("\", \"", ids) + "\"], \"purpose\": \"" + purpose + "\"}";
  }

  private static String text(ResponseSpec answer, int status) {
    return Objects.requireNonNull(
        answer
            .expectStatus()
            .isEqualTo(status)
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }

  private ResponseSpec post(String path, String body) {
    return asking(path, body, Role.SERVICE, null);
  }

  private ResponseSpec keyed(String key, String body) {
    return asking("/api/people", body, Role.SERVICE, key);
  }

  private ResponseSpec asking(String path, String body, Role role, @Nullable String key) {
    var who = role.name().toLowerCase(Locale.ROOT) + "-1";
    return http.post()
        .uri(path)
        .headers(
            headers -> {
              headers.setBearerAuth(Machinery.token(who, role));
              if (key != null) {
                headers.set("Idempotency-Key", key);
              }
            })
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .exchange();
  }

  private static List<Object> said(String personId, int atLeast) {
    await().atMost(SOON).until(() -> Machinery.facts(Publisher.PEOPLE, personId).size() >= atLeast);
    return Machinery.facts(Publisher.PEOPLE, personId);
  }

  private static String stored(String collection, String subject) {
    try (var client = MongoClients.create(Machinery.store())) {
      return client
          .getDatabase("people")
          .getCollection(collection)
          .find(Filters.eq("subject", subject))
          .map(Document::toJson)
          .into(new ArrayList<>())
          .toString();
    }
  }
}
