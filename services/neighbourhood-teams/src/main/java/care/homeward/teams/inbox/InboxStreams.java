package care.homeward.teams.inbox;

import care.homeward.teams.inbox.Reader.Said;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pushes inboxes to whoever has one open. One thread looks twice a second at the inboxes that are
 * open, so that it does not matter which instance of the service heard the fact; a few threads
 * write. However many readers there are, there are no more threads than that.
 */
@Component
public final class InboxStreams implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(InboxStreams.class);
  private static final int MOST_READERS = 500;
  private static final int WRITERS = 4;
  private static final long LOOK_MILLIS = 500;
  private static final int LOOKS_A_BEAT = 20;

  private final Map<Reader, SseEmitter> open = new ConcurrentHashMap<>();
  private final Look look;
  private final JsonMapper json;
  private @Nullable ExecutorService writers;
  private @Nullable Thread looking;
  private volatile boolean running;

  /** What is in the inbox of a team now. */
  @FunctionalInterface
  public interface Look {
    List<InboxEntry> entries(String teamId);
  }

  InboxStreams(Look look, JsonMapper json, MeterRegistry meters) {
    this.look = look;
    this.json = json;
    meters.gauge("homeward.inbox.readers", open, Map::size);
  }

  /** A stream of one team's inbox, for no longer than this. */
  public SseEmitter open(String teamId, Duration longest) {
    if (open.size() >= MOST_READERS) {
      throw new ResponseStatusException(
          HttpStatus.SERVICE_UNAVAILABLE, "Too many inboxes are open. Try again in a moment.");
    }
    var emitter = new SseEmitter(Math.max(1, longest.toMillis()));
    var reader = new Reader(teamId);
    emitter.onCompletion(() -> close(reader));
    emitter.onTimeout(emitter::complete);
    emitter.onError(_ -> close(reader));
    reader.look(look.entries(teamId));
    open.put(reader, emitter);
    write(reader, emitter);
    return emitter;
  }

  private void close(Reader reader) {
    reader.letGo();
    open.remove(reader);
  }

  private void lookAll() {
    var seen = new HashMap<String, List<InboxEntry>>();
    open.forEach(
        (reader, emitter) -> {
          reader.look(seen.computeIfAbsent(reader.teamId(), look::entries));
          write(reader, emitter);
        });
  }

  private void beat() {
    open.forEach(
        (reader, emitter) -> {
          reader.say(new Said("beat", Map.of()));
          write(reader, emitter);
        });
  }

  private void write(Reader reader, SseEmitter emitter) {
    var pool = writers;
    if (pool == null || !reader.claim()) {
      return;
    }
    try {
      pool.execute(() -> writeAll(reader, emitter));
    } catch (RejectedExecutionException e) {
      close(reader);
    }
  }

  /** Sends what is queued; a reader who takes none of it is dropped by the connector's limit. */
  private void writeAll(Reader reader, SseEmitter emitter) {
    try {
      for (var said = reader.next(); said != null; said = reader.next()) {
        emitter.send(
            SseEmitter.event()
                .name(said.event())
                .data(json.writeValueAsString(said.data()), MediaType.TEXT_PLAIN));
      }
      if (reader.gone()) {
        emitter.complete();
        close(reader);
      }
    } catch (IOException | IllegalStateException e) {
      log.debug("a reader is gone: {}", e.getClass().getSimpleName());
      close(reader);
    }
  }

  private void lookWhileRunning() {
    for (long looks = 1; running; looks++) {
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        lookAll();
        if (looks % LOOKS_A_BEAT == 0) {
          beat();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        log.warn("inboxes are not looked at: {}", e.getClass().getSimpleName());
      }
    }
  }

  @Override
  public void start() {
    running = true;
    writers =
        Executors.newFixedThreadPool(
            WRITERS, Thread.ofPlatform().daemon().name("inbox-writer-", 0).factory());
    looking = Thread.ofPlatform().daemon().name("inbox-looking").start(this::lookWhileRunning);
  }

  /** Before the web server waits for requests in progress: streams end when this stops. */
  @Override
  public void stop() {
    running = false;
    if (looking != null) {
      looking.interrupt();
    }
    if (writers != null) {
      writers.shutdown();
    }
    open.values().forEach(SseEmitter::complete);
    open.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
