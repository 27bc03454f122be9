package care.homeward.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.PressureEvent.Indicator;
import care.homeward.contracts.PressureEvent.PressureRaised;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.contracts.StayEvent.WaitStarted;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The pages as a browser without script meets them, from sign-in to sign-out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {

  private static final String WARD = "PA";

  private final Provider provider = new Provider();
  private final Service service;
  private CookieManager cookies = new CookieManager();
  private HttpClient browser = browser(HttpClient.Redirect.NORMAL);

  PagesIT() throws Exception {
    var settings = new HashMap<>(provider.settings());
    settings.put("homeward.simulated", "true");
    settings.put("homeward.names.RR813", "Minster Royal");
    settings.put("homeward.names.pages-vale", "Vale of Pages");
    service = Service.start("pages", settings);
    provider.knows("person-1" + WARD, "Orla", "Walker", 78);
    person(1, 9, 1, Wait.of("transport", Owner.TRANSPORT, null, NextStep.BOOK, Facts.now()));
    person(2, 22, 1, null);
    person(3, 3, 3, Wait.of("hub-funding", Owner.COUNCIL, null, NextStep.DECIDE, null));
    person(4, 0, null, null);
    Machinery.publish(
        Publisher.RESILIENCE_PLAN,
        "pages-vale",
        1,
        new PressureRaised(
            "pages-vale",
            Instant.parse("2026-11-20T09:05:00Z"),
            3,
            1,
            "thresholds-2026",
            List.of(
                new Indicator("remaining-share", 12.5, 3), new Indicator("no-next-step", 4, 2))));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> flow("?ward=" + WARD).select(".card").size() == 4);
  }

  private static void person(int number, int days, @Nullable Integer pathway, @Nullable Wait wait) {
    var stay = "stay-" + number + WARD;
    var person = "person-" + number + WARD;
    Facts.admitted(stay, person, WARD);
    Facts.ready(stay, person, 2, Facts.now().minus(days, ChronoUnit.DAYS));
    if (pathway != null) {
      Facts.say(stay, 3, new PathwayChosen(stay, person, Facts.now(), pathway));
    }
    if (wait != null) {
      Facts.say(stay, 4, new WaitStarted(stay, person, Facts.now(), "wait", wait));
    }
  }

  @BeforeEach
  void newBrowser() {
    provider.role(Role.COORDINATOR);
    provider.peopleAway(false);
    newSession();
  }

  private void newSession() {
    cookies = new CookieManager();
    browser = browser(HttpClient.Redirect.NORMAL);
  }

  @AfterAll
  void stop() {
    service.close();
    provider.close();
  }

  @Test
  void a_page_leads_to_sign_in_and_back_and_the_browser_holds_no_token() throws Exception {
    var page = get("/flow?ward=" + WARD);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.uri().toString()).isEqualTo(service.address() + "/flow?ward=" + WARD);
    assertThat(Jsoup.parse(page.body()).select(".usr").text())
        .contains("Ruth Naylor", "Coordinator");
    assertThat(page.body()).doesNotContain("eyJ");
    var session = cookies.getCookieStore().getCookies();
    assertThat(session).extracting(HttpCookie::getName).containsExactly("homeward");
    assertThat(session).allMatch(HttpCookie::isHttpOnly);
  }

  @Test
  void the_session_cookie_is_lax_and_every_page_has_its_headers() throws Exception {
    browser = browser(HttpClient.Redirect.NEVER);
    var first = get("/flow");

    assertThat(first.statusCode()).isEqualTo(302);
    assertThat(first.headers().firstValue("Set-Cookie")).as("nobody's session").isEmpty();
    browser = browser(HttpClient.Redirect.NORMAL);
    var page = get("/flow");
    assertThat(cookiesOnTheWayTo(page))
        .anyMatch(cookie -> cookie.startsWith("homeward="))
        .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    var headers = page.headers();
    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .startsWith(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; font-src 'self'; base-uri 'none';"
                + " frame-ancestors 'none'; object-src 'none'; form-action 'self' ");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
  }

  /** What this service set in any of the answers that led to this one. */
  private List<String> cookiesOnTheWayTo(HttpResponse<String> page) {
    return Stream.iterate(
            Optional.of(page), Optional::isPresent, step -> step.orElseThrow().previousResponse())
        .map(Optional::orElseThrow)
        .filter(step -> step.uri().toString().startsWith(service.address()))
        .flatMap(step -> step.headers().allValues("Set-Cookie").stream())
        .toList();
  }

  @Test
  void a_program_without_a_token_is_told_so_and_gets_no_session() throws Exception {
    for (var path : List.of("/api/board", "/live/board")) {
      var answer = get(path);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void people_stand_on_their_pathway_without_a_next_step_first() throws Exception {
    var page = flow("?ward=" + WARD);

    assertThat(ids(page, "#col1")).containsExactly("stay-2" + WARD, "stay-1" + WARD);
    assertThat(ids(page, "#col3")).containsExactly("stay-3" + WARD);
    assertThat(ids(page, "#colnone")).containsExactly("stay-4" + WARD);
    assertThat(page.select("#col0 .none").attr("hidden")).isEmpty();
    assertThat(page.select("#shown").text()).isEqualTo("4");
    var walker = page.select("#stay-1" + WARD);
    assertThat(walker.select(".who").text()).isEqualTo("O. Walker 78");
    assertThat(walker.select(".rsn").text()).isEqualTo("Patient transport");
    assertThat(walker.select(".own").text()).isEqualTo("Transport");
    assertThat(walker.select(".stp").hasClass("late")).isTrue();
    assertThat(page.select("#stay-2" + WARD + " .stp").text()).isEqualTo("No next step");
    assertThat(page.select(".sim").text()).isEqualTo("Simulated people");
    assertThat(page.select("#scope").text()).contains("ward " + WARD);
  }

  @Test
  void the_pressure_on_a_place_is_one_line_of_its_level_its_name_and_why() throws Exception {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> flow("").select("#pressure .pl").eachText().toString().contains("Vale"));
    var lines =
        flow("").select("#pressure .pl").stream()
            .filter(line -> line.select("b").text().equals("Vale of Pages"))
            .toList();

    assertThat(lines).hasSize(1);
    var line = lines.getFirst();
    assertThat(line.select("i").text()).isEqualTo("3");
    assertThat(line.select("i").attr("class")).isEqualTo("opel op3");
    assertThat(line.select("span > span").text())
        .isEqualTo("12.5% of beds ready to leave · 4 no next step");
    assertThat(line.attr("title")).endsWith(", since Fri 09:05");
  }

  @Test
  void each_figure_equals_the_list_it_opens() throws Exception {
    var page = flow("?ward=" + WARD);

    assertThat(page.select(".kpis b").eachText()).containsExactly("4", "2", "1", "2", "1", "0");
    for (var figure : page.select(".kpis a.fig")) {
      var list = flow(figure.attr("href").substring("/flow".length()));
      assertThat(list.select("#lines .row")).hasSize(Integer.parseInt(figure.select("b").text()));
      assertThat(list.select("#shown").text()).isEqualTo(figure.select("b").text());
    }
  }

  @Test
  void each_figure_of_a_column_equals_the_list_it_opens() throws Exception {
    var column = flow("?ward=" + WARD).select("#col1");

    assertThat(column.select("[data-count]").text()).isEqualTo("2");
    assertThat(lines(column.select("[data-count]").attr("href"))).hasSize(2);
    assertThat(column.select("[data-over]").text()).isEqualTo("2 for 7 days or over");
    assertThat(lines(column.select("[data-over]").attr("href"))).hasSize(2);
    assertThat(lines(column.select("[data-med]").attr("href")))
        .containsExactly("stay-2" + WARD, "stay-1" + WARD);
  }

  @Test
  void each_figure_leads_to_its_rule() throws Exception {
    var page = flow("?ward=" + WARD);
    var measures = Jsoup.parse(get("/measures").body());

    for (var rule : page.select("a.rule").eachAttr("href")) {
      assertThat(rule).startsWith("/measures#");
      assertThat(measures.select(rule.substring("/measures".length())).select("dd"))
          .as(rule)
          .hasSize(3);
    }
    assertThat(page.select(".kpis a.rule")).hasSize(6);
    assertThat(measures.select("#over-seven-days").text()).contains("7 or more nights", "version");
    assertThat(measures.select("#overdue").text()).contains("edition of 2024-05-27");
  }

  @Test
  void the_table_has_a_line_for_each_card_and_sorts_by_its_headings() throws Exception {
    var table = flow("?view=table&ward=" + WARD);

    assertThat(table.select("#lines .row").eachAttr("id"))
        .containsExactly("stay-2" + WARD, "stay-4" + WARD, "stay-1" + WARD, "stay-3" + WARD);
    assertThat(table.select("tfoot").text()).contains("4 people").contains("34");
    assertThat(table.select("#lines tr#stay-1" + WARD + " .nm").text()).isEqualTo("O. Walker");
    var nights =
        table.select("thead a").stream().filter(a -> a.text().startsWith("Nights")).toList();
    var sorted = flow(nights.getFirst().attr("href").substring("/flow".length()));
    assertThat(sorted.select("#lines .row").eachAttr("id"))
        .containsExactly("stay-4" + WARD, "stay-3" + WARD, "stay-1" + WARD, "stay-2" + WARD);
    assertThat(sorted.select("thead [aria-sort]").attr("aria-sort")).isEqualTo("ascending");
    var down = sorted.select("thead [aria-sort] a").attr("href");
    assertThat(lines(down))
        .containsExactly("stay-2" + WARD, "stay-1" + WARD, "stay-3" + WARD, "stay-4" + WARD);
    assertThat(sorted.select("#filters input[name=sort]").attr("value")).isEqualTo("nights");
    assertThat(sorted.select("#board").attr("data-stream")).contains("ward=" + WARD, "view=table");
    assertThat(get("/flow?view=table&sort=shoe-size").statusCode()).isEqualTo(400);
  }

  @Test
  void the_table_shows_the_columns_chosen_and_its_links_and_forms_keep_them() throws Exception {
    var table = flow("?view=table&ward=" + WARD + "&col=nights&col=reason&col=owner");

    assertThat(table.select("#board table").attr("class"))
        .contains("no-age", "no-step", "no-due")
        .doesNotContain("no-nights", "no-reason", "no-name");
    assertThat(table.select("#columns input[checked]").eachAttr("value"))
        .containsExactly("nights", "reason", "owner");
    assertThat(table.select("#columns input[type=hidden]").eachAttr("name"))
        .containsExactlyInAnyOrder("ward", "view");
    assertThat(table.select("thead a").getFirst().attr("href"))
        .endsWith("&view=table&sort=ready&col=nights&col=reason&col=owner");
    assertThat(table.select("#filters input[name=col]").eachAttr("value"))
        .containsExactly("nights", "reason", "owner");
    assertThat(table.select("#lines .row").getFirst().select("td, th")).hasSize(13);
    assertThat(flow("?view=table&ward=" + WARD).select("#board table").attr("class")).isBlank();
    assertThat(get("/flow?view=table&col=shoe-size").statusCode()).isEqualTo(400);
  }

  @Test
  void those_ticked_are_listed_by_whom_they_wait_on_and_nobody_is_said_to_be_told()
      throws Exception {
    var visitor = new Visitor(service.address());
    var form = visitor.get("/flow?view=table&ward=" + WARD).form("#chase");
    form.put("stay", "stay-1" + WARD);

    var page = visitor.post("/flow/chase", form);

    assertThat(page.page().select(".scope").text()).startsWith("1 person");
    assertThat(page.page().select(".away").text()).startsWith("Nobody has been told.");
    assertThat(page.page().select(".owner h2").text()).contains("1 person");
    assertThat(page.page().select(".owner tbody th").text()).isEqualTo("O. Walker");
    assertThat(page.page().select(".owner textarea").text())
        .contains(WARD, "next:")
        .doesNotContain("Walker");
    var file = visitor.post("/flow/chase", page.form(".tools form"));
    assertThat(file.header("Content-Disposition")).contains("chase_");
    assertThat(file.body().lines().toList()).hasSize(2);
    assertThat(file.body()).contains("O. Walker", "stay-1" + WARD);
    form.put("stay", "stay-of-nobody");
    assertThat(visitor.post("/flow/chase", form).page().select("main").text())
        .contains("Nobody is chosen who still waits.");
  }

  @Test
  void a_wall_screen_needs_nobody_signed_in_shows_no_name_and_can_be_ended() throws Exception {
    var visitor = new Visitor(service.address());
    var made =
        visitor.post("/flow/walls", visitor.get("/flow/walls?ward=" + WARD).form("section form"));
    var address = made.page().select(".address a").attr("href");
    assertThat(address).startsWith(service.address() + "/wall/");
    var screen = browser(HttpClient.Redirect.NEVER);
    cookies.getCookieStore().removeAll();

    var wall = get(screen, address);

    assertThat(wall.statusCode()).isEqualTo(200);
    var page = Jsoup.parse(wall.body());
    assertThat(page.select(".card")).hasSize(4);
    assertThat(page.text()).doesNotContain("Walker");
    assertThat(page.select("main a[href], form, .usr")).isEmpty();
    var live = page.select("#board").attr("data-live");
    assertThat(live).startsWith("/live/wall/");
    assertThat(heard(screen, live)).contains("event: beat").doesNotContain("Walker");

    var list = visitor.get("/flow/walls");
    assertThat(list.body()).doesNotContain(address.substring(address.lastIndexOf('/') + 1));
    visitor.post(
        list.page().select(".walls form").getFirst().attr("action"), list.form(".walls form"));
    assertThat(get(screen, address).statusCode()).isEqualTo(404);
    assertThat(get(screen, service.address() + live).statusCode()).isEqualTo(404);
    assertThat(get(screen, service.address() + "/wall/guessed").statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> get(HttpClient by, String address) throws Exception {
    return by.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  /** The first events of a stream. */
  private String heard(HttpClient by, String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(service.address() + path + "?since=")).build();
    try (var lines = by.send(request, BodyHandlers.ofLines()).body()) {
      return lines.limit(12).collect(Collectors.joining("\n"));
    }
  }

  @Test
  void the_buttons_are_links_that_keep_the_filter() throws Exception {
    var page = flow("?ward=" + WARD + "&owner=TRANSPORT");

    assertThat(page.select("#links a").eachText())
        .containsExactly("Compact", "Table", "Wall", "Export");
    assertThat(page.select("#links a").eachAttr("href"))
        .containsExactly(
            "/flow?owner=TRANSPORT&ward=" + WARD + "&density=compact",
            "/flow?owner=TRANSPORT&ward=" + WARD + "&view=table",
            "/flow/wall?owner=TRANSPORT&ward=" + WARD,
            "/flow.csv?owner=TRANSPORT&ward=" + WARD);
    assertThat(get("/flow?tour=1").statusCode()).isEqualTo(200);
    assertThat(flow("?density=compact").select("html").attr("data-density")).isEqualTo("compact");
  }

  @Test
  void the_wall_shows_beds_and_neither_names_nor_ages_nor_links_to_people() throws Exception {
    assertThat(get("/flow").statusCode()).isEqualTo(200);
    var looked = provider.lookUps().size();
    var wall = Jsoup.parse(get("/flow/wall?ward=" + WARD).body());

    assertThat(wall.select(".card")).hasSize(4);
    assertThat(wall.select("#stay-1" + WARD + " .who").text()).isEqualTo(WARD + " · 14");
    assertThat(wall.select("#stay-1" + WARD + " .rsn").text()).isEqualTo("Patient transport");
    assertThat(wall.text()).doesNotContain("Walker", "85+", "78");
    assertThat(wall.select("a[href^=/people]")).isEmpty();
    assertThat(wall.select(".key")).hasSize(1);
    assertThat(wall.select("#board").attr("data-stream")).endsWith("&view=wall");
    assertThat(provider.lookUps()).hasSize(looked);
  }

  @Test
  void the_export_has_the_lines_shown_and_says_that_names_were_taken_away() throws Exception {
    assertThat(get("/flow").statusCode()).isEqualTo(200);
    var answer = get("/flow.csv?ward=" + WARD + "&sort=-nights");

    assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .matches(
            "attachment; filename=\"flow_ward-" + WARD + "_\\d{4}-\\d\\d-\\d\\dT\\d{4}\\.csv\"");
    assertThat(answer.body()).startsWith("\ufeffas_of,stay,name,age,hospital,ward");
    var lines = answer.body().lines().skip(1).toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1))
        .contains(",stay-1" + WARD + ",O. Walker,78,Minster Royal," + WARD + ",")
        .contains(",transport,Patient transport,TRANSPORT,Transport,BOOK,");
    assertThat(provider.lookUps().getLast()).contains("discharge board export");

    provider.peopleAway(true);
    assertThat(get("/flow.csv?ward=" + WARD).body()).doesNotContain("Walker");
    provider.role(Role.LEADER);
    newSession();
    assertThat(get("/flow.csv").statusCode()).isEqualTo(403);
  }

  @Test
  void a_name_leads_to_the_person() throws Exception {
    assertThat(flow("?ward=" + WARD).select("#stay-1" + WARD + " a.nm").attr("href"))
        .isEqualTo("/people/person-1" + WARD);
  }

  @Test
  void while_people_take_their_time_the_stream_goes_on_beating() throws Exception {
    assertThat(get("/flow").statusCode()).isEqualTo(200);
    var request =
        HttpRequest.newBuilder(URI.create(service.address() + "/live/board?ward=L" + WARD)).build();
    var answer = browser.send(request, BodyHandlers.ofLines());
    assertThat(answer.statusCode()).isEqualTo(200);
    var heard = new java.util.concurrent.CopyOnWriteArrayList<String>();
    var ear = Thread.ofVirtual().start(() -> hear(answer.body(), heard));
    try {
      await().atMost(Duration.ofSeconds(10)).until(() -> heard.contains("event: beat"));
      var held = provider.peopleHeld();
      var looked = provider.lookUps().size();
      Facts.admitted("stay-5" + WARD, "person-5" + WARD, "L" + WARD);
      await().atMost(Duration.ofSeconds(10)).until(() -> provider.lookUps().size() > looked);
      var beats = java.util.Collections.frequency(heard, "event: beat");

      await()
          .atMost(Duration.ofMillis(3_500))
          .until(() -> java.util.Collections.frequency(heard, "event: beat") >= beats + 2);
      assertThat(heard).doesNotContain("event: upsert");
      held.countDown();
      await().atMost(Duration.ofSeconds(10)).until(() -> heard.contains("event: upsert"));
    } finally {
      provider.peopleHeld().countDown();
      ear.interrupt();
    }
  }

  private static void hear(java.util.stream.Stream<String> lines, List<String> heard) {
    try {
      lines.forEach(heard::add);
    } catch (java.io.UncheckedIOException e) {
      // Closed by the test.
    }
  }

  @Test
  void the_form_alone_filters() throws Exception {
    var page = flow("?ward=" + WARD);
    assertThat(page.select("#filters").attr("method")).isEqualToIgnoringCase("get");
    assertThat(page.select("select[name=ward] option[selected]").eachAttr("value"))
        .containsExactly(WARD);
    assertThat(page.select("select[name=hospital] option").eachText()).contains("Minster Royal");

    var filtered = flow("?q=&place=&ward=" + WARD + "&owner=TRANSPORT&band=7-20");
    assertThat(filtered.select(".card").eachAttr("id")).containsExactly("stay-1" + WARD);
    assertThat(filtered.select("input[name=band][checked]").eachAttr("value"))
        .containsExactly("7-20");
    assertThat(flow("?ward=nowhere").select(".none").text()).contains("Clear filters");
  }

  @Test
  void a_filter_not_known_is_said_on_a_page() throws Exception {
    assertThat(get("/flow").statusCode()).isEqualTo(200);
    var page = get("/flow?owner=nobody");

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(Jsoup.parse(page.body()).select("h1").text()).isEqualTo("This filter is not known");
  }

  @Test
  void without_people_the_board_goes_on_without_names_and_says_so() throws Exception {
    provider.peopleAway(true);
    var page = flow("?ward=" + WARD);

    assertThat(page.select(".card")).hasSize(4);
    assertThat(page.select("#stay-1" + WARD + " .who").text()).isEqualTo("Name not shown 85+");
    assertThat(page.select("#away").text()).startsWith("Names are not shown.");
  }

  @Test
  void a_leader_starts_with_figures_and_sees_people_never() throws Exception {
    provider.role(Role.LEADER);
    assertThat(get("/partnerships").statusCode()).isEqualTo(200);
    var start = get("/");
    assertThat(start.uri().getPath()).isEqualTo("/partnerships");
    assertThat(Jsoup.parse(start.body()).select(".top nav a").eachText())
        .doesNotContain("Flow board", "Referrals", "Teams");

    var refused = get("/flow");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(Jsoup.parse(refused.body()).select("main").text())
        .contains("You may not see this", "Ask the operator");
  }

  @Test
  void a_coordinator_starts_on_the_board_and_signs_out_for_good() throws Exception {
    assertThat(get("/flow").statusCode()).isEqualTo(200);
    var page = get("/");
    assertThat(page.uri().getPath()).isEqualTo("/flow");
    var form = Jsoup.parse(page.body()).select("form[action=/sign-out]");
    var token = form.select("input[name=_csrf]").attr("value");
    browser = browser(HttpClient.Redirect.NEVER);

    var unasked = post("/sign-out", "");
    assertThat(unasked.headers().firstValue("Location").map(URI::create).map(URI::getPath))
        .as("not signed out by a form of somebody else's")
        .hasValue("/");
    assertThat(get("/flow").statusCode()).isEqualTo(200);
    var out = post("/sign-out", "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    assertThat(out.statusCode()).isEqualTo(302);
    assertThat(out.headers().firstValue("Location").orElse(""))
        .contains("/connect/logout?", "post_logout_redirect_uri=");
    assertThat(get("/flow").statusCode()).isEqualTo(302);
  }

  private Document flow(String query) throws IOException, InterruptedException {
    var page = get("/flow" + query);
    assertThat(page.statusCode()).isEqualTo(200);
    return Jsoup.parse(page.body());
  }

  private List<String> lines(String href) throws IOException, InterruptedException {
    return flow(href.substring("/flow".length())).select("#lines .row").eachAttr("id");
  }

  private static List<String> ids(Document page, String column) {
    return Objects.requireNonNull(page.selectFirst(column)).select(".card").stream()
        .map(Element::id)
        .toList();
  }

  private HttpClient browser(HttpClient.Redirect redirects) {
    return HttpClient.newBuilder().cookieHandler(cookies).followRedirects(redirects).build();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(service.address() + path)).header("Accept", "text/html");
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String form)
      throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(URI.create(service.address() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "text/html")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }
}
