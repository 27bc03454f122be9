package care.homeward.campaign.history;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is wrong, by kind; the first few of each are described. */
public final class Findings {

  /** The kinds, as the specification numbers them. */
  public enum Anomaly {
    /** C1: acknowledged, or said by the journal, and missing somewhere. */
    LOST,
    /** C2: had its effect more than once. */
    TWICE,
    /** C3: not in sequence, or not in the order a client was answered. */
    OUT_OF_ORDER,
    /** C4: a view differs from the fold of the journals. */
    DIVERGED,
    /** C5: neither applied nor parked nor under way. */
    UNBALANCED,
    /** C6: an effect of what was refused, or of what nobody asked for. */
    PHANTOM,
    /** C7: a client did not see what it had been told was done. */
    UNSEEN,
    /** C8: shown without a record of who looked. */
    UNAUDITED,
    /** C10: more memory, threads, restarts or parked records than there may be. */
    UNBOUNDED,
    /** Stored with a weaker concern than was promised, so that a failover could lose it. */
    WEAK
  }

  private static final int DESCRIBED = 5;

  private final Map<Anomaly, Long> counts = new EnumMap<>(Anomaly.class);
  private final Map<Anomaly, List<String>> examples = new EnumMap<>(Anomaly.class);

  /** Notes one anomaly. */
  public synchronized void found(Anomaly anomaly, String what) {
    counts.merge(anomaly, 1L, Long::sum);
    var described = examples.computeIfAbsent(anomaly, _ -> new ArrayList<>());
    if (described.size() < DESCRIBED) {
      described.add(what);
    }
  }

  /** Takes over what was found elsewhere. */
  public synchronized void addAll(Findings others) {
    others.counts.forEach((anomaly, count) -> counts.merge(anomaly, count, Long::sum));
    others.examples.forEach(
        (anomaly, some) -> examples.computeIfAbsent(anomaly, _ -> new ArrayList<>()).addAll(some));
  }

  /** How often this was found. */
  public synchronized long count(Anomaly anomaly) {
    return counts.getOrDefault(anomaly, 0L);
  }

  /** Whether nothing was found. */
  public synchronized boolean none() {
    return counts.isEmpty();
  }

  /** All that was found, one line each kind with its first examples. */
  @Override
  public synchronized String toString() {
    var text = new StringBuilder();
    counts.forEach(
        (anomaly, count) -> {
          text.append("%s %,d%n".formatted(anomaly, count));
          examples.getOrDefault(anomaly, List.of()).forEach(e -> text.append("    " + e + "\n"));
        });
    return text.isEmpty() ? "nothing wrong\n" : text.toString();
  }
}
