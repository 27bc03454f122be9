package care.homeward.campaign.history;

import care.homeward.campaign.history.Findings.Anomaly;
import care.homeward.campaign.witness.Statement;
import care.homeward.contracts.Envelope;
import java.util.Map;

/**
 * Compares what clients were told with what journals, topics and consumers hold, in one pass over
 * each. Subjects of the nemesis begin with {@link #POISON} and are looked at by themselves.
 */
public final class Checker {

  /** How subjects and keys of records begin that no service said. */
  public static final String POISON = "poison-";

  private final Findings findings;
  private final Commands commands;
  private final Streams streams;

  /** Begins a check. */
  public Checker(Findings findings) {
    this.findings = findings;
    this.commands = new Commands(findings);
    this.streams = new Streams(findings);
  }

  /**
   * An entry of a journal.
   *
   * @param service whose journal it is
   * @param pending whether its facts are still to be published
   * @param cause why it was journaled
   * @param events its facts
   */
  public record Entry(
      String service,
      String subject,
      boolean pending,
      String cause,
      java.util.List<Envelope<?>> events) {}

  /** The history comes first, in the order it was written. */
  public void history(History.Line line) {
    commands.told(line);
  }

  /** Then the journals: those of one subject together and in order. */
  public void entry(Entry entry) {
    commands.entry(entry.service(), entry.subject(), entry.cause());
    for (var fact : entry.events()) {
      streams.journaled(stream(fact), fact.sequence());
    }
  }

  /** Another subject's entries follow. */
  public void nextSubject() {
    commands.nextSubject();
  }

  /** A record of a topic; those of one subject in order. */
  public void published(Envelope<?> fact) {
    if (!isPoison(fact.subject())) {
      streams.published(stream(fact), fact.sequence());
    }
  }

  /** A line of what the witness wrote down. */
  public void witnessed(String line) {
    if (line.equals(Statement.STARTED)) {
      streams.started();
      return;
    }
    int space = line.lastIndexOf(' ');
    var stream = line.substring(0, space);
    var sequence = Long.parseLong(line.substring(space + 1));
    if (!isPoison(stream.substring(stream.lastIndexOf('/') + 1))) {
      streams.applied(stream, sequence);
    } else if (stream.contains("/" + Statement.REFUSED)) {
      findings.found(
          Anomaly.OUT_OF_ORDER, "applied past one that was parked: " + stream + " " + sequence);
    }
  }

  /**
   * What a service says it applied of each stream it hears.
   *
   * @param heard tells whether it hears the service that a stream is of
   */
  public void positions(
      String service, java.util.function.Predicate<String> heard, Map<String, Long> last) {
    streams
        .journaled()
        .forEach(
            (stream, of) -> {
              if (heard.test(stream.split("/", 4)[2])) {
                streams.compare(service, stream, of, last.getOrDefault(stream, 0L));
              }
            });
  }

  /** All journals were read: what was acknowledged must be there. */
  public void finishCommands() {
    commands.finish();
  }

  /** All topics were read too. */
  public void finishTopics() {
    streams.compareTopics();
  }

  /** All that the witness wrote down was read too. */
  public void finishWitness() {
    streams.compareWitness();
  }

  /** How many facts the journals hold. */
  public long facts() {
    return streams.facts();
  }

  /** How many records came to the topics more than once. */
  public long repeated() {
    return streams.repeated();
  }

  /** The last sequence of every stream in the journals. */
  public Map<String, Long> journaled() {
    return Map.copyOf(streams.journaled());
  }

  static boolean isPoison(String subject) {
    return subject.startsWith(POISON);
  }

  private static String stream(Envelope<?> fact) {
    return fact.source() + "/" + fact.subject();
  }
}
