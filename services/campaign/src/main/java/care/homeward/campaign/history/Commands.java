package care.homeward.campaign.history;

import care.homeward.campaign.history.Findings.Anomaly;
import care.homeward.campaign.history.History.Kind;
import care.homeward.campaign.history.History.Line;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of every command: told first by the history, then by the journals, and compared when
 * both have been read.
 */
final class Commands {

  private static final class Command {
    final int client;
    final long number;
    final String op;
    Kind told = Kind.INVOKE;
    int entries;

    Command(Line line) {
      client = line.client();
      number = line.number();
      op = line.op();
    }
  }

  private final Map<String, Command> commands = new HashMap<>();
  private final Map<Integer, Long> last = new HashMap<>();
  private final Findings findings;

  Commands(Findings findings) {
    this.findings = findings;
  }

  void told(Line line) {
    var command = commands.computeIfAbsent(line.key(), _ -> new Command(line));
    // A client that once did not know cannot be told later that it never happened.
    if (command.told != Kind.OK && !(command.told == Kind.INFO && line.kind() == Kind.FAIL)) {
      command.told = line.kind();
    }
  }

  /** Another subject's entries follow. */
  void nextSubject() {
    last.clear();
  }

  /** An entry of a journal; those of one subject come in order. */
  void entry(String service, String subject, String cause) {
    var key = keyOf(cause);
    if (key == null) {
      return;
    }
    var command = commands.get(key);
    if (command == null) {
      findings.found(Anomaly.PHANTOM, service + " journaled what nobody asked for: " + key);
      return;
    }
    if (isFurther(cause)) {
      return;
    }
    if (++command.entries == 2) {
      findings.found(Anomaly.TWICE, service + " journaled twice: " + command.op + " " + key);
    }
    if (command.told == Kind.FAIL) {
      findings.found(
          Anomaly.PHANTOM, service + " journaled what it refused: " + command.op + " " + key);
    }
    var before = last.merge(command.client, command.number, Math::max);
    if (before > command.number) {
      findings.found(
          Anomaly.OUT_OF_ORDER,
          service + " journaled " + key + " of " + subject + " behind a later one of its client");
    }
  }

  void finish() {
    commands.forEach(
        (key, command) -> {
          if (command.told == Kind.OK && command.entries == 0) {
            findings.found(
                Anomaly.LOST, "acknowledged, not in a journal: " + command.op + " " + key);
          }
        });
  }

  /** The key a client chose; null where no client asked, or a service without a key. */
  static @Nullable String keyOf(String cause) {
    if (cause.startsWith("http/")) {
      int space = cause.lastIndexOf(' ');
      if (space < 0) {
        return null;
      }
      var key = cause.substring(space + 1);
      return key.contains("/") ? key.substring(0, key.indexOf('/')) : key;
    }
    if (cause.startsWith("hl7/")) {
      var part = cause.indexOf('/', 4);
      return part < 0 ? cause : cause.substring(0, part);
    }
    return null;
  }

  /** Whether it is what a command led to beside its own subject. */
  private static boolean isFurther(String cause) {
    return cause.startsWith("http/")
        ? cause.indexOf('/', cause.lastIndexOf(' ')) >= 0
        : cause.indexOf('/', 4) >= 0;
  }
}
