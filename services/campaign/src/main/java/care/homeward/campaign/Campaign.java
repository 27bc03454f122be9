package care.homeward.campaign;

import care.homeward.campaign.bugs.SeededBugs;
import care.homeward.campaign.parts.Parts;
import care.homeward.campaign.traffic.Traffic;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The program behind {@code ./homeward campaign}. */
public final class Campaign {

  private static final Path RESULTS = Path.of("deploy", "campaign.csv");
  private static final Traffic.Load LOAD = new Traffic.Load(4, 400, 150);

  /** Facts the journals hold at the end of a smoke run, at least. */
  static final long SMOKE_FACTS = 100_000;

  static final Parts.Memory SMOKE_MEMORY = new Parts.Memory(1_024, 512);
  static final int SMOKE_POISONS = 1_000;

  private static final Parts.Memory LONG_MEMORY = new Parts.Memory(4_096, 2_048);
  private static final int LONG_POISONS = 400;

  private Campaign() {}

  /**
   * Runs a campaign and adds a line to the results; exit code 1 if anything was found.
   *
   * @param args {@code --minutes N}, {@code --seed N}, {@code --smoke} for a short one, or {@code
   *     --seeded-bugs} to test the tester
   */
  public static void main(String... args) throws IOException, InterruptedException {
    quiet();
    var arguments = List.of(args);
    var seed = number(arguments, "--seed", System.currentTimeMillis() % 1_000_000);
    var minutes = number(arguments, "--minutes", 60);
    var directory = Files.createTempDirectory("homeward-campaign");
    if (arguments.contains("--seeded-bugs")) {
      seededBugs(directory);
    }
    System.out.printf("Seed %d, everything in %s%n", seed, directory);
    var run = new Run(directory, seed);
    var result =
        arguments.contains("--smoke")
            ? smoke(run, seed)
            : run.run(
                LONG_MEMORY, LOAD, LONG_POISONS, Run.lasting(Duration.ofMinutes(minutes), seed));
    var line = result.line(System.getProperty("homeward.commit", "unknown"));
    append(line);
    System.out.println(Result.COLUMNS);
    System.out.println(line);
    System.out.print(result.findings());
    if (result.passed()) {
      delete(directory);
    }
    System.exit(result.passed() ? 0 : 1);
  }

  private static void seededBugs(Path directory) throws IOException, InterruptedException {
    var outcomes = SeededBugs.run(directory);
    outcomes.forEach(
        each ->
            System.out.printf(
                "%-28s %-8s %s%n", each.name(), each.caught() ? "caught" : "-", each.how()));
    var right =
        outcomes.stream().allMatch(each -> each.caught() != each.name().startsWith("sound"));
    if (right) {
      delete(directory);
    }
    System.exit(right ? 0 : 1);
  }

  /** A short run with every kind of fault that every build must pass. */
  static Result smoke(Run run, long seed) throws InterruptedException {
    return run.run(SMOKE_MEMORY, LOAD, SMOKE_POISONS, Run.until(Plan.smoke(seed), SMOKE_FACTS));
  }

  /** Clients say at length that what was broken on purpose is broken. */
  private static void quiet() {
    for (var name : List.of("org.apache", "org.mongodb", "org.springframework")) {
      ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.ERROR);
    }
    java.util.logging.LogManager.getLogManager().reset();
  }

  private static long number(List<String> arguments, String named, long usual) {
    int at = arguments.indexOf(named);
    return at < 0 ? usual : Long.parseLong(arguments.get(at + 1));
  }

  private static void append(String line) throws IOException {
    if (!Files.exists(RESULTS)) {
      Files.createDirectories(RESULTS.getParent());
      Files.writeString(RESULTS, Result.COLUMNS + "\n");
    }
    Files.writeString(RESULTS, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
