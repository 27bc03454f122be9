package care.homeward.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The board of one full ward, printed. */
@ExtendWith(Browser.class)
class OnPaperIT {

  /** The browser writes each page as an object of its own, uncompressed. */
  private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b(?!s)");

  private static final Pattern SIZE =
      Pattern.compile("/MediaBox\\s*\\[\\s*0 0 (8[34]\\d(?:\\.\\d+)?) (59\\d(?:\\.\\d+)?)\\s*]");
  private static final String WARD = Crowd.ward(3);

  private final Crowd crowd = Crowd.waiting();
  private BrowserContext context;
  private Page page;

  @BeforeEach
  void open(com.microsoft.playwright.Browser browser) {
    context = browser.newContext(Browser.desk());
    page = context.newPage();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void a_ward_is_one_sheet_of_a4_that_says_which_ward() {
    read("/flow?ward=" + WARD);

    assertThat(page.locator(".card:visible")).hasCount(Crowd.ON_A_WARD);
    assertThat(page.locator(".card:visible").first()).containsText("Patel");
    assertThat(page.locator("#scope")).containsText(WARD);
    assertThat(page.locator("#scope")).isVisible();
    assertOneSheet();
  }

  @Test
  void a_wall_on_paper_shows_beds_and_names_nobody() {
    read("/flow/wall?ward=" + WARD);

    assertThat(page.locator(".card:visible")).hasCount(Crowd.ON_A_WARD);
    assertThat(page.locator(".card:visible").first()).containsText(WARD);
    assertThat(page.locator("#scope")).containsText(WARD);
    assertThat(page.content()).doesNotContain("Patel");
    assertOneSheet();
  }

  private void assertOneSheet() {
    var pdf =
        new String(
            page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)),
            StandardCharsets.ISO_8859_1);
    assertThat(SHEET.matcher(pdf).results()).hasSize(1);
    assertThat(SIZE.matcher(pdf).find()).as("A4, the long side across").isTrue();
  }

  private void read(String path) {
    Browser.signIn(page, crowd.homeward.partnership.address(Part.PAGES), "r.naylor", path);
    page.locator("#live[data-state=live]").waitFor();
  }
}
