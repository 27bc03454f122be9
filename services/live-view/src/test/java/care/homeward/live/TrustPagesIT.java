package care.homeward.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.Publisher;
import care.homeward.platform.access.Role;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The start, the developers' page and the feeds, as a browser without script meets them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrustPagesIT {

  private static final String ID = "person-t" + (System.nanoTime() % 100_000);
  private static final String STAY = ID.replace("person", "stay");

  private final Provider provider = new Provider();
  private final Neighbours neighbours = new Neighbours();
  private final Service service;
  private Visitor visitor;

  TrustPagesIT() throws Exception {
    var settings = new HashMap<>(provider.settings());
    settings.putAll(neighbours.settings());
    settings.put("homeward.simulated", "true");
    settings.put("homeward.names.RR813", "Minster Royal");
    service = Service.start("trustpages", settings);
    visitor = new Visitor(service.address());
    Facts.admitted(STAY, ID, "T1");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> visitor.get("/people/" + ID).status() == 200);
  }

  @BeforeEach
  void newVisitor() {
    provider.role(Role.COORDINATOR);
    neighbours.forget();
    visitor = new Visitor(service.address());
  }

  @AfterAll
  void stop() {
    service.close();
    provider.close();
    neighbours.close();
  }

  @Test
  void whoever_comes_first_sees_what_it_is_and_where_to_begin_without_signing_in()
      throws Exception {
    var start = visitor.get("/");

    assertThat(start.address().getPath()).isEqualTo("/");
    assertThat(start.page().select(".ways a").eachAttr("href"))
        .contains("/flow", "/referrals", "/capacity/declare", "/developers");
    assertThat(start.page().select("main").text()).contains("Everybody in here is made up.");
    assertThat(start.page().select(".usr")).isEmpty();
    assertThat(start.page().select("a[href='/flow?tour=1']").text()).contains("7 steps");
  }

  @Test
  void developers_find_every_fact_with_an_example_and_every_interface() throws Exception {
    var page = visitor.get("/developers").page();

    var facts = Arrays.stream(Publisher.values()).mapToInt(p -> p.facts().size()).sum();
    assertThat(page.select(".catalogue li")).hasSize(facts);
    assertThat(page.select(".catalogue pre").eachText())
        .allSatisfy(example -> assertThat(example).contains("\"specversion\""));
    assertThat(page.select(".apis li")).hasSize(7);
    for (var link : page.select(".apis a.hint, a[href$=asyncapi.json]").eachAttr("href")) {
      assertThat(visitor.get(link).body()).as(link).contains("api\"");
    }
    assertThat(visitor.get("/developers/openapi/nothing.json").status()).isEqualTo(404);
  }

  @Test
  void the_reader_of_interfaces_alone_may_style_inline() throws Exception {
    var page = visitor.get("/developers/api/referrals");

    assertThat(page.page().select("#api").attr("data-document"))
        .isEqualTo("/developers/openapi/referrals.json");
    assertThat(page.header("Content-Security-Policy")).contains("style-src 'self' 'unsafe-inline'");
    assertThat(visitor.get("/developers").header("Content-Security-Policy"))
        .contains("style-src 'self';");
    assertThat(visitor.get(page.page().select("script[src*=webjars]").attr("src")).status())
        .isEqualTo(200);
  }

  @Test
  void feeds_say_who_was_heard_when_and_who_is_silent() throws Exception {
    neighbours.answers(
        "discharge-flow",
        "GET",
        "/api/stays/contradictions",
        200,
        """
        {"found":[{"stayId":"%s","rule":"TWO_IN_ONE_BED","owner":"HOSPITAL"}],"bedsTwiceTaken":[]}
        """
            .formatted(STAY));
    var page = visitor.get("/feeds").page();

    var hospital = page.select("#hosp + .feeds li");
    assertThat(hospital.text()).contains("Minster Royal", "Heard", "just now", "in the last hour");
    assertThat(page.select(".feeds .silent").text())
        .contains("Resilience plan", "Not heard since this started");
    assertThat(page.select("table tbody tr").text())
        .isEqualTo("Two in one bed Ward T1 Hospital Open");
    assertThat(page.select("table a").attr("href")).isEqualTo("/people/" + ID);
  }

  @Test
  void who_may_not_see_what_contradicts_itself_is_told_so() throws Exception {
    neighbours.refuses(
        "discharge-flow", "GET", "/api/stays/contradictions", 403, "not-allowed", "No.");

    assertThat(visitor.get("/feeds").page().select("#contra + .nobody").text())
        .startsWith("You may not see this. Ask the operator");
  }

  private static final String PARKED =
      """
      {"id":"discharge-flow.v1/3/17","stream":"/homeward/discharge-flow/stay-1","sequence":4,
       "reason":"%s","at":"2026-11-24T14:00:00Z"}
      """;
  private static final String RECORD = "/api/parked/discharge-flow.v1/3/17";
  private static final String PAGE =
      "/feeds/parked?service=referrals&record=discharge-flow.v1/3/17";

  private void parked(String reason, boolean first) {
    provider.role(Role.OPERATOR);
    neighbours.answers(
        "referrals",
        "GET",
        RECORD,
        200,
        """
        {"parked":%s,"bytes":412,"first":%s,
         "shown":{"type":"discharge-flow.patient-moved.v1","subject":"stay-1",
                  "recordedAt":"2026-11-24T13:59:00Z","unknownFields":2,
                  "fields":[{"name":"location.bed","value":"characters: 6"}]}}
        """
            .formatted(PARKED.formatted(reason), first));
  }

  @Test
  void an_operator_sees_what_could_not_be_applied_and_what_was_done_about_it() throws Exception {
    provider.role(Role.OPERATOR);
    neighbours.answers("referrals", "GET", "/api/parked", 200, "[" + PARKED.formatted("GAP") + "]");
    neighbours.answers("care-home-capacity", "GET", "/api/parked", 503, "");
    neighbours.answers(
        "referrals",
        "GET",
        "/api/parked/done",
        200,
        """
        [{"at":"2026-11-24T15:00:00Z","by":"o.watts","act":"DISCARDED","reason":"NOT_A_FACT",
          "record":"people.v1/0/3","stream":"unreadable/people.v1/12ab","sequence":0,"digest":"9f"}]
        """);

    var page = visitor.get("/feeds");
    assertThat(page.page().select("table tbody tr").getFirst().text())
        .contains(
            "referrals",
            "/homeward/discharge-flow/stay-1",
            "4",
            "Waits for one before it",
            "Tue 24 Nov 14:00");
    assertThat(page.page().select(".away").text())
        .isEqualTo("Care home capacity does not answer just now.");
    assertThat(page.page().select(".acts-done tbody tr").text())
        .isEqualTo("Tue 24 Nov 15:00 o.watts Discarded Not a fact Referrals people.v1/0/3");
    parked("IllegalStateException", true);
    var link = page.page().select("table tbody tr a").attr("href");
    assertThat(visitor.get(link).page().select("h1").text())
        .isEqualTo("A record that could not be applied");
  }

  @Test
  void a_parked_record_shows_what_it_is_and_is_tried_again() throws Exception {
    parked("IllegalStateException", true);
    neighbours.answers("referrals", "POST", RECORD + "/releases", 200, "{\"left\":3}");

    var page = visitor.get(PAGE);
    assertThat(page.page().select("dl.facts").text())
        .contains(
            "discharge-flow.patient-moved.v1",
            "stay-1",
            "412 bytes",
            "Tue 24 Nov 13:59",
            "location.bed characters: 6");
    assertThat(page.page().select(".hint").text()).contains("2 more that its type does not know");
    var done = visitor.post("/feeds/parked", page.form("form[aria-labelledby=again]"));

    assertThat(done.address().getPath()).isEqualTo("/feeds");
    assertThat(done.page().select(".done").text()).isEqualTo("3 records left the parking.");
    assertThat(neighbours.asked("POST").getLast().path())
        .isEqualTo("/referrals/api/parked/discharge-flow.v1/3/17/releases");
  }

  @Test
  void giving_one_up_needs_a_reason_and_says_it() throws Exception {
    parked("IllegalStateException", true);
    neighbours.answers("referrals", "POST", RECORD + "/discards", 200, "{\"left\":1}");
    var form = new HashMap<>(visitor.get(PAGE).form("form[aria-labelledby=drop]"));

    var refused = visitor.post("/feeds/parked", form);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.page().select(".problem").text()).contains("Choose why it is given up");
    assertThat(neighbours.asked("POST")).isEmpty();
    form.put("reason", "NO_LONGER_MATTERS");
    var done = visitor.post("/feeds/parked", form);

    assertThat(done.page().select(".done").text()).startsWith("Given up, and on the record.");
    assertThat(neighbours.asked("POST").getLast().body())
        .isEqualTo("{\"reason\":\"NO_LONGER_MATTERS\"}");
  }

  @Test
  void what_is_missing_before_a_record_is_given_up_by_name() throws Exception {
    parked("GAP", true);

    assertThat(visitor.get(PAGE).form("form[aria-labelledby=drop]"))
        .containsEntry("act", "missing");
  }

  @Test
  void a_correction_that_is_refused_stays_as_typed() throws Exception {
    parked("IllegalStateException", true);
    neighbours.refuses(
        "referrals", "POST", RECORD + "/corrections", 422, "not-a-fact", "This reads as nothing.");
    var form = new HashMap<>(visitor.get(PAGE).form("form[aria-labelledby=fix]"));
    form.put("corrected", "{\"specversion\":\"1.0\"}");

    var refused = visitor.post("/feeds/parked", form);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.page().select(".problem").text()).contains("This reads as nothing.");
    assertThat(refused.page().select("#corrected").text()).isEqualTo("{\"specversion\":\"1.0\"}");
  }

  @Test
  void one_behind_another_has_no_forms_and_one_that_left_says_so() throws Exception {
    parked("GAP", false);
    assertThat(visitor.get(PAGE).page().select("main form")).isEmpty();
    neighbours.forget();

    var gone = visitor.get(PAGE);
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.page().select("main").text()).contains("no longer parked");
  }

  @Test
  void only_operators_open_and_act() throws Exception {
    var form = new HashMap<>(visitor.get("/feeds").form("form[action=/sign-out]"));
    form.putAll(Map.of("service", "referrals", "record", "a/1/2", "act", "releases", "key", "k"));

    assertThat(visitor.get(PAGE).status()).isEqualTo(403);
    assertThat(visitor.post("/feeds/parked", form).status()).isEqualTo(403);
  }
}
