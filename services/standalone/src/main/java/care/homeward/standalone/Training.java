package care.homeward.standalone;

import care.homeward.simulator.Simulator;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Runs a little of everything once, so that the start-up cache knows what a start needs. */
final class Training {

  private static final int PEOPLE = 30;
  private static final Duration AT_MOST = Duration.ofSeconds(60);

  private Training() {}

  static void run(Partnership partnership) throws InterruptedException {
    var until = Instant.now().plus(AT_MOST);
    try (var client = new Client(partnership.address(Part.ISSUER));
        var simulator = Simulator.start(Demonstration.with(partnership, 600, PEOPLE, 2 * PEOPLE))) {
      var board = partnership.address(Part.PAGES) + "/api/board";
      while (client.get(board).required("cards").size() < PEOPLE && Instant.now().isBefore(until)) {
        TimeUnit.MILLISECONDS.sleep(200);
      }
      System.out.println("trained: " + simulator.progress());
    }
  }
}
