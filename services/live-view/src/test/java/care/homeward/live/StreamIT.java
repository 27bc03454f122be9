package care.homeward.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.StayEvent.PatientMoved;
import care.homeward.live.board.LiveBoard;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The live stream as a reader hears it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamIT {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final Service service = Service.start("stream", Map.of());
  private final HttpClient http = HttpClient.newHttpClient();
  private final String token = Machinery.token("r.naylor", Role.COORDINATOR);

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void a_fact_reaches_the_stream_within_a_second_as_the_card_of_the_page() throws Exception {
    var ward = ward();
    var stay = "stay-" + ward;
    try (var heard = listen("?waiting=true&ward=" + ward, null)) {
      await().atMost(SOON).until(() -> !heard.of("beat").isEmpty());
      Facts.admitted(stay, "person-" + ward, ward);
      Facts.ready(stay, "person-" + ward, 2, Facts.now());

      await().atMost(Duration.ofSeconds(1)).until(() -> !heard.of("upsert").isEmpty());
      var event = heard.of("upsert").getFirst();
      var page = get("/flow?ward=" + ward);
      assertThat(Jsoup.parseBodyFragment(event.data()).select("li").outerHtml())
          .isEqualTo(Jsoup.parse(page).select("#" + stay).outerHtml());
      assertThat(event.id()).isNotNull();
      await().atMost(SOON).until(() -> !heard.of("kpi").isEmpty());
      await().atMost(SOON).until(() -> heard.of("kpi").getLast().data().equals("1|0|0|1|0|0|1|0"));
    }
  }

  @Test
  void who_no_longer_fits_the_filter_is_gone_and_who_left_is_gone_with_the_time() throws Exception {
    var ward = ward();
    var mover = "stay-a" + ward;
    var leaver = "stay-b" + ward;
    Facts.admitted(mover, "person-a" + ward, ward);
    Facts.admitted(leaver, "person-b" + ward, ward);
    await()
        .atMost(SOON)
        .until(() -> board().standing(leaver) != null && board().standing(mover) != null);
    try (var heard = listen("?ward=" + ward, null)) {
      await().atMost(SOON).until(() -> !heard.of("beat").isEmpty());
      Facts.say(
          mover,
          2,
          new PatientMoved(
              mover, "person-a" + ward, Facts.now(), new Location("RR813", "X", null)));
      Facts.say(
          leaver,
          2,
          new PatientDischarged(
              leaver,
              "person-b" + ward,
              java.time.Instant.parse("2026-07-01T13:32:00Z"),
              "19",
              "1"));

      await()
          .atMost(SOON)
          .until(() -> heard.of("gone").stream().flatMap(e -> e.data().lines()).count() == 2);
      var gone = heard.of("gone").stream().flatMap(e -> e.data().lines()).toList();
      assertThat(gone).anySatisfy(l -> assertThat(l).matches(mover + " \\d\\d:\\d\\d filter"));
      assertThat(gone).contains(leaver + " 14:32 left");
    }
  }

  @Test
  void who_comes_back_hears_what_was_missed_and_nothing_twice() throws Exception {
    var ward = ward();
    var stay = "stay-" + ward;
    var person = "person-" + ward;
    Facts.admitted(stay, person, ward);
    await().atMost(SOON).until(() -> board().standing(stay) != null);
    var since = board().position();
    Facts.say(stay, 2, new PathwayChosen(stay, person, Facts.now(), 1));
    Facts.say(stay, 3, new PathwayChosen(stay, person, Facts.now(), 2));
    await().atMost(SOON).until(() -> board().position() >= since + 2);

    try (var heard = listen("?ward=" + ward, String.valueOf(since))) {
      await().atMost(SOON).until(() -> heard.of("beat").size() >= 2);
      assertThat(heard.of("upsert")).hasSize(1);
      assertThat(heard.of("upsert").getFirst().data()).contains("data-pw=\"2\"");
      assertThat(Long.parseLong(String.valueOf(heard.of("upsert").getFirst().id())))
          .isGreaterThanOrEqualTo(since + 2);
    }
  }

  @Test
  void a_position_not_known_here_asks_the_page_to_load_again() throws Exception {
    try (var heard = listen("", "17")) {
      await().atMost(SOON).until(() -> !heard.of("reload").isEmpty());
      assertThat(heard.events).extracting(Event::name).containsExactly("reload");
    }
  }

  @Test
  void the_stream_beats_each_second_and_is_not_kept_by_anyone_between() throws Exception {
    try (var heard = listen("", null)) {
      await().atMost(Duration.ofSeconds(5)).until(() -> heard.of("beat").size() >= 3);
      assertThat(heard.of("beat").getFirst().data())
          .matches("\\d\\d:\\d\\d:\\d\\d 20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ \\d+");
      assertThat(heard.lines.getFirst()).isEqualTo("retry: 500");
      assertThat(heard.header("Content-Type")).startsWith("text/event-stream");
      assertThat(heard.header("X-Accel-Buffering")).isEqualTo("no");
      assertThat(heard.header("Cache-Control")).isEqualTo("no-store");
    }
  }

  @Test
  void the_beat_carries_how_far_a_reader_has_come() throws Exception {
    try (var heard = listen("?ward=nowhere", null)) {
      await().atMost(SOON).until(() -> heard.of("beat").size() >= 2);
      var position = heard.of("beat").getLast().id();
      assertThat(position).isNotNull();
      try (var back = listen("?ward=nowhere", position)) {
        await().atMost(SOON).until(() -> !back.of("beat").isEmpty());
        assertThat(back.of("reload")).isEmpty();
      }
    }
  }

  @Test
  void a_table_and_a_wall_hear_lines_and_beds() throws Exception {
    var ward = ward();
    var stay = "stay-" + ward;
    try (var table = listen("?view=table&ward=" + ward, null);
        var wall = listen("?view=wall&ward=" + ward, null)) {
      await().atMost(SOON).until(() -> !table.of("beat").isEmpty() && !wall.of("beat").isEmpty());
      Facts.admitted(stay, "person-" + ward, ward);

      await()
          .atMost(SOON)
          .until(() -> !table.of("upsert").isEmpty() && !wall.of("upsert").isEmpty());
      assertThat(table.of("upsert").getFirst().data()).startsWith("<tr class=\"row\"");
      assertThat(wall.of("upsert").getFirst().data())
          .startsWith("<li class=\"card\"")
          .doesNotContain("person-" + ward, "85+");
    }
  }

  @Test
  void two_hundred_pages_hold_and_a_stuck_one_delays_nobody() throws Exception {
    var ward = ward();
    var mine = "stay-" + ward;
    Facts.admitted(mine, "person-" + ward, ward);
    for (int i = 0; i < 100; i++) {
      Facts.admitted("stay-" + i + ward, "person-" + i + ward, "other" + ward);
    }
    await().atMost(SOON).until(() -> board().standing("stay-99" + ward) != null);
    await().atMost(SOON).until(() -> readers() == 0);
    var before = used();
    var ears = new ArrayList<Ear>();
    try (var stuck = new Socket(InetAddress.getLoopbackAddress(), port())) {
      for (int i = 0; i < 200; i++) {
        ears.add(new Ear(listening("?ward=" + ward)));
      }
      stuck.getOutputStream().write(asked("/live/board").getBytes(StandardCharsets.US_ASCII));
      await().atMost(SOON).until(() -> readers() == 201);

      var all = board().standings().map(one -> one.card().stayId()).toList();
      await()
          .pollInterval(Duration.ofMillis(200))
          .atMost(Duration.ofSeconds(90))
          .until(
              () -> {
                all.forEach(board()::announce);
                return readers() == 200;
              });
      var taken = used() - before;
      System.out.printf(
          "200 open streams and a stuck one: %d MB, longest pause between beats %d ms%n",
          taken / 1_000_000,
          ears.stream().mapToLong(ear -> ear.longestPause / 1_000_000).max().orElse(0));
      assertThat(taken).isLessThan(150_000_000L);
      assertThat(ears)
          .allSatisfy(
              ear -> {
                assertThat(ear.upserts.get()).isPositive();
                assertThat(Duration.ofNanos(ear.longestPause)).isLessThan(Duration.ofSeconds(4));
              });
    } finally {
      for (var ear : ears) {
        ear.close();
      }
    }
  }

  private int readers() {
    return (int)
        service.context.getBean(MeterRegistry.class).get("homeward.stream.readers").gauge().value();
  }

  private int port() {
    return URI.create(service.address()).getPort();
  }

  private String asked(String path) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
        + token
        + "\r\n\r\n";
  }

  private InputStream listening(String query) throws IOException, InterruptedException {
    return http.send(request("/live/board" + query, token).build(), BodyHandlers.ofInputStream())
        .body();
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Hears and forgets, so that what is measured is the service. */
  private static final class Ear implements AutoCloseable {

    volatile long longestPause;
    final AtomicInteger upserts = new AtomicInteger();
    private final InputStream stream;
    private long beatAt;

    Ear(InputStream stream) {
      this.stream = stream;
      Thread.ofVirtual().start(this::hear);
    }

    private void hear() {
      var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      try {
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
          if (line.equals("event: upsert")) {
            upserts.incrementAndGet();
          } else if (line.equals("event: beat")) {
            var now = System.nanoTime();
            longestPause = beatAt == 0 ? 0 : Math.max(longestPause, now - beatAt);
            beatAt = now;
          }
        }
      } catch (IOException e) {
        // Closed by the test.
      }
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  @Test
  void what_cannot_be_asked_is_a_problem() throws Exception {
    assertThat(status("/live/board?owner=nobody", token)).isEqualTo(400);
    assertThat(status("/live/board?since=yesterday", token)).isEqualTo(400);
    assertThat(status("/live/board", Machinery.token("d.fenwick", Role.LEADER))).isEqualTo(403);
  }

  private LiveBoard board() {
    return service.context.getBean(LiveBoard.class);
  }

  private static String ward() {
    return "S" + System.nanoTime();
  }

  private String get(String path) throws IOException, InterruptedException {
    return http.send(request(path, token).build(), BodyHandlers.ofString()).body();
  }

  private int status(String path, String as) throws IOException, InterruptedException {
    return http.send(request(path, as).build(), BodyHandlers.ofString()).statusCode();
  }

  private HttpRequest.Builder request(String path, String as) {
    return HttpRequest.newBuilder(URI.create(service.address() + path))
        .header("Authorization", "Bearer " + as);
  }

  private Heard listen(String query, @Nullable String lastEventId)
      throws IOException, InterruptedException {
    var request = request("/live/board" + query, token);
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    var answer = http.send(request.build(), BodyHandlers.ofInputStream());
    var reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    return new Heard(reader, answer.headers().map());
  }

  /** One event of a stream. */
  private record Event(String name, String data, @Nullable String id) {}

  /** A reader in a thread of its own. */
  private static final class Heard implements AutoCloseable {

    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<String> lines = new CopyOnWriteArrayList<>();
    private final BufferedReader reader;
    private final Map<String, List<String>> headers;

    Heard(BufferedReader reader, Map<String, List<String>> headers) {
      this.reader = reader;
      this.headers = headers;
      Thread.ofVirtual().start(this::read);
    }

    List<Event> of(String name) {
      return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    String header(String name) {
      return headers.entrySet().stream()
          .filter(one -> one.getKey().equalsIgnoreCase(name))
          .map(one -> String.join(",", one.getValue()))
          .findFirst()
          .orElse("");
    }

    private void read() {
      var name = "";
      String id = null;
      var data = new ArrayList<String>();
      try {
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
          lines.add(line);
          if (line.startsWith("event: ")) {
            name = line.substring(7);
          } else if (line.startsWith("id: ")) {
            id = line.substring(4);
          } else if (line.startsWith("data: ")) {
            data.add(line.substring(6));
          } else if (line.isEmpty() && !data.isEmpty()) {
            events.add(new Event(name, String.join("\n", data), id));
            id = null;
            data.clear();
          }
        }
      } catch (IOException | UncheckedIOException e) {
        // Closed by the test.
      }
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
