package care.homeward.live;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.platform.access.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A manager tells what a home has free, as a browser without script meets it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HomesPagesIT {

  private static final String CAPACITY = "care-home-capacity";
  private static final String DECLARE = "/capacity/declare";
  private static final String VACANCIES = "/api/homes/beechwood/vacancies";

  private final Provider provider = new Provider();
  private final Neighbours neighbours = new Neighbours();
  private final Service service;
  private Visitor visitor;

  HomesPagesIT() throws Exception {
    var settings = new HashMap<>(provider.settings());
    settings.putAll(neighbours.settings());
    service = Service.start("homespages", settings);
    visitor = new Visitor(service.address());
  }

  @BeforeEach
  void theManagerOfBeechwood() {
    neighbours.forget();
    beechwood(Instant.now().minus(3, ChronoUnit.HOURS), false, "");
    provider.manages("beechwood");
    visitor = new Visitor(service.address());
  }

  @AfterAll
  void stop() {
    service.close();
    provider.close();
    neighbours.close();
  }

  /** Residential as told with all figures and one bed kept since; nursing as a bare count. */
  private void beechwood(Instant toldAt, boolean stale, String closed) {
    neighbours.answers(
        CAPACITY,
        "GET",
        "/api/homes/beechwood",
        200,
        """
        {"holds":[],"home":{"homeId":"beechwood","name":"Beechwood House","place":"elmsworth",
          "partnership":"elmsworth-north","registeredBeds":60,"toldAt":"%s","toldBy":"m.osei",
          "telling":"FIGURES_GIVEN","ageHours":3,"confidence":100,"confirmBy":"%s","stale":%b,%s
          "vacancies":[
            {"bedType":"RESIDENTIAL","told":3,"free":2,"weeklyRate":980,
             "figures":{"maximum":24,"occupied":19,"residentsInHospital":1,"reserved":1,"notAdmittable":1},
             "traits":["EN_SUITE","ADMITS_AT_WEEKENDS"]},
            {"bedType":"NURSING","told":1,"free":1,"traits":["ADMITS_AT_WEEKENDS"]}]}}
        """
            .formatted(toldAt, toldAt.plus(24, ChronoUnit.HOURS), stale, closed));
  }

  private Document page(String path) throws Exception {
    return visitor.get(path).page();
  }

  @Test
  void a_manager_sees_the_beds_told_last_and_how_long_they_count() throws Exception {
    var page = page(DECLARE);

    assertThat(page.select("h1").text()).isEqualTo("Beds you can offer");
    assertThat(page.select(".scope").text()).contains("Beechwood House, Elmsworth", "as of");
    assertThat(page.select(".told").text()).contains("Last told us", "by m.osei", "counts until");
    assertThat(page.select("#share > .bed .count label").eachText())
        .containsExactly("Residential of 24 beds", "Nursing");
    assertThat(page.select("#share > .bed [data-beds]").eachAttr("value"))
        .containsExactly("2", "1");
    assertThat(page.select("[id=reserved.RESIDENTIAL]").attr("value")).isEqualTo("2");
    assertThat(page.select("[id=maximum.RESIDENTIAL]").attr("value")).isEqualTo("24");
    assertThat(page.select("[name=ADMITS_AT_WEEKENDS][checked]").eachAttr("value"))
        .containsExactly("yes");
    assertThat(page.select("#go").text()).isEqualTo("Share these beds");
    assertThat(page.select(".step button[hidden]")).hasSize(20);
  }

  @Test
  void every_field_has_its_label_and_a_home_has_these_screens_alone() throws Exception {
    var page = page(DECLARE);

    for (var field : page.select("form input:not([type=hidden]), form select")) {
      assertThat(
              field.closest("label") != null
                  || page.select("label[for=" + field.id() + "]").size() == 1)
          .as(field.outerHtml())
          .isTrue();
    }
    assertThat(page.select("nav[aria-label=Main] a").eachText())
        .containsExactly("Beds you can offer", "Offers");
    assertThat(visitor.get("/capacity").status()).isEqualTo(403);
    assertThat(visitor.get("/flow").status()).isEqualTo(403);
  }

  @Test
  void beds_are_shared_with_every_figure_as_the_manager() throws Exception {
    neighbours.answers(CAPACITY, "POST", VACANCIES, 200, "{\"homeId\":\"beechwood\"}");
    var form = visitor.get(DECLARE).form("#share");
    form.putAll(Map.of("beds.RESIDENTIAL", "1", "TAKES_TRUSTED_ASSESSMENT", "yes"));

    var after = visitor.post(DECLARE + "?home=beechwood", form);

    assertThat(after.page().select(".done").text()).contains("Shared.");
    var sent = neighbours.asked("POST").getLast();
    assertThat(sent.path()).isEqualTo("/" + CAPACITY + VACANCIES);
    assertThat(sent.key()).isEqualTo(form.get("key") + ".share");
    assertThat(sent.body())
        .contains(
            "\"bedType\":\"RESIDENTIAL\",\"beds\":1",
            "\"maximum\":24,\"reserved\":2,\"notAdmittable\":1,\"occupied\":20",
            "\"residentsInHospital\":1",
            "\"traits\":[\"EN_SUITE\",\"ADMITS_AT_WEEKENDS\",\"TAKES_TRUSTED_ASSESSMENT\"]",
            "\"weeklyRate\":980",
            "{\"bedType\":\"NURSING\",\"beds\":1,"
                + "\"traits\":[\"ADMITS_AT_WEEKENDS\",\"TAKES_TRUSTED_ASSESSMENT\"]}")
        .doesNotContain("toldAt", "DEMENTIA");
  }

  @Test
  void figures_sent_late_are_of_the_moment_they_were_typed() throws Exception {
    neighbours.answers(CAPACITY, "POST", VACANCIES, 200, "{}");
    var form = visitor.get(DECLARE).form("#share");
    form.put("at", "2026-11-23T08:14:00.000Z");

    visitor.post(DECLARE + "?home=beechwood", form);

    assertThat(neighbours.asked("POST").getLast().body())
        .contains("\"toldAt\":\"2026-11-23T08:14:00.000Z\"");
  }

  @Test
  void figures_that_cannot_be_true_are_shown_beside_their_type_and_stay() throws Exception {
    neighbours.refuses(
        CAPACITY,
        "POST",
        VACANCIES,
        422,
        "more-than-maximum",
        "RESIDENTIAL: 19 occupied + 2 reserved + 9 free + 1 not admittable = 31, of 24 beds.");
    var form = visitor.get(DECLARE).form("#share");
    form.putAll(Map.of("beds.RESIDENTIAL", "9", "beds.NURSING", "0"));

    var again = visitor.post(DECLARE + "?home=beechwood", form);

    assertThat(again.status()).isEqualTo(422);
    var page = again.page();
    assertThat(page.select(".problem").text()).contains("cannot all be true", "4bf92f35");
    var wrong = page.select(".bed.wrong");
    assertThat(wrong.select(".count label").text()).startsWith("Residential");
    assertThat(wrong.select(".why").text())
        .isEqualTo(
            "Residential: 19 occupied + 2 reserved + 9 free + 1 not admittable = 31, of 24 beds.");
    assertThat(wrong.select("details").hasAttr("open")).isTrue();
    var kept = again.form("#share");
    assertThat(kept.get("beds.RESIDENTIAL")).isEqualTo("9");
    assertThat(kept.get("beds.NURSING")).isEqualTo("0");
    assertThat(kept.get("reserved.RESIDENTIAL")).isEqualTo("2");
    assertThat(kept.get("key")).isNotEqualTo(form.get("key"));
  }

  @Test
  void what_is_no_number_or_told_by_halves_is_said_and_nothing_is_sent() throws Exception {
    var form = visitor.get(DECLARE).form("#share");
    form.putAll(
        Map.of("beds.RESIDENTIAL", "some", "reserved.NURSING", "7", "maximum.RESIDENTIAL", "24"));

    var again = visitor.post(DECLARE + "?home=beechwood", form);

    assertThat(again.status()).isEqualTo(422);
    assertThat(again.page().select(".problem li a").eachAttr("href"))
        .containsExactly("#beds.RESIDENTIAL", "#maximum.NURSING");
    assertThat(again.form("#share").get("beds.RESIDENTIAL")).isEqualTo("some");
    assertThat(neighbours.asked("POST")).isEmpty();
  }

  @Test
  void while_the_service_is_away_what_was_typed_and_the_key_are_kept() throws Exception {
    var form = visitor.get(DECLARE).form("#share");
    form.put("beds.RESIDENTIAL", "4");
    neighbours.answers(CAPACITY, "POST", VACANCIES, 503, "{}");
    neighbours.answers(CAPACITY, "GET", "/api/homes/beechwood", 503, "{}");

    var again = visitor.post(DECLARE + "?home=beechwood", form);

    assertThat(again.status()).isEqualTo(503);
    assertThat(again.page().select(".problem").text())
        .contains("Care home capacity does not answer");
    assertThat(again.form("#share").get("beds.RESIDENTIAL")).isEqualTo("4");
    assertThat(again.form("#share").get("key")).isEqualTo(form.get("key"));
  }

  @Test
  void nothing_different_is_one_tap() throws Exception {
    neighbours.answers(CAPACITY, "POST", VACANCIES + "/unchanged", 200, "{}");
    var form = visitor.get(DECLARE).form(".told form");
    assertThat(page(DECLARE).select(".told button").text()).startsWith("No change since");

    var after = visitor.post(DECLARE + "?home=beechwood", form);

    assertThat(after.page().select(".done").text()).contains("count as told just now");
    assertThat(neighbours.asked("POST").getLast().path()).endsWith("/vacancies/unchanged");
  }

  @Test
  void figures_past_their_time_say_so_in_words() throws Exception {
    beechwood(Instant.now().minus(30, ChronoUnit.HOURS), true, "");

    assertThat(page(DECLARE).select(".told .tag.old").text()).startsWith("It was to be confirmed");
  }

  @Test
  void a_home_closes_with_a_reason_and_a_day_and_opens_again() throws Exception {
    neighbours.answers(CAPACITY, "POST", "/api/homes/beechwood/closed", 200, "{}");
    neighbours.answers(CAPACITY, "POST", "/api/homes/beechwood/opened", 200, "{}");
    var form = visitor.get(DECLARE).form("details.panel form");

    var empty = visitor.post(DECLARE + "?home=beechwood", form);
    assertThat(empty.page().select("details.panel[open] .why").eachText())
        .containsExactly(
            "Choose why the home closes.",
            "Say on which day you look at it again, such as 27/11/2026.");
    form.putAll(Map.of("reason", "OUTBREAK", "reviewOn", "2026-11-27"));
    visitor.post(DECLARE + "?home=beechwood", form);
    assertThat(neighbours.asked("POST").getLast().body())
        .contains("\"reason\":\"OUTBREAK\"", "\"reviewOn\":\"2026-11-27\"");

    beechwood(
        Instant.now(), false, "\"closed\":{\"reason\":\"OUTBREAK\",\"reviewOn\":\"2026-11-27\"},");
    assertThat(page(DECLARE).select(".shut").text())
        .contains("Closed to admissions", "Outbreak of infection");
    visitor.post(DECLARE + "?home=beechwood", visitor.get(DECLARE).form(".shut form"));
    assertThat(neighbours.asked("POST").getLast().path()).endsWith("/beechwood/opened");
  }

  @Test
  void a_home_somebody_else_closed_cannot_be_opened_here() throws Exception {
    beechwood(Instant.now(), false, "\"closed\":{\"since\":\"2026-11-20T09:00:00Z\"},");

    var page = page(DECLARE);

    assertThat(page.select(".shut").text()).contains("Nobody may be placed there");
    assertThat(page.select(".shut form")).isEmpty();
  }

  @Test
  void a_manager_of_several_chooses_and_one_of_none_is_told_whom_to_ask() throws Exception {
    provider.manages("beechwood", "oakbank");
    var page = page(DECLARE);
    assertThat(page.select(".pick a").eachAttr("href"))
        .containsExactly("/capacity/declare?home=beechwood", "/capacity/declare?home=oakbank");
    assertThat(page.select(".pick").text()).contains("Beechwood House", "oakbank");

    provider.manages();
    visitor = new Visitor(service.address());
    assertThat(page(DECLARE).select(".nobody").text()).contains("names no home");
  }

  @Test
  void a_home_the_token_does_not_name_is_nobody_elses_to_tell_of() throws Exception {
    assertThat(visitor.get(DECLARE + "?home=oakbank").status()).isEqualTo(403);
    provider.role(Role.COORDINATOR);
    visitor = new Visitor(service.address());
    assertThat(visitor.get(DECLARE).status()).isEqualTo(403);
  }
}
