package care.homeward.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.standalone.Running.Patient;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages without a mouse, and the board without script. */
@ExtendWith(Browser.class)
class KeyboardIT {

  /** More than any page has before what is looked for. */
  private static final int MOST_TABS = 60;

  /** What is wrong with how the focus shows; empty if it can be seen, and where it is. */
  private static final String UNSEEN =
      """
      () => {
        const e = document.activeElement;
        if (e === document.body || e === document.documentElement) return '';
        const ringed = (x) => {
          const s = getComputedStyle(x);
          return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
        };
        const drawn = getComputedStyle(e).opacity === '0' ? [e.nextElementSibling, e.closest('label')] : [e, e.closest('label')];
        const name = e.outerHTML.slice(0, 120);
        if (!drawn.some((x) => x && ringed(x))) return 'no ring: ' + name;
        const r = e.getBoundingClientRect();
        const points = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]];
        const seen = points.some(([x, y]) => {
          const top = document.elementFromPoint(r.left + r.width * x, r.top + r.height * y);
          return top && (e.contains(top) || top.contains(e) && !top.matches('body, html, main') || drawn.includes(top));
        });
        return seen ? '' : 'hidden: ' + name;
      }
      """;

  private final Running homeward = Running.partnership();
  private final List<String> errors = new ArrayList<>();
  private BrowserContext context;
  private Page page;
  private String stay = "";
  private String waitId = "";

  @BeforeEach
  void open(com.microsoft.playwright.Browser browser) throws IOException {
    onTheCouncil();
    context = browser.newContext(Browser.desk());
    page = context.newPage();
    page.onPageError(errors::add);
    Browser.signIn(page, homeward.partnership.address(Part.PAGES), "r.naylor", "/flow?ward=T1");
  }

  @AfterEach
  void close() {
    context.close();
    assertThat(errors).isEmpty();
  }

  @Test
  void the_seven_steps_of_the_tour_are_walked_with_the_keyboard_alone() {
    Browser.open(page, homeward.partnership.address(Part.PAGES) + "/start");
    reach(link("Take the tour, 7 steps"));
    press("Enter");
    step(1);

    reach(page.locator("select[name=owner]"));
    page.keyboard().type("Council");
    assertThat(page).hasURL(Pattern.compile(".*owner=COUNCIL.*"));
    step(2);
    assertThat(page.locator("select[name=owner]")).isFocused();

    press("Escape");
    press("j");
    assertThat(page.locator(".card").first()).isFocused();
    press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*/people/.*"));
    step(3);

    reach(button("I see"));
    press("Space");
    step(4);

    reach(link("Update the wait"));
    press("Enter");
    reach(page.locator("#nextStep"));
    page.keyboard().type("Assess");
    reach(button("Save"));
    press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*done=wait.*"));
    step(5);

    reach(button("Take me there"));
    press("Enter");
    reach(button("I see it"));
    press("Enter");
    step(6);

    reach(page.locator("#tm"), "Shift+Tab");
    press("ArrowLeft");
    press("ArrowLeft");
    assertThat(page).hasURL(Pattern.compile(".*at=.*"));
    step(7);

    reach(button("Take me there"));
    press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*/measures"));
    reach(button("Done"));
    press("Enter");
    assertThat(page.locator("#tour")).hasCount(0);
  }

  @Test
  void whatever_has_the_focus_on_a_page_can_be_seen() {
    var pages = homeward.partnership.address(Part.PAGES);
    var person = homeward.card("T1").required("personId").asString();
    for (var path :
        List.of(
            "/flow?ward=T1",
            "/flow?view=table&ward=T1",
            "/people/" + person,
            "/people/" + person + "/wait")) {
      Browser.open(page, pages + path);
      page.locator("body").click(new Locator.ClickOptions().setPosition(1, 1));
      for (int tab = 0; tab < 20; tab++) {
        press("Tab");
      }
    }
  }

  @Test
  void the_focus_stays_on_the_card_whose_text_changes() {
    assertThat(page.locator("#live")).hasAttribute("data-state", "live");
    press("j");
    var card = page.locator(".card");
    assertThat(card).isFocused();
    due(Duration.ofDays(2));
    assertThat(card.locator(".stp")).containsText(day(Duration.ofDays(2)));
    assertThat(card).isFocused();

    reach(card.locator("a.nm"));
    due(Duration.ofDays(3));
    assertThat(card.locator(".stp")).containsText(day(Duration.ofDays(3)));
    assertThat(card.locator("a.nm")).isFocused();
    due(Duration.ofMinutes(-5));
    assertThat(card.locator(".stp")).hasClass(Pattern.compile(".*late.*"));
    assertThat(card.locator("a.nm")).isFocused();
    due(Duration.ofDays(4));
    assertThat(card.locator(".stp")).containsText(day(Duration.ofDays(4)));
  }

  @Test
  void without_script_the_board_is_read_and_filtered_with_a_button(
      com.microsoft.playwright.Browser browser) {
    try (var plain =
        browser.newContext(
            Browser.desk().setJavaScriptEnabled(false).setStorageState(context.storageState()))) {
      var board = plain.newPage();
      Browser.open(board, homeward.partnership.address(Part.PAGES) + "/flow");
      assertThat(board.locator(".card").filter(new Locator.FilterOptions().setHasText("T1")))
          .containsText("Patel");

      board.locator("select[name=ward]").selectOption("T1");
      board.locator("#go").click();

      assertThat(board).hasURL(Pattern.compile(".*ward=T1.*"));
      assertThat(board.locator(".card")).hasCount(1);
      assertThat(board.locator("#state")).hasText("Not live");
    }
  }

  /** By tabs alone, and wherever the focus is on the way, it can be seen. */
  private void reach(Locator there) {
    reach(there, "Tab");
  }

  private void reach(Locator there, String key) {
    for (int tab = 0; tab < MOST_TABS; tab++) {
      if ((Boolean) there.first().evaluate("e => e === document.activeElement")) {
        return;
      }
      press(key);
    }
    throw new AssertionError("not reached by keyboard: " + there);
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private void press(String key) {
    page.keyboard().press(key);
    if (key.endsWith("Tab")) {
      assertThat(page.evaluate(UNSEEN)).isEqualTo("");
    }
  }

  private void step(int number) {
    assertThat(page.locator("#tour .hint")).hasText("Step " + number + " of 7");
  }

  private void due(Duration from) {
    homeward.post(
        Part.DISCHARGE_FLOW,
        "/api/stays/" + stay + "/waits/" + waitId + "/passed-on",
        Map.of("nextStep", "ALLOCATE", "due", Instant.now().plus(from).toString()));
  }

  private static String day(Duration from) {
    return java.time.format.DateTimeFormatter.ofPattern("d MMM", java.util.Locale.UK)
        .format(Instant.now().plus(from).atZone(java.time.ZoneId.of("Europe/London")));
  }

  /** Someone whom the council keeps waiting; the same each time. */
  private void onTheCouncil() throws IOException {
    if (homeward.ward("T1").isEmpty()) {
      try (var hospital = homeward.hospital()) {
        hospital.send(new Patient("V2101", "", "T1").admitted(Running.ago(Duration.ofDays(9))));
      }
      stay = homeward.card("T1").required("stayId").asString();
      homeward.ready(stay, Instant.now().minus(Duration.ofDays(4)), 1);
      homeward.post(
          Part.DISCHARGE_FLOW,
          "/api/stays/" + stay + "/waits",
          Map.of(
              "reason",
              "home-social-care-arranging",
              "owner",
              "COUNCIL",
              "nextStep",
              "ALLOCATE",
              "due",
              Instant.now().plus(Duration.ofDays(1)).toString()));
    }
    stay = homeward.card("T1").required("stayId").asString();
    waitId =
        homeward.get(Part.DISCHARGE_FLOW, "/api/stays/" + stay).at("/waits/0/waitId").asString();
  }
}
