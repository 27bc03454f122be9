package care.homeward.platform.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a command.
 *
 * @param events the facts that follow, to be published; empty when it is already so
 * @param kept what the service keeps to itself with them (identity, free text), never published;
 *     only beside facts, because the facts are what a state is rebuilt from
 */
public record Decision<E>(List<E> events, @Nullable Object kept) {

  public Decision {
    events = List.copyOf(events);
    if (kept != null && events.isEmpty()) {
      throw new IllegalArgumentException("nothing is kept without a fact");
    }
  }

  /** Facts that follow, with nothing kept beside them. */
  public static <E> Decision<E> of(List<E> events) {
    return new Decision<>(events, null);
  }
}
