package care.homeward.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.live.history.FactLog;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The board as it was: as it was known then, and as it has been corrected since. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryIT {

  private static final String WARD = "H" + (System.nanoTime() % 100_000);
  private final Instant base =
      Instant.now().minus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
  private static final String LONG_STAYER = "stay-long" + WARD;
  private static final String READY_TOLD_LATE = "stay-late" + WARD;
  private static final String LEFT_TOLD_LATE = "stay-left" + WARD;

  private final Provider provider = new Provider();
  private final Service service;
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  HistoryIT() throws Exception {
    service = Service.start("history", provider.settings());
    for (var stay : List.of(LONG_STAYER, READY_TOLD_LATE, LEFT_TOLD_LATE)) {
      say(stay, 1, base, admitted(stay, WARD));
    }
    ready(LONG_STAYER, 2, base, base.minus(9, ChronoUnit.DAYS));
    say(LONG_STAYER, 3, base.plus(3, ChronoUnit.HOURS), pathway(LONG_STAYER, 3));
    ready(LEFT_TOLD_LATE, 2, base, base.minus(2, ChronoUnit.DAYS));
    var later = base.plus(10, ChronoUnit.HOURS);
    say(READY_TOLD_LATE, 2, later, pathway(READY_TOLD_LATE, 1, later));
    ready(READY_TOLD_LATE, 3, later, base.plus(1, ChronoUnit.HOURS));
    say(
        LEFT_TOLD_LATE,
        3,
        later,
        new PatientDischarged(
            LEFT_TOLD_LATE, person(LEFT_TOLD_LATE), base.plus(1, ChronoUnit.HOURS), "19", "1"));
  }

  @AfterAll
  void stop() {
    service.close();
    provider.close();
  }

  @Test
  void as_known_then_the_board_shows_what_had_been_recorded() throws Exception {
    var page = flow("?ward=" + WARD + "&at=" + local(2));

    assertThat(page.select(".card").eachAttr("id")).containsExactly(LONG_STAYER, LEFT_TOLD_LATE);
    assertThat(page.select("#colnone .card")).hasSize(2);
    assertThat(page.select("#live").attr("data-state")).isEqualTo("history");
    assertThat(page.select("#live").text()).startsWith("History as of ").contains(":00");
    assertThat(page.select("html").hasClass("past")).isTrue();
    assertThat(page.select("#board").hasAttr("data-stream")).isFalse();
    assertThat(page.select("#pause").hasAttr("hidden")).isTrue();
    assertThat(page.select("#then").text()).startsWith("As known then");
    assertThat(page.select(".cor")).isEmpty();
    assertThat(page.select("#" + LEFT_TOLD_LATE + " small").text()).isEqualTo("2 nights");
    assertThat(flow("?ward=" + WARD + "&at=" + local(4)).select("#col3 .card").eachAttr("id"))
        .containsExactly(LONG_STAYER);
  }

  @Test
  void as_corrected_it_shows_what_happened_and_marks_what_was_not_known() throws Exception {
    var known = flow("?ward=" + WARD + "&at=" + local(2));
    var page = flow(known.select("#then a:not(.btn)").attr("href").substring("/flow".length()));

    assertThat(page.select(".card").eachAttr("id")).containsExactly(LONG_STAYER, READY_TOLD_LATE);
    assertThat(page.select("#" + READY_TOLD_LATE + " .cor").text()).isEqualTo("Corrected since");
    assertThat(page.select("#colnone .card").eachAttr("id")).contains(READY_TOLD_LATE);
    assertThat(page.select("#" + LONG_STAYER + " .cor")).isEmpty();
    assertThat(page.select("#then").text())
        .startsWith("As corrected since")
        .contains("1 person is marked", "1 person shown then is not shown here");
    assertThat(page.select("#then a:not(.btn)").attr("href"))
        .isEqualTo("/flow?ward=" + WARD + "&at=" + local(2).replace(":", "%3A"));
  }

  @Test
  void filters_and_links_keep_the_moment_and_one_leads_back_to_now() throws Exception {
    var at = local(2);
    var page = flow("?ward=" + WARD + "&at=" + at + "&as=corrected");

    assertThat(page.select("#filters input[name=at]").attr("value")).isEqualTo(at);
    assertThat(page.select("#filters input[name=as]").attr("value")).isEqualTo("corrected");
    assertThat(page.select("#" + LONG_STAYER + " a.nm").attr("href"))
        .isEqualTo(
            "/people/" + person(LONG_STAYER) + "?at=" + at.replace(":", "%3A") + "&as=corrected");
    assertThat(page.select("#then .btn").attr("href")).isEqualTo("/flow?ward=" + WARD);
    assertThat(page.select(".tm input[name=ward]").eachAttr("value")).containsOnly(WARD);
    assertThat(page.select(".clear").attr("href")).startsWith("/flow?at=").endsWith("corrected");
  }

  @Test
  void each_figure_equals_the_list_it_opens_in_history_too() throws Exception {
    for (var as : List.of("", "&as=corrected")) {
      var page = flow("?ward=" + WARD + "&at=" + local(2) + as);
      assertThat(page.select(".kpis b").get(0).text()).isEqualTo("2");
      assertThat(page.select(".kpis b").get(1).text()).isEqualTo("1");
      var figures = page.select(".kpis a.fig");
      assertThat(figures).hasSize(6);
      for (var figure : figures) {
        var list = flow(figure.attr("href").substring("/flow".length()));
        assertThat(list.select("#lines .row"))
            .as(figure.text())
            .hasSize(Integer.parseInt(figure.select("b").text()));
        assertThat(list.select("#live").text()).isEqualTo(page.select("#live").text());
      }
    }
  }

  @Test
  void an_export_of_the_past_is_of_that_moment() throws Exception {
    assertThat(get("/flow").statusCode()).isEqualTo(200);
    var answer = get("/flow.csv?ward=" + WARD + "&at=" + local(2));

    assertThat(answer.body().lines().skip(1))
        .hasSize(2)
        .allMatch(line -> line.startsWith(base.plus(2, ChronoUnit.HOURS).toString() + ","));
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .contains(local(2).replace(":", ""));
  }

  @Test
  void before_anything_was_recorded_it_says_so_and_offers_what_was_told_since() throws Exception {
    var page = flow("?ward=" + WARD + "&at=" + local(-24));

    assertThat(page.select(".card")).isEmpty();
    assertThat(page.select("#then").text()).startsWith("Nothing had been recorded here by");
    var corrected = flow(page.select("#then a:not(.btn)").attr("href").substring("/flow".length()));
    assertThat(corrected.select(".card").eachAttr("id"))
        .containsExactly(LONG_STAYER, LEFT_TOLD_LATE);
  }

  @Test
  void the_slider_leads_to_its_hour_without_script_and_shows_when_much_was_said() throws Exception {
    var page = flow("?ward=" + WARD);
    assertThat(page.select("#tm").attr("value")).isEqualTo("0");
    assertThat(page.select("#tm").attr("min")).isEqualTo("-504");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !flow("?ward=" + WARD).select(".said rect").isEmpty());
    assertThat(page.select(".slide button, .point button")).hasSize(2);

    var past = get("/flow?hours=-60&ward=" + WARD + "&view=table");
    assertThat(past.statusCode()).isEqualTo(200);
    assertThat(past.uri().getQuery()).startsWith("ward=" + WARD + "&at=").endsWith("&view=table");
    var there = Jsoup.parse(past.body());
    assertThat(there.select("#tm").attr("value")).isEqualTo("-60");
    assertThat(there.select("#tmv").text()).isEqualTo("2d 12h ago");
    assertThat(get("/flow?hours=0&at=" + local(2)).uri().getQuery()).isNull();
  }

  @Test
  void a_moment_that_is_none_is_said_on_a_page() throws Exception {
    assertThat(get("/flow").statusCode()).isEqualTo(200);
    for (var at : List.of("yesterday", "2999-01-01T00:00")) {
      assertThat(get("/flow?at=" + at).statusCode()).isEqualTo(400);
    }
  }

  private void ready(String stay, long sequence, Instant recorded, Instant at) {
    say(stay, sequence, recorded, new CriteriaToResideNoLongerMet(stay, person(stay), at));
  }

  private PatientAdmitted admitted(String stay, String ward) {
    return new PatientAdmitted(
        stay,
        person(stay),
        base.minus(20, ChronoUnit.DAYS),
        Facts.OLD_LADY,
        new Location("RR813", ward, null));
  }

  private PathwayChosen pathway(String stay, int pathway) {
    return pathway(stay, pathway, base.plus(3, ChronoUnit.HOURS));
  }

  private PathwayChosen pathway(String stay, int pathway, Instant at) {
    return new PathwayChosen(stay, person(stay), at, pathway);
  }

  private static String person(String stay) {
    return "person-" + stay;
  }

  private void say(String stay, long sequence, Instant recorded, Object fact) {
    var envelope = Envelope.of(Publisher.DISCHARGE_FLOW, stay, sequence, recorded, null, fact);
    var wire = service.context.getBean(care.homeward.platform.journal.Facts.class).write(envelope);
    service.context.getBean(FactLog.class).heard(envelope, wire.getBytes(StandardCharsets.UTF_8));
  }

  /** So many hours after the base, as an address says it. */
  private String local(int hours) {
    return LocalDateTime.ofInstant(base.plus(hours, ChronoUnit.HOURS), ZoneId.of("Europe/London"))
        .toString();
  }

  private Document flow(String query) throws IOException, InterruptedException {
    var page = get("/flow" + query);
    assertThat(page.statusCode()).isEqualTo(200);
    return Jsoup.parse(page.body());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(URI.create(service.address() + path))
            .header("Accept", "text/html")
            .build(),
        BodyHandlers.ofString());
  }
}
