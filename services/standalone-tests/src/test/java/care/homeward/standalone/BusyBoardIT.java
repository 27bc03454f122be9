package care.homeward.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The board with three hundred people on it, opened for the first time and kept open. */
@ExtendWith(Browser.class)
class BusyBoardIT {

  private static final int EVENTS_A_SECOND = 20;
  private static final Duration MEASURED = Duration.ofSeconds(12);
  private static final int CHANGES = 40 * EVENTS_A_SECOND;

  /**
   * Notes when a card that says something new has been painted: the frame after the one in which it
   * was written begins when that one is out.
   */
  private static final String WATCH =
      """
      () => {
        window.painted = [];
        window.moved = [];
        window.longest = 0;
        new MutationObserver((records) => {
          const said = records.map((r) => r.target.id + ' ' + r.target.dataset.due);
          requestAnimationFrame(() => {
            const at = performance.timeOrigin + performance.now();
            for (const one of said) window.painted.push(one + ' ' + at);
          });
        }).observe(document.querySelector('#board'), { subtree: true, attributeFilter: ['data-due'] });
        new PerformanceObserver((list) => {
          for (const e of list.getEntries()) {
            if (e.hadRecentInput) continue;
            window.moved.push('a shift of ' + e.value);
            for (const s of e.sources) {
              const what = s.node?.outerHTML ?? s.node?.textContent ?? '';
              const from = s.previousRect;
              window.moved.push(what.slice(0, 200) + JSON.stringify([from, s.currentRect]));
            }
          }
        }).observe({ type: 'layout-shift' });
        new PerformanceObserver((list) => {
          for (const e of list.getEntries()) window.longest = Math.max(window.longest, e.duration);
        }).observe({ type: 'longtask' });
      }
      """;

  private final Crowd crowd = Crowd.waiting();
  private final Running homeward = crowd.homeward;
  private BrowserContext context;
  private Page page;

  @BeforeEach
  void open(com.microsoft.playwright.Browser browser) {
    context = browser.newContext(Browser.desk());
    page = context.newPage();
    Browser.signIn(page, homeward.partnership.address(Part.PAGES), "r.naylor", "/flow");
    awaitLive(page);
  }

  @AfterEach
  void close() {
    context.close();
  }

  /** First for the browser: who serves it has been at work for a while. */
  @Test
  void a_first_visit_is_small_and_quick_and_asks_no_other_host(
      com.microsoft.playwright.Browser browser) throws InterruptedException {
    for (int i = 0; i < 30; i++) {
      assertThat(context.request().get(page.url()).ok()).isTrue();
    }
    var visits = new ArrayList<Visit>();
    boolean alone;
    try (var quiet = Quiet.watch()) {
      for (int i = 0; i < 5; i++) {
        visits.add(visit(browser));
      }
      alone = quiet.soFar();
    }

    assertThat(visits)
        .allSatisfy(
            visit -> {
              assertThat(visit.people()).isGreaterThanOrEqualTo(Crowd.PEOPLE);
              assertThat(visit.bytes()).isBetween(20_000L, 60_000L);
              assertThat(visit.hosts()).containsExactly("127.0.0.1");
            });
    assumeThat(alone).as("others use this machine").isTrue();
    assertThat(visits.stream().mapToDouble(Visit::firstPaint).min().orElseThrow())
        .as("ms to the first paint, the best of %s", visits)
        .isLessThanOrEqualTo(500);
  }

  /** Others may work on the same machine: what holds in one of three windows is held to be so. */
  @Test
  void twenty_events_a_second_are_painted_at_once_and_nothing_moves() throws InterruptedException {
    changeFor(Duration.ofSeconds(4));
    page.evaluate(WATCH);
    var windows = new ArrayList<Window>();
    do {
      windows.add(measured());

    } while (windows.size() < 3 && !windows.getLast().holds());

    assertThat(windows).allSatisfy(window -> assertThat(window.moved()).isEmpty());
    if (!windows.getLast().holds()) {
      assumeThat(windows).as("others use this machine").anyMatch(Window::quiet);
      assertThat(windows).filteredOn(Window::quiet).anyMatch(Window::holds);
    }
  }

  /**
   * What was measured in some seconds.
   *
   * @param half ms within which half of what was said is painted
   * @param most ms within which 95 of 100 are
   * @param busy the page's share of a processor, 0 to 1
   * @param longest ms of the longest task
   * @param moved what a layout shift moved
   * @param quiet whether the machine was ours alone
   */
  private record Window(
      double half, double most, double busy, double longest, List<String> moved, boolean quiet) {
    boolean holds() {
      return half <= 50 && most <= 150 && busy <= 0.2 && longest <= 100;
    }
  }

  private Window measured() throws InterruptedException {
    var cdp = context.newCDPSession(page);
    cdp.send("Performance.enable");
    page.evaluate("painted.length = 0; longest = 0; moved.length = 0");
    try (var quiet = Quiet.watch()) {
      var before = metrics(cdp);
      var said = changeFor(MEASURED);
      await().atMost(Running.SOON).until(() -> painted().keySet().containsAll(said.keySet()));
      var after = metrics(cdp);
      var painted = painted();
      var waited =
          said.entrySet().stream()
              .mapToDouble(change -> of(painted, change.getKey()) - change.getValue())
              .sorted()
              .toArray();
      return new Window(
          waited[waited.length / 2],
          waited[waited.length * 95 / 100],
          (of(after, "ThreadTime") - of(before, "ThreadTime"))
              / (of(after, "Timestamp") - of(before, "Timestamp")),
          number("longest"),
          moved(),
          quiet.soFar());
    }
  }

  @SuppressWarnings("unchecked")
  private List<String> moved() {
    return (List<String>) page.evaluate("moved.slice(0, 4)");
  }

  @Test
  void changes_arrivals_and_leavers_leave_nothing_behind() throws InterruptedException {
    var cdp = context.newCDPSession(page);
    cdp.send("Performance.enable");
    page.evaluate(WATCH);
    comeAndGo();
    settle();
    var people = cards();
    var before = swept(cdp);

    changeMany(CHANGES);
    comeAndGo();
    settle();

    page.evaluate("painted.length = 0");
    var after = swept(cdp);
    assertThat(cards()).containsExactlyInAnyOrderElementsOf(people).doesNotHaveDuplicates();
    assertThat(of(after, "Nodes")).isLessThanOrEqualTo(of(before, "Nodes") + 0.1 * CHANGES);
    assertThat(of(after, "JSEventListeners")).isEqualTo(of(before, "JSEventListeners"));
  }

  private record Visit(long bytes, List<String> hosts, double firstPaint, int people) {}

  /** By someone who is signed in, with a browser that has seen nothing of it. */
  private Visit visit(com.microsoft.playwright.Browser browser) {
    try (var fresh = browser.newContext(Browser.desk().setStorageState(context.storageState()))) {
      var first = fresh.newPage();
      var cdp = fresh.newCDPSession(first);
      var bytes = new ConcurrentHashMap<String, Long>();
      var hosts = new HashSet<String>();
      cdp.on(
          "Network.requestWillBeSent",
          sent -> {
            var url = URI.create(sent.getAsJsonObject("request").get("url").getAsString());
            if (!"data".equals(url.getScheme())) {
              hosts.add(String.valueOf(url.getHost()));
            }
          });
      cdp.on("Network.dataReceived", some -> add(bytes, some));
      cdp.on(
          "Network.loadingFinished",
          all ->
              bytes.put(
                  all.get("requestId").getAsString(), all.get("encodedDataLength").getAsLong()));
      cdp.send("Network.enable");
      Browser.open(first, homeward.partnership.address(Part.PAGES) + "/flow");
      awaitLive(first);
      first.waitForFunction("() => performance.getEntriesByType('paint').length === 2");
      return new Visit(
          bytes.values().stream().mapToLong(Long::longValue).sum(),
          List.copyOf(hosts),
          ((Number)
                  first.evaluate(
                      "performance.getEntriesByName('first-contentful-paint')[0].startTime"))
              .doubleValue(),
          first.locator(".card").count());
    }
  }

  private static void add(Map<String, Long> bytes, JsonObject some) {
    bytes.merge(
        some.get("requestId").getAsString(), some.get("encodedDataLength").getAsLong(), Long::sum);
  }

  /**
   * Twenty people a second, one after the other.
   *
   * @return what was said, and when the service that decides had taken it
   */
  private Map<String, Double> changeFor(Duration length) throws InterruptedException {
    var events = (int) length.toSeconds() * EVENTS_A_SECOND;
    var said = new ConcurrentHashMap<String, Double>();
    var left = new CountDownLatch(events);
    try (var clock = Executors.newSingleThreadScheduledExecutor();
        var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < events; n++) {
        var person = crowd.people.get(n % Crowd.PEOPLE);
        Runnable change =
            () -> {
              var due = crowd.change(person);
              said.put(person.stay() + " " + due.toEpochMilli(), millis());
              left.countDown();
            };
        var _ =
            clock.schedule(
                () -> hands.execute(change), n * 1_000L / EVENTS_A_SECOND, TimeUnit.MILLISECONDS);
      }
      assertThat(left.await(length.plusSeconds(10).toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
    return said;
  }

  private void changeMany(int changes) {
    var left = new AtomicInteger(changes);
    try (var hands = Executors.newFixedThreadPool(6)) {
      for (int hand = 0; hand < 6; hand++) {
        var _ =
            hands.submit(
                () -> {
                  for (int n = left.decrementAndGet(); n >= 0; n = left.decrementAndGet()) {
                    crowd.change(crowd.people.get(n % Crowd.PEOPLE));
                  }
                });
      }
    }
  }

  private void comeAndGo() {
    for (int i = 0; i < Crowd.PEOPLE; i += 10) {
      crowd.stays(crowd.people.get(i), true);
    }
    for (int i = 0; i < Crowd.PEOPLE; i += 10) {
      crowd.stays(crowd.people.get(i), false);
    }
  }

  /** Everybody is shown who waits, and nobody who left. */
  private void settle() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              page.evaluate(
                  "document.querySelectorAll('.tray:not([hidden])').forEach(t => t.click())");
              return page.locator(".card.gone").count() == 0
                  && cards().size()
                      == ((Number)
                              page.evaluate(
                                  "+document.querySelector('[data-k=\"0\"]').textContent.replace(',', '')"))
                          .intValue();
            });
  }

  @SuppressWarnings("unchecked")
  private List<String> cards() {
    return (List<String>)
        page.evaluate("[...document.querySelectorAll('.card:not(.gone)')].map(card => card.id)");
  }

  @SuppressWarnings("unchecked")
  private Map<String, Double> painted() {
    var painted = new HashMap<String, Double>();
    for (var line : (List<String>) page.evaluate("painted")) {
      var at = line.lastIndexOf(' ');
      painted.put(line.substring(0, at), Double.valueOf(line.substring(at + 1)));
    }
    return painted;
  }

  private double number(String name) {
    return ((Number) page.evaluate(name)).doubleValue();
  }

  private static Map<String, Double> swept(CDPSession cdp) {
    cdp.send("HeapProfiler.enable");
    cdp.send("HeapProfiler.collectGarbage");
    cdp.send("HeapProfiler.collectGarbage");
    return metrics(cdp);
  }

  private static Map<String, Double> metrics(CDPSession cdp) {
    var metrics = new HashMap<String, Double>();
    for (var one : cdp.send("Performance.getMetrics").getAsJsonArray("metrics")) {
      var metric = one.getAsJsonObject();
      metrics.put(metric.get("name").getAsString(), metric.get("value").getAsDouble());
    }
    return metrics;
  }

  private static double of(Map<String, Double> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  private static double millis() {
    var now = Instant.now();
    return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
  }

  private static void awaitLive(Page page) {
    page.locator("#live[data-state=live]").waitFor();
  }
}
