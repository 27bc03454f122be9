package care.homeward.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.contracts.StayEvent.WaitPassedOn;
import care.homeward.contracts.StayEvent.WaitStarted;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page of one person and the forms behind it, as a browser without script meets them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonPagesIT {

  private static final String ID = "person-w" + (System.nanoTime() % 100_000);
  private static final String STAY = ID.replace("person", "stay");
  private static final String REASONS =
      """
      {"effectiveFrom":"2024-05-27","reasons":[
        {"code":"transport","family":"HOSPITAL_PROCESS","owner":"TRANSPORT","pathways":[0,1]},
        {"code":"hub-funding","family":"CARE_TRANSFER_HUB_PROCESS","owner":"COUNCIL","pathways":[1]},
        {"code":"care-home-arranging","family":"INTERFACE_PROCESS","owner":"COUNCIL","pathways":[3]}]}
      """;

  private final Provider provider = new Provider();
  private final Neighbours neighbours = new Neighbours();
  private final Service service;
  private Visitor visitor;

  PersonPagesIT() throws Exception {
    var settings = new HashMap<>(provider.settings());
    settings.putAll(neighbours.settings());
    settings.put("homeward.names.RR813", "Minster Royal");
    settings.put("HOMEWARD_FORWARD_HEADERS", "native");
    service = Service.start("personpages", settings);
    visitor = new Visitor(service.address());
    provider.knows(ID, "Orla", "Walker", 78);
    Facts.admitted(STAY, ID, "W7");
    var ready = Facts.now().minus(30, ChronoUnit.HOURS);
    Facts.ready(STAY, ID, 2, ready);
    Facts.say(STAY, 3, new PathwayChosen(STAY, ID, ready, 1));
    Facts.say(
        STAY, 4, new WaitStarted(STAY, ID, ready, "w1", wait("therapy-review", Owner.HOSPITAL)));
    Facts.say(
        STAY,
        5,
        new WaitPassedOn(
            STAY, ID, ready.plus(20, ChronoUnit.HOURS), "w1", wait("hub-funding", Owner.COUNCIL)));
    await().atMost(Duration.ofSeconds(20)).until(() -> page("").select(".time li").size() == 5);
  }

  private static Wait wait(String reason, Owner owner) {
    return Wait.of(reason, owner, null, NextStep.DECIDE, Facts.now().plus(2, ChronoUnit.HOURS));
  }

  private org.jsoup.nodes.Document page(String below) throws Exception {
    return visitor.get("/people/" + ID + below).page();
  }

  @BeforeEach
  void newVisitor() {
    provider.role(Role.COORDINATOR);
    neighbours.forget();
    neighbours.answers("discharge-flow", "GET", "/api/stays/reasons", 200, REASONS);
    neighbours.answers("discharge-flow", "GET", "/api/stays/" + STAY, 200, stay("COUNCIL", 2));
    visitor = new Visitor(service.address());
  }

  private static String stay(String owner, int version) {
    return """
        {"stayId":"%s","waits":[{"waitId":"w1","reason":"hub-funding","owner":"%s",
          "nextStep":"DECIDE","due":"2026-11-24T16:00:00Z","critical":true,"version":%d}]}
        """
        .formatted(STAY, owner, version);
  }

  @AfterAll
  void stop() {
    service.close();
    provider.close();
    neighbours.close();
  }

  @Test
  void it_says_who_where_for_how_long_and_on_whom_it_waits() throws Exception {
    var page = page("");

    assertThat(page.select("h1").text()).isEqualTo("Orla Walker");
    assertThat(page.select(".scope").text()).contains("78", "Ward W7", "bed 14", "Minster Royal");
    assertThat(page.select(".clk.big").text()).isEqualTo("1d 6h");
    assertThat(page.select(".for h2").text()).isEqualTo("Funding to confirm");
    assertThat(page.select(".for").text()).contains("Waiting on Council", "Next: Decide, due");
    assertThat(page.select(".for .acts a").eachText())
        .containsExactly("Update the wait", "Refer", "Find a bed", "Record leaving");
  }

  @Test
  void it_says_where_the_time_went_stretch_by_stretch() throws Exception {
    var page = page("");

    assertThat(page.select(".legend li").eachText()).containsExactly("Hospital 20h", "Council 10h");
    var bars = page.select(".stretches rect");
    assertThat(bars.eachAttr("class")).containsExactly("s-hospital", "s-council");
    assertThat(Double.parseDouble(bars.getFirst().attr("width")))
        .isBetween(476.0, 480.0); // two thirds of 720
  }

  @Test
  void where_the_time_went_is_a_file_too_which_does_not_say_whose() throws Exception {
    var page = page("");
    var button = page.select("#times button");
    assertThat(button.attr("data-title")).isEqualTo("Where the time went");
    assertThat(page.select(button.attr("data-png")).select("svg.stretches")).hasSize(1);
    assertThat(page.select(button.attr("data-keys")).eachText())
        .containsExactly("Hospital 20h", "Council 10h");

    var file = visitor.get(page.select("#times a[download]").attr("href"));

    assertThat(file.header("Content-Type")).startsWith("text/csv");
    var lines = file.body().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).endsWith("as_of,waited_on,from,to,minutes");
    assertThat(lines.get(1)).contains(",Hospital,").endsWith(",1200");
    assertThat(lines.get(2)).contains(",Council,");
    assertThat(file.body()).doesNotContain("Walker").doesNotContain(ID);
    assertThat(visitor.get("/people/nobody/times.csv").status()).isEqualTo(404);
  }

  @Test
  void it_tells_what_happened_newest_first_and_shows_each_fact() throws Exception {
    var page = page("");

    assertThat(page.select(".time .what > p:first-child").eachText())
        .containsExactly(
            "Now waiting: Funding to confirm",
            "Waiting: Therapy review of support",
            "Pathway 1 chosen",
            "Ready to leave hospital",
            "Admitted");
    assertThat(page.select(".time pre").getFirst().text())
        .contains("\"type\":\"discharge-flow.wait-passed-on.v1\"")
        .doesNotContain("Walker");
  }

  @Test
  void what_happened_before_anyone_could_be_told_is_not_late() throws Exception {
    var page = page("");
    assertThat(page.select(".time .what > p.tag")).as("thirty hours, told in one go").isEmpty();
    assertThat(page.select("section:has(#story) > .hint").text())
        .contains("more than an hour after it happened", "is not marked");
  }

  @Test
  void what_is_told_long_after_it_happened_says_how_late() throws Exception {
    var stay = STAY + "-late";
    var person = ID + "-late";
    var began = Facts.now().minus(10, ChronoUnit.HOURS);
    var admitted =
        new PatientAdmitted(
            stay,
            person,
            began.minus(2, ChronoUnit.DAYS),
            Facts.OLD_LADY,
            new Location("RR813", "W7", "W7-2"));
    recorded(stay, 1, began, admitted);
    var chosen = new PathwayChosen(stay, person, began.plus(1, ChronoUnit.HOURS), 1);
    recorded(stay, 2, began.plus(245, ChronoUnit.MINUTES), chosen);
    await().atMost(Duration.ofSeconds(10)).until(() -> told(person).size() == 2);

    assertThat(told(person).getFirst().select(".tag").text()).isEqualTo("Told 3h 5m late");
    assertThat(told(person).getLast().select(".tag")).isEmpty();
  }

  private void recorded(String stay, long sequence, Instant at, Object fact) {
    var envelope = Envelope.of(Publisher.DISCHARGE_FLOW, stay, sequence, at, null, fact);
    var wire = service.context.getBean(care.homeward.platform.journal.Facts.class).write(envelope);
    Machinery.publish(
        Publisher.DISCHARGE_FLOW.topic(), stay, wire.getBytes(StandardCharsets.UTF_8));
  }

  private org.jsoup.select.Elements told(String person) throws Exception {
    return visitor.get("/people/" + person).page().select(".time li");
  }

  @Test
  void a_past_moment_is_shown_as_known_then_and_as_corrected_and_nothing_is_done_there()
      throws Exception {
    var then = Facts.now().minus(899, ChronoUnit.MINUTES).atZone(ZoneId.of("Europe/London"));
    var at = then.toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);

    assertThat(visitor.get("/people/" + ID + "?at=" + at).status())
        .as("nothing of this person had been recorded by then")
        .isEqualTo(404);
    var page = page("?at=" + at + "&as=corrected");

    assertThat(page.select(".live").attr("data-state")).isEqualTo("history");
    assertThat(page.select(".then").text()).startsWith("As corrected since");
    assertThat(page.select(".then a").eachAttr("href"))
        .containsExactly("/people/" + ID + "?at=" + at, "/people/" + ID);
    assertThat(page.select(".for h2").text()).isEqualTo("Therapy review of support");
    assertThat(page.select(".legend li").eachText()).containsExactly("Hospital 15h");
    assertThat(page.select(".acts a")).isEmpty();
    assertThat(page.select("#person").hasAttr("data-stream")).isFalse();
    assertThat(visitor.get("/people/" + ID + "?at=yesterday").status()).isEqualTo(400);
  }

  @Test
  void a_referral_shows_with_how_far_it_has_come() throws Exception {
    var made =
        new ReferralMade(
            "referral-" + ID, ID, STAY, Facts.now(), Skill.NURSING, Urgency.ROUTINE, null, null);
    Machinery.publish(Publisher.REFERRALS, "referral-" + ID, 1, made);

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(page("").select(".list").text()).contains("Nursing", "Referred"));
  }

  @Test
  void the_wait_is_updated_as_the_reader_once() throws Exception {
    var path = "/api/stays/" + STAY + "/waits/w1/passed-on";
    neighbours.answers("discharge-flow", "POST", path, 200, "{}");
    var form = visitor.get("/people/" + ID + "/wait").form("form.panel");
    assertThat(form.get("reason")).isEqualTo("hub-funding");
    assertThat(form.get("due")).isEqualTo("2026-11-24T16:00");
    form.putAll(Map.of("reason", "transport", "owner", "", "nextStep", "BOOK", "act", "save"));

    var after = visitor.post("/people/" + ID + "/wait", form);

    assertThat(after.page().select("h1").text()).isEqualTo("Orla Walker");
    assertThat(after.page().select(".done").text()).contains("The wait is updated");
    var sent = neighbours.asked("POST").getLast();
    assertThat(sent.path()).isEqualTo("/discharge-flow" + path);
    assertThat(sent.body())
        .contains(
            "\"reason\":\"transport\"",
            "\"nextStep\":\"BOOK\"",
            "\"due\":\"2026-11-24T16:00:00Z\"",
            "\"version\":2")
        .doesNotContain("owner");
    assertThat(sent.key()).isEqualTo(form.get("key"));
    assertThat(sent.token()).startsWith("Bearer ");
  }

  @Test
  void a_change_of_the_time_alone_leaves_it_with_the_team_that_has_it() throws Exception {
    var path = "/api/stays/" + STAY + "/waits/w1/passed-on";
    neighbours.answers("discharge-flow", "POST", path, 200, "{}");
    var page = visitor.get("/people/" + ID + "/wait");
    var form = page.form("form.panel");
    assertThat(page.page().select("#owner option").getFirst().text())
        .startsWith("As it is: Council;");
    form.putAll(Map.of("due", "2026-11-25T09:00", "act", "save"));
    visitor.post("/people/" + ID + "/wait", form);

    assertThat(neighbours.asked("POST").getLast().body())
        .contains("\"due\":\"2026-11-25T09:00:00Z\"")
        .doesNotContain("owner");
  }

  @Test
  void whom_the_reason_implies_and_somebody_chosen_are_sent() throws Exception {
    var path = "/api/stays/" + STAY + "/waits/w1/passed-on";
    neighbours.answers("discharge-flow", "POST", path, 200, "{}");
    var form = visitor.get("/people/" + ID + "/wait").form("form.panel");
    form.putAll(Map.of("reason", "transport", "owner", "IMPLIED", "act", "save"));
    visitor.post("/people/" + ID + "/wait", form);
    assertThat(neighbours.asked("POST").getLast().body()).contains("\"owner\":\"TRANSPORT\"");

    form.putAll(Map.of("owner", "FAMILY"));
    visitor.post("/people/" + ID + "/wait", form);
    assertThat(neighbours.asked("POST").getLast().body()).contains("\"owner\":\"FAMILY\"");
  }

  @Test
  void a_wait_that_is_over_is_said_of_the_version_seen() throws Exception {
    var path = "/api/stays/" + STAY + "/waits/w1/ended";
    neighbours.answers("discharge-flow", "POST", path, 200, "{}");
    var form = visitor.get("/people/" + ID + "/wait").form("form.panel");
    form.put("act", "over");
    visitor.post("/people/" + ID + "/wait", form);

    assertThat(neighbours.asked("POST").getLast().body()).isEqualTo("{\"version\":2}");
  }

  @Test
  void without_the_stay_there_is_no_form() throws Exception {
    var stay = "/api/stays/" + STAY;
    neighbours.answers("discharge-flow", "GET", stay, 503, "{}");
    var away = visitor.get("/people/" + ID + "/wait");
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.page().select("form.panel")).isEmpty();
    assertThat(away.page().select(".problem").text())
        .contains("Discharge flow does not answer just now.");

    neighbours.refuses("discharge-flow", "GET", stay, 403, "not-allowed", "No.");
    var refused = visitor.get("/people/" + ID + "/wait");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.page().select("form.panel")).isEmpty();
    assertThat(refused.page().select(".problem").text())
        .contains("You may not see this", "Ask the operator", "4bf92f35");
  }

  @Test
  void a_provider_is_asked_for_only_where_none_had_room() throws Exception {
    assertThat(visitor.get("/people/" + ID + "/wait").page().select("#capacityAt")).isEmpty();
    neighbours.answers(
        "discharge-flow",
        "GET",
        "/api/stays/reasons",
        200,
        REASONS.replace(
            "\"pathways\":[3]", "\"pathways\":[3],\"whenNotAvailable\":\"hub-funding\""));

    assertThat(visitor.get("/people/" + ID + "/wait").page().select("#capacityAt")).hasSize(1);
  }

  @Test
  void only_reasons_that_can_be_true_on_the_pathway_are_offered() throws Exception {
    var page = page("/wait");

    assertThat(page.select("#reason option").eachAttr("value"))
        .containsExactly("", "transport", "hub-funding");
    assertThat(page.select("#reason optgroup").eachAttr("label"))
        .containsExactly("Hospital process", "Care transfer hub process");
  }

  @Test
  void a_conflict_shows_the_other_change_and_keeps_what_was_typed() throws Exception {
    var path = "/api/stays/" + STAY + "/waits/w1/passed-on";
    neighbours.refuses(
        "discharge-flow",
        "POST",
        path,
        409,
        "wait-passed-on-before",
        "Somebody else passed it on.");
    var form = visitor.get("/people/" + ID + "/wait").form("form.panel");
    neighbours.answers("discharge-flow", "GET", "/api/stays/" + STAY, 200, stay("FAMILY", 3));
    form.putAll(Map.of("reason", "transport", "nextStep", "COLLECT", "act", "save"));

    var again = visitor.post("/people/" + ID + "/wait", form);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.page().select(".problem").text())
        .contains("This cannot be done as things stand", "Somebody else passed it on.");
    assertThat(again.page().select(".theirs").text()).contains("Family", "Decide");
    var kept = again.form("form.panel");
    assertThat(kept.get("reason")).isEqualTo("transport");
    assertThat(kept.get("nextStep")).isEqualTo("COLLECT");
    assertThat(kept.get("version")).isEqualTo("3");
    assertThat(kept.get("key")).isNotEqualTo(form.get("key"));
  }

  @Test
  void what_is_typed_wrong_is_said_beside_its_field_and_nothing_is_sent() throws Exception {
    var form = visitor.get("/people/" + ID + "/wait").form("form.panel");
    form.putAll(Map.of("reason", "", "due", "tomorrow", "nextStep", "VISIT", "act", "save"));

    var again = visitor.post("/people/" + ID + "/wait", form);

    assertThat(again.status()).isEqualTo(422);
    assertThat(again.page().select(".problem li a").eachAttr("href"))
        .containsExactly("#reason", "#due");
    assertThat(again.form("form.panel").get("nextStep")).isEqualTo("VISIT");
    assertThat(neighbours.asked("POST")).isEmpty();
  }

  @Test
  void while_the_service_is_away_the_page_keeps_what_was_typed_and_the_key() throws Exception {
    var form = visitor.get("/people/" + ID + "/wait").form("form.panel");
    form.putAll(Map.of("reason", "transport", "act", "save"));
    neighbours.answers(
        "discharge-flow", "POST", "/api/stays/" + STAY + "/waits/w1/passed-on", 503, "{}");

    var again = visitor.post("/people/" + ID + "/wait", form);

    assertThat(again.status()).isEqualTo(503);
    assertThat(again.page().select(".problem").text()).contains("Discharge flow does not answer");
    assertThat(again.form("form.panel").get("reason")).isEqualTo("transport");
    assertThat(again.form("form.panel").get("key")).isEqualTo(form.get("key"));
  }

  @Test
  void leaving_is_recorded_with_where_to() throws Exception {
    neighbours.answers("discharge-flow", "POST", "/api/stays/" + STAY + "/discharge", 200, "{}");
    var form = visitor.get("/people/" + ID + "/leaving").form("form.panel");

    var empty = visitor.post("/people/" + ID + "/leaving", form);
    assertThat(empty.page().select(".why").text()).isEqualTo("Choose where the person went.");
    form.putAll(Map.of("destination", "54", "method", "6", "when", "2026-11-23T10:15"));
    var done = visitor.post("/people/" + ID + "/leaving", form);

    assertThat(done.page().select(".done").text()).contains("the person has left");
    assertThat(neighbours.asked("POST").getLast().body())
        .contains("\"destination\":\"54\"", "\"method\":\"6\"", "\"at\":\"2026-11-23T10:15:00Z\"");
  }

  @Test
  void a_death_is_recorded_only_when_it_is_confirmed() throws Exception {
    neighbours.answers("discharge-flow", "POST", "/api/stays/" + STAY + "/discharge", 200, "{}");
    var page = visitor.get("/people/" + ID + "/leaving");
    assertThat(page.page().select("input[name=destination][type=radio]").eachAttr("value"))
        .contains("19", "85")
        .doesNotContain("79");
    var form = page.form("#death");

    var again = visitor.post("/people/" + ID + "/leaving", form);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.page().select("#confirmed .why").text()).startsWith("Confirm");
    assertThat(neighbours.asked("POST")).isEmpty();
    form.put("confirmed", "true");
    visitor.post("/people/" + ID + "/leaving", form);

    assertThat(neighbours.asked("POST").getLast().body())
        .contains("\"destination\":\"79\"", "\"method\":\"4\"")
        .doesNotContain("\"at\"");
  }

  @Test
  void leaving_warns_of_what_was_not_said_before() throws Exception {
    assertThat(visitor.get("/people/" + ID + "/leaving").page().select("#missing + ul li"))
        .hasSize(3);
    var plan = page("").select("#plan + dl").text();
    assertThat(plan)
        .contains(
            "No longer meets the criteria to reside Since",
            "Expected to leave No date said",
            "Planned to leave No time agreed",
            "It is safe to leave Not said Missing",
            "Mental capacity Nobody has said",
            "Safeguarding No concern raised");
  }

  @Test
  void a_team_sees_the_person_but_changes_nothing_of_the_stay() throws Exception {
    provider.role(Role.TEAM);

    assertThat(page("").select(".for .acts a")).isEmpty();
    assertThat(visitor.get("/people/" + ID + "/wait").status()).isEqualTo(403);
  }

  @Test
  void no_form_names_someone_whose_whereabouts_are_protected_or_asks_who_it_is() throws Exception {
    var id = ID + "s";
    var stay = STAY + "s";
    provider.knows(id, "Nora", "Hidden", 34);
    Facts.say(
        stay,
        1,
        new PatientAdmitted(
            stay,
            id,
            Facts.now().minus(2, ChronoUnit.DAYS),
            new PersonSummary("18-64", true, null, null, null),
            new Location("RR813", "W7", "W7-15")));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> visitor.get("/people/" + id).status() == 200);

    neighbours.answers("discharge-flow", "GET", "/api/stays/" + stay, 200, "{\"waits\":[]}");
    for (var form : List.of("", "/wait", "/leaving")) {
      var page = visitor.get("/people/" + id + form);
      assertThat(page.status()).as(form).isEqualTo(200);
      assertThat(page.body()).as(form).doesNotContain("Hidden");
    }
    assertThat(provider.lookUps()).noneMatch(asked -> asked.contains(id));
    var shut = visitor.get("/people/" + id).page();
    assertThat(shut.select("#matters ~ .nobody").text()).contains("once the name is opened");
    assertThat(shut.select("form.shut input[name=purpose]").eachAttr("value"))
        .containsExactly("direct care now", "arranging the way home", "safeguarding duty");

    var form = visitor.get("/people/" + id).form("form.shut");
    form.put("purpose", "safeguarding duty");
    var opened = visitor.post("/people/" + id + "/name", form);
    assertThat(opened.address().getPath()).isEqualTo("/people/" + id);
    assertThat(opened.page().select("h1").text()).isEqualTo("Nora Hidden");
    assertThat(visitor.get("/people/" + id).page().select("h1").text()).isEqualTo("Nora Hidden");
    assertThat(provider.lookUps().stream().filter(asked -> asked.contains(id)))
        .as("looked once, for the reason given")
        .singleElement()
        .asString()
        .contains("safeguarding duty");
    var other = new Visitor(service.address());
    assertThat(other.get("/people/" + id).body()).doesNotContain("Hidden");
  }

  @Test
  void a_team_of_someone_protected_is_not_named_before_the_name_is_opened() throws Exception {
    var id = ID + "t";
    var stay = STAY + "t";
    provider.knows(id, "Nora", "Hidden", 34);
    Facts.say(
        stay,
        1,
        new PatientAdmitted(
            stay,
            id,
            Facts.now().minus(2, ChronoUnit.DAYS),
            new PersonSummary("18-64", true, null, null, null),
            new Location("RR813", "W7", "W7-16")));
    Facts.ready(stay, id, 2, Facts.now().minus(5, ChronoUnit.HOURS));
    Facts.say(
        stay,
        3,
        new WaitStarted(
            stay,
            id,
            Facts.now().minus(4, ChronoUnit.HOURS),
            "w",
            Wait.of("hub-funding", Owner.COMMUNITY, "oakbank-team", NextStep.DECIDE, null)));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> visitor.get("/people/" + id).page().select(".time li").size() == 3);

    var shut = visitor.get("/people/" + id);
    assertThat(shut.body()).doesNotContainIgnoringCase("oakbank");
    assertThat(shut.page().select(".for").text()).contains("Waiting on Community");
    assertThat(visitor.get("/flow?ward=W7").body()).doesNotContainIgnoringCase("oakbank");
    assertThat(visitor.get("/flow.csv?ward=W7").body()).doesNotContainIgnoringCase("oakbank");

    var form = shut.form("form.shut");
    form.put("purpose", "direct care now");
    assertThat(visitor.post("/people/" + id + "/name", form).page().select(".for").text())
        .contains("Waiting on Oakbank Team");
  }

  @Test
  void what_was_sent_after_the_sign_in_had_ended_is_kept_and_sent_once_signed_in()
      throws Exception {
    var path = "/api/stays/" + STAY + "/waits/w1/passed-on";
    neighbours.answers("discharge-flow", "POST", path, 200, "{}");
    var form = visitor.get("/people/" + ID + "/wait").form("form.panel");
    form.putAll(Map.of("reason", "transport", "nextStep", "BOOK", "act", "save"));
    visitor = new Visitor(service.address()); // as a browser whose session is gone

    // The client stops one redirect short of where a browser gets to.
    var signedIn = visitor.post("/people/" + ID + "/wait", form);
    assertThat(URI.create(signedIn.header("Location")).getPath()).isEqualTo("/again");
    assertThat(URI.create(signedIn.header("Location")).getQuery()).isNull();
    assertThat(neighbours.asked("POST")).isEmpty();
    var kept = visitor.get("/again").form("form.panel");
    assertThat(kept).containsEntry("reason", "transport").containsEntry("key", form.get("key"));
    var done = visitor.post("/people/" + ID + "/wait", kept);

    assertThat(done.page().select(".done").text()).contains("The wait is updated");
    assertThat(neighbours.asked("POST")).hasSize(1);
    assertThat(visitor.get("/again").page().select("form.panel")).isEmpty();
  }

  @Test
  void behind_a_proxy_of_https_every_cookie_is_secure() throws Exception {
    var begin = HttpRequest.newBuilder(address("/oauth2/authorization/homeward"));
    var unsigned =
        HttpRequest.newBuilder(address("/people/" + ID + "/wait"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("key=k"));
    for (var cookie : List.of("signing-in-", "homeward=")) {
      var request = cookie.equals("homeward=") ? unsigned : begin;
      assertThat(cookie(cookie, request, "https")).contains("; Secure").contains("; HttpOnly");
      assertThat(cookie(cookie, request, "http")).doesNotContain("; Secure");
    }
  }

  private URI address(String path) {
    return URI.create(service.address() + path);
  }

  private static String cookie(String named, HttpRequest.Builder asked, String scheme)
      throws Exception {
    var request = asked.setHeader("X-Forwarded-Proto", scheme).build();
    try (var http = HttpClient.newHttpClient()) {
      return http
          .send(request, BodyHandlers.discarding())
          .headers()
          .allValues("Set-Cookie")
          .stream()
          .filter(cookie -> cookie.startsWith(named))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void a_page_of_a_refusal_can_be_quoted() throws Exception {
    var wrong = visitor.get("/people/" + ID + "?at=yesterday");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.page().select("h1").text()).isEqualTo("This cannot be understood");
    assertThat(wrong.page().select("main code").text()).matches("[0-9a-f]{32}");
    assertThat(visitor.get("/flow?place=&x=1").page().select("h1").text())
        .isEqualTo("This filter is not known");
    assertThat(visitor.get("/people/person-nobody").page().select("main code").text())
        .matches("[0-9a-f]{32}");
  }

  @Test
  void someone_unknown_is_no_page() throws Exception {
    assertThat(visitor.get("/people/person-nobody").status()).isEqualTo(404);
  }
}
