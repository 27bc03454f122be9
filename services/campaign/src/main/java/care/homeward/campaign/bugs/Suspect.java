package care.homeward.campaign.bugs;

import care.homeward.campaign.history.Checker;
import care.homeward.campaign.history.Evidence;
import care.homeward.campaign.history.Findings;
import care.homeward.campaign.history.Findings.Anomaly;
import care.homeward.campaign.history.History;
import care.homeward.campaign.parts.Extra;
import care.homeward.campaign.parts.Link;
import care.homeward.campaign.parts.Machinery;
import care.homeward.campaign.parts.Node;
import care.homeward.campaign.parts.Part;
import care.homeward.campaign.parts.StartUpCache;
import care.homeward.campaign.traffic.Act;
import care.homeward.campaign.traffic.Caller;
import care.homeward.campaign.witness.Statement;
import care.homeward.contracts.Envelope;
import care.homeward.simulator.Played;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A process with one bug, or with none, and the one client that drives it. */
final class Suspect implements AutoCloseable {

  /** The team of the sound producer, which the consumers are judged by. */
  private static final String SOUND = "sound-neighbourhood-teams";

  private final @Nullable Bug bug;
  private final Part part;
  private final Extra extra;
  private final @Nullable Act act;
  private final String judgedBy;
  private final Caller caller;
  private final Set<String> shown = new HashSet<>();
  private String refusal = "";

  private Suspect(
      @Nullable Bug bug,
      Part part,
      Extra extra,
      @Nullable Act act,
      String judgedBy,
      Caller caller) {
    this.bug = bug;
    this.part = part;
    this.extra = extra;
    this.act = act;
    this.judgedBy = judgedBy;
    this.caller = caller;
  }

  /** Two sound ones and one for each bug; each producer has a team of its own. */
  static List<Suspect> all(Machinery machinery, History history, Caller caller) {
    var teams = Played.all().teams().stream().filter(id -> !id.startsWith("org-")).toList();
    var all = new ArrayList<Suspect>();
    all.add(of(null, Part.TEAMS, machinery, teams, all.size(), history, caller));
    all.add(of(null, Part.WITNESS, machinery, teams, all.size(), history, caller));
    for (var bug : Bug.values()) {
      all.add(of(bug, bug.part(), machinery, teams, all.size(), history, caller));
    }
    return all;
  }

  private static Suspect of(
      @Nullable Bug bug,
      Part part,
      Machinery machinery,
      List<String> teams,
      int which,
      History history,
      Caller caller) {
    var name =
        bug == null
            ? "sound-" + part.label()
            : bug.name().toLowerCase(Locale.ROOT).replace('_', '-');
    var options =
        bug == null
            ? List.<String>of()
            : List.of("-javaagent:" + StartUpCache.ownJar() + "=" + bug.name());
    var settings = new ArrayList<>(bug == null ? List.of() : bug.settings());
    settings.add("--homeward.witness.stores=" + (bug == null || bug.storesFacts()));
    // Who looked is in the database of people, whose journal has nothing here.
    var extra = Extra.of(machinery, part, part == Part.PEOPLE ? "people" : name, options, settings);
    var act =
        part == Part.TEAMS
            ? new Act(which, teams.get(which % teams.size()), extra.address(), caller, history)
            : null;
    var judgedBy = part == Part.WITNESS ? teams.getFirst() : teams.get(which % teams.size());
    return new Suspect(bug, part, extra, act, judgedBy, caller);
  }

  @Nullable Bug bug() {
    return bug;
  }

  Part part() {
    return part;
  }

  Node node() {
    return extra.node();
  }

  Link toStore() {
    return extra.toStore();
  }

  /** Whether it begins to hear when there is something already. */
  boolean comesLate() {
    return bug == Bug.BEGINS_WITH_THE_LATEST;
  }

  /** Whether it is started again after it was killed: where only that shows what was lost. */
  boolean comesBack() {
    return bug == null || bug == Bug.AUTO_COMMIT;
  }

  /** It did not start: what it said last. */
  void refused() {
    refusal = extra.node().lastWords();
  }

  /** What it said when it did not start; empty if it did. */
  String refusal() {
    return refusal;
  }

  /** Asks it for something; a consumer is asked nothing, not even how it is. */
  void act() throws InterruptedException {
    if (part == Part.WITNESS || !extra.node().isReady()) {
      return;
    }
    if (act != null) {
      act.once();
    } else {
      var id = "person-" + shown.size();
      var answer =
          caller.ask(
              extra.address() + "/api/people/lookups",
              java.util.Map.of("ids", List.of(id), "purpose", "campaign"));
      if (answer.ok()) {
        shown.add(id);
      }
    }
  }

  /** Whether it has no bug and something to publish or to apply. */
  boolean isSoundAndBusy(Evidence evidence) {
    return bug == null
        && (part == Part.TEAMS
            ? evidence.hasOutbox(extra.name())
            : !evidence
                .end(SOUND, judgedBy)
                .equals(evidence.positions(extra.name()).get(stream(judgedBy))));
  }

  /** Compares what it told with what there is. */
  void check(Evidence evidence, Path history, Findings findings) {
    if (part == Part.PEOPLE) {
      var recorded = evidence.lookedUp();
      shown.stream()
          .filter(id -> !recorded.contains(id))
          .forEach(id -> findings.found(Anomaly.UNAUDITED, "shown, not recorded: " + id));
      return;
    }
    var checker = new Checker(findings);
    History.read(
        history,
        line -> {
          if (line.subject().equals(judgedBy)) {
            checker.history(line);
          }
        });
    var pending = new ArrayList<Envelope<?>>();
    evidence.journal(
        part == Part.WITNESS ? SOUND : extra.name(),
        entry -> {
          checker.entry(entry);
          if (entry.pending()) {
            pending.addAll(entry.events());
          }
        },
        checker::nextSubject);
    checker.finishCommands();
    if (part == Part.WITNESS) {
      witnessed(evidence, checker);
    } else {
      published(evidence, checker, pending, findings);
    }
  }

  /** What is marked to be published counts as published: the next start does that. */
  private void published(
      Evidence evidence, Checker checker, List<Envelope<?>> pending, Findings findings) {
    evidence.topics(
        fact -> {
          if (fact.subject().equals(judgedBy)) {
            checker.published(fact);
          }
        });
    pending.forEach(checker::published);
    checker.finishTopics();
    if (extra.concerns().weak() > 0) {
      findings.found(Anomaly.WEAK, extra.concerns().weak() + " writes with a weak concern");
    }
  }

  private void witnessed(Evidence evidence, Checker checker) {
    try (var lines = Files.lines(extra.statement(), StandardCharsets.UTF_8)) {
      lines
          .filter(
              line ->
                  line.equals(Statement.STARTED)
                      || line.startsWith(stream(judgedBy) + " ")
                      || line.contains("/" + Checker.POISON))
          .forEach(checker::witnessed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    checker.finishWitness();
    checker.positions(extra.name(), _ -> true, evidence.positions(extra.name()));
  }

  private static String stream(String team) {
    return "/homeward/neighbourhood-teams/" + team;
  }

  @Override
  public void close() {
    extra.close();
  }
}
