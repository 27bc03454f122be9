package care.homeward.standalone;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/**
 * How commands of a load were answered. Only what was done counts as done; any other answer, and
 * none at all, counts as refused and is said beside the figure it belongs to.
 */
final class Answered {

  private final LongAdder done = new LongAdder();
  private final LongAdder refused = new LongAdder();

  /** Sends a command, and counts it when its status is there. */
  void count(IntSupplier command) {
    int status;
    try {
      status = command.getAsInt();
    } catch (RuntimeException e) {
      status = 0;
    }
    (status >= 200 && status < 300 ? done : refused).increment();
  }

  /** How many were done. */
  long done() {
    return done.sum();
  }

  /** A figure, with how many were refused since the last one said. */
  String beside(String figure) {
    var others = refused.sumThenReset();
    return others == 0 ? figure : figure + String.format(Locale.ROOT, ", %,d more refused", others);
  }
}
