package care.homeward.platform.simulation;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.Publisher;
import care.homeward.platform.inbox.Parking.Parked;
import care.homeward.platform.journal.Entry;
import care.homeward.platform.journal.Facts;
import care.homeward.platform.journal.Fold;
import care.homeward.platform.journal.MemoryJournalStore;
import care.homeward.platform.simulation.Ward.Referral;
import care.homeward.platform.simulation.Ward.Stay;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks at a world that has come to rest, and says what is not as it was promised. */
final class Verdict {

  private static final String SOURCE = "/homeward/discharge-flow/";

  private final World world;
  private final Facts facts;
  private final List<String> wrong;
  private final List<Envelope<?>> all = new ArrayList<>();

  private Verdict(World world, Facts facts) {
    this.world = world;
    this.facts = facts;
    this.wrong = world.violations;
  }

  static void on(World world, Facts facts) {
    var verdict = new Verdict(world, facts);
    verdict.journal(Publisher.DISCHARGE_FLOW, world.stays, Stay.FOLD, world.wards);
    verdict.journal(Publisher.REFERRALS, world.referrals, Referral.FOLD, world.hub);
    verdict.reactions();
    verdict.views();
  }

  private <S, E> void journal(
      Publisher publisher, MemoryJournalStore<S> store, Fold<S, E> fold, Clients<S, E> clients) {
    var answers = new HashMap<String, String>();
    var stored = new TreeMap<String, List<String>>();
    for (var subject : store.subjects()) {
      var told = stored.computeIfAbsent(subject, _ -> new ArrayList<>());
      var folds = new TreeMap<Long, S>(Map.of(0L, fold.blank(subject)));
      for (var entry : store.until(subject, Long.MAX_VALUE)) {
        if (!entry.events().isEmpty()) {
          if (entry.first() != told.size() + 1) {
            wrong.add("C3 order: " + entry.id() + " follows " + told.size());
          }
          folds.put(entry.last(), folded(fold, folds.lastEntry().getValue(), entry, told));
        }
        known(entry, clients);
      }
      for (var entry : store.until(subject, Long.MAX_VALUE)) {
        answers.put(entry.cause(), String.valueOf(folds.get(entry.last())));
      }
      var state = store.state(subject);
      if (!told.isEmpty()
          && (state == null
              || state.sequence() != told.size()
              || !state.state().equals(folds.lastEntry().getValue()))) {
        wrong.add("C4 convergence: the document of " + subject + " is " + state);
      }
    }
    clients.byCause.forEach(
        (cause, command) -> {
          if (command.answer != null && !command.answer.equals(answers.get(cause))) {
            wrong.add(
                "C1 lost: "
                    + command.key
                    + " was told "
                    + command.answer
                    + ", the journal says "
                    + answers.get(cause));
          }
        });
    published(publisher, stored);
  }

  @SuppressWarnings("unchecked")
  private <S, E> S folded(Fold<S, E> fold, S before, Entry entry, List<String> told) {
    var state = entry.kept() == null ? before : fold.keep(before, entry.kept());
    for (var event : entry.events()) {
      var fact = facts.read(event);
      all.add(fact);
      told.add(event);
      state = fold.after(state, (E) fact.data());
    }
    return state;
  }

  private void known(Entry entry, Clients<?, ?> clients) {
    if (entry.cause().startsWith("http/")) {
      var command = clients.byCause.get(entry.cause());
      if (command == null) {
        wrong.add("C6 phantom: nobody asked for " + entry.id());
      } else if (command.refused == command.asked && !entry.events().isEmpty()) {
        wrong.add("C6 phantom: " + command.key + " was refused and is " + entry.id());
      }
    } else if (!entry.cause().startsWith(SOURCE)) {
      wrong.add("C6 phantom: " + entry.id() + " comes from " + entry.cause());
    }
  }

  /** What is on the topic is what is stored, each subject's in order but for repetitions. */
  private void published(Publisher publisher, Map<String, List<String>> stored) {
    var heard = new HashMap<String, Integer>();
    for (int partition = 0; partition < Views.Topics.PARTITIONS; partition++) {
      for (var message : world.broker.messages(publisher.topic(), partition)) {
        var of = stored.get(message.key());
        if (of == null) {
          if (!message.key().equals("stranger")) {
            wrong.add("C6 phantom: a fact of " + message.key() + " is on the topic");
          }
          continue;
        }
        var at = of.indexOf(new String(message.value(), StandardCharsets.UTF_8)) + 1;
        var before = heard.getOrDefault(message.key(), 0);
        if (at == 0) {
          wrong.add("C6 phantom: a fact of " + message.key() + " is on the topic, not stored");
        } else if (at > before + 1) {
          wrong.add("C3 order: on the topic " + message.key() + "/" + at + " follows " + before);
        }
        heard.put(message.key(), Math.max(before, at));
      }
    }
    stored.forEach(
        (subject, of) -> {
          var last = heard.getOrDefault(subject, 0);
          if (last != of.size()) {
            wrong.add("C1 lost: " + subject + " has " + of.size() + " facts, the topic " + last);
          }
        });
  }

  /** Each fact of a stay was reacted to once and in order, or is parked behind one that cannot. */
  private void reactions() {
    var reacted = new LinkedHashMap<String, Integer>();
    for (var entry : world.referrals.entries()) {
      if (entry.cause().startsWith(SOURCE)) {
        var id = entry.cause().substring(SOURCE.length()).split("/", -1);
        var before = reacted.getOrDefault(id[0], 0);
        var now = Integer.parseInt(id[1]);
        if (now != before + 1) {
          wrong.add(
              (now <= before ? "C2 twice: " : "C3 order: ") + entry.cause() + " after " + before);
        }
        reacted.put(id[0], now);
      }
    }
    for (var stay : world.stays.subjects()) {
      var stream = SOURCE + stay;
      var accepted =
          world.stays.until(stay, Long.MAX_VALUE).stream().mapToInt(e -> e.events().size()).sum();
      var applied = reacted.getOrDefault(stay, 0);
      var parked = new TreeSet<>(world.parked.of(stream).stream().map(Parked::sequence).toList());
      if (accepted != applied + parked.size()
          || !parked.isEmpty() && parked.getFirst() != applied + 1
          || !parked.isEmpty() && !world.poisonousForEver(stay + "/" + (applied + 1))) {
        wrong.add(
            "C5 conservation: of "
                + accepted
                + " facts of "
                + stay
                + " "
                + applied
                + " are applied, parked "
                + parked);
      }
      if (world.positions.last(stream) != applied) {
        wrong.add("C4 convergence: the position of " + stay + " is not " + applied);
      }
      var heard = world.referrals.state(Referral.of(stay));
      var counted =
          world.referrals.until(Referral.of(stay), Long.MAX_VALUE).stream()
              .filter(entry -> entry.cause().startsWith(SOURCE))
              .mapToInt(entry -> entry.events().size())
              .sum();
      if (heard != null && heard.state().heard() != counted) {
        wrong.add("C2 twice: " + stay + " is counted " + heard.state().heard() + " times");
      }
    }
  }

  private void views() {
    if (world.views == null) {
      return;
    }
    var truth = world.views.truth(all);
    world.viewing.forEach(
        (node, view) -> {
          if (node.alive() && !Objects.equals(view.folded(), truth)) {
            wrong.add("C4 convergence: " + node.name + " differs from the fold of the journals");
          }
        });
  }
}
