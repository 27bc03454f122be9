package care.homeward.platform.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The seeds of a build: {@code -Dsim.seeds=N} takes more of them, {@code -Dsim.seed=N} runs one
 * again and says how it came to its end.
 */
public final class Seeds {

  /** How many commands are asked for in each run. */
  public static final int COMMANDS = 500;

  private Seeds() {}

  /**
   * Runs the seeds.
   *
   * @param views makes the views of one run, or null for none
   * @param otherwise how many seeds if nothing is said
   * @throws AssertionError with the steps to a promise that was not kept
   */
  public static void hold(Supplier<? extends @Nullable Views> views, int otherwise) {
    var one = Long.getLong("sim.seed");
    if (one != null) {
      holds(views, one);
      return;
    }
    var broken =
        quietly(
            () ->
                new Simulation(COMMANDS, views, null)
                    .broken(0, Integer.getInteger("sim.seeds", otherwise)));
    if (!broken.isEmpty()) {
      var seeds = broken.stream().map(Simulation.Run::seed).toList();
      System.out.println("seeds that broke a promise: " + seeds);
      holds(views, seeds.getFirst());
    }
  }

  /** Runs one seed; what went wrong comes with the steps that led to it. */
  public static void holds(Supplier<? extends @Nullable Views> views, long seed) {
    var run = quietly(() -> new Simulation(COMMANDS, views, null).run(seed, true));
    if (!run.violations().isEmpty()) {
      throw new AssertionError(
          run.lastSteps().stream().collect(Collectors.joining("\n", "\n", "\n"))
              + String.join("\n", run.violations())
              + "\nsay -Dsim.seed="
              + seed
              + " to see it again");
    }
  }

  /**
   * What a bug put in on purpose breaks, in the first of so many seeds that shows it.
   *
   * @return the promises that were not kept; empty if it was not noticed
   */
  public static List<String> broken(
      SeededBug bug, Supplier<? extends @Nullable Views> views, int seeds) {
    var first = quietly(() -> new Simulation(COMMANDS, views, bug).firstBroken(0, seeds));
    return first == null ? List.of() : first.violations();
  }

  /** What goes wrong on purpose need not be logged. */
  private static <T> T quietly(Supplier<T> action) {
    var log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    var homeward = (Logger) LoggerFactory.getLogger("care.homeward");
    var before = log.getLevel();
    var homewardBefore = homeward.getLevel();
    log.setLevel(Level.OFF);
    homeward.setLevel(Level.OFF);
    try {
      return action.get();
    } finally {
      log.setLevel(before);
      homeward.setLevel(homewardBefore);
    }
  }
}
