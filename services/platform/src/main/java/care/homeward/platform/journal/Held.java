package care.homeward.platform.journal;

/**
 * A state and how far it has come.
 *
 * @param sequence of the last fact folded into it
 */
public record Held<S>(S state, long sequence) {}
