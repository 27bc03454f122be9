package care.homeward.campaign.bugs;

import care.homeward.campaign.Poison;
import care.homeward.campaign.history.Evidence;
import care.homeward.campaign.history.Findings;
import care.homeward.campaign.history.Findings.Anomaly;
import care.homeward.campaign.history.History;
import care.homeward.campaign.parts.Link.Weather;
import care.homeward.campaign.parts.Machinery;
import care.homeward.campaign.parts.Part;
import care.homeward.campaign.traffic.Caller;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One short run in which every bug has a process of its own, beside a sound one of each kind: what
 * is found in the first must be what the bug is known for, and nothing in the second.
 */
public final class SeededBugs {

  private static final Logger log = LoggerFactory.getLogger(SeededBugs.class);

  private static final int STORE_HEAP = 512;
  private static final int POISONS = 40;
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration ARRIVES_WITHIN = Duration.ofMinutes(1);

  /**
   * What came of one process.
   *
   * @param name of the bug, or of the sound process
   * @param caught whether what the bug is known for was found; of a sound process, whether anything
   *     was
   * @param how what was found, or how the process refused to start
   */
  public record Outcome(String name, boolean caught, String how) {}

  private final Machinery machinery;
  private final Path directory;
  private final List<Suspect> suspects = new ArrayList<>();

  private SeededBugs(Machinery machinery, Path directory) {
    this.machinery = machinery;
    this.directory = directory;
  }

  /** Runs all; twelve with a bug, and two that are sound. */
  public static List<Outcome> run(Path directory) throws InterruptedException {
    try (var machinery = new Machinery(directory, 0, STORE_HEAP)) {
      var all = new SeededBugs(machinery, directory);
      try {
        return all.outcomes();
      } finally {
        for (var suspect : all.suspects) {
          suspect.close();
        }
      }
    }
  }

  private List<Outcome> outcomes() throws InterruptedException {
    machinery.start();
    try (var history = new History(directory.resolve("history"));
        var caller = new Caller(machinery.issuer());
        var poison = new Poison(machinery.brokerAddress(), 1, POISONS)) {
      suspects.addAll(Suspect.all(machinery, history, caller));
      happen(poison);
    }
    return compared();
  }

  private void start(Predicate<Suspect> which) throws InterruptedException {
    var starting = suspects.stream().filter(which).toList();
    starting.forEach(suspect -> suspect.node().start());
    for (var suspect : starting) {
      if (!suspect.node().awaitReady(START)) {
        suspect.refused();
      }
    }
  }

  private void happen(Poison poison) throws InterruptedException {
    start(suspect -> !suspect.comesLate());
    log.info("commands, and a consumer that comes late");
    act();
    start(Suspect::comesLate);
    act();
    quiet();
    log.info("poison and duplicates");
    poison.burst();
    poison.again();
    quiet();
    // From here on nothing is sent twice on purpose: that would mend what was skipped.
    log.info("the store answers the consumers no more, and then is away");
    soundActs(Duration.ofMillis(500));
    consumers(Weather.MUTE);
    soundActs(Duration.ofMillis(1_500));
    consumers(Weather.CUT);
    soundActs(Duration.ofSeconds(9));
    log.info("two consumers are killed, and everything heals");
    kill(suspect -> suspect.part() == Part.WITNESS && suspect.comesBack());
    consumers(Weather.FINE);
    start(suspect -> suspect.part() == Part.WITNESS && suspect.comesBack());
    quiet();
    log.info("the broker is silent, and producers are killed");
    machinery.toBroker().set(Weather.SILENT);
    act();
    kill(suspect -> suspect.part() != Part.WITNESS);
    machinery.toBroker().set(Weather.FINE);
    start(suspect -> suspect.part() != Part.WITNESS && suspect.comesBack());
    act();
    quiet();
    // What a bug applies out of turn, or never, has had its time too.
    TimeUnit.SECONDS.sleep(2);
  }

  private void kill(Predicate<Suspect> which) {
    suspects.stream().filter(which).forEach(suspect -> suspect.node().kill());
  }

  private void act() throws InterruptedException {
    for (var suspect : suspects) {
      suspect.act();
    }
  }

  /** So that every consumer has something to do all the time. */
  private void soundActs(Duration length) throws InterruptedException {
    var until = Instant.now().plus(length);
    while (Instant.now().isBefore(until)) {
      for (var suspect : suspects) {
        if (suspect.bug() == null) {
          suspect.act();
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private void consumers(Weather weather) {
    suspects.stream()
        .filter(suspect -> suspect.part() == Part.WITNESS)
        .forEach(suspect -> suspect.toStore().set(weather));
  }

  /** Until the sound ones have nothing more to do. */
  private void quiet() throws InterruptedException {
    try (var evidence = new Evidence(machinery.storeAddress(), machinery.brokerAddress())) {
      var until = Instant.now().plus(ARRIVES_WITHIN);
      while (suspects.stream().anyMatch(suspect -> suspect.isSoundAndBusy(evidence))) {
        if (Instant.now().isAfter(until)) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }

  private List<Outcome> compared() throws InterruptedException {
    var outcomes = new ArrayList<Outcome>();
    try (var evidence = new Evidence(machinery.storeAddress(), machinery.brokerAddress())) {
      for (var suspect : suspects) {
        var findings = new Findings();
        suspect.check(evidence, directory.resolve("history"), findings);
        outcomes.add(outcome(suspect, findings));
      }
    }
    return outcomes;
  }

  private static Outcome outcome(Suspect suspect, Findings findings) {
    var bug = suspect.bug();
    var refusal = suspect.refusal();
    if (bug == null) {
      var accused = !findings.none() || !refusal.isEmpty();
      return new Outcome(
          "sound " + suspect.part().label(), accused, (one(findings) + " " + refusal).strip());
    }
    if (!refusal.isEmpty()) {
      return new Outcome(bug.name(), bug.isWrongSetting(), "does not start: " + refusal);
    }
    return new Outcome(bug.name(), findings.count(bug.anomaly()) > 0, one(findings));
  }

  private static String one(Findings findings) {
    var text = new ArrayList<String>();
    for (var anomaly : Anomaly.values()) {
      if (findings.count(anomaly) > 0) {
        text.add(anomaly + " " + findings.count(anomaly));
      }
    }
    return text.isEmpty() ? "nothing" : String.join(", ", text);
  }
}
