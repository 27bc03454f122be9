package care.homeward.people;

import care.homeward.contracts.PersonEvent.Wish;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of what matters to a person. */
sealed interface WishCommand {

  /** The id by which the record is found that holds it, or will. */
  String wishId();

  Noted noted();

  /** The person, or someone who speaks for them, said this; at least one wish. */
  record RecordWishes(List<NewWish> wishes, Noted noted) implements WishCommand {
    @Override
    public String wishId() {
      return wishes.getFirst().id();
    }
  }

  /** A wish no longer holds. */
  record WithdrawWish(String wishId, Noted noted) implements WishCommand {}

  /**
   * One wish.
   *
   * @param words the person's own; null for none
   */
  record NewWish(String id, Wish wish, @Nullable String words) {
    @Override
    public String toString() {
      return id;
    }
  }
}
