package care.homeward.standalone;

import care.homeward.simulator.Simulator;
import care.homeward.standalone.Part.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The program behind {@code ./homeward up}. */
public final class Standalone {

  private Standalone() {}

  /**
   * Starts the partnership and the simulator, and runs until stopped.
   *
   * @param args {@code --train} to stop as soon as everything has run once, for the start-up cache
   */
  public static void main(String... args) {
    var environment = System.getenv();
    try {
      var data = Path.of(environment.getOrDefault("HOMEWARD_DATA", "data"));
      var speed = speed(environment);
      var ports = Partnership.freePorts(environment);
      var pid = pid(data);
      var partnership = Partnership.start(data, ports);
      var stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    System.out.println("Stopping.");
                    partnership.close();
                    delete(pid);
                    stopped.countDown();
                  }));
      if (args.length > 0 && args[0].equals("--train")) {
        Training.run(partnership);
        System.exit(0);
      }
      if (speed > 0) {
        partnership.keep(Simulator.start(Demonstration.at(partnership, speed)));
      }
      System.out.println(welcome(partnership, speed));
      stopped.await();
    } catch (CannotStart e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  /** By which {@code ./homeward down} finds it: whoever could not start leaves it alone. */
  private static Path pid(Path data) {
    try {
      return Files.writeString(
          Files.createDirectories(data).resolve("homeward.pid"),
          ProcessHandle.current().pid() + "\n");
    } catch (IOException e) {
      throw new CannotStart("HOMEWARD_DATA must be a folder to write to, not \"" + data + "\".");
    }
  }

  private static void delete(Path pid) {
    try {
      Files.deleteIfExists(pid);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int speed(Map<String, String> environment) {
    var named = environment.getOrDefault("HOMEWARD_SIMULATOR_SPEED", "60");
    try {
      var speed = Integer.parseInt(named);
      if (speed >= 0 && speed <= 600) {
        return speed;
      }
    } catch (NumberFormatException e) {
      // Said below, in the same words.
    }
    throw new CannotStart(
        "HOMEWARD_SIMULATOR_SPEED must be from 0 (off) to 600, not \"" + named + "\".");
  }

  private static String welcome(Partnership partnership, int speed) {
    var seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    return """

        Homeward is running (%.1f s). All people in it are simulated%s.

          Flow board   http://localhost:%d/flow      sign in as r.naylor, password homeward
          Hospital     MLLP on 127.0.0.1:%d            ./homeward send FILE
          Services     people %d  discharge-flow %d  referrals %d
                       neighbourhood-teams %d  care-home-capacity %d  resilience-plan %d
          Broker       127.0.0.1:%d      Store  mongodb://127.0.0.1:%d

        Try: ./homeward send deploy/journey/admission.hl7   and on with deploy/one-journey.md
             ./homeward verify     recomputes the board from the journals
        Ctrl-C stops.
        """
        .formatted(
            seconds,
            speed == 0 ? ", once you send some" : ", at " + speed + " times real speed",
            partnership.port(Part.PAGES),
            partnership.port(Part.MLLP),
            partnership.port(Part.PEOPLE),
            partnership.port(Part.DISCHARGE_FLOW),
            partnership.port(Part.REFERRALS),
            partnership.port(Part.NEIGHBOURHOOD_TEAMS),
            partnership.port(Part.CARE_HOME_CAPACITY),
            partnership.port(Part.RESILIENCE_PLAN),
            partnership.port(Part.BROKER),
            partnership.port(Part.STORE));
  }
}
