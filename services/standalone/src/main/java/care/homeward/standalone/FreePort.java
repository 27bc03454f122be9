package care.homeward.standalone;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for whoever starts parts to try them. */
public final class FreePort {

  private static final Set<Integer> TAKEN = new HashSet<>();

  private FreePort() {}

  /**
   * A port that nobody listens on, another each time: below those the system hands out to whoever
   * connects somewhere, so that it is still free when the part that is to listen on it starts.
   */
  public static synchronized int next() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      try (var _ = new ServerSocket(port)) {
        if (TAKEN.add(port)) {
          return port;
        }
      } catch (IOException e) {
        // Somebody has it.
      }
    }
  }
}
