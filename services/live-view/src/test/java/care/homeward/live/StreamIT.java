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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
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
      await().atMost(SOON).until(() -> heard.of("kpi").getLast().data().equals("1|0|0|1|0|0"));
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
      assertThat(heard.lines.getFirst()).isEqualTo("retry: 2000");
      assertThat(heard.header("Content-Type")).startsWith("text/event-stream");
      assertThat(heard.header("X-Accel-Buffering")).isEqualTo("no");
      assertThat(heard.header("Cache-Control")).isEqualTo("no-store");
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
