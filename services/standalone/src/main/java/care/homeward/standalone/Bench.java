package care.homeward.standalone;

import care.homeward.contracts.Publisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The program behind {@code ./homeward bench}: a partnership of its own, measured beside its raw
 * baseline in the same run and on the same cores as the load. Compare ratios, not figures.
 */
public final class Bench {

  private static final int PEOPLE = 1_000;
  private static final int WRITERS = 16;
  private static final Duration MEASURED = Duration.ofSeconds(10);
  private static final List<Integer> POPULATIONS = List.of(1_000, 10_000, 100_000);

  private final List<Row> rows = new ArrayList<>();

  private Bench() {}

  /**
   * One line of the table.
   *
   * @param what was measured
   * @param here how it came out
   * @param baseline what it is compared with; null if it stands alone
   */
  private record Row(String what, String here, @Nullable String baseline) {}

  /**
   * Runs all measurements, printing each as it is known, and then the table.
   *
   * @param args the file the table is written to; none unless told
   */
  public static void main(String... args) throws Exception {
    var bench = new Bench();
    bench.startUp();
    var data = Files.createTempDirectory("homeward-bench");
    try (var partnership = Partnership.start(data, ports());
        var client = new Client(partnership.address(Part.ISSUER))) {
      bench.run(partnership, client);
    } finally {
      delete(data);
    }
    if (args.length > 0) {
      Files.writeString(Path.of(args[0]), bench.table());
    }
    System.exit(0);
  }

  private void startUp() throws Exception {
    var data = Files.createTempDirectory("homeward-start");
    try {
      var start = StartUp.measure(data, ports());
      say("start to a live board of nobody", "%.1f s".formatted(start.seconds()), null);
      say("resident after it", "%,d MiB".formatted(start.mebibytes()), null);
    } finally {
      delete(data);
    }
  }

  private void run(Partnership partnership, Client client) throws Exception {
    var load = new Load(partnership, client);
    load.admit(PEOPLE);
    var warmUp = load.warmUp(WRITERS);
    var raw = new RawKafka("127.0.0.1:" + partnership.port(Part.BROKER));
    var most = raw.most();
    var answered = load.answered();
    say("warm after", answered.beside(warmUp.toSeconds() + " s of load"), null);
    say(
        "commands a second, HTTP to stored and published, " + WRITERS + " at a time",
        answered.beside("%,.0f".formatted(load.commandsPerSecond(WRITERS, MEASURED))),
        "%,.0f raw records".formatted(most));
    for (int rate : List.of(100, 500)) {
      var hop = raw.at(rate, MEASURED).summary();
      say(
          "command to a ward's open page, " + rate + " a second",
          answered.beside(
              OpenPage.of("waiting=true&ward=" + Load.WARD, partnership, client)
                  .measured(load, rate, MEASURED)
                  .summary()),
          hop);
      say(
          "command to an open page of everyone, " + rate + " a second, told every 100 to 250 ms",
          answered.beside(
              OpenPage.of("waiting=true", partnership, client)
                  .measured(load, rate, MEASURED)
                  .summary()),
          hop);
    }
    growth(new Newcomers(partnership), load);
    rebuild(partnership, raw);
  }

  /** The second of two: the first folds cold. */
  private void rebuild(Partnership partnership, RawKafka raw) throws InterruptedException {
    var issuer = partnership.address(Part.ISSUER);
    var pages = partnership.address(Part.PAGES);
    var _ = Rebuild.run(issuer, pages, false);
    var report = Rebuild.run(issuer, pages, false);
    var rate = report.path("facts").asLong() * 1_000.0 / report.path("millis").asLong();
    var read = raw.readAll(Arrays.stream(Publisher.values()).map(Publisher::topic).toList());
    say(
        "facts a second, folded from the topics into a board and compared, %,d of them"
            .formatted(report.path("facts").asLong()),
        "%,.0f: %s".formatted(rate, report.path("state").asString("").toLowerCase(Locale.ROOT)),
        "%,.0f records read and nothing done, %.2f of it".formatted(read, rate / read));
  }

  /** What a command costs the whole partnership, by how many people it knows. */
  private void growth(Newcomers others, Load load) throws InterruptedException {
    var first = Double.NaN;
    for (int people : POPULATIONS) {
      others.until(people);
      var cost = load.processorMillisPerCommand(MEASURED);
      first = Double.isNaN(first) ? cost : first;
      say(
          "processor time a command, %,d people in beds".formatted(people),
          load.answered().beside("%.2f ms".formatted(cost)),
          "%.2f times as at %,d".formatted(cost / first, POPULATIONS.getFirst()));
    }
  }

  private void say(String what, String here, @Nullable String baseline) {
    rows.add(new Row(what, here, baseline));
    System.out.printf(
        Locale.ROOT, "%-84s %-40s %s%n", what, here, baseline == null ? "" : baseline);
  }

  private String table() {
    var table =
        new StringBuilder(
            """
            # Benchmarks

            The last run of `./homeward bench`: everything, load and broker and store too, on %d cores.
            Figures differ from machine to machine and from hour to hour; the baseline is of the same run.

            | measured | here | baseline |
            |---|---|---|
            """
                .formatted(Runtime.getRuntime().availableProcessors()));
    for (var row : rows) {
      table.append(
          "| %s | %s | %s |\n"
              .formatted(row.what(), row.here(), row.baseline() == null ? "" : row.baseline()));
    }
    return table.toString();
  }

  private static Map<Part, Integer> ports() {
    var ports = new EnumMap<Part, Integer>(Part.class);
    for (var part : Part.values()) {
      ports.put(part, FreePort.next());
    }
    return ports;
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
