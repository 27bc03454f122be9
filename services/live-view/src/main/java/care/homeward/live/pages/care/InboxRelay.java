package care.homeward.live.pages.care;

import care.homeward.contracts.Publisher;
import care.homeward.live.LiveViewSettings;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Lifetime;
import care.homeward.live.pages.When;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Hands on what a service is newly asked to whoever has its inbox open: browsers cannot listen to
 * another server with a token. The request's own thread alone writes; another one listens and fills
 * a bounded queue. When that is full, or the other server is silent or gone, the connection ends
 * and the browser comes back.
 */
@RestController
class InboxRelay {

  private static final String PATH = "/live/referrals";
  private static final Logger log = LoggerFactory.getLogger(InboxRelay.class);
  private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(1);
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(4);
  private static final long RECHECK = Duration.ofMinutes(1).toNanos();

  /** The other server beats every ten seconds. */
  private static final long SILENT = Duration.ofSeconds(25).toNanos();

  private static final int MOST_QUEUED = 256;
  private static final String END = "";
  private final URI teams;
  private final HubInbox hub;
  private final Callers callers;
  private final Lifetime lifetime;
  private final InstantSource clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECTS_WITHIN)
          .build();

  InboxRelay(
      LiveViewSettings settings,
      HubInbox hub,
      Callers callers,
      Lifetime lifetime,
      InstantSource clock) {
    this.hub = hub;
    var service = Publisher.NEIGHBOURHOOD_TEAMS.service();
    this.teams = Objects.requireNonNull(settings.services().get(service), service);
    this.callers = callers;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /** What a service is asked, or the hub or a ward has to see to, as it changes. */
  @GetMapping(PATH)
  void relay(
      @RequestParam(defaultValue = "") String team,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var caller = callers.of(request);
    if (!team.isEmpty()) {
      relay(team, caller, response);
      return;
    }
    if (Inbox.isService(caller)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    try {
      hub.write(begin(response), caller, PATH);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      log.debug("a reader is gone: {}", e.getClass().getSimpleName());
    }
  }

  private static OutputStream begin(HttpServletResponse response) throws IOException {
    response.setContentType("text/event-stream;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    var out = response.getOutputStream();
    send(out, "retry: 500\n\n");
    return out;
  }

  private void relay(String team, Callers.Caller caller, HttpServletResponse response)
      throws IOException {
    try (var inbox = open(team, callers.tokenOf(caller))) {
      var out = begin(response);
      if (inbox == null) {
        return;
      }
      var heard = new ArrayBlockingQueue<String>(MOST_QUEUED);
      var listening = Thread.ofVirtual().name("inbox").start(() -> listen(inbox, heard));
      try {
        write(out, heard, caller);
      } finally {
        listening.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      log.debug("a reader is gone: {}", e.getClass().getSimpleName());
    }
  }

  /**
   * Begins to listen; null if the other server is away. The browser comes back by itself to a
   * stream that ended, and never to one that was refused.
   */
  private @Nullable InputStream open(String team, String token) throws InterruptedException {
    var address =
        teams + "/api/teams/" + URLEncoder.encode(team, StandardCharsets.UTF_8) + "/inbox/stream";
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(ANSWERS_WITHIN)
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream")
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofInputStream());
      if (answer.statusCode() == HttpStatus.OK.value()) {
        return answer.body();
      }
      answer.body().close();
      if (answer.statusCode() < 500) {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      }
    } catch (IOException e) {
      log.debug("no inbox to listen to: {}", e.getClass().getSimpleName());
    }
    return null;
  }

  /** Event by event; a queue that is full ends it, as does the end of what is said. */
  private static void listen(InputStream inbox, BlockingQueue<String> heard) {
    try (var lines = new BufferedReader(new InputStreamReader(inbox, StandardCharsets.UTF_8))) {
      var event = new StringBuilder();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty()) {
          event.append(line).append('\n');
        } else if (!event.isEmpty()) {
          if (!heard.offer(event.append('\n').toString())) {
            break;
          }
          event.setLength(0);
        }
      }
    } catch (IOException e) {
      log.debug("an inbox ended: {}", e.getClass().getSimpleName());
    }
    end(heard);
  }

  /** A full queue loses what is in it: the browser begins anew with all that is asked then. */
  private static void end(BlockingQueue<String> heard) {
    while (!heard.offer(END)) {
      heard.clear();
    }
  }

  /** Returns when there is nothing more to hear, or the reader may no longer read. */
  private void write(OutputStream out, BlockingQueue<String> heard, Callers.Caller caller)
      throws IOException, InterruptedException {
    var heardAt = System.nanoTime();
    var checkedAt = heardAt;
    while (lifetime.isRunning() && System.nanoTime() - heardAt < SILENT) {
      var event = heard.poll(1, TimeUnit.SECONDS);
      if (event != null) {
        if (event.equals(END)) {
          return;
        }
        heardAt = System.nanoTime();
      }
      if (System.nanoTime() - checkedAt > RECHECK) {
        checkedAt = System.nanoTime();
        if (!callers.mayStill(caller, PATH)) {
          return;
        }
      }
      send(out, told(event) + beat(clock));
    }
  }

  /** The other server's own beats stay here. */
  private static String told(@Nullable String event) {
    return event == null || event.startsWith("event:beat") ? "" : event;
  }

  /** The time as it is shown, and the moment for what counts on from it. */
  static String beat(InstantSource clock) {
    var now = clock.instant();
    return "event: beat\ndata: " + When.clock(now) + " " + now + "\n\n";
  }

  static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
