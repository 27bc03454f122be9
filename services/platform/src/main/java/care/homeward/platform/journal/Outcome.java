package care.homeward.platform.journal;

import java.util.List;
import java.util.function.Supplier;

/**
 * What a command led to.
 *
 * @param after the state right after the command; of a replayed one worked out when it is asked for
 * @param events the facts that followed
 * @param replayed true if the cause had been journaled before and nothing happened now
 */
public record Outcome<S, E>(Supplier<S> after, List<E> events, boolean replayed) {

  /** The state right after the command, also when it is replayed. */
  public S state() {
    return after.get();
  }
}
