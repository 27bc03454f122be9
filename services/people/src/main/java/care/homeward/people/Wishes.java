package care.homeward.people;

import care.homeward.contracts.PersonEvent;
import care.homeward.contracts.PersonEvent.Wish;
import care.homeward.contracts.PersonEvent.WishesRecorded;
import care.homeward.people.WishCommand.NewWish;
import care.homeward.people.WishCommand.RecordWishes;
import care.homeward.people.WishCommand.WithdrawWish;
import care.homeward.platform.core.Decision;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What matters to a person, newest first. Withdrawn wishes stay: they tell what was once asked for.
 */
record Wishes(List<Stated> stated) implements Kept {

  private static final Comparator<Stated> NEWEST_FIRST =
      Comparator.<Stated, Instant>comparing(wish -> wish.noted().at())
          .reversed()
          .thenComparing(Stated::id);

  static final Wishes NONE = new Wishes(List.of());

  /**
   * One wish as it was said.
   *
   * @param words the person's own; null for none
   * @param noted who recorded it
   * @param withdrawn who recorded that it no longer holds; null while it does
   */
  record Stated(
      String id, Wish wish, @Nullable String words, Noted noted, @Nullable Noted withdrawn) {

    private Stated withdrawn(Noted by) {
      return new Stated(id, wish, words, noted, by);
    }

    @Override
    public String toString() {
      return id;
    }
  }

  Wishes {
    stated = stated.stream().sorted(NEWEST_FIRST).toList();
  }

  Decision<PersonEvent> decide(String personId, WishCommand command) {
    return switch (command) {
      case RecordWishes(var wishes, var noted) ->
          said(personId, wishes.stream().map(wish -> stating(wish, noted)).toList(), noted);
      case WithdrawWish(var wishId, var noted) -> {
        var wish = wish(wishId);
        if (wish.withdrawn() != null) {
          yield Decision.of(List.of());
        }
        if (noted.at().isBefore(wish.noted().at())) {
          throw Refused.impossible(
              "withdrawn-before-said", "The wish was said later than it is withdrawn.");
        }
        yield said(personId, List.of(wish.withdrawn(noted)), noted);
      }
    };
  }

  boolean holds(String wishId) {
    return stated.stream().anyMatch(wish -> wish.id().equals(wishId));
  }

  /** These and those; one of the same id takes the other's place. */
  Wishes with(Wishes others) {
    var byId = new LinkedHashMap<String, Stated>();
    stated.forEach(wish -> byId.put(wish.id(), wish));
    others.stated.forEach(wish -> byId.put(wish.id(), wish));
    return new Wishes(List.copyOf(byId.values()));
  }

  /** The codes that stand, each once. */
  List<Wish> standing() {
    return stated.stream()
        .filter(wish -> wish.withdrawn() == null)
        .map(Stated::wish)
        .distinct()
        .sorted()
        .toList();
  }

  private Decision<PersonEvent> said(String personId, List<Stated> changed, Noted noted) {
    var news = new Wishes(changed);
    return new Decision<>(
        List.of(new WishesRecorded(personId, noted.at(), with(news).standing())), news);
  }

  private static Stated stating(NewWish wish, Noted noted) {
    var words = wish.words() == null || wish.words().isBlank() ? null : wish.words().strip();
    if (words == null && wish.wish() == Wish.OWN_WORDS) {
      throw Refused.impossible(
          "words-missing", "A wish in the person's own words needs the words.");
    }
    return new Stated(wish.id(), wish.wish(), words, noted, null);
  }

  private Stated wish(String wishId) {
    return stated.stream()
        .filter(wish -> wish.id().equals(wishId))
        .findFirst()
        .orElseThrow(() -> Refused.unknown("wish"));
  }

  @Override
  public String toString() {
    return stated.toString();
  }
}
