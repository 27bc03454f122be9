package care.homeward.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.simulator.Simulator;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page in a real browser on the simulated partnership: nothing axe objects to, nothing on the
 * console, nothing wider than the screen, and a picture of each in {@code target/screens}.
 */
@ExtendWith(Browser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensIT {

  private static final Path PICTURES = Path.of("target", "screens");
  private static final String TOO_WIDE =
      """
      [...document.querySelectorAll('body *')]
        .filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest('.scroll, nav'))
        .map(e => e.tagName + '.' + e.className).slice(0, 8).join(' ')
      """;
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private Partnership partnership;
  private Simulator simulator;
  private com.microsoft.playwright.Browser browser;
  private final Map<String, BrowserContext> readers = new HashMap<>();
  private String person = "";
  private String ward = "";
  private String lcp = "";
  private String then = "";

  @BeforeAll
  void start(com.microsoft.playwright.Browser chromium) throws IOException {
    browser = chromium;
    Files.createDirectories(PICTURES);
    var data = Files.createTempDirectory(Path.of("target"), "screens-data");
    partnership = Partnership.start(data, Running.ports());
    simulator = Simulator.start(Demonstration.with(partnership, 60, 60, 90));
    await().atMost(Duration.ofMinutes(2)).until(() -> simulator.progress().filled());
    var client = new Client(partnership.address(Part.ISSUER));
    var cards =
        client.get(partnership.address(Part.PAGES) + "/api/board?waiting=true").required("cards");
    person = cards.get(0).required("personId").asString();
    lcp = cards.get(0).required("partnership").asString();
    then =
        LocalDateTime.now(ZoneId.of("Europe/London"))
            .minusHours(30)
            .truncatedTo(ChronoUnit.MINUTES)
            .toString();
    ward = cards.get(0).required("ward").asString();
  }

  @AfterAll
  void stop() {
    readers.values().forEach(BrowserContext::close);
    simulator.close();
    partnership.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "flow,           r.naylor, /flow",
    "flow-compact,   r.naylor, /flow?density=compact",
    "start,          r.naylor, /start",
    "accessibility,  r.naylor, /accessibility",
    "person,         r.naylor, /people/{person}",
    "wait,           r.naylor, /people/{person}/wait",
    "leaving,        r.naylor, /people/{person}/leaving",
    "flow-table,     r.naylor, /flow?view=table",
    "flow-wall,      r.naylor, /flow/wall?ward={ward}",
    "flow-then,      r.naylor, /flow?at={then}&as=corrected",
    "person-then,    r.naylor, /people/{person}?at={then}&as=corrected",
    "walls,          j.carr,   /flow/walls",
    "measures,       r.naylor, /measures",
    "declare,        m.booth,  /capacity/declare",
    "offers,         m.booth,  /offers",
    "capacity,       j.carr,   /capacity",
    "capacity-then,  j.carr,   /capacity?at={then}&as=known",
    "capacity-for,   j.carr,   /capacity?person={person}",
    "offers-hub,     j.carr,   /offers",
    "referrals,      s.iqbal,  /referrals",
    "referrals-hub,  j.carr,   /referrals",
    "referral-new,   r.naylor, /referrals/new?person={person}",
    "referral-whom,  j.carr,   /referrals/new",
    "teams,          s.iqbal,  /teams",
    "team,           s.iqbal,  /teams/team-minster",
    "partnerships,   d.fenwick, /partnerships",
    "partnership,    d.fenwick, /partnerships/{partnership}",
    "feeds,          r.naylor, /feeds",
    "feeds-operator, t.lister, /feeds",
    "developers,     t.lister, /developers",
  })
  void each_page_is_whole_at_every_width(String name, String account, String path) {
    var context = readers.computeIfAbsent(account, _ -> signedIn(account, path));
    var errors = new ArrayList<String>();
    var page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text());
          }
        });
    page.onPageError(errors::add);
    var address = partnership.address(Part.PAGES) + filled(path);
    Browser.open(page, address);
    assertThat(page.url()).isEqualTo(address);

    for (var width : List.of(1280, 390, 320)) {
      page.setViewportSize(width, width == 1280 ? 800 : 844);
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
          .as("%s at %d: %s", name, width, page.evaluate(TOO_WIDE))
          .isLessThanOrEqualTo(width);
      if (width != 320) {
        picture(page, name + "-" + width);
      }
    }
    page.setViewportSize(1280, 800);
    var violations = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
    assertThat(violations).as(String.valueOf(violations)).isEmpty();
    page.close();
    assertThat(errors).isEmpty();
  }

  /** Of the whole page, but for those that go on and on under what sticks to the edges. */
  private static void picture(Page page, String name) {
    var whole = !name.startsWith("flow");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(whole));
  }

  private String filled(String path) {
    return path.replace("{person}", person)
        .replace("{ward}", ward)
        .replace("{partnership}", lcp)
        .replace("{then}", then);
  }

  private BrowserContext signedIn(String account, String path) {
    var context = browser.newContext(Browser.desk());
    var page = context.newPage();
    Browser.signIn(page, partnership.address(Part.PAGES), account, filled(path));
    page.close();
    return context;
  }
}
