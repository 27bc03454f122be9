package care.homeward.live.stream;

import care.homeward.live.board.BoardFilter;
import care.homeward.live.board.Figures;
import care.homeward.live.board.Figures.Kpi;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.When;
import care.homeward.live.pages.flow.Tiles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
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
 * One connection, one writer: the request's own virtual thread. What may take long, asking for
 * names and drawing, is done beside it, so that the beat goes on. A reader too slow to take a write
 * within the connector's time limit is dropped and comes back by itself.
 */
@RestController
class StreamApi {

  static final String PATH = "/live/board";

  private static final Logger log = LoggerFactory.getLogger(StreamApi.class);
  private static final long BEAT = Duration.ofSeconds(1).toNanos();
  private static final long RECHECK = Duration.ofMinutes(1).toNanos();
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
    var frames = frames(caller, filter, Tiles.View.of(query.getFirst("view")));
    stream(filter, since, frames, () -> callers.mayStill(caller, PATH), response);
  }

  Frames frames(@Nullable Caller caller, BoardFilter filter, Tiles.View view) {
    return new Frames(board, tiles, caller, filter, view);
  }

  /** For as long as the reader may read. */
  void stream(
      BoardFilter filter,
      @Nullable Long since,
      Frames frames,
      BooleanSupplier mayStill,
      HttpServletResponse response)
      throws IOException {
    response.setContentType("text/event-stream;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    var line = new Line(response.getOutputStream());
    var reading = new Reading();
    var missed = changes.open(reading, since);
    try {
      line.send("retry: 500\n\n");
      if (missed == null) {
        line.send(Line.event("reload", "gap"));
        return;
      }
      frames.mayShow(missed);
      missed.forEach(reading::changed);
      new Writer(line, reading, frames, filter, mayStill).write();
    } catch (IOException e) {
      log.debug("a reader is gone: {}", e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      changes.close(reading);
    }
  }

  /** The one writer of a connection. */
  private final class Writer {

    private final Line line;
    private final Reading reading;
    private final Frames frames;
    private final BoardFilter filter;
    private final BooleanSupplier mayStill;
    private final Pace pace = new Pace();
    private long beatAt = System.nanoTime() - BEAT;
    private long checkedAt = System.nanoTime();
    private long pressure = board.pressureVersion();
    private long told;
    private String figures = "";

    Writer(
        Line line, Reading reading, Frames frames, BoardFilter filter, BooleanSupplier mayStill) {
      this.line = line;
      this.reading = reading;
      this.frames = frames;
      this.filter = filter;
      this.mayStill = mayStill;
    }

    /** Returns when the reader may no longer read, or the service stops. */
    void write() throws IOException, InterruptedException {
      while (pulse.running()) {
        reading.await(untilBeat());
        Reading.rest(Math.min(pace.left(System.nanoTime()), Math.max(0, untilBeat())));
        if (reading.lost()) {
          line.send(Line.event("reload", "gap"));
          return;
        }
        if (pace.left(System.nanoTime()) <= 0) {
          frame();
        }
        if (untilBeat() > 0) {
          continue;
        }
        if (System.nanoTime() - checkedAt > RECHECK) {
          checkedAt = System.nanoTime();
          if (!beating(mayStill::getAsBoolean)) {
            line.send(Line.event("reload", "ended"));
            return;
          }
        }
        beat();
      }
    }

    /** A frame holds as many as can be drawn at once; the last of them carries the position. */
    private void frame() throws IOException, InterruptedException {
      var position = board.position();
      var drained = reading.drain(Pace.MOST_AT_ONCE);
      if (drained.isEmpty()) {
        told = position;
        return;
      }
      var whole = drained.size() < Pace.MOST_AT_ONCE;
      var began = System.nanoTime();
      line.send(beating(() -> frames.of(drained, whole ? position : 0)));
      pace.sent(began, System.nanoTime(), drained.size());
      if (whole) {
        told = position;
      }
    }

    /** While the board itself is not fed, pages are to see that nothing is live. */
    private void beat() throws IOException {
      beatAt = System.nanoTime();
      var said = new StringBuilder();
      var counted = figures(pulse.figures(filter));
      if (!counted.equals(figures)) {
        figures = counted;
        said.append(Line.event("kpi", counted));
      }
      if (pressure != board.pressureVersion()) {
        pressure = board.pressureVersion();
        said.append(Line.event("pressure", tiles.pressure()));
      }
      line.send(said.append(pulseBeat()).toString());
    }

    private String pulseBeat() {
      if (!board.live()) {
        return ": not live\n\n";
      }
      var asOf = board.asOf();
      var data =
          When.clock(asOf) + " " + asOf.truncatedTo(ChronoUnit.SECONDS) + " " + board.position();
      return Line.event(told, "beat", data);
    }

    /** Does something that may take long, without missing a beat. */
    private <T> T beating(Callable<T> action) throws IOException, InterruptedException {
      var task = new FutureTask<>(action);
      Thread.ofVirtual().name("frame").start(task);
      while (true) {
        try {
          return task.get(Math.max(0, untilBeat()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
          beat();
        } catch (ExecutionException e) {
          throw new IllegalStateException("a page is not told of a change", e.getCause());
        }
      }
    }

    private long untilBeat() {
      return beatAt + BEAT - System.nanoTime();
    }
  }

  /** All figures in the order of the page, then the two that are told beside them. */
  private static String figures(Figures figures) {
    return LongStream.concat(
            Arrays.stream(Kpi.values()).mapToLong(figures::count),
            LongStream.of(figures.inBed(), figures.midnights()))
        .mapToObj(count -> String.format(Locale.UK, "%,d", count))
        .collect(Collectors.joining("|"));
  }

  static BoardFilter filter(MultiValueMap<String, String> query) {
    var asked = new LinkedMultiValueMap<>(query);
    List.of("since", "view").forEach(asked::remove);
    try {
      return BoardFilter.of(asked);
    } catch (BoardFilter.Unknown e) {
      throw bad("unknown-filter", String.valueOf(e.getMessage()), e);
    }
  }

  static @Nullable Long position(@Nullable String text) {
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
