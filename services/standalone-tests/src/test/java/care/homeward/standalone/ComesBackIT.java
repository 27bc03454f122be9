package care.homeward.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import care.homeward.live.LiveViewApplication;
import care.homeward.platform.Launcher;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.CommandLinePropertySource;

/** The server of the pages goes away while they are open, and comes back. */
@ExtendWith(Browser.class)
class ComesBackIT {

  private static final Duration NOTICED = Duration.ofSeconds(6);
  private static final Duration BACK = Duration.ofSeconds(4);

  /** What the launcher itself adds. */
  private static final List<String> LAUNCHERS =
      List.of("spring.config.name", "spring.application.name");

  /** When the page said it was what, kept while it loads anew. */
  private static final String NOTES =
      """
      addEventListener('DOMContentLoaded', () => {
        const live = document.querySelector('#live, #tapstate');
        if (!live) return;
        const note = () => {
          const notes = JSON.parse(sessionStorage.getItem('notes') ?? '[]');
          const said = live.dataset.state ?? (live.textContent === 'Live' ? 'live' : 'stale');
          notes.push([said, Date.now()]);
          sessionStorage.setItem('notes', JSON.stringify(notes));
        };
        note();
        new MutationObserver(note).observe(live, { attributeFilter: ['data-state'], childList: true, characterData: true });
      });
      """;

  /** Whom a page shows and what is next for them, those behind a button too. */
  private static final String PEOPLE =
      """
      () => {
        for (const tray of document.querySelectorAll('.tray:not([hidden])')) tray.click();
        const resort = document.querySelector('#resort:not([hidden])');
        if (resort && !(Date.now() - resort.asked < 2000)) {
          resort.asked = Date.now();
          resort.click();
        }
        return [...document.querySelectorAll('.card:not(.gone), .row:not(.gone), #inbox > li, #person, .for')]
          .map((e) => e.id + ' ' + (e.querySelector('.stp, .what, .where, h1, h2')?.textContent ?? ''));
      }
      """;

  private final Crowd crowd = Crowd.waiting();
  private final Running homeward = crowd.homeward;

  @Test
  void every_open_page_says_so_and_recovers_with_nobody_missing_or_doubled(
      com.microsoft.playwright.Browser browser) throws IOException, InterruptedException {
    homeward.team("team-minster");
    homeward.asked("V2301", "X1");
    var stays = crowd.people.get(Crowd.ON_A_WARD * 2 + 1).stay();
    var person =
        homeward.ward(Crowd.ward(2)).stream()
            .filter(card -> card.required("stayId").asString().equals(stays))
            .findFirst()
            .orElseThrow()
            .required("personId")
            .asString();
    var leavers = crowd.people.subList(Crowd.ON_A_WARD * 2 + 3, Crowd.ON_A_WARD * 2 + 6);
    try (var coordinator = signedIn(browser, "r.naylor", "/flow");
        var team = signedIn(browser, "s.iqbal", "/referrals");
        var operator = signedIn(browser, "t.lister", "/developers")) {
      var pages =
          List.of(
              open(coordinator, "/flow"),
              open(coordinator, "/flow?view=table"),
              open(coordinator, "/flow/wall?ward=" + Crowd.ward(2)),
              open(coordinator, "/people/" + person),
              open(team, "/referrals"),
              open(operator, "/developers"));
      pages.getLast().locator("#tapbutton").click();
      pages.forEach(page -> awaitState(page, "live"));
      var shown = people(pages.getFirst()).size();

      var view = view();
      var arguments = arguments(view);
      var gone = System.currentTimeMillis();
      boolean quiet;
      try (var machine = Quiet.watch()) {
        kill(view);
        pages.forEach(page -> awaitState(page, "stale"));
        quiet = machine.soFar();
      }
      leavers.forEach(leaver -> crowd.stays(leaver, true));
      crowd.change(crowd.people.get(Crowd.ON_A_WARD * 2));
      homeward.partnership.keep(Launcher.start(LiveViewApplication.class, "live-view", arguments));
      var back = System.currentTimeMillis();
      try (var machine = Quiet.watch()) {
        pages.forEach(page -> awaitState(page, "live"));
        quiet &= machine.soFar();
      }

      assertThat(people(pages.getFirst())).hasSize(shown - leavers.size());
      pages.forEach(ComesBackIT::assertAsFresh);
      leavers.forEach(leaver -> crowd.stays(leaver, false));
      await().atMost(Running.SOON).until(() -> people(pages.getFirst()).size() == shown);
      pages.forEach(ComesBackIT::assertAsFresh);
      var late =
          pages.stream()
              .map(page -> Came.of(page, gone, back))
              .filter(came -> !came.inTime())
              .toList();
      if (!quiet) {
        assumeThat(late).as("others use this machine").isEmpty();
      }
      assertThat(late).isEmpty();
    } finally {
      leavers.forEach(leaver -> crowd.stays(leaver, false));
    }
  }

  /**
   * How long a page took to say what happened.
   *
   * @param stale ms from the server's end until the page said so
   * @param live ms from the server's return until the page said so
   */
  private record Came(String address, long stale, long live) {
    static Came of(Page page, long gone, long back) {
      var stale = noted(page, "stale", gone);
      return new Came(page.url(), stale - gone, noted(page, "live", stale) - back);
    }

    boolean inTime() {
      return stale <= NOTICED.toMillis() && live <= BACK.toMillis();
    }
  }

  private static void assertAsFresh(Page page) {
    var path = page.url();
    var fresh = page.context().newPage();
    Browser.open(fresh, path);
    await()
        .atMost(Running.SOON)
        .untilAsserted(
            () ->
                assertThat(people(page))
                    .as(path)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(people(fresh)));
    fresh.close();
  }

  /** Connections break without a farewell, as when the process dies. */
  private static void kill(ConfigurableApplicationContext view) {
    var server = ((WebServerApplicationContext) view).getWebServer();
    try {
      ((TomcatWebServer) Objects.requireNonNull(server)).getTomcat().getConnector().stop();
    } catch (org.apache.catalina.LifecycleException e) {
      throw new AssertionError(e);
    }
    view.close();
  }

  private ConfigurableApplicationContext view() {
    return homeward
        .partnership
        .services()
        .filter(service -> "live-view".equals(service.getId()))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  /** What it was started with. */
  private static String[] arguments(ConfigurableApplicationContext view) {
    var source =
        (CommandLinePropertySource<?>)
            view.getEnvironment()
                .getPropertySources()
                .get(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME);
    return Arrays.stream(Objects.requireNonNull(source).getPropertyNames())
        .filter(name -> !LAUNCHERS.contains(name))
        .map(name -> "--" + name + "=" + source.getProperty(name))
        .toArray(String[]::new);
  }

  private BrowserContext signedIn(
      com.microsoft.playwright.Browser browser, String account, String path) {
    var context = browser.newContext(Browser.desk());
    context.addInitScript(NOTES);
    var page = context.newPage();
    Browser.signIn(page, homeward.partnership.address(Part.PAGES), account, path);
    page.close();
    return context;
  }

  private Page open(BrowserContext context, String path) {
    var page = context.newPage();
    Browser.open(page, homeward.partnership.address(Part.PAGES) + path);
    return page;
  }

  /** The tap says it in words, next to its button. */
  private static void awaitState(Page page, String state) {
    page.locator(
            page.url().endsWith("/developers")
                ? "#tapstate:text-is('" + (state.equals("live") ? "Live" : "Not live") + "')"
                : "#live[data-state=" + state + "]")
        .waitFor();
  }

  @SuppressWarnings("unchecked")
  private static List<String> people(Page page) {
    return (List<String>) page.evaluate(PEOPLE);
  }

  /** When the page said so first from a moment on. */
  private static long noted(Page page, String state, long from) {
    return ((Number)
            page.evaluate(
                "([state, from]) => JSON.parse(sessionStorage.getItem('notes'))"
                    + ".find(([said, at]) => said === state && at >= from)?.[1] ?? Number.MAX_SAFE_INTEGER",
                List.of(state, (double) from)))
        .longValue();
  }
}
