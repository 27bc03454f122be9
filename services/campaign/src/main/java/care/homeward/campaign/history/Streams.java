package care.homeward.campaign.history;

import care.homeward.campaign.history.Findings.Anomaly;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How far each subject's facts go: in the journal, which is the truth, on the topic, and at who
 * applies them. A stream is {@code /homeward/<service>/<subject>}.
 */
final class Streams {

  /** Facts that were jumped over, until they come; so few that each may be remembered. */
  private final Map<String, Set<Long>> missing = new HashMap<>();

  private final Map<String, Long> journaled = new HashMap<>();
  private final Map<String, Long> published = new HashMap<>();
  private final Map<String, Long> applied = new HashMap<>();
  private final Map<String, Long> appliedBefore = new HashMap<>();
  private final Findings findings;
  private long facts;
  private long repeated;

  Streams(Findings findings) {
    this.findings = findings;
  }

  /** Next fact of a journal. */
  void journaled(String stream, long sequence) {
    facts++;
    next(journaled, stream, sequence, "the journal");
  }

  /** Next record of a topic; what was there before may come again. */
  void published(String stream, long sequence) {
    if (sequence > published.getOrDefault(stream, 0L)) {
      next(published, stream, sequence, "the topic");
    } else if (!came("the topic", stream, sequence)) {
      repeated++;
    }
  }

  /** The witness started: what it had not stored yet it may be given again. */
  void started() {
    applied.forEach((stream, last) -> appliedBefore.merge(stream, last, Math::max));
    applied.clear();
  }

  /** The witness applied a fact. */
  void applied(String stream, long sequence) {
    var last = applied.get(stream);
    if (last == null) {
      // The first since the start: again what it had applied, or the next.
      last = Math.min(appliedBefore.getOrDefault(stream, 0L), sequence - 1);
    }
    if (sequence > last) {
      jumped("the witness", stream, last, sequence);
      applied.put(stream, sequence);
    } else if (!came("the witness", stream, sequence)) {
      findings.found(Anomaly.TWICE, "the witness applied " + stream + " " + sequence + " again");
    }
  }

  private void next(Map<String, Long> where, String stream, long sequence, String name) {
    jumped(name, stream, where.getOrDefault(stream, 0L), sequence);
    where.put(stream, sequence);
  }

  private void jumped(String where, String stream, long last, long next) {
    if (next != last + 1) {
      findings.found(Anomaly.OUT_OF_ORDER, gap(where, stream, last, next));
      var jumped = missing.computeIfAbsent(where + " " + stream, _ -> new HashSet<>());
      for (long each = last + 1; each < next; each++) {
        jumped.add(each);
      }
    }
  }

  /** Whether one that was jumped over came after all. */
  private boolean came(String where, String stream, long sequence) {
    var jumped = missing.get(where + " " + stream);
    return jumped != null && jumped.remove(sequence);
  }

  private static String gap(String where, String stream, long last, long next) {
    return where + ": " + stream + " goes from " + last + " to " + next;
  }

  /** What is in the journals must be on the topics, and nothing else. */
  void compareTopics() {
    journaled.forEach(
        (stream, last) -> {
          compare("the topic", stream, last, published.getOrDefault(stream, 0L));
          never("the topic", stream);
        });
    published.keySet().stream()
        .filter(stream -> !journaled.containsKey(stream))
        .forEach(stream -> findings.found(Anomaly.PHANTOM, "on a topic, in no journal: " + stream));
  }

  /** What is in the journals must be applied by the witness. */
  void compareWitness() {
    started();
    journaled.forEach(
        (stream, last) -> {
          compare("the witness", stream, last, appliedBefore.getOrDefault(stream, 0L));
          never("the witness", stream);
        });
  }

  private void never(String where, String stream) {
    var jumped = missing.getOrDefault(where + " " + stream, Set.of());
    if (!jumped.isEmpty()) {
      findings.found(
          Anomaly.LOST, "%s never has %d facts of %s".formatted(where, jumped.size(), stream));
    }
  }

  /** What a consumer says it applied of a stream. */
  void compare(String where, String stream, long last, long there) {
    if (there < last) {
      findings.found(
          Anomaly.LOST, "%s has %d of %d facts of %s".formatted(where, there, last, stream));
    } else if (there > last) {
      findings.found(
          Anomaly.PHANTOM, "%s has %d of %d facts of %s".formatted(where, there, last, stream));
    }
  }

  /** The last sequence of each stream in the journals. */
  Map<String, Long> journaled() {
    return journaled;
  }

  long facts() {
    return facts;
  }

  /** How many records came to the topics again. */
  long repeated() {
    return repeated;
  }
}
