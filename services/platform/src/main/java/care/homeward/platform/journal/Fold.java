package care.homeward.platform.journal;

/**
 * How a state follows from its facts: what a service brings to its {@link Journal}.
 *
 * @param <S> the state, a document with an {@code @Id}
 * @param <E> the family of facts
 */
public interface Fold<S, E> {

  /** The state before any fact. */
  S blank(String subject);

  /** The state after one more fact; never refuses. */
  S after(S state, E event);

  /** The state with what the service keeps to itself, taken in before the entry's facts. */
  default S keep(S state, Object kept) {
    return state;
  }
}
