package care.homeward.live.stream;

import care.homeward.live.board.BoardFilter;
import care.homeward.live.board.Delay;
import care.homeward.live.board.Figures;
import care.homeward.live.board.Figures.Kpi;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.board.Standing;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.flow.Tiles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * One connection, one writer: the request's own virtual thread. A reader too slow to take a write
 * within the connector's time limit is dropped and comes back by itself.
 */
@RestController
class StreamApi {

  static final String PATH = "/live/board";

  private static final Logger log = LoggerFactory.getLogger(StreamApi.class);
  private static final long FRAME = Duration.ofMillis(100).toNanos();
  private static final long BEAT = Duration.ofSeconds(1).toNanos();
  private static final long RECHECK = Duration.ofMinutes(1).toNanos();
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.UK).withZone(Delay.LONDON);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.UK).withZone(Delay.LONDON);

  private final LiveBoard board;
  private final Changes changes;
  private final Pulse pulse;
  private final Tiles tiles;
  private final Callers callers;

  StreamApi(LiveBoard board, Changes changes, Pulse pulse, Tiles tiles, Callers callers) {
    this.board = board;
    this.changes = changes;
    this.pulse = pulse;
    this.tiles = tiles;
    this.callers = callers;
  }

  /**
   * Changes to the people a filter asks for, for as long as the reader stays.
   *
   * @param query the filter, as on the page; {@code since} is the position of the page
   * @param lastEventId the position a reader who comes back has come to
   */
  @GetMapping(PATH)
  void stream(
      @RequestParam MultiValueMap<String, String> query,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var filter = filter(query);
    var since = position(lastEventId != null ? lastEventId : query.getFirst("since"));
    var caller = callers.of(request);
    response.setContentType("text/event-stream;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    var out = response.getOutputStream();
    var reading = new Reading();
    var shown = new HashSet<String>();
    board.standings(filter).forEach(standing -> shown.add(standing.card().stayId()));
    var missed = changes.open(reading, since);
    try {
      send(out, "retry: 2000\n\n");
      if (missed == null) {
        send(out, event("reload", "gap"));
        return;
      }
      shown.addAll(missed);
      missed.forEach(reading::changed);
      write(out, reading, filter, caller, shown);
      send(out, event("reload", "ended"));
    } catch (IOException e) {
      log.debug("a reader is gone: {}", e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      changes.close(reading);
    }
  }

  /** Returns when the reader may no longer read, or the service stops. */
  private void write(
      OutputStream out, Reading reading, BoardFilter filter, Caller caller, Set<String> shown)
      throws IOException, InterruptedException {
    var start = System.nanoTime();
    var framedAt = start - FRAME;
    var beatAt = start - BEAT;
    var checkedAt = start;
    var pressure = board.pressureVersion();
    var figures = "";
    while (pulse.running()) {
      reading.await(Math.max(0, beatAt + BEAT - System.nanoTime()));
      Reading.rest(framedAt + FRAME - System.nanoTime());
      var position = board.position();
      var drained = reading.drain();
      if (!drained.isEmpty()) {
        framedAt = System.nanoTime();
        send(out, frame(drained, position, filter, caller, shown));
      }
      if (System.nanoTime() - beatAt < BEAT) {
        continue;
      }
      beatAt = System.nanoTime();
      if (beatAt - checkedAt > RECHECK) {
        checkedAt = beatAt;
        if (!callers.mayStill(caller, PATH)) {
          return;
        }
      }
      var counted = figures(pulse.figures(filter));
      var said = new StringBuilder();
      if (!counted.equals(figures)) {
        figures = counted;
        said.append(event("kpi", counted));
      }
      if (pressure != board.pressureVersion()) {
        pressure = board.pressureVersion();
        said.append(event("pressure", tiles.pressure()));
      }
      send(out, said.append(beat()).toString());
    }
  }

  /** While the board itself is not fed, pages are to see that nothing is live. */
  private String beat() {
    if (!board.live()) {
      return ": not live\n\n";
    }
    var asOf = board.asOf();
    return event(
        "beat",
        CLOCK.format(asOf) + " " + asOf.truncatedTo(ChronoUnit.SECONDS) + " " + board.position());
  }

  /** Everything up to the position, which stands at the last event alone: all of it or none. */
  private String frame(
      Collection<String> stays,
      long position,
      BoardFilter filter,
      Caller caller,
      Set<String> shown) {
    var here = new ArrayList<Standing>();
    var gone = new ArrayList<String>();
    for (var stayId : stays) {
      var standing = board.standing(stayId);
      if (standing != null && standing.card().inBed() && filter.matches(standing)) {
        here.add(standing);
        shown.add(stayId);
      } else if (shown.remove(stayId)) {
        gone.add(gone(stayId, standing, filter));
      }
    }
    var events = new ArrayList<String>();
    if (!here.isEmpty()) {
      events.add(
          event(
              "upsert",
              tiles.of(caller, here).tiles().stream()
                  .map(tiles::html)
                  .collect(Collectors.joining("\n"))));
    }
    if (!gone.isEmpty()) {
      events.add(event("gone", String.join("\n", gone)));
    }
    var text = new StringBuilder();
    for (int i = 0; i < events.size(); i++) {
      if (i == events.size() - 1) {
        text.append("id: ").append(position).append('\n');
      }
      text.append(events.get(i));
    }
    return text.toString();
  }

  private String gone(String stayId, @Nullable Standing standing, BoardFilter filter) {
    var card = standing == null ? null : standing.card();
    var left = card == null ? null : card.leftAt();
    var why =
        card == null
            ? "filter"
            : card.cancelled()
                ? "cancelled"
                : left != null
                    ? "left"
                    : filter.asks("waiting", "true") && !card.waiting() ? "stays" : "filter";
    return stayId + " " + TIME.format(left != null ? left : board.asOf()) + " " + why;
  }

  private static String figures(Figures figures) {
    return Arrays.stream(Kpi.values())
        .map(kpi -> String.format(Locale.UK, "%,d", figures.count(kpi)))
        .collect(Collectors.joining("|"));
  }

  private static String event(String name, String data) {
    return "event: " + name + "\ndata: " + data.replace("\n", "\ndata: ") + "\n\n";
  }

  private static void send(OutputStream out, String text) throws IOException {
    if (!text.isEmpty()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  private static BoardFilter filter(MultiValueMap<String, String> query) {
    var asked = new LinkedMultiValueMap<>(query);
    List.of("since", "density").forEach(asked::remove);
    try {
      return BoardFilter.of(asked);
    } catch (BoardFilter.Unknown e) {
      throw bad("unknown-filter", String.valueOf(e.getMessage()), e);
    }
  }

  private static @Nullable Long position(@Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : Long.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw bad("unknown-position", "This is not a position of the board.", e);
    }
  }

  private static ErrorResponseException bad(String kind, String detail, Exception e) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
    problem.setType(URI.create("urn:homeward:problem:" + kind));
    return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, e);
  }
}
