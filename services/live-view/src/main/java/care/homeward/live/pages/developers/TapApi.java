package care.homeward.live.pages.developers;

import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Lifetime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The facts as they come, as Server-Sent Events. */
@RestController
class TapApi {

  private static final Logger log = LoggerFactory.getLogger(TapApi.class);
  private static final String PATH = "/live/facts";
  private static final String BEAT = "event: beat\ndata: -\n\n";
  private static final long RECHECK = Duration.ofMinutes(1).toNanos();

  private final Tap tap;
  private final Callers callers;
  private final Lifetime lifetime;

  TapApi(Tap tap, Callers callers, Lifetime lifetime) {
    this.tap = tap;
    this.callers = callers;
    this.lifetime = lifetime;
  }

  /**
   * Every fact from now on, as on the wire; some are left out for a reader who does not keep up.
   */
  @GetMapping(PATH)
  void facts(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var caller = callers.of(request);
    response.setContentType("text/event-stream;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    var out = response.getOutputStream();
    var queue = tap.open();
    var checkedAt = System.nanoTime();
    try {
      out.write("retry: 500\n\n".getBytes(StandardCharsets.UTF_8));
      while (lifetime.isRunning()) {
        if (System.nanoTime() - checkedAt > RECHECK) {
          checkedAt = System.nanoTime();
          if (!callers.mayStill(caller, PATH)) {
            return;
          }
        }
        var fact = queue.poll(1, TimeUnit.SECONDS);
        var text = (fact == null ? "" : "event: fact\ndata: " + fact + "\n\n") + BEAT;
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (IOException e) {
      log.debug("a watcher is gone: {}", e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      tap.close(queue);
    }
  }
}
