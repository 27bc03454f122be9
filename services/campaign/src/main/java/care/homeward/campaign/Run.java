package care.homeward.campaign;

import care.homeward.campaign.history.Checker;
import care.homeward.campaign.history.Evidence;
import care.homeward.campaign.history.Findings;
import care.homeward.campaign.history.Findings.Anomaly;
import care.homeward.campaign.history.History;
import care.homeward.campaign.parts.Part;
import care.homeward.campaign.parts.Parts;
import care.homeward.campaign.traffic.Caller;
import care.homeward.campaign.traffic.Traffic;
import care.homeward.live.board.Board;
import care.homeward.standalone.Verify;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One campaign: everything up, traffic and faults, everything healed, everything compared. */
final class Run {

  private static final Logger log = LoggerFactory.getLogger(Run.class);
  private static final Duration CONVERGES_WITHIN = Duration.ofMinutes(1);
  private static final int LOOKS = 4;
  private static final Duration LOOKS_ON_FOR = Duration.ofMinutes(5);

  private final Path directory;
  private final long seed;
  private final Findings findings = new Findings();

  Run(Path directory, long seed) {
    this.directory = directory;
    this.seed = seed;
  }

  /** Which faults, and when it is enough. */
  interface Course {

    /** Lets faults happen until it is over. */
    void run(Nemesis nemesis, Evidence evidence) throws InterruptedException;
  }

  Result run(Parts.Memory memory, Traffic.Load load, int poisons, Course course)
      throws InterruptedException {
    var began = Instant.now();
    var file = directory.resolve("history");
    try (var parts = new Parts(directory, memory);
        var evidence =
            new Evidence(parts.machinery().storeAddress(), parts.machinery().brokerAddress());
        var poison = new Poison(parts.machinery().brokerAddress(), seed, poisons);
        var caller = new Caller(parts.machinery().issuer())) {
      parts.start();
      log.info("up after {} s", Duration.between(began, Instant.now()).toSeconds());
      var nemesis = new Nemesis(parts, poison);
      try (var history = new History(file);
          var monitor = new Monitor(parts, caller::freshToken)) {
        var traffic = new Traffic(parts, seed, load, history, findings);
        try {
          course.run(nemesis, evidence);
        } finally {
          log.info("healed; {}", history.summary());
          parts.clear();
          traffic.stop();
        }
        log.info("traffic stopped; {}", history.summary());
        monitor.report(findings);
      }
      var healed = Instant.now();
      var missing = new Converged(parts, evidence, caller).await(LOOKS_ON_FOR);
      var took = Duration.between(healed, Instant.now());
      if (!missing.isEmpty() || took.compareTo(CONVERGES_WITHIN) > 0) {
        findings.found(Anomaly.DIVERGED, "after " + took.toSeconds() + " s: " + missing);
      }
      var facts = checkWhenQuiet(parts, evidence, poison, caller, file);
      return new Result(
          seed, Duration.between(began, Instant.now()), nemesis.faults(), facts, took, findings);
    }
  }

  /** Services say something by the clock too: what is compared must not grow meanwhile. */
  private long checkWhenQuiet(
      Parts parts, Evidence evidence, Poison poison, Caller caller, Path file)
      throws InterruptedException {
    for (int look = 1; ; look++) {
      var found = new Findings();
      var before = evidence.ends();
      var facts = check(parts, evidence, poison, caller, file, found);
      if (evidence.ends().equals(before) || look == LOOKS) {
        findings.addAll(found);
        return facts;
      }
      log.info("something was said meanwhile: once more");
    }
  }

  private static long check(
      Parts parts, Evidence evidence, Poison poison, Caller caller, Path file, Findings findings)
      throws InterruptedException {
    var checker = new Checker(findings);
    var board = new Board();
    History.read(file, checker::history);
    evidence.journals(
        entry -> {
          checker.entry(entry);
          entry.events().forEach(board::apply);
        },
        checker::nextSubject);
    evidence.topics(checker::published);
    try (var lines = Files.lines(parts.statement())) {
      lines.forEach(checker::witnessed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    checker.finishCommands();
    checker.finishTopics();
    checker.finishWitness();
    for (var service : evidence.groups()) {
      var heard = evidence.heardBy(service);
      checker.positions(service, heard::contains, evidence.positions(service));
      poison.check(service, heard, evidence.parked(service), findings);
    }
    var shown = caller.get(parts.address(Part.LIVE_VIEW) + "/api/board/facts").body();
    Verify.differences(board.snapshot(), shown).stream()
        .filter(name -> !name.contains("/" + Checker.POISON))
        .forEach(name -> findings.found(Anomaly.DIVERGED, "the board differs in " + name));
    if (parts.machinery().concerns().weak() > 0) {
      findings.found(
          Anomaly.WEAK, parts.machinery().concerns().weak() + " writes with a weak concern");
    }
    for (var node : parts.nodes()) {
      if (node.endedByItself() > 0) {
        findings.found(
            Anomaly.UNBOUNDED, node.name() + " ended by itself " + node.endedByItself() + " times");
      }
    }
    log.info(
        "{} facts, {} records came again, {} writes seen on their way",
        checker.facts(),
        checker.repeated(),
        parts.machinery().concerns().writes());
    return checker.facts();
  }

  /** A course of as many faults as there is time for. */
  static Course lasting(Duration length, long seed) {
    return (nemesis, evidence) -> {
      var until = Instant.now().plus(length);
      for (int round = 0; Instant.now().isBefore(until); round++) {
        for (var fault : Plan.round(seed, round)) {
          if (Instant.now().isBefore(until)) {
            nemesis.happen(fault);
          }
        }
      }
    };
  }

  /** A course of these faults, and on until the journals hold enough facts. */
  static Course until(List<Fault> faults, long enough) {
    return (nemesis, evidence) -> {
      for (var fault : faults) {
        nemesis.happen(fault);
      }
      while (evidence.ends().values().stream().mapToLong(Long::longValue).sum() < enough) {
        TimeUnit.SECONDS.sleep(1);
      }
    };
  }
}
