package care.homeward.standalone;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A start of everything in a process of its own, with this one's Java options, as {@code ./homeward
 * up} does it.
 *
 * @param seconds until the board's page answers
 * @param mebibytes resident then; -1 where the system does not say
 */
record StartUp(double seconds, long mebibytes) {

  private static final Duration LONGEST = Duration.ofMinutes(3);

  static StartUp measure(Path data, Map<Part, Integer> ports)
      throws IOException, InterruptedException {
    var started = System.nanoTime();
    var process = start(data, ports);
    try (var http = HttpClient.newHttpClient()) {
      var live =
          HttpRequest.newBuilder(
                  URI.create(
                      "http://127.0.0.1:" + ports.get(Part.PAGES) + "/actuator/health/readiness"))
              .timeout(Duration.ofSeconds(2))
              .build();
      while (!answers(http, live)) {
        if (!process.isAlive() || System.nanoTime() - started > LONGEST.toNanos()) {
          throw new IllegalStateException("it does not start");
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
      return new StartUp((System.nanoTime() - started) / 1e9, resident(process.pid()));
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static Process start(Path data, Map<Part, Integer> ports) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Standalone.class.getName());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(new File(data.toFile(), "start.log"));
    builder.environment().put("HOMEWARD_DATA", data.toString());
    builder.environment().put("HOMEWARD_SIMULATOR_SPEED", "0");
    ports.forEach(
        (part, port) -> builder.environment().put(part.variable(), Objects.toString(port)));
    return builder.start();
  }

  private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static long resident(long pid) throws IOException {
    var status = Path.of("/proc", String.valueOf(pid), "status");
    if (!Files.exists(status)) {
      return -1;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }
}
