package care.homeward.live.pages.care;

import care.homeward.live.board.Card;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.board.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Whom a referral is for, as far as the board knows.
 *
 * @param card the stay they are in, or were in last; null for somebody of whom no hospital has told
 */
record Whom(String personId, @Nullable Card card) {

  private static final String ELSEWHERE = "Not in hospital";

  static Whom on(LiveBoard board, String personId) {
    var cards = board.staysOf(personId).stream().map(Standing::card).toList();
    var card =
        cards.stream()
            .filter(Card::inBed)
            .findFirst()
            .orElse(cards.isEmpty() ? null : cards.getFirst());
    return new Whom(card == null ? personId : card.personId(), card);
  }

  String where(Lookup lookup) {
    if (card == null) {
      return ELSEWHERE;
    }
    return (card.inBed() ? "Ward " : "Left ward ")
        + card.location().ward()
        + ", "
        + lookup.name(card.location().hospital());
  }

  /** Where they live; null where that is not known or not to be told. */
  @Nullable String partnership() {
    return card == null ? null : card.person().partnership();
  }
}
