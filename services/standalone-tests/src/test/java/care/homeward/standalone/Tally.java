package care.homeward.standalone;

import care.homeward.standalone.Wire.Answer;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What became of requests that were asked. */
final class Tally {

  private static final int SHOWN = 12;

  /** Numbers of those that were refused. */
  final Queue<Integer> refused = new ConcurrentLinkedQueue<>();

  /** Numbers of the others. */
  final Set<Integer> taken = ConcurrentHashMap.newKeySet();

  /** Operations that did what was asked. */
  final Set<String> reached = ConcurrentHashMap.newKeySet();

  /** How many were taken without a key of their own. */
  final LongAdder withoutKey = new LongAdder();

  private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
  private final Map<String, Queue<String>> wrong = new ConcurrentHashMap<>();

  void note(Asked asked, Answer answer, String again) {
    statuses.computeIfAbsent(answer.status(), _ -> new LongAdder()).increment();
    for (var what : Verdict.on(asked, answer)) {
      wrong
          .computeIfAbsent(what, _ -> new ConcurrentLinkedQueue<>())
          .add(again + " " + asked + "\n-> " + answer);
    }
    if (answer.status() >= 400 && answer.status() < 500) {
      refused.add(asked.number());
      return;
    }
    taken.add(asked.number());
    if (asked.key().isEmpty()) {
      withoutKey.increment();
    }
    if (answer.status() >= 200 && answer.status() < 300) {
      reached.add(asked.operation().name());
    }
  }

  long count(int status) {
    return statuses.getOrDefault(status, new LongAdder()).sum();
  }

  /** Each thing that is wrong, with the first requests that show it. */
  String wrong() {
    var found = new StringBuilder();
    new TreeMap<>(wrong)
        .forEach(
            (what, where) -> {
              found.append("\n==== %s: %d times%n".formatted(what, where.size()));
              where.stream().limit(SHOWN).forEach(one -> found.append(one).append('\n'));
            });
    return found.toString();
  }

  @Override
  public String toString() {
    return new TreeMap<>(statuses) + ", did what was asked: " + reached.size() + " operations";
  }
}
