package care.homeward.platform.simulation;

import care.homeward.platform.journal.Facts;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs what keeps the promises of the platform in virtual time, with everything around it going
 * wrong by chance; the same seed gives the same run.
 */
public final class Simulation {

  private static final long HEALS_WITHIN = 10_000_000;

  /** Longer than the drowsiest rest: what was heard last is stored by then. */
  private static final long SETTLES_WITHIN = 60_000;

  private final int commands;
  private final Supplier<? extends @Nullable Views> views;
  private final @Nullable SeededBug bug;
  private final Facts facts =
      new Facts(
          JsonMapper.builder()
              .changeDefaultPropertyInclusion(
                  always -> always.withValueInclusion(JsonInclude.Include.NON_NULL))
              .build());

  /**
   * What came of one seed.
   *
   * @param violations promises that were not kept; empty if all were
   * @param lastSteps what happened last, if it was asked for
   * @param fingerprint the same for the same run
   */
  public record Run(long seed, List<String> violations, List<String> lastSteps, long fingerprint) {}

  /**
   * A simulation of so many commands a seed.
   *
   * @param views makes the views of one run, or null for none
   * @param bug what is wrong on purpose, or null
   */
  public Simulation(
      int commands, Supplier<? extends @Nullable Views> views, @Nullable SeededBug bug) {
    this.commands = commands;
    this.views = views;
    this.bug = bug;
  }

  /** The runs of these seeds in which a promise was not kept, on all processors. */
  public List<Run> broken(long from, int seeds) {
    return LongStream.range(from, from + seeds)
        .parallel()
        .mapToObj(seed -> run(seed, false))
        .filter(run -> !run.violations().isEmpty())
        .toList();
  }

  /** The first of these seeds in which a promise was not kept, or null if there is none. */
  public @Nullable Run firstBroken(long from, int seeds) {
    return LongStream.range(from, from + seeds)
        .mapToObj(seed -> run(seed, false))
        .filter(run -> !run.violations().isEmpty())
        .findFirst()
        .orElse(null);
  }

  /**
   * One seed; every tenth leaves one node dead for ever when all else heals.
   *
   * @param telling whether to keep the last steps
   */
  public Run run(long seed, boolean telling) {
    var world = new World(seed, facts, bug, views.get(), telling);
    try {
      world.run(commands);
      world.heal(Math.floorMod(seed, 10) == 9);
      if (!settles(world)) {
        world.violations.add("C5 conservation: not everything has arrived " + world.unquiet());
      }
      Verdict.on(world, facts);
    } catch (RuntimeException e) {
      world.violations.add("unforeseen: " + e + " at " + List.of(e.getStackTrace()).subList(0, 6));
    }
    return new Run(
        seed, List.copyOf(world.violations), world.time.steps(), world.time.fingerprint());
  }

  /** Waits until nothing new came for as long as it takes to arrive: somebody may ask late. */
  private static boolean settles(World world) {
    while (world.time.until(world::quiet, world.time.now() + HEALS_WITHIN)) {
      var entries = world.entries();
      world.time.until(() -> false, world.time.now() + SETTLES_WITHIN);
      if (world.entries() == entries) {
        return true;
      }
    }
    return false;
  }
}
