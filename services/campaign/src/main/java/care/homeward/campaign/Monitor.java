package care.homeward.campaign;

import care.homeward.campaign.history.Findings;
import care.homeward.campaign.history.Findings.Anomaly;
import care.homeward.campaign.parts.Part;
import care.homeward.campaign.parts.Parts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every service now and then: how many threads it has, how much of its heap is in use. The
 * heap itself is bounded by the process, which ends when it is not enough, and that is counted.
 */
final class Monitor implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Monitor.class);
  private static final Duration EVERY = Duration.ofSeconds(10);

  /** 64 for requests, those of store and broker clients, and what the JVM has of its own. */
  private static final int MOST_THREADS = 250;

  private static final String THREADS = "jvm_threads_live_threads";
  private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";

  private final Map<Part, Long> threads = new EnumMap<>(Part.class);
  private final Map<Part, Long> heap = new EnumMap<>(Part.class);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Parts parts;
  private final Supplier<String> token;
  private final Thread looking;
  private volatile boolean running = true;

  Monitor(Parts parts, Supplier<String> token) {
    this.parts = parts;
    this.token = token;
    this.looking = Thread.ofPlatform().daemon().name("monitor").start(this::look);
  }

  private void look() {
    try {
      while (running) {
        Thread.sleep(EVERY);
        for (var part : Part.values()) {
          lookAt(part);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAt(Part part) throws InterruptedException {
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(parts.address(part) + "/actuator/prometheus"))
                  .timeout(Duration.ofSeconds(2))
                  .header("Authorization", "Bearer " + token.get())
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        threads.merge(part, sum(answer.body(), THREADS), Math::max);
        heap.merge(part, sum(answer.body(), HEAP), Math::max);
      }
    } catch (IOException e) {
      // It is away just now.
    }
  }

  private static long sum(String metrics, String named) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(named))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** What was too much. */
  void report(Findings findings) {
    threads.forEach(
        (part, most) -> {
          log.info(
              "{}: at most {} threads, {} MiB of heap",
              part.label(),
              most,
              heap.getOrDefault(part, 0L) >> 20);
          if (most > MOST_THREADS) {
            findings.found(Anomaly.UNBOUNDED, part.label() + " had " + most + " threads");
          }
        });
  }

  @Override
  public void close() {
    running = false;
    looking.interrupt();
    http.close();
  }
}
