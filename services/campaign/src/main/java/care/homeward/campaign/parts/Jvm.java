package care.homeward.campaign.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** How a process of ours is begun, and how one sees that it answers. */
final class Jvm {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Jvm() {}

  /**
   * A JVM on this one's class path that does not run yet. It leaves the processors to whatever else
   * is at work, such as tests that wait for a page: a campaign takes all there is.
   *
   * @param megabytes of heap at most
   * @param options for the JVM beside the usual ones
   * @param arguments the main class and what it is given
   */
  static Node node(
      Path directory,
      String name,
      int megabytes,
      List<String> options,
      List<String> arguments,
      boolean again,
      BooleanSupplier ready) {
    var command = new ArrayList<>(List.of("nice", "-n", "10"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + megabytes + "m");
    command.addAll(StartUpCache.FITS_ONLY);
    command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-XX:TieredStopAtLevel=1"));
    var cache = StartUpCache.path();
    if (!cache.isEmpty()) {
      command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:disable"));
    }
    command.addAll(options);
    command.addAll(List.of("-cp", StartUpCache.classPath()));
    command.addAll(arguments);
    return new Node(name, command, directory.resolve(name + ".log"), again, ready);
  }

  /** Whether somebody listens on this port. */
  static boolean listens(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a service on this port says that it is ready. */
  static boolean isReady(int port) {
    try {
      var request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
              .timeout(Duration.ofSeconds(5))
              .build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
