package care.homeward.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A hub looks for a bed and asks; a home answers, as a browser without script meets them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OffersPagesIT {

  private static final String CAPACITY = "care-home-capacity";
  private static final String RUN = String.valueOf(System.nanoTime() % 100_000);
  private static final String ID = "person-b" + RUN;
  private static final String STAY = "stay-b" + RUN;
  private static final String OAKBANK = "oakbank-" + RUN;
  private static final String ASKING = "/capacity?person=" + ID + "&type=NURSING";

  private final Provider provider = new Provider();
  private final Neighbours neighbours = new Neighbours();
  private final Service service;
  private Visitor visitor;

  OffersPagesIT() throws Exception {
    var settings = new HashMap<>(provider.settings());
    settings.putAll(neighbours.settings());
    service = Service.start("offerspages", settings);
    visitor = new Visitor(service.address());
    provider.knows(ID, "Orla", "Bright", 88);
    Facts.admitted(STAY, ID, "W7");
    var ready = Facts.now().minus(30, ChronoUnit.HOURS);
    Facts.ready(STAY, ID, 2, ready);
    Facts.say(STAY, 3, new PathwayChosen(STAY, ID, ready, 3));
    var joined =
        new HomeJoined(
            OAKBANK, ready, "Oakbank", "elmsworth", "elmsworth-north", 40, null, null, null);
    Machinery.publish(Publisher.CARE_HOME_CAPACITY, OAKBANK, 1, joined);
    var held =
        new BedHeld(
            OAKBANK,
            Facts.now(),
            "hold-1",
            ID,
            STAY,
            BedType.NURSING,
            Facts.now().plus(130, ChronoUnit.MINUTES),
            null);
    Machinery.publish(Publisher.CARE_HOME_CAPACITY, OAKBANK, 2, held);
    provider.role(Role.HUB);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> page("/people/" + ID).select(".list").text().contains("Nursing bed held"));
  }

  private Document page(String path) throws Exception {
    return visitor.get(path).page();
  }

  @BeforeEach
  void aHubAndItsHomes() {
    neighbours.forget();
    neighbours.answers(CAPACITY, "GET", "/api/homes", 200, homes());
    neighbours.answers(
        CAPACITY,
        "GET",
        "/api/need/unmet",
        200,
        """
        {"since":"2026-10-27","unmet":[{"bedType":"NURSING_DEMENTIA","place":"elmsworth",
          "sought":4,"asked":3,"lapsed":2,"refused":{"STAFFING":5}}]}
        """);
    as(Role.HUB);
  }

  private void as(Role role) {
    provider.role(role);
    visitor = new Visitor(service.address());
  }

  private static String homes() {
    var now = Instant.now();
    return """
        [{"homeId":"elm","name":"Elm Court","place":"elmsworth","operator":"VOLUNTARY",
          "toldAt":"%s","confidence":0,"stale":false,
          "closed":{"reason":"OUTBREAK","since":"%s","reviewOn":"2027-01-15"},
          "vacancies":[{"bedType":"NURSING","told":5,"free":0}]},
         {"homeId":"%s","name":"Oakbank","place":"elmsworth","toldAt":"%s","confidence":100,
          "stale":false,"vacancies":[{"bedType":"NURSING","told":3,"free":2,"weeklyRate":1100,
            "traits":["ADMITS_AT_WEEKENDS"]},{"bedType":"RESIDENTIAL","told":0,"free":0}]},
         {"homeId":"larch","name":"Larches","place":"minster","toldAt":"%s","confidence":25,
          "stale":true,"vacancies":[{"bedType":"NURSING","told":1,"free":1,"traits":["EN_SUITE"]}]}]
        """
        .formatted(
            now, now, OAKBANK, now.minus(3, ChronoUnit.HOURS), now.minus(72, ChronoUnit.HOURS));
  }

  @Test
  void homes_show_what_is_free_how_old_that_is_and_how_sure() throws Exception {
    var homes = page("/capacity").select("li.home");

    assertThat(homes.select("h3").eachText()).containsExactly("Oakbank", "Larches", "Elm Court");
    assertThat(homes.get(0).text())
        .contains(
            "2 Nursing: admits at weekends, £1100 a week",
            "0 Residential",
            "1 bed held until",
            "Told 3 hours ago",
            "Sure, 100 of 100");
    assertThat(homes.get(1).hasClass("old")).isTrue();
    assertThat(homes.get(1).text())
        .contains("Told 3 days ago: ask before you rely on it", "Not sure, 25 of 100");
    assertThat(homes.get(2).text())
        .contains("Closed to admissions", "Outbreak of infection")
        .doesNotContain("Nursing");
  }

  /** Elm Court was known to be open; Larches had told of a bed it did not have. */
  private String then(Instant at) throws Exception {
    var asked = "/api/homes?limit=500&at=" + at.toString().replace(":", "%3A") + "&as=";
    var told = at.minus(2, ChronoUnit.HOURS);
    neighbours.answers(
        CAPACITY,
        "GET",
        asked + "KNOWN",
        200,
        """
        [{"homeId":"elm","name":"Elm Court","place":"elmsworth","toldAt":"%s","confidence":100,
          "stale":false,"vacancies":[{"bedType":"NURSING","told":5,"free":5}]},
         {"homeId":"ash","name":"Ashdown","place":"minster","toldAt":"%s","confidence":100,
          "stale":false,"vacancies":[{"bedType":"NURSING","told":1,"free":1}]},
         {"homeId":"larch","name":"Larches","place":"minster","toldAt":"%s","confidence":25,
          "stale":true,"vacancies":[{"bedType":"NURSING","told":1,"free":1}]}]
        """
            .formatted(told, told, told.minus(2, ChronoUnit.DAYS)));
    neighbours.answers(
        CAPACITY,
        "GET",
        asked + "CORRECTED",
        200,
        """
        [{"homeId":"elm","name":"Elm Court","place":"elmsworth","toldAt":"%s","confidence":100,
          "stale":false,"closed":{"reason":"OUTBREAK","since":"%s"},
          "vacancies":[{"bedType":"NURSING","told":5,"free":0}]},
         {"homeId":"ash","name":"Ashdown","place":"minster","toldAt":"%s","confidence":100,
          "stale":false,"vacancies":[{"bedType":"NURSING","told":1,"free":1}]}]
        """
            .formatted(told, told, told));
    return LocalDateTime.ofInstant(at, ZoneId.of("Europe/London")).toString();
  }

  @Test
  void of_a_past_moment_it_shows_what_was_known_then_and_nothing_can_be_done() throws Exception {
    var at = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
    var page = page("/capacity?at=" + then(at));

    assertThat(page.select("html").hasClass("past")).isTrue();
    assertThat(page.select("#live").attr("data-state")).isEqualTo("history");
    assertThat(page.select("#then").text()).startsWith("As known then");
    assertThat(page.select("li.home h3").eachText())
        .containsExactly("Elm Court", "Ashdown", "Larches");
    assertThat(page.select("li.home").get(0).text())
        .contains("5 Nursing", "Told 2 hours ago", "Sure, 100 of 100");
    assertThat(page.select("li.home").get(2).text()).contains("Told 2 days ago: ask before");
    assertThat(page.select(".cor, [name=homes], main button.primary, table")).isEmpty();
    assertThat(page.text()).doesNotContain("1 bed held");
    assertThat(page("/capacity").text()).contains("1 bed held");
  }

  @Test
  void as_corrected_since_it_marks_the_homes_of_which_something_else_was_known() throws Exception {
    var at = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
    var known = page("/capacity?at=" + then(at));
    var page = page(known.select("#then a:not(.btn)").attr("href"));

    assertThat(page.select("li.home h3").eachText()).containsExactly("Ashdown", "Elm Court");
    assertThat(page.select("li.home").get(0).select(".cor")).isEmpty();
    assertThat(page.select("li.home").get(1).text())
        .contains("Corrected since", "Closed to admissions", "Outbreak of infection")
        .doesNotContain("5 Nursing");
    assertThat(page.select("#then").text())
        .startsWith("As corrected since")
        .contains("1 home is marked", "1 home shown then is not shown here");
    assertThat(page.select("#then .btn").attr("href")).isEqualTo("/capacity");
  }

  @Test
  void each_figure_opens_the_homes_it_counts_now_and_then() throws Exception {
    var at = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
    var then = "?at=" + then(at);
    for (var query : List.of("", then, then + "&as=corrected")) {
      var page = page("/capacity" + query);
      var figures = page.select(".sums a");
      assertThat(figures.eachText()).hasSize(5);
      for (var figure : figures) {
        var list = page(figure.attr("href"));
        assertThat(list.select("li.home"))
            .as(query + ": " + figure.text())
            .hasSize(Integer.parseInt(figure.select("b").text()));
        assertThat(list.select("#then b").eachText()).isEqualTo(page.select("#then b").eachText());
        assertThat(list.select(".sums a").eachText()).isEqualTo(figures.eachText());
      }
    }
    assertThat(page("/capacity" + then).select(".sums a").eachText())
        .containsExactly(
            "3 homes that fit what is asked for",
            "3 have a bed free 7 beds free in all",
            "0 keep a bed 0 beds kept in all",
            "1 to be asked anew their figures are too old",
            "0 closed to admissions");
  }

  @Test
  void the_moment_goes_along_between_the_board_and_capacity_and_with_every_form() throws Exception {
    var at = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
    var moment = "at=" + then(at).replace(":", "%3A") + "&as=corrected";
    var there = page("/flow?" + moment).select("nav a[href^=/capacity]").attr("href");
    assertThat(there).isEqualTo("/capacity?" + moment);

    var page = page(there + "&type=NURSING");

    assertThat(page.select("nav a[href^=/flow]").attr("href")).isEqualTo("/flow?" + moment);
    assertThat(page.select("nav a[href^=/offers]").attr("href")).isEqualTo("/offers");
    assertThat(page.select(".search [name=as]").attr("value")).isEqualTo("corrected");
    assertThat(page.select(".slide [name=type]").attr("value")).isEqualTo("NURSING");
    assertThat(page.select("#tm").attr("value")).isEqualTo("-24");
    var slid = visitor.get("/capacity?hours=-48&type=NURSING&as=corrected&at=" + then(at));
    assertThat(slid.address().getQuery()).contains("type=NURSING", "at=", "as=corrected");
    assertThat(slid.page().select("#tm").attr("value")).isEqualTo("-48");
    assertThat(visitor.get("/capacity?at=yesterday").status()).isEqualTo(400);
  }

  @Test
  void the_filter_is_the_services_own() throws Exception {
    page("/capacity?type=NURSING&place=minster&traits=EN_SUITE&traits=NONSENSE");

    assertThat(neighbours.asked("GET"))
        .anyMatch(
            asked ->
                asked
                    .path()
                    .equals(
                        "/care-home-capacity/api/homes?limit=500&bedType=NURSING&place=minster&traits=EN_SUITE"));
    neighbours.answers(CAPACITY, "GET", "/api/homes", 200, "[]");
    assertThat(page("/capacity?type=NURSING").select("#homes ~ .nobody").text())
        .contains("No home has such a bed free", "Clear filters");
  }

  @Test
  void need_not_met_is_for_the_hub_and_leaders() throws Exception {
    assertThat(page("/capacity").select("tbody tr").text())
        .isEqualTo("Nursing, dementia Elmsworth 4 3 2 5 Not enough staff");
    as(Role.LEADER);
    assertThat(page("/capacity").select("tbody tr")).hasSize(1);
    as(Role.COORDINATOR);
    assertThat(page("/capacity").select("table")).isEmpty();
  }

  @Test
  void several_homes_are_asked_for_one_person() throws Exception {
    neighbours.answers(CAPACITY, "POST", "/api/approaches", 201, "{\"approachId\":\"approach-1\"}");
    approach("");
    var page = page(ASKING);
    assertThat(page.select("#whom").text()).isEqualTo("A bed for Orla Bright");
    assertThat(page.select("#ask [name=homes]").eachAttr("value"))
        .containsExactly(OAKBANK, "larch");
    var form = visitor.get(ASKING).form("#ask");
    form.putAll(Map.of("homes", OAKBANK, "hours", "8"));

    var after = visitor.post(ASKING, form);

    assertThat(after.address().getPath()).isEqualTo("/capacity/approaches/approach-1");
    assertThat(after.page().select(".done").text()).contains("The first home to accept is the one");
    var sent = neighbours.asked("POST").getLast();
    assertThat(sent.body())
        .isEqualTo(
            "{\"homes\":[\"%s\"],\"stayId\":\"%s\",\"personId\":\"%s\",\"bedType\":\"NURSING\",\"hours\":8}"
                .formatted(OAKBANK, STAY, ID));
    assertThat(sent.key()).isEqualTo(form.get("key"));
  }

  @Test
  void homes_that_keep_no_bed_are_named_with_why_and_the_ticks_stay() throws Exception {
    neighbours.refuses(
        CAPACITY,
        "POST",
        "/api/approaches",
        409,
        "no-bed-held",
        "No home keeps a bed. " + OAKBANK + ": no-free-bed.");
    var form = visitor.get(ASKING).form("#ask");
    form.put("homes", OAKBANK);

    var again = visitor.post(ASKING, form);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.page().select(".problem").text())
        .contains("Oakbank: no bed of this type is free any more");
    assertThat(again.form("#ask").get("homes")).isEqualTo(OAKBANK);
  }

  @Test
  void without_a_home_ticked_nobody_is_asked() throws Exception {
    var again = visitor.post(ASKING, visitor.get(ASKING).form("#ask"));

    assertThat(again.status()).isEqualTo(422);
    assertThat(again.page().select(".problem li").text()).contains("Tick at least one home");
    assertThat(neighbours.asked("POST")).isEmpty();
  }

  @Test
  void a_coordinator_looks_but_does_not_ask() throws Exception {
    as(Role.COORDINATOR);

    var page = page(ASKING);

    assertThat(page.select("#ask [name=homes]")).isEmpty();
    assertThat(page.text()).contains("The care transfer hub asks homes");
  }

  private void approach(String answers) {
    var asked = Instant.now().minus(90, ChronoUnit.MINUTES);
    neighbours.answers(
        CAPACITY,
        "GET",
        "/api/approaches/approach-1",
        200,
        """
        {"approachId":"approach-1","stayId":"%s","bedType":"NURSING","askedAt":"%s",
         "homes":[{"homeId":"%s","holdId":"hold-1","expiresAt":"%s"}%s],
         "notAsked":[{"homeId":"elm","rule":"admissions-closed"}]}
        """
            .formatted(STAY, asked, OAKBANK, Instant.now().plus(150, ChronoUnit.MINUTES), answers));
  }

  @Test
  void an_approach_says_who_was_asked_and_what_each_said_after_how_long() throws Exception {
    var soon = Instant.now().minus(60, ChronoUnit.MINUTES);
    approach(
        ",{\"homeId\":\"larch\",\"holdId\":\"h2\",\"expiresAt\":\"%s\",\"answer\":\"REFUSED\",\"refusal\":\"NO_SUITABLE_ROOM\",\"respondedAt\":\"%s\"}"
            .formatted(soon, soon));

    var page = page("/capacity/approaches/approach-1");

    assertThat(page.select(".said").eachText())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("Oakbank No answer yet, 2h "))
        .anyMatch(
            line ->
                line.contains("larch Refused: No suitable room after 30 minutes")
                    || line.contains("larch Refused: No suitable room after 29 minutes"));
    assertThat(page.text()).contains("elm: closed to admissions", "For Orla Bright");
    neighbours.answers(CAPACITY, "POST", "/api/approaches/approach-1/withdrawn", 200, "{}");
    var after =
        visitor.post(
            "/capacity/approaches/approach-1",
            visitor.get("/capacity/approaches/approach-1").form("main form"));
    assertThat(after.page().select(".done").text()).contains("Withdrawn");
  }

  @Test
  void the_hub_sees_every_bed_kept_and_releases_it() throws Exception {
    neighbours.answers(
        CAPACITY, "POST", "/api/homes/" + OAKBANK + "/holds/hold-1/released", 200, "{}");
    neighbours.answers(
        CAPACITY,
        "GET",
        "/api/holds",
        200,
        """
        [{"homeId":"%s","homeName":"Oakbank","place":"elmsworth","hold":{"holdId":"hold-1",
           "stayId":"%s","personId":"%s","bedType":"NURSING","heldAt":"%s","expiresAt":"%s","accepted":false}},
         {"homeId":"larch","homeName":"Larches","place":"minster","hold":{"holdId":"hold-2",
           "stayId":"%s","personId":"%s","bedType":"NURSING","heldAt":"%s","expiresAt":"%s","accepted":false}},
         {"homeId":"larch","homeName":"Larches","place":"minster","hold":{"holdId":"hold-3",
           "stayId":"stay-unheard","personId":"p-unheard","bedType":"RESIDENTIAL","heldAt":"%s","expiresAt":"%s","accepted":true}}]
        """
            .formatted(OAKBANK, STAY, ID, now(), in(130), STAY, ID, now(), in(-5), now(), in(600)));
    var offers = page("/offers").select(".offer");
    assertThat(offers.eachText())
        .as("all beds kept for one person, the late one first, the accepted one last")
        .satisfiesExactly(
            late -> assertThat(late).contains("Orla Bright", "at Larches", "5m overdue to answer"),
            open ->
                assertThat(open).contains("Orla Bright", "Nursing at Oakbank", "left to answer"),
            accepted -> assertThat(accepted).contains("Name not shown", "Accepted"));
    assertThat(offers.select("[data-until]")).hasSize(2);

    var form = visitor.get("/offers").form("[id=hold.hold-1] form");
    form.put("act", "released");
    var after = visitor.post("/offers", form);

    assertThat(after.page().select(".done").text()).contains("Released");
  }

  @Test
  void without_care_home_capacity_the_hub_is_told_that_beds_are_not_shown() throws Exception {
    neighbours.answers(CAPACITY, "GET", "/api/holds", 503, "{}");

    assertThat(page("/offers").select(".away").text())
        .isEqualTo(
            "Beds kept for people: not shown, because care home capacity does not answer just now.");
  }

  private static String now() {
    return Instant.now().toString();
  }

  private static String in(long minutes) {
    return Instant.now().plus(minutes, ChronoUnit.MINUTES).toString();
  }

  private void holds(boolean accepted, Instant until) {
    provider.manages(OAKBANK);
    visitor = new Visitor(service.address());
    neighbours.answers(
        CAPACITY,
        "GET",
        "/api/homes/" + OAKBANK,
        200,
        """
        {"home":{"homeId":"%s","name":"Oakbank"},"holds":[{"holdId":"hold-1","stayId":"%s",
          "personId":"%s","bedType":"NURSING","heldAt":"%s","expiresAt":"%s","accepted":%b}]}
        """
            .formatted(OAKBANK, STAY, ID, Instant.now(), until, accepted));
  }

  @Test
  void a_home_sees_what_it_needs_to_answer_and_no_name() throws Exception {
    holds(false, Instant.now().plus(130, ChronoUnit.MINUTES).plusSeconds(40));

    var page = page("/offers");

    assertThat(page.select(".offer").text())
        .contains("Nursing", "2h 10m left to answer", "Aged 85+, pathway 3, a care home")
        .doesNotContain("Bright", ID);
    assertThat(page.html()).doesNotContain("Bright");
    assertThat(page.select(".offer button").eachText())
        .containsExactly("Accept", "Tell the hub", "Tell the hub");
  }

  @Test
  void a_hold_past_its_time_says_overdue() throws Exception {
    holds(false, Instant.now().minus(20, ChronoUnit.MINUTES).minusSeconds(20));

    assertThat(page("/offers").select(".offer.late .left").text())
        .isEqualTo("20m overdue to answer");
  }

  @Test
  void a_home_accepts() throws Exception {
    holds(false, Instant.now().plus(1, ChronoUnit.HOURS));
    var path = "/api/homes/" + OAKBANK + "/holds/hold-1/accepted";
    neighbours.answers(CAPACITY, "POST", path, 200, "{}");
    var form = visitor.get("/offers").form(".offer form.acts");
    form.put("act", "accepted");

    var after = visitor.post("/offers", form);

    assertThat(after.page().select(".done").text()).contains("Accepted.");
    assertThat(neighbours.asked("POST").getLast().path()).isEqualTo("/" + CAPACITY + path);
    assertThat(neighbours.asked("POST").getLast().key())
        .isEqualTo(form.get("key") + ".accepted.hold-1");
  }

  @Test
  void a_home_refuses_with_a_reason_and_a_conflict_keeps_it() throws Exception {
    holds(false, Instant.now().plus(1, ChronoUnit.HOURS));
    var path = "/api/homes/" + OAKBANK + "/holds/hold-1/refused";
    neighbours.refuses(CAPACITY, "POST", path, 409, "hold-released", "The bed was released.");
    var form = visitor.get("/offers").form("form:has([name=reason])");
    assertThat(visitor.post("/offers", form).page().select(".why").text())
        .isEqualTo("Choose why you cannot take this person.");
    form.put("reason", "STAFFING");

    var again = visitor.post("/offers", form);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.page().select(".problem").text()).contains("The bed was released.");
    assertThat(again.form("form:has([name=reason])").get("reason")).isEqualTo("STAFFING");
    assertThat(neighbours.asked("POST").getLast().body()).isEqualTo("{\"reason\":\"STAFFING\"}");
  }

  @Test
  void a_home_asks_for_a_trusted_assessment_and_says_who_moved_in() throws Exception {
    holds(false, Instant.now().plus(1, ChronoUnit.HOURS));
    var below = "/api/homes/" + OAKBANK + "/holds/hold-1/";
    neighbours.answers(CAPACITY, "POST", below + "assessment", 200, "{}");
    neighbours.answers(CAPACITY, "POST", below + "moved-in", 200, "{}");
    var form = visitor.get("/offers").form("form:has([name=assessor])");
    form.put("assessor", "TRUSTED_ASSESSOR");
    visitor.post("/offers", form);
    assertThat(neighbours.asked("POST").getLast().body())
        .isEqualTo("{\"assessor\":\"TRUSTED_ASSESSOR\"}");

    holds(true, Instant.now());
    var moved = visitor.get("/offers").form(".offer.good form.acts");
    moved.put("act", "moved-in");
    var after = visitor.post("/offers", moved);

    assertThat(after.page().select(".done").text()).contains("has moved in");
  }

  @Test
  void a_service_that_is_away_leaves_quiet_panels() throws Exception {
    neighbours.answers(CAPACITY, "GET", "/api/homes", 503, "{}");
    neighbours.answers(CAPACITY, "GET", "/api/need/unmet", 503, "{}");
    var page = visitor.get("/capacity");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.page().select(".nobody").eachText())
        .hasSize(2)
        .allMatch(text -> text.startsWith("Care home capacity does not answer just now."));
  }

  @Test
  void a_team_has_none_of_these_screens() throws Exception {
    as(Role.TEAM);

    for (var path : new String[] {"/capacity", "/offers", "/capacity/approaches/x"}) {
      assertThat(visitor.get(path).status()).as(path).isEqualTo(403);
    }
  }
}
