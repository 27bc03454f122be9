package care.homeward.live.pages.homes;

import care.homeward.live.board.BoardAt;
import care.homeward.live.board.Card;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Names;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For whom a bed is sought, as little as each reader needs.
 *
 * @param name only for those who may know it; empty otherwise
 * @param needs age band and pathway, in words
 * @param kept the bed kept already, in a home of this id; absent where none is
 */
record Someone(String personId, String stayId, String name, String needs, Card.@Nullable Bed kept) {

  /** Without a name, for a home that has not accepted the person. */
  static Someone unnamed(@Nullable Card card, String personId, String stayId) {
    return card == null
        ? new Someone(personId, stayId, "", "Age and pathway not known yet", null)
        : new Someone(personId, stayId, "", needs(card), card.bed());
  }

  /** Of whom nothing was said here yet. */
  static Someone unknown(String personId, String stayId) {
    return new Someone(personId, stayId, "Name not shown", "Age and pathway not known yet", null);
  }

  /** With the name, where its reader may know it. */
  static Someone named(Card card, Names names, Caller caller) {
    var known =
        card.person().restricted()
            ? null
            : names.of(caller, Set.of(card.personId())).people().get(card.personId());
    var name = known == null ? null : known.fullName();
    return new Someone(
        card.personId(),
        card.stayId(),
        name != null ? name : card.person().restricted() ? "Restricted" : "Name not shown",
        needs(card),
        card.bed());
  }

  /** The stay a person is in, else the latest; null for somebody nothing was said of. */
  static @Nullable Card current(BoardAt board, String personId) {
    var stays = board.staysOf(personId);
    return stays.stream()
        .filter(stay -> stay.card().inBed())
        .findFirst()
        .or(() -> stays.stream().findFirst())
        .map(stay -> stay.card())
        .orElse(null);
  }

  private static String needs(Card card) {
    var band = card.person().ageBand();
    return (band.equals("unknown") ? "Age not known" : "Aged " + band.replace('-', '–'))
        + ", "
        + switch (card.pathway()) {
          case null -> "pathway not chosen";
          case 2 -> "pathway 2, a community bed";
          case 3 -> "pathway 3, a care home";
          case Integer other -> "pathway " + other;
        };
  }
}
