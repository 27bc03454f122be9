package care.homeward.campaign;

import care.homeward.campaign.history.Findings;
import care.homeward.campaign.history.Findings.Anomaly;
import java.time.Duration;

/**
 * What a run came to.
 *
 * @param seed which faults
 * @param took all of it, with the start and the check
 * @param faults how many
 * @param facts how many facts the journals hold
 * @param converged from the last fault's end until everything had arrived
 * @param findings what is wrong
 */
record Result(
    long seed, Duration took, int faults, long facts, Duration converged, Findings findings) {

  static final String COLUMNS =
      "seed,commit,minutes,faults,events,lost,twice,out of order,seconds to converge,outcome";

  boolean passed() {
    return findings.none();
  }

  /** A line of the results file. */
  String line(String commit) {
    return "%d,%s,%d,%d,%d,%d,%d,%d,%d,%s"
        .formatted(
            seed,
            commit,
            took.toMinutes(),
            faults,
            facts,
            findings.count(Anomaly.LOST),
            findings.count(Anomaly.TWICE),
            findings.count(Anomaly.OUT_OF_ORDER),
            converged.toSeconds(),
            passed() ? "passed" : "failed");
  }
}
