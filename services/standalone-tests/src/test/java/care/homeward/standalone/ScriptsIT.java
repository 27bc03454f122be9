package care.homeward.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the scripts of the pages for homes and teams do, and what comes of it in the services. */
@ExtendWith(Browser.class)
class ScriptsIT {

  /** For whom the accounts of the demonstration speak. */
  private static final String HOME = "home-larkfield-court";

  private static final String TEAM = "team-minster";

  private final Running homeward = Running.partnership();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void join() {
    Running.partnership()
        .post(
            Part.CARE_HOME_CAPACITY,
            "/api/homes",
            Map.of(
                "homeId", HOME,
                "name", "Larkfield Court",
                "place", "aldersyke",
                "partnership", "minster-gate",
                "registeredBeds", 30));
  }

  @BeforeEach
  void open(com.microsoft.playwright.Browser browser) {
    context = browser.newContext(Browser.phone());
    page = context.newPage();
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void a_home_counts_its_beds_by_thumb_and_what_is_told_offline_is_sent_later() {
    told(1);
    signIn("m.booth", "/capacity/declare");
    var share = page.locator("#go");
    assertThat(share).hasText("Share 1 bed now");

    page.getByRole(AriaRole.BUTTON, named("One more: Nursing")).click();
    page.getByRole(AriaRole.BUTTON, named("One more: Nursing")).click();
    assertThat(share).hasText("Share 3 beds now");
    page.getByRole(AriaRole.BUTTON, named("One fewer: Nursing")).press("Enter");
    assertThat(share).hasText("Share 2 beds now");
    share.click();

    assertThat(page.locator(".done")).isVisible();
    await().atMost(Running.SOON).until(() -> free() == 2);

    context.setOffline(true);
    page.getByRole(AriaRole.BUTTON, named("One fewer: Nursing")).click();
    page.getByRole(AriaRole.BUTTON, named("One fewer: Nursing")).click();
    page.getByRole(AriaRole.BUTTON, named("One fewer: Nursing")).click();
    assertThat(share).hasText("Share: no bed free");
    share.click();
    assertThat(page.locator("#unsent")).containsText("Not sent yet");
    assertThat(free()).isEqualTo(2);

    context.setOffline(false);
    assertThat(page.locator(".done")).isVisible();
    await().atMost(Running.SOON).until(() -> free() == 0);
  }

  @Test
  void a_team_sees_what_is_newly_asked_takes_it_and_sees_what_is_over() throws IOException {
    homeward.team(TEAM);
    signIn("s.iqbal", "/referrals");
    assertThat(page.locator("#live")).hasAttribute("data-state", "live");
    assertThat(page.locator("#news")).isHidden();

    var first = homeward.asked("V2201", "U1");
    assertThat(page.locator("#news")).hasText("1 new");
    page.locator("#news").click();
    page.locator("#r-" + first + " a").click();
    page.getByRole(AriaRole.BUTTON, named("Take it")).click();
    assertThat(page.locator(".done")).isVisible();
    assertThat(homeward.get(Part.REFERRALS, "/api/referrals/" + first).required("team").asString())
        .isEqualTo(TEAM);

    var second = homeward.asked("V2202", "U2");
    assertThat(page.locator("#news")).hasText("1 new");
    page.locator("#news").click();
    assertThat(page.locator("#r-" + second)).isVisible();
    homeward.post(Part.REFERRALS, "/api/referrals/" + second + "/withdrawn", Map.of());
    assertThat(page.locator("#r-" + second + ".over")).hasCount(1);
  }

  @Test
  void tabs_that_come_back_all_at_once_sign_in_and_each_shows_its_own_page() {
    signIn("r.naylor", "/flow");
    context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("homeward"));

    var paths = List.of("/flow", "/flow?view=table", "/flow/walls", "/capacity", "/measures");
    var tabs = paths.stream().map(_ -> context.newPage()).toList();
    for (int i = 0; i < paths.size(); i++) {
      tabs.get(i).evaluate("to => { location = to }", address(paths.get(i)));
    }

    for (int i = 0; i < paths.size(); i++) {
      tabs.get(i)
          .waitForURL(
              address(paths.get(i)),
              new Page.WaitForURLOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
      assertThat(tabs.get(i).locator("h1")).hasCount(1);
    }
  }

  @Test
  void a_page_without_a_stream_renews_itself_and_leaves_open_what_was_opened() {
    told(2);
    page.clock().install();
    signIn("j.carr", "/capacity");
    var types = page.locator(".home:has-text('Larkfield Court') .types");
    assertThat(types).hasText("2 Nursing");
    page.getByText("What the bed must have").first().click();

    told(7);
    page.clock().fastForward("01:01");

    assertThat(types).hasText("7 Nursing");
    assertThat(page.locator("details[open] summary")).hasText("What the bed must have");
  }

  private void told(int beds) {
    homeward.post(
        Part.CARE_HOME_CAPACITY,
        "/api/homes/" + HOME + "/vacancies",
        Map.of("vacancies", List.of(Map.of("bedType", "NURSING", "beds", beds))));
  }

  private int free() {
    return homeward
        .get(Part.CARE_HOME_CAPACITY, "/api/homes/" + HOME)
        .at("/home/vacancies/0/told")
        .asInt(-1);
  }

  private String address(String path) {
    return homeward.partnership.address(Part.PAGES) + path;
  }

  private void signIn(String account, String path) {
    Browser.signIn(page, address(""), account, path);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
