package care.homeward.campaign;

import care.homeward.campaign.history.Evidence;
import care.homeward.campaign.parts.Node;
import care.homeward.campaign.parts.Part;
import care.homeward.campaign.parts.Parts;
import care.homeward.campaign.traffic.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether everything has arrived: all processes answer, nothing waits to be published, no consumer
 * is behind, and the board is as far as the journals.
 */
final class Converged {

  private static final Logger log = LoggerFactory.getLogger(Converged.class);
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final Parts parts;
  private final Evidence evidence;
  private final Caller caller;

  Converged(Parts parts, Evidence evidence, Caller caller) {
    this.parts = parts;
    this.evidence = evidence;
    this.caller = caller;
  }

  /** What is still missing when the time is up; nothing if all arrived before. */
  List<String> await(Duration limit) throws InterruptedException {
    var until = Instant.now().plus(limit);
    var said = List.<String>of();
    while (true) {
      var missing = missing();
      if (missing.isEmpty() || Instant.now().isAfter(until)) {
        return missing;
      }
      if (!missing.equals(said)) {
        log.info("{}", missing);
        said = missing;
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
    }
  }

  private List<String> missing() throws InterruptedException {
    var missing = new ArrayList<String>();
    parts.nodes().stream()
        .filter(node -> !node.isReady())
        .map(Node::name)
        .forEach(name -> missing.add(name + " does not answer"));
    if (!missing.isEmpty()) {
      return missing;
    }
    try {
      evidence.withOutbox().forEach(name -> missing.add(name + " has facts to publish"));
      evidence
          .lags()
          .forEach(
              (group, lag) -> {
                if (lag > 0) {
                  missing.add(group + " has " + lag + " records to read");
                }
              });
      if (missing.isEmpty()) {
        board(evidence.ends()).ifPresent(missing::add);
      }
    } catch (RuntimeException e) {
      missing.add("cannot look: " + e.getMessage());
    }
    return missing;
  }

  private java.util.Optional<String> board(Map<String, Long> ends) throws InterruptedException {
    var shown = caller.get(parts.address(Part.LIVE_VIEW) + "/api/board/facts").body();
    var sequences = shown.path("sequences");
    long behind =
        ends.entrySet().stream()
            .filter(
                end ->
                    sequences.path(end.getKey().substring("/homeward/".length())).asLong(0)
                        != end.getValue())
            .count();
    return behind == 0
        ? java.util.Optional.empty()
        : java.util.Optional.of("the board is behind in " + behind + " subjects");
  }
}
