package care.homeward.standalone;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One Chromium for all tests of a run: the one of this machine, never downloaded. Without one the
 * tests are skipped, and say how to get it, unless {@code UI_TESTS_REQUIRED=true}.
 */
final class Browser implements ExecutionCondition, BeforeAllCallback, ParameterResolver {

  private static final Namespace STORE = Namespace.create(Browser.class);
  private static final List<Path> USUAL =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome-stable"));
  private static final String MISSING =
      "No Chromium found: install it (Debian: apt-get install chromium) or name one in CHROMIUM_BIN.";

  private record Open(Playwright playwright, com.microsoft.playwright.Browser browser)
      implements AutoCloseable {
    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    var required = Boolean.parseBoolean(System.getenv("UI_TESTS_REQUIRED"));
    return required || found().isPresent()
        ? ConditionEvaluationResult.enabled("there is a browser, or there must be")
        : ConditionEvaluationResult.disabled(MISSING);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context.getRoot().getStore(STORE).computeIfAbsent(Open.class, _ -> open(), Open.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == com.microsoft.playwright.Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Objects.requireNonNull(context.getRoot().getStore(STORE).get(Open.class, Open.class))
        .browser();
  }

  /** A desk in England. */
  static NewContextOptions desk() {
    return new NewContextOptions()
        .setViewportSize(1280, 800)
        .setLocale("en-GB")
        .setTimezoneId("Europe/London");
  }

  /** A phone there. */
  static NewContextOptions phone() {
    return desk().setViewportSize(390, 844);
  }

  /** Goes to a page; a page with a live stream never ends loading. */
  static void open(Page page, String address) {
    page.navigate(
        address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
  }

  /** Signs in at the demonstration's provider, on the way to a page. */
  static void signIn(Page page, String pages, String account, String path) {
    open(page, pages + path);
    page.locator("input[name=username][value='" + account + "'], [data-account='" + account + "']")
        .first()
        .click();
    page.locator("button[type=submit]").last().click();
    page.waitForURL(
        address -> address.contains(path),
        new Page.WaitForURLOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
  }

  private static Open open() {
    var executable = found().orElseThrow(() -> new IllegalStateException(MISSING));
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-proxy-server")));
    return new Open(playwright, browser);
  }

  private static Optional<Path> found() {
    var named = System.getenv("CHROMIUM_BIN");
    return named != null
        ? Optional.of(Path.of(named))
        : USUAL.stream().filter(Files::isExecutable).findFirst();
  }
}
