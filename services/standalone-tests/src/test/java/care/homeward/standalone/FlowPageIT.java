package care.homeward.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.standalone.Running.Patient;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The flow board as a discharge coordinator sees it, in a real browser. */
@ExtendWith(Browser.class)
class FlowPageIT {

  private final Running homeward = Running.partnership();
  private final List<String> errors = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeEach
  void open(com.microsoft.playwright.Browser browser) throws IOException {
    waiting("V2001", "9990000050", "B1", 1, 2);
    waiting("V2002", "9990000069", "B2", 3, 22);
    context = browser.newContext(Browser.desk());
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text());
          }
        });
    page.onPageError(errors::add);
  }

  /** A violation of the content security policy is an error on the console. */
  @AfterEach
  void close() {
    context.close();
    assertThat(errors).isEmpty();
  }

  @Test
  void a_coordinator_signs_in_and_sees_who_waits_for_what() {
    signIn("r.naylor", "/flow");

    assertThat(page.locator("#live")).hasAttribute("data-state", "live");
    assertThat(page.locator(".card").filter(named("B2"))).containsText("Patel");
    assertThat(page.locator(".card").filter(named("B2")).locator(".clk")).containsText("22d");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "flow-1280.png")));
    page.setViewportSize(390, 844);
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "flow-390.png")));
    org.assertj.core.api.Assertions.assertThat(
            (Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(390);
  }

  @Test
  void a_filter_is_in_the_address_and_narrows_the_board() {
    signIn("r.naylor", "/flow?ward=B1");
    assertThat(page.locator(".card:visible")).hasCount(1);

    page.getByLabel("Ward").selectOption("B2");

    assertThat(page).hasURL(Pattern.compile(".*ward=B2.*"));
    assertThat(page.locator(".card:visible")).hasCount(1);
    assertThat(page.locator(".card:visible").first()).containsText("B2");
  }

  @Test
  void what_happens_shows_on_the_open_page_by_itself() throws IOException {
    waiting("V2004", "9990000085", "B4", 2, 3);
    signIn("r.naylor", "/flow?ward=B3&ward=B4");
    assertThat(page.locator("#live")).hasAttribute("data-state", "live");
    assertThat(page.locator(".card:visible")).hasCount(1);

    waiting("V2003", "9990000077", "B3", 2, 1);

    var tray = page.locator(".tray:visible");
    assertThat(tray).containsText("1 new");
    tray.click();
    assertThat(page.locator("#col2 .card:visible").filter(named("B3"))).hasCount(1);
    try (var hospital = homeward.hospital()) {
      hospital.send(
          new Patient("V2003", "9990000077", "B3").discharged(Running.ago(Duration.ZERO)));
    }
    assertThat(page.locator("#col2 .card.gone")).hasCount(1);
  }

  @Test
  void there_is_nothing_axe_objects_to() {
    signIn("r.naylor", "/flow?ward=B1");

    var violations =
        new AxeBuilder(page)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze()
            .getViolations();
    assertThat(violations).as(String.valueOf(violations)).isEmpty();
  }

  @Test
  void a_leader_is_told_that_people_are_not_for_leaders() {
    signIn("d.fenwick", "/flow");

    assertThat(page.locator(".card")).hasCount(0);
    assertThat(page.locator("main")).containsText("role");
    errors.removeIf(error -> error.contains("403"));
  }

  private void signIn(String account, String path) {
    Browser.signIn(page, homeward.partnership.address(Part.PAGES), account, path);
  }

  private static com.microsoft.playwright.Locator.FilterOptions named(String text) {
    return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
  }

  /** Someone in a bed who has been ready to leave for so many days; the same each time. */
  private void waiting(String visit, String nhsNumber, String ward, int pathway, int days)
      throws IOException {
    if (!homeward.ward(ward).isEmpty()) {
      return;
    }
    try (var hospital = homeward.hospital()) {
      hospital.send(
          new Patient(visit, nhsNumber, ward).admitted(Running.ago(Duration.ofDays(days + 5))));
    }
    var stay = homeward.card(ward).required("stayId").asString();
    homeward.ready(stay, Instant.now().minus(Duration.ofDays(days).plusHours(1)), pathway);
    await()
        .atMost(Running.SOON)
        .until(() -> homeward.card(ward).path("pathway").asInt(-1) == pathway);
  }
}
