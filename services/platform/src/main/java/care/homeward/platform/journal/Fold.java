package care.homeward.platform.journal;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How a state follows from its facts: what a service brings to its {@link Journal}.
 *
 * @param <S> the state, a document with an {@code @Id}
 * @param <E> the family of facts
 */
public interface Fold<S, E> {

  /** The fold of a state that keeps nothing to itself. */
  static <S, E> Fold<S, E> of(Function<String, S> blank, BiFunction<S, E, S> after) {
    return of(blank, after, (state, _) -> state);
  }

  /** The fold of a state that keeps something to itself. */
  static <S, E> Fold<S, E> of(
      Function<String, S> blank, BiFunction<S, E, S> after, BiFunction<S, Object, S> keep) {
    return new Fold<>() {
      @Override
      public S blank(String subject) {
        return blank.apply(subject);
      }

      @Override
      public S after(S state, E event) {
        return after.apply(state, event);
      }

      @Override
      public S keep(S state, Object kept) {
        return keep.apply(state, kept);
      }
    };
  }

  /** The state before any fact. */
  S blank(String subject);

  /** The state after one more fact; never refuses. */
  S after(S state, E event);

  /** The state with what the service keeps to itself, taken in before the entry's facts. */
  S keep(S state, Object kept);
}
