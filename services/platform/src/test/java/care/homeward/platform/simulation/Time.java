package care.homeward.platform.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * One clock, one queue of what is to happen and one source of chance. Everything runs on one
 * thread; while a node waits for an answer others may go on, as deep as a few calls in each other.
 */
final class Time {

  private static final int DEEPEST = 3;
  private static final int KEPT_STEPS = 60;

  final SplittableRandom dice;
  private final PriorityQueue<Event> queue = new PriorityQueue<>();
  private final Deque<String> steps = new ArrayDeque<>();
  private final boolean telling;
  private long now = 1_790_000_000_000L;
  private long events;
  private long fingerprint;
  private long drowsyFrom = Long.MAX_VALUE;
  private int depth;

  private record Event(long at, long number, Node node, Lane lane, Runnable action)
      implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
    }
  }

  /** What a node does at the same time; within a lane one thing after the other. */
  enum Lane {
    COMMAND,
    INBOX,
    RELAY,
    FLUSH,
    VIEW,
    VIEW_FLUSH,
    BROKER;

    /** A command and what an inbox leads to may want the same subject, and would wait for it. */
    boolean waitsFor(Lane other) {
      return this == other
          || (this == COMMAND && other == INBOX)
          || (this == INBOX && other == COMMAND);
    }
  }

  Time(long seed, boolean telling) {
    this.dice = new SplittableRandom(seed);
    this.telling = telling;
  }

  long now() {
    return now;
  }

  boolean chance(double p) {
    return dice.nextDouble() < p;
  }

  long between(long from, long to) {
    return from + dice.nextLong(to - from);
  }

  /** Notes a step, for whoever wants to know how it came to this. */
  void tell(String step) {
    fingerprint = fingerprint * 31 + step.hashCode();
    if (telling) {
      if (steps.size() == KEPT_STEPS) {
        steps.removeFirst();
      }
      steps.addLast(now % 100_000_000 + " " + step);
    }
  }

  List<String> steps() {
    return List.copyOf(steps);
  }

  /** The same seed must give the same one. */
  long fingerprint() {
    return fingerprint * 31 + events;
  }

  /** Something outside all nodes. */
  void after(long delay, Runnable action) {
    queue.add(new Event(now + delay, events++, null, null, action));
  }

  /** Something a node does if it still lives then. */
  void after(long delay, Node node, Lane lane, Runnable action) {
    queue.add(new Event(now + delay, events++, node, lane, action));
  }

  /** Something a node does again and again as long as it lives. */
  void again(Node node, Lane lane, long atLeast, long atMost, Runnable action) {
    after(
        between(atLeast, atMost) * (now < drowsyFrom ? 1 : 20),
        node,
        lane,
        () -> {
          try {
            action.run();
          } finally {
            again(node, lane, atLeast, atMost, action);
          }
        });
  }

  /** From then on what is done again and again is done less often: little is left to do. */
  void drowsyFrom(long moment) {
    drowsyFrom = moment;
  }

  /** Goes on until it is so, at most until a moment; whether it became so. */
  boolean until(BooleanSupplier done, long latest) {
    while (!done.getAsBoolean()) {
      var next = queue.peek();
      if (next == null || next.at() > latest) {
        return false;
      }
      step();
    }
    return true;
  }

  /** A node waits for an answer: a moment, or long enough for others to do much. */
  void passes(double longer) {
    now += dice.nextInt(3);
    if (depth < DEEPEST && chance(longer)) {
      depth++;
      try {
        var end = now + (chance(0.02) ? between(1_000, 30_000) : between(1, 120));
        while (!queue.isEmpty() && queue.peek().at() <= end) {
          step();
        }
        now = Math.max(now, end);
      } finally {
        depth--;
      }
    }
  }

  private void step() {
    var event = queue.remove();
    now = Math.max(now, event.at());
    var node = event.node();
    if (node == null) {
      event.action().run();
    } else if (node.alive()) {
      if (node.mustWait(event.lane())) {
        node.waits(event.lane(), () -> queue.add(event));
      } else {
        node.does(event.lane(), event.action());
      }
    }
  }
}
