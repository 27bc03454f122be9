package care.homeward.standalone;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The program behind {@code ./homeward rebuild live-view}: has the running live view fold its
 * topics once more from the start, beside what it shows, and take that over if it is equal.
 */
public final class Rebuild {

  private static final String EVEN_IF_DIFFERENT = "--even-if-different";
  private static final Duration LOOKS_EVERY = Duration.ofMillis(200);
  private static final Duration TAKES_AT_MOST = Duration.ofMinutes(30);

  private Rebuild() {}

  /**
   * Prints what came of it; exit code 1 if the two are not equal, 2 if it could not be done.
   *
   * @param args {@code live-view}, and {@code --even-if-different} to take the rebuilt one anyway
   */
  public static void main(String... args) throws InterruptedException {
    var wanted = Arrays.asList(args);
    if (!wanted.contains("live-view")) {
      System.err.println("Usage: ./homeward rebuild live-view [" + EVEN_IF_DIFFERENT + "]");
      System.exit(2);
    }
    var environment = System.getenv();
    try {
      var report =
          run(
              "http://127.0.0.1:" + Part.ISSUER.port(environment),
              "http://127.0.0.1:" + Part.PAGES.port(environment),
              wanted.contains(EVEN_IF_DIFFERENT));
      System.out.println(summary(report));
      System.exit(
          switch (state(report)) {
            case "EQUAL" -> 0;
            case "DIFFERENT", "REPLACED" -> 1;
            default -> 2;
          });
    } catch (RuntimeException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /** Begins a rebuild and returns how it ended. */
  static JsonNode run(String issuer, String pages, boolean evenIfDifferent)
      throws InterruptedException {
    var address = pages + "/api/board/rebuilds";
    try (var client = new Client(issuer)) {
      var begun = client.post(address, null, Map.of("evenIfDifferent", evenIfDifferent));
      if (begun.status() != 202) {
        throw new IllegalStateException(
            begun.body().path("detail").asString(address + " answers " + begun.status()));
      }
      for (long waited = 0; waited < TAKES_AT_MOST.toMillis(); waited += LOOKS_EVERY.toMillis()) {
        var report = client.get(address);
        if (!state(report).equals("READING")) {
          return report;
        }
        TimeUnit.MILLISECONDS.sleep(LOOKS_EVERY.toMillis());
      }
      throw new IllegalStateException("The rebuild does not come to an end.");
    }
  }

  static String summary(JsonNode report) {
    var folded =
        "%,d facts folded from the topics in %.1f s: "
            .formatted(report.path("facts").asLong(), report.path("millis").asLong() / 1000.0);
    var hashes =
        "%nrunning %s%nrebuilt %s"
            .formatted(report.path("running").asString("-"), report.path("rebuilt").asString("-"));
    return switch (state(report)) {
      case "EQUAL" -> folded + "equal, and the rebuilt board runs now." + hashes;
      case "REPLACED" ->
          folded + "not equal, and the rebuilt board runs now." + hashes + differences(report);
      case "DIFFERENT" ->
          folded + "not equal; the running board stays." + hashes + differences(report);
      default -> folded + "it failed; the log of live-view says why.";
    };
  }

  private static String differences(JsonNode report) {
    return "%n%d differences: %s"
        .formatted(
            report.path("differences").asInt(),
            report
                .path("different")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining(", ")));
  }

  private static String state(JsonNode report) {
    return report.path("state").asString("");
  }
}
