package care.homeward.platform.journal;

import java.util.List;

/**
 * What a command led to.
 *
 * @param state the state right after the command, also when it is replayed
 * @param events the facts that followed
 * @param replayed true if the cause had been journaled before and nothing happened now
 */
public record Outcome<S, E>(S state, List<E> events, boolean replayed) {}
