package care.homeward.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Referrals, a team's day and a partnership, as a browser without script meets them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarePagesIT {

  private static final String ID = "person-c" + (System.nanoTime() % 100_000);
  private static final String STAY = ID.replace("person", "stay");
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String ELM = "elm-team";
  private static final String TEAMS =
      """
      [{"teamId":"elm-team","kind":"NEIGHBOURHOOD_TEAM","name":"Elm team","partnerships":["aldersyke-east"],
        "skills":["NURSING","THERAPY"],"communityNeeds":[],"organisations":[],"members":3},
       {"teamId":"oak-team","kind":"NEIGHBOURHOOD_TEAM","name":"Oak team","partnerships":["aldersyke-west"],
        "skills":["NURSING","HOME_CARE"],"communityNeeds":[],"organisations":[],"members":1}]
      """;

  private final Provider provider = new Provider();
  private final Neighbours neighbours = new Neighbours();
  private final Service service;
  private Visitor visitor;

  CarePagesIT() throws Exception {
    var settings = new HashMap<>(provider.settings());
    settings.putAll(neighbours.settings());
    settings.put("homeward.names.RR813", "Minster Royal");
    service = Service.start("carepages", settings);
    visitor = new Visitor(service.address());
    provider.knows(ID, "Orla", "Walker", 78);
    Facts.admitted(STAY, ID, "C7");
    Facts.ready(STAY, ID, 2, Facts.now().minus(75, ChronoUnit.HOURS));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> visitor.get("/people/" + ID).page().select(".time li").size() == 2);
  }

  @BeforeEach
  void newVisitor() {
    as(Role.TEAM, ELM);
    neighbours.forget();
    neighbours.answers("neighbourhood-teams", "GET", "/api/teams", 200, TEAMS);
    neighbours.answers("referrals", "GET", "/api/referrals", 200, "[]");
    neighbours.answers("neighbourhood-teams", "GET", inbox(), 200, "[]");
  }

  @Test
  void a_refusal_is_not_told_as_an_empty_list() throws Exception {
    neighbours.refuses("referrals", "GET", "/api/referrals", 403, "not-allowed", "No.");

    var page = visitor.get("/referrals").page();

    assertThat(page.select(".away").text()).contains("You may not see what Referrals knows");
    assertThat(page.text()).doesNotContain("Nothing waits for an answer");
  }

  @Test
  void nobody_whose_whereabouts_are_protected_is_named() throws Exception {
    var hidden = ID + "s";
    provider.knows(hidden, "Nora", "Hidden", 34);
    Facts.say(
        STAY + "s",
        1,
        new PatientAdmitted(
            STAY + "s",
            hidden,
            Facts.now().minus(2, ChronoUnit.DAYS),
            new PersonSummary("18-64", true, null, null, null),
            new Location("RR813", "C7", "C7-15")));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> visitor.get("/people/" + hidden).status() == 200);
    var view = offered("r-s").replace("\"" + ID + "\"", "\"" + hidden + "\"");
    neighbours.answers("referrals", "GET", "/api/referrals", 200, "[" + view + "]");
    neighbours.answers("referrals", "GET", "/api/referrals/r-s", 200, view);
    assertThat(visitor.get("/referrals?show=r-s").body()).doesNotContain("Hidden");
    as(Role.COORDINATOR);

    assertThat(visitor.get("/referrals/new?person=" + hidden).body()).doesNotContain("Hidden");
    assertThat(provider.lookUps()).noneMatch(asked -> asked.contains(hidden));
  }

  @AfterAll
  void stop() {
    service.close();
    provider.close();
    neighbours.close();
  }

  private void as(Role role, String... teams) {
    provider.role(role);
    provider.teams(teams);
    visitor = new Visitor(service.address());
  }

  private static String inbox() {
    return "/api/teams/" + ELM + "/inbox";
  }

  private static String in(long minutes) {
    return Instant.now().plusSeconds(minutes * 60 + 30).truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String entry(String id, String answerBy, String due) {
    return """
        {"referralId":"%s","skill":"NURSING","urgency":"TWO_DAY","partnership":"aldersyke-east",
         "offeredAt":"%s","receivedAt":"%s","answerBy":"%s","due":"%s","secondsLeft":1,"wouldOverload":false}
        """
        .formatted(id, in(-60), in(-60), answerBy, due);
  }

  private static String view(String id, String state, String owner) {
    return """
        {"referralId":"%s","personId":"%s","stayId":"%s","skill":"NURSING","furtherSkills":["THERAPY"],
         "urgency":"TWO_DAY","state":"%s","owner":%s,"source":"WARD","startWanted":"2031-11-26",
         "needs":{"visitsADay":4,"carersAtOnce":2,"times":["MORNING","NIGHT"],"wishes":["OWN_BED"]},
         "partnership":"aldersyke-east","receivedAt":"%s","due":"%s",
         "clock":{"asOf":"%s","minutesLeft":200,"overdue":false}}
        """
        .formatted(id, ID, STAY, state, owner, in(-60), in(200), in(0));
  }

  private static String offered(String id) {
    return view(id, "OFFERED", "{\"kind\":\"TEAM\",\"who\":\"elm-team\"}");
  }

  /** One referral this team is asked for. */
  private void asked(String id) {
    neighbours.answers("referrals", "GET", "/api/referrals", 200, "[" + offered(id) + "]");
    neighbours.answers("referrals", "GET", "/api/referrals/" + id, 200, offered(id));
    var entry = entry(id, in(86), in(200));
    neighbours.answers("neighbourhood-teams", "GET", inbox(), 200, "[" + entry + "]");
  }

  @Test
  void a_team_sees_what_it_is_asked_and_how_long_it_has() throws Exception {
    var two = entry("r-1", in(86), in(200)) + "," + entry("r-2", in(50), in(-37));
    neighbours.answers("neighbourhood-teams", "GET", inbox(), 200, "[" + two + "]");
    neighbours.answers("referrals", "GET", "/api/referrals", 200, "[" + offered("r-1") + "]");
    neighbours.answers("referrals", "GET", "/api/referrals/r-1", 200, offered("r-1"));

    var page = visitor.get("/referrals").page();

    assertThat(page.select(".tabs a").eachText())
        .containsExactly("To answer 2", "Asked 0", "Taken 0", "Closed");
    assertThat(page.select(".rows .what").eachText())
        .containsExactly(
            "Nursing, therapy, 4 visits a day O. Walker, 78 · Aldersyke East",
            "Nursing Aldersyke East");
    assertThat(page.select(".rows .left").eachText())
        .containsExactly("1h 26m left to answer", "36m overdue to be seen");
    assertThat(page.select(".rows .left.late use").attr("href")).endsWith("#late");
    assertThat(page.select("meta[name=now]").attr("content")).matches("\\d{13}");
    assertThat(page.select(".rows .left").eachAttr("data-until"))
        .allMatch(at -> at.matches("\\d{13}"));
  }

  @Test
  void the_pane_tells_what_is_needed_wished_and_how_long_the_person_is_ready() throws Exception {
    asked("r-3");
    neighbours.answers(
        "neighbourhood-teams",
        "GET",
        "/api/teams/" + ELM + "/capacity",
        200,
        "{\"skill\":\"NURSING\",\"slots\":8,\"takenOn\":5,\"planned\":2,\"left\":3,\"wouldOverload\":false}");
    neighbours.answers(
        "referrals",
        "GET",
        "/api/referrals/r-3/history",
        200,
        """
        [{"fact":"referrals.referral-made.v1","at":"2026-11-24T13:05:00Z","state":"WITH_HUB","owner":{"kind":"HUB"}},
         {"fact":"referrals.referral-offered.v1","at":"2026-11-24T13:20:00Z","state":"OFFERED",
          "owner":{"kind":"TEAM","who":"elm-team"}}]
        """);

    var pane = visitor.get("/referrals?show=r-3").page().select("#pane");

    assertThat(pane.select("h2").getFirst().text()).isEqualTo("Nursing, therapy, 4 visits a day");
    assertThat(pane.text())
        .contains("For Orla Walker, 78. Ward C7, Minster Royal", "Wednesday 26 November");
    assertThat(pane.select(".facts").text())
        .contains(
            "Visits 4 a day; morning, night; 2 carers at once",
            "Person's wishes Their own bed",
            "Sent by Ward",
            "(3d 3h)");
    assertThat(pane.select(".load").text())
        .isEqualTo("Wednesday 26 November: 3 of 8 left, 5 taken on, 2 of them planned.");
    assertThat(pane.select(".steps li").eachText())
        .containsExactly(
            "Referral offered Tue 24 Nov 13:20 · with Elm Team",
            "Referral made Tue 24 Nov 13:05 · with Care transfer hub");
  }

  @Test
  void an_organisation_learns_whom_it_is_for_when_it_has_taken_it() throws Exception {
    as(Role.COMMUNITY_ORGANISATION, ELM);
    asked("r-4");
    var impersonal =
        offered("r-4")
            .replace("\"personId\":\"" + ID + "\",", "")
            .replace("\"stayId\":\"" + STAY + "\",", "");
    neighbours.answers("referrals", "GET", "/api/referrals/r-4", 200, impersonal);
    neighbours.answers("referrals", "GET", "/api/referrals", 200, "[" + impersonal + "]");

    var page = visitor.get("/referrals").page();

    assertThat(page.select("#pane").text())
        .contains("Whom it is for is told to the organisation that takes it.");
    assertThat(page.text()).doesNotContain("Walker");
    assertThat(page.html()).doesNotContain(ID);
    assertThat(page.select("#take button").text()).isEqualTo("Take it");
    assertThat(neighbours.asked("GET")).noneMatch(one -> one.path().endsWith("/history"));
  }

  @Test
  void a_team_takes_all_or_a_part_once_and_as_the_reader() throws Exception {
    asked("r-5");
    neighbours.answers("referrals", "POST", "/api/referrals/r-5/taken", 200, offered("r-5"));
    var form = visitor.get("/referrals?show=r-5").form("#take");
    form.put("skills", "THERAPY");

    var after = visitor.post("/referrals/r-5/taken", form);

    assertThat(after.page().select(".done").text()).contains("You have taken it.");
    assertThat(after.address().getQuery()).contains("tab=taken", "show=r-5", "team=elm-team");
    var sent = neighbours.asked("POST").getLast();
    assertThat(sent.path()).isEqualTo("/referrals/api/referrals/r-5/taken");
    assertThat(sent.body()).isEqualTo("{\"team\":\"elm-team\",\"skills\":[\"THERAPY\"]}");
    assertThat(sent.key()).isEqualTo(form.get("key"));
  }

  @Test
  void a_decline_needs_a_reason_and_its_note_stays_out_of_it() throws Exception {
    asked("r-6");
    neighbours.answers("referrals", "POST", "/api/referrals/r-6/declined", 200, offered("r-6"));
    neighbours.answers("referrals", "POST", "/api/referrals/r-6/notes", 201, "{}");
    var form = visitor.get("/referrals?show=r-6").form("#decline");
    form.put("text", "Two of us are ill this week");

    var again = visitor.post("/referrals/r-6/declined", form);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.page().select(".problem a").text()).isEqualTo("Choose why.");
    assertThat(again.form("#decline").get("text")).isEqualTo("Two of us are ill this week");
    assertThat(neighbours.asked("POST")).isEmpty();

    var next = again.form("#decline");
    next.put("reason", "NO_CAPACITY");
    assertThat(visitor.post("/referrals/r-6/declined", next).status()).isEqualTo(200);
    assertThat(neighbours.asked("POST").stream().map(Neighbours.Asked::body))
        .containsExactly(
            "{\"text\":\"Two of us are ill this week\"}",
            "{\"team\":\"elm-team\",\"reason\":\"NO_CAPACITY\"}");
  }

  @Test
  void taken_by_another_meanwhile_is_said_and_the_question_typed_stays() throws Exception {
    asked("r-7");
    neighbours.refuses(
        "referrals",
        "POST",
        "/api/referrals/r-7/information-asked",
        409,
        "taken-by-another",
        "Another team has taken it.");
    var form = visitor.get("/referrals?show=r-7").form("#question");
    form.put("missing", "MOBILITY");

    var again = visitor.post("/referrals/r-7/information-asked", form);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.page().select(".problem").text())
        .contains("This cannot be done as things stand", "Another team has taken it.");
    assertThat(again.form("#question"))
        .containsEntry("missing", "MOBILITY")
        .doesNotContainEntry("key", form.get("key"));
  }

  @Test
  void without_referrals_the_page_stays_and_sending_again_has_the_same_key() throws Exception {
    asked("r-8");
    neighbours.answers("referrals", "POST", "/api/referrals/r-8/redirected", 503, "{}");
    var form = visitor.get("/referrals?show=r-8").form("#pass");
    assertThat(form).containsKey("to");
    form.put("to", "oak-team");

    var again = visitor.post("/referrals/r-8/redirected", form);

    assertThat(again.status()).isEqualTo(503);
    assertThat(again.page().select(".problem").text()).contains("does not answer just now");
    assertThat(again.form("#pass"))
        .containsEntry("to", "oak-team")
        .containsEntry("key", form.get("key"));
  }

  @Test
  void the_hub_asks_several_services_at_once() throws Exception {
    as(Role.HUB);
    var view = view("r-9", "WITH_HUB", "{\"kind\":\"HUB\"}");
    neighbours.answers("referrals", "GET", "/api/referrals", 200, "[" + view + "]");
    neighbours.answers("referrals", "GET", "/api/referrals/r-9", 200, view);
    neighbours.answers("referrals", "POST", "/api/referrals/r-9/offers", 200, view);
    var page = visitor.get("/referrals");
    assertThat(page.page().select(".tabs a").eachText())
        .containsExactly("To answer 1", "Sent 0", "With the ward 0", "Taken 0", "Closed");
    assertThat(page.page().select("#offer input[name=teams]").eachAttr("value"))
        .containsExactly("elm-team", "oak-team");
    assertThat(page.page().select("#take, #decline")).isEmpty();
    assertThat(page.page().select("#withdraw, #triage")).hasSize(2);
    var form = page.form("#offer");
    form.put("teams", "oak-team");

    visitor.post("/referrals/r-9/offers", form);

    assertThat(neighbours.asked("POST").getLast().body()).isEqualTo("{\"teams\":[\"oak-team\"]}");
  }

  @Test
  void a_referral_begins_with_what_is_known_and_warns_of_another() throws Exception {
    as(Role.COORDINATOR);
    var open = view("r-10", "TAKEN", "{\"kind\":\"TEAM\",\"who\":\"oak-team\"}");
    neighbours.answers("referrals", "GET", "/api/referrals", 200, "[" + open + "]");
    neighbours.refuses(
        "referrals",
        "POST",
        "/api/referrals",
        409,
        "duplicate-referral",
        "Asked for already: r-10.");
    neighbours.answers(
        "referrals",
        "GET",
        "/api/referrals/equipment",
        200,
        "{\"version\":\"2026\",\"items\":[{\"code\":\"hoist\",\"name\":\"Mobile hoist\"}]}");
    var page = visitor.get("/referrals/new?person=" + ID);
    assertThat(page.page().select("label:has([name=equipment])").eachText())
        .containsExactly("Mobile hoist");
    assertThat(page.page().select("h1").text()).isEqualTo("Refer Orla Walker");
    assertThat(page.page().select(".scope").text()).contains("Ward C7, Minster Royal");
    var form = page.form("#refer");
    form.putAll(Map.of("skill", "NURSING", "urgency", "TWO_DAY", "visitsADay", "3"));

    var warned = visitor.post("/referrals/new", form);

    assertThat(warned.status()).isEqualTo(409);
    assertThat(warned.page().select(".warn a").attr("href")).isEqualTo("/referrals?show=r-10");
    assertThat(warned.page().select(".warn a").text())
        .startsWith("Nursing, therapy, 4 visits a day, taken, received");
    var anyway = warned.form("#refer");
    assertThat(anyway).containsEntry("visitsADay", "3");
    anyway.put("notDuplicate", "true");
    neighbours.answers("referrals", "POST", "/api/referrals", 201, "{\"referralId\":\"r-11\"}");
    assertThat(visitor.post("/referrals/new", anyway).address().getQuery())
        .isEqualTo("show=r-11&done=made");
    assertThat(neighbours.asked("POST").getLast().body())
        .isEqualTo(
            "{\"personId\":\"%s\",\"stayId\":\"%s\",\"skill\":\"NURSING\",\"urgency\":\"TWO_DAY\","
                    .formatted(ID, STAY)
                + "\"needs\":{\"visitsADay\":3},\"notDuplicate\":true}");
  }

  @Test
  void a_referral_without_a_person_or_a_need_is_not_sent() throws Exception {
    as(Role.HUB);
    assertThat(visitor.get("/referrals/new").page().select("main").text())
        .contains("A referral begins with a person.");
    var page = visitor.get("/referrals/new?person=" + ID);
    assertThat(page.page().select("#refer").text())
        .contains("The list of equipment is not to be had");
    var form = page.form("#refer");
    form.put("visitsADay", "12");

    var again = visitor.post("/referrals/new", form);

    assertThat(again.status()).isEqualTo(422);
    assertThat(again.page().select(".why").eachText())
        .containsExactly(
            "Choose what is needed most.",
            "Choose how soon somebody has to come.",
            "Write a number from 1 to 10, or nothing.");
    assertThat(neighbours.asked("POST")).isEmpty();
  }

  /** Somebody people know of whom no hospital has told. */
  private String atHome(String tag) {
    var id = ID + tag;
    provider.knows(id, "Ivy", "Marsh", 81);
    provider.registers(
        201,
        """
        {"personId":"%s","person":{"ageBand":"75-84","restricted":false},"abode":"USUAL_ADDRESS"}
        """
            .formatted(id));
    return id;
  }

  private Map<String, String> ivy(Map<String, String> form) {
    form.putAll(
        Map.of(
            "source", "GP",
            "nhsNumber", "999 012 3454",
            "family", "Marsh",
            "given", "Ivy",
            "birthDate", "1945-02-03",
            "sex", "female",
            "postcode", "HW1 2AB"));
    return form;
  }

  @Test
  void only_a_hub_is_offered_to_register_somebody_no_hospital_has_told_of() throws Exception {
    as(Role.HUB);
    var form = visitor.get("/referrals/new").page().select("#register");

    assertThat(form.select("h2").text()).isEqualTo("Somebody who is not in hospital");
    assertThat(form.select("label:has([name=source])").eachText())
        .containsExactly(
            "Care transfer hub",
            "General practice",
            "Ambulance service",
            "Adult social care",
            "Care home",
            "Charity or community group",
            "The person");
    assertThat(form.select("label[for]").eachAttr("for"))
        .containsExactly("nhsNumber", "family", "given", "birthDate", "postcode");
    assertThat(form.select("input:not([type=hidden]):not([type=radio])").eachAttr("autocomplete"))
        .hasSize(5)
        .containsOnly("off");

    as(Role.COORDINATOR);
    atHome("x");
    var page = visitor.get("/referrals/new");
    assertThat(page.page().select("#register")).isEmpty();
    assertThat(page.page().select("main").text()).contains("ask the care transfer hub");
    var token = visitor.get("/referrals/new?person=" + ID).form("#refer");
    assertThat(visitor.post("/referrals/new/person", ivy(token)).status()).isEqualTo(403);
    assertThat(provider.askedOfPeople()).noneMatch(asked -> asked.method().equals("POST"));
  }

  @Test
  void whom_a_practice_asks_for_is_registered_and_referred_without_a_stay() throws Exception {
    as(Role.HUB);
    var id = atHome("h");
    var form = ivy(visitor.get("/referrals/new").form("#register"));

    var page = visitor.post("/referrals/new/person", form);

    var registered = provider.askedOfPeople().getFirst();
    assertThat(registered.path()).isEqualTo("/api/people");
    assertThat(registered.key()).isEqualTo(form.get("key"));
    assertThat(registered.body())
        .isEqualTo(
            "{\"nhsNumber\":\"999 012 3454\",\"name\":{\"family\":\"Marsh\",\"given\":\"Ivy\"},"
                + "\"birthDate\":\"1945-02-03\",\"sex\":\"female\",\"postcode\":\"HW1 2AB\"}");
    assertThat(page.address().toString()).endsWith("/referrals/new?person=" + id + "&source=GP");
    assertThat(page.page().select("h1").text()).isEqualTo("Refer Ivy Marsh");
    assertThat(page.page().select(".scope").text()).startsWith("Not in hospital");
    assertThat(page.page().select(".crumbs a, #refer a").eachAttr("href"))
        .containsExactly("/referrals", "/referrals");

    neighbours.refuses(
        "referrals",
        "POST",
        "/api/referrals",
        409,
        "person-not-heard-of",
        "This person is not known here yet.");
    var refer = page.form("#refer");
    assertThat(refer).containsEntry("source", "GP");
    refer.putAll(Map.of("skill", "NURSING", "urgency", "TWO_DAY"));
    var soon = visitor.post("/referrals/new", refer);
    assertThat(soon.status()).isEqualTo(409);
    assertThat(soon.page().select(".problem").text())
        .contains("has not heard of this person yet", "send it again in a moment");
    neighbours.answers("referrals", "POST", "/api/referrals", 201, "{\"referralId\":\"r-60\"}");

    var made = visitor.post("/referrals/new", soon.form("#refer"));

    assertThat(made.address().getQuery()).isEqualTo("show=r-60&done=made");
    assertThat(neighbours.asked("POST").getLast().body())
        .isEqualTo(
            "{\"personId\":\"%s\",\"source\":\"GP\",\"skill\":\"NURSING\",\"urgency\":\"TWO_DAY\"}"
                .formatted(id));
    var addresses = new ArrayList<String>();
    List.of(page, soon, made).forEach(one -> addresses.add(one.address().toString()));
    provider.askedOfPeople().forEach(asked -> addresses.add(asked.path()));
    List.of("GET", "POST").forEach(m -> neighbours.asked(m).forEach(a -> addresses.add(a.path())));
    assertThat(addresses)
        .hasSizeGreaterThan(6)
        .noneMatch(one -> one.matches("(?i).*(marsh|ivy|999.?012|3454|1945|HW1).*"));
  }

  @Test
  void what_is_wrong_with_somebody_typed_is_said_by_field_and_the_rest_kept() throws Exception {
    as(Role.HUB);
    atHome("w");
    var form = visitor.get("/referrals/new").form("#register");
    form.putAll(Map.of("source", "WARD", "given", "Ivy", "birthDate", "2945-02-03"));

    var again = visitor.post("/referrals/new/person", form);

    assertThat(again.status()).isEqualTo(422);
    assertThat(again.page().select("#register .why").eachText())
        .containsExactly(
            "Choose who asks for it.",
            "Write the NHS number.",
            "Write the family name.",
            "This day is still to come.");
    assertThat(again.page().select(".problem a").eachAttr("href"))
        .containsExactly("#source", "#nhsNumber", "#family", "#birthDate")
        .allMatch(field -> again.page().select(field).size() == 1);
    assertThat(again.form("#register"))
        .containsEntry("given", "Ivy")
        .containsEntry("birthDate", "2945-02-03");
    assertThat(provider.askedOfPeople()).isEmpty();
  }

  @Test
  void a_number_people_refuse_is_put_right_where_it_was_typed() throws Exception {
    as(Role.HUB);
    provider.registers(
        422,
        """
        {"type":"urn:homeward:problem:nhs-number-invalid","status":422,
         "detail":"This is not a valid NHS number."}
        """);
    var form = ivy(visitor.get("/referrals/new").form("#register"));

    var again = visitor.post("/referrals/new/person", form);

    assertThat(again.status()).isEqualTo(422);
    assertThat(again.page().select(".wrong:has(#nhsNumber) .why").text())
        .isEqualTo("This is not a valid NHS number.");
    assertThat(again.page().select("#register .wrong")).hasSize(1);
    form.remove("_csrf"); // another in every answer
    var key = form.remove("key");
    assertThat(again.form("#register")).containsAllEntriesOf(form).doesNotContainEntry("key", key);
    provider.registers(
        400,
        """
        {"type":"urn:homeward:problem:invalid-request","status":400,
         "errors":[{"pointer":"/name/family","detail":"size must be between 0 and 100"}]}
        """);
    var longer = visitor.post("/referrals/new/person", again.form("#register"));
    assertThat(longer.page().select(".wrong:has(#family) .why").text()).contains("0 and 100");
  }

  @Test
  void while_people_are_away_somebody_typed_is_kept_and_registered_once() throws Exception {
    as(Role.HUB);
    var id = atHome("a");
    var form = ivy(visitor.get("/referrals/new").form("#register"));
    provider.peopleAway(true);

    var again = visitor.post("/referrals/new/person", form);
    var page = visitor.get("/referrals/new?person=" + id);
    provider.peopleAway(false);

    assertThat(again.status()).isEqualTo(503);
    assertThat(again.page().select(".problem").text()).contains("does not answer just now");
    form.remove("_csrf");
    assertThat(again.form("#register")).as("the key too").containsAllEntriesOf(form);
    assertThat(page.status()).as("nobody is said not to be there").isEqualTo(200);
    assertThat(page.page().select(".away").text()).contains("Names are not shown.");
    await()
        .atMost(SOON)
        .until(() -> visitor.get("/referrals/new?person=" + id).page().select(".away").isEmpty());
    var next = visitor.post("/referrals/new/person", again.form("#register"));
    assertThat(next.page().select("h1").text()).isEqualTo("Refer Ivy Marsh");
  }

  @Test
  void whom_nobody_knows_is_not_there_and_whom_people_know_may_be_referred() throws Exception {
    var id = atHome("k");
    as(Role.HUB);
    assertThat(visitor.get("/referrals/new?person=" + ID + "n").status()).isEqualTo(404);
    assertThat(visitor.get("/referrals/new?person=" + id + "&source=WARD").form("#refer"))
        .containsEntry("source", "HUB");
    assertThat(visitor.get("/referrals/new?person=" + ID).form("#refer"))
        .as("who is in a bed is the ward's to tell")
        .doesNotContainKey("source");

    as(Role.COORDINATOR);
    var page = visitor.get("/referrals/new?person=" + id + "&source=NOBODY");

    assertThat(page.page().select("h1").text()).isEqualTo("Refer Ivy Marsh");
    var form = page.form("#refer");
    assertThat(form).doesNotContainKey("source");
    form.putAll(Map.of("skill", "NURSING", "urgency", "TWO_DAY"));
    var again = visitor.post("/referrals/new", form);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.page().select(".why").text()).isEqualTo("Choose who asks for it.");
    form.put("person", ID + "n");
    assertThat(visitor.post("/referrals/new", form).status()).isEqualTo(404);
    assertThat(visitor.get("/referrals/new?person=" + ID + "n").status()).isEqualTo(404);
    assertThat(neighbours.asked("POST")).isEmpty();
  }

  @Test
  void the_hub_answers_for_whom_no_ward_has() throws Exception {
    var id = atHome("i");
    as(Role.HUB);
    var view =
        view("r-61", "INFORMATION_ASKED", "{\"kind\":\"SOURCE\",\"who\":\"h.lead\"}")
            .replace("\"stayId\":\"" + STAY + "\",", "")
            .replace("\"" + ID + "\"", "\"" + id + "\"")
            .replace("\"WARD\"", "\"GP\"");
    var ward = view("r-62", "INFORMATION_ASKED", "{\"kind\":\"SOURCE\"}");
    neighbours.answers("referrals", "GET", "/api/referrals", 200, "[" + view + "," + ward + "]");
    neighbours.answers("referrals", "GET", "/api/referrals/r-61", 200, view);

    var page = visitor.get("/referrals").page();

    assertThat(page.select(".tabs a").eachText())
        .containsExactly("To answer 1", "Sent 0", "With the ward 1", "Taken 0", "Closed");
    assertThat(page.select(".rows .what").text())
        .isEqualTo("Nursing, therapy, 4 visits a day I. Marsh, 81 · Aldersyke East");
    assertThat(page.select("#pane").text())
        .contains("For Ivy Marsh, 81. Not in hospital", "Sent by General practice");
    assertThat(page.select("#pane a[href^=/people]")).isEmpty();
    assertThat(page.select("#answered button").text()).isEqualTo("The question is answered");
  }

  @Test
  void a_teams_day_has_the_overdue_on_top_and_what_is_left_by_skill() throws Exception {
    team();

    var page = visitor.get("/teams/" + ELM).page();

    assertThat(page.select(".figures li").eachText())
        .containsExactly(
            "1 visit planned today", "1 overdue", "1 not planned yet", "3 on the caseload");
    var rows = page.select("section:has(#first) tbody tr");
    assertThat(rows).as("who was seen waits no longer").hasSize(2);
    assertThat(rows.get(0).text()).contains("O. Walker", "36m overdue", "Not planned");
    assertThat(rows.get(1).text()).contains("1h 40m left", "n-04", "Today");
    assertThat(page.select("section:has(#left) tbody tr").getFirst().text())
        .startsWith("Nursing 3 of 8 2 lent");
    assertThat(page.select("section:has(#staff)").text()).contains("Council (E08) 2");
    assertThat(page.select("section:has(#loans) li").text())
        .isEqualTo("2 of nursing lent to Oak Team, Wednesday 26 November");
  }

  @Test
  void a_team_plans_a_first_contact_and_lends_and_no_other_team_is_shown() throws Exception {
    team();
    neighbours.answers("neighbourhood-teams", "POST", "/api/teams/" + ELM + "/plans", 200, "{}");
    var form = visitor.get("/teams/" + ELM + "?for=r-20").form("#plan form");
    assertThat(form).containsEntry("referralId", "r-20");
    form.putAll(Map.of("plannedFor", "2031-01-26T10:00", "member", "n-04"));

    var after = visitor.post("/teams/" + ELM + "/plans", form);

    assertThat(after.page().select(".done").text()).isEqualTo("The first contact is planned.");
    assertThat(neighbours.asked("POST").getLast().body())
        .isEqualTo(
            "{\"referralId\":\"r-20\",\"member\":\"n-04\",\"plannedFor\":\"2031-01-26T10:00:00Z\"}");
    var wrong = visitor.get("/teams/" + ELM).form("#lend form");
    wrong.put("slots", "none");
    var again = visitor.post("/teams/" + ELM + "/loans", wrong);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.page().select("#lend .why").eachText())
        .containsExactly(
            "Choose the other team.", "Choose for what.", "Write a number from 1 to 1000.");
    assertThat(again.form("#lend form")).containsEntry("slots", "none");
    assertThat(visitor.get("/teams/oak-team").status()).isEqualTo(404);
    assertThat(visitor.post("/teams/oak-team/plans", form).status()).isEqualTo(403);
  }

  private void team() {
    var today = LocalDate.now(ZoneId.of("Europe/London"));
    var path = "/api/teams/" + ELM;
    var teams = "neighbourhood-teams";
    neighbours.answers(
        teams,
        "GET",
        path,
        200,
        """
        {"teamId":"elm-team","name":"Elm team","partnerships":["aldersyke-east"],"skills":["NURSING"],"day":"%s",
         "loads":[{"skill":"NURSING","slots":8,"takenOn":3,"planned":1,"lent":2,"borrowed":0,"left":3}],"waiting":2}
        """
            .formatted(today));
    neighbours.answers(
        teams,
        "GET",
        path + "/caseload",
        200,
        """
        [{"referralId":"r-21","personId":"someone","skill":"NURSING","since":"%s","plannedFor":"%s","memberId":"n-04"},
         {"referralId":"r-20","personId":"%s","skill":"NURSING","since":"%s"},
         {"referralId":"r-19","personId":"seen","skill":"NURSING","since":"%s","seenAt":"%s"}]
        """
            .formatted(in(-100), Instant.now().toString(), ID, in(-90), in(-2_000), in(-1_900)));
    neighbours.answers(
        "referrals",
        "GET",
        "/api/referrals",
        200,
        """
        [{"referralId":"r-20","due":"%s"},{"referralId":"r-21","due":"%s"}]
        """
            .formatted(in(-37), in(100)));
    neighbours.answers(
        teams,
        "GET",
        path + "/loans",
        200,
        """
        [{"loanId":"l1","other":"oak-team","side":"LENT","skill":"NURSING","slots":2,"day":"2031-11-26","stands":true}]
        """);
    neighbours.answers(
        teams,
        "GET",
        path + "/staff",
        200,
        """
        {"organisations":[{"code":"E08","sector":"COUNCIL"}],
         "members":[{"memberId":"n-04","organisation":"E08"},{"memberId":"n-05","organisation":"E08"}]}
        """);
    neighbours.answers(teams, "GET", path + "/weeks", 200, "[]");
  }

  @Test
  void a_partnership_in_one_page_with_links_to_people_for_those_who_see_them() throws Exception {
    partnership(false);

    var page = visitor.get("/partnerships/aldersyke-east").page();

    assertThat(page.select("h1").text()).isEqualTo("Aldersyke East");
    assertThat(page.select(".figures li").eachText())
        .containsExactly(
            "48 on the caseload",
            "12 wait for the first contact",
            "31h 0m longest wait",
            "1 neighbourhood team",
            "1 community organisation",
            "1 practice");
    assertThat(page.select(".figures a")).isEmpty();
    assertThat(page.select(".tools a").attr("href")).isEqualTo("/flow?partnership=aldersyke-east");
    assertThat(page.select("section:has(#left) tbody tr").eachText())
        .containsExactly("Nursing 4 -1", "Therapy not said");
    assertThat(page.select("section:has(#services) tbody tr").eachText())
        .containsExactly(
            "Elm team Nursing Council, NHS community services 9",
            "Friends of Elm community organisation Shopping 3");
  }

  @Test
  void a_leader_sees_rounded_figures_and_no_people() throws Exception {
    as(Role.LEADER);
    partnership(true);

    var page = visitor.get("/partnerships/aldersyke-east").page();

    assertThat(page.text()).contains("Small numbers are rounded");
    assertThat(page.select("main a[href^=/flow], main a[href^=/teams], main a[href^=/people]"))
        .isEmpty();
    assertThat(visitor.get("/referrals").status()).isEqualTo(403);
    assertThat(visitor.get("/teams/" + ELM).status()).isEqualTo(403);
  }

  private void partnership(boolean rounded) {
    neighbours.answers(
        "neighbourhood-teams",
        "GET",
        "/api/partnerships/aldersyke-east",
        200,
        """
        {"code":"aldersyke-east","name":"Aldersyke East","place":"aldersyke","rules":"partnerships-2026",
         "board":["ELECTED_MEMBER","THIRD_SECTOR"],"asOf":"2026-11-24T14:32:00Z","rounded":%s,"caseload":48,
         "waiting":12,"longestWaitHours":31,"practices":[{"code":"B86","name":"Elm Road Surgery"}],
         "services":[
           {"teamId":"friends","kind":"COMMUNITY_ORGANISATION","name":"Friends of Elm","skills":[],
            "communityNeeds":["SHOPPING"],"organisations":[],"waiting":3},
           {"teamId":"elm-team","kind":"NEIGHBOURHOOD_TEAM","name":"Elm team","skills":["NURSING"],
            "communityNeeds":[],"waiting":9,
            "organisations":[{"code":"E08","sector":"COUNCIL"},{"code":"RY6","sector":"NHS_COMMUNITY"}]}],
         "capacity":[{"day":"2026-11-24","skill":"NURSING","left":4,"said":1},
                     {"day":"2026-11-25","skill":"NURSING","left":-1,"said":1},
                     {"day":"2026-11-24","skill":"THERAPY","left":0,"said":0}],
         "weeks":[{"week":"2026-11-23","need":"SHOPPING","left":2,"said":1}]}
        """
            .formatted(rounded));
  }

  @Test
  void without_teams_pages_say_so_and_go_on() throws Exception {
    neighbours.answers("neighbourhood-teams", "GET", inbox(), 503, "{}");

    var page = visitor.get("/referrals");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.page().select(".away").text())
        .contains("Neighbourhood teams does not answer just now.");
  }

  @Test
  void an_account_that_names_no_team_is_told_whom_to_ask() throws Exception {
    as(Role.TEAM);
    assertThat(visitor.get("/referrals").page().select("main").text())
        .contains("Your account names no team", "Ask whoever looks after accounts");
  }

  @Test
  void what_is_newly_asked_is_handed_on_as_it_comes() throws Exception {
    var stream = "/api/teams/" + ELM + "/inbox/stream";
    neighbours.answers(
        "neighbourhood-teams",
        "GET",
        stream,
        200,
        "event:snapshot\ndata:[]\n\nevent:beat\ndata:{}\n\nevent:entry\ndata:{\"referralId\":\"r-30\"}\n\n");
    var token = Machinery.issuer().token("t.lead", List.of(ELM), Role.TEAM);

    var heard = listened(token);

    assertThat(heard.headers().firstValue("Content-Type").orElse("")).contains("event-stream");
    assertThat(heard.body())
        .containsSubsequence(
            "retry: 500",
            "event:snapshot\ndata:[]\n\n",
            "event: beat\ndata: ",
            "event:entry\ndata:{\"referralId\":\"r-30\"}\n\n")
        .doesNotContain("event:beat");
    assertThat(neighbours.asked("GET").getLast().token()).isEqualTo("Bearer " + token);
  }

  @Test
  void what_comes_back_to_the_hub_is_pushed_to_its_list() throws Exception {
    var view = view("r-40", "WITH_HUB", "{\"kind\":\"HUB\"}");
    neighbours.answers("referrals", "GET", "/api/referrals", 200, "[" + view + "]");
    var other = "r-41-" + ID;
    neighbours.answers(
        "referrals",
        "GET",
        "/api/referrals/" + other,
        200,
        view(other, "WITH_HUB", "{\"kind\":\"HUB\"}"));
    var heard = new CopyOnWriteArrayList<String>();

    try (var stream = listen(Role.HUB, heard)) {
      await()
          .atMost(SOON)
          .until(() -> String.join("\n", heard).contains("{\"referralId\":\"r-40\"}]"));
      assertThat(String.join("\n", heard)).startsWith("retry: 500").contains("event: snapshot");
      sentToHub(other, 1);
      await().atMost(SOON).until(() -> String.join("\n", heard).contains("event: entry"));
      assertThat(String.join("\n", heard))
          .contains("event: entry\ndata: {\"referralId\":\"" + other);
      neighbours.answers("referrals", "GET", "/api/referrals/" + other, 200, offered(other));
      sentToHub(other, 2);
      await().atMost(SOON).until(() -> String.join("\n", heard).contains("event: gone"));
      assertThat(stream).isNotNull();
    }
  }

  @Test
  void a_team_has_no_stream_but_its_own() throws Exception {
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(service.address() + "/live/referrals"))
                    .header(
                        "Authorization",
                        "Bearer " + Machinery.issuer().token("t.lead", List.of(ELM), Role.TEAM))
                    .build(),
                BodyHandlers.discarding());

    assertThat(answer.statusCode()).isEqualTo(404);
  }

  private static void sentToHub(String id, int seq) {
    Machinery.publish(
        Publisher.REFERRALS,
        id,
        seq,
        new ReferralSentToHub(id, ID, STAY, Facts.now(), WithoutTeam.NO_TEAM, null));
  }

  /** Reads a stream beside the test until it is closed. */
  private InputStream listen(Role role, List<String> heard) throws Exception {
    var stream =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(service.address() + "/live/referrals"))
                    .header("Authorization", "Bearer " + Machinery.token("h.lead", role))
                    .build(),
                BodyHandlers.ofInputStream())
            .body();
    Thread.ofVirtual()
        .start(
            () -> {
              try (var lines =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                lines.lines().forEach(heard::add);
              } catch (IOException | UncheckedIOException e) {
                heard.add("closed");
              }
            });
    return stream;
  }

  @Test
  void while_teams_are_away_the_browser_is_to_come_back_by_itself() throws Exception {
    neighbours.answers(
        "neighbourhood-teams", "GET", "/api/teams/" + ELM + "/inbox/stream", 503, "{}");

    var heard = listened(Machinery.issuer().token("t.lead", List.of(ELM), Role.TEAM));

    assertThat(heard.statusCode()).isEqualTo(200);
    assertThat(heard.body()).isEqualTo("retry: 500\n\n");
  }

  private HttpResponse<String> listened(String token) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(service.address() + "/live/referrals?team=" + ELM))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(10))
                .build(),
            BodyHandlers.ofString());
  }
}
