package care.homeward.live.pages.person;

import care.homeward.contracts.StayEvent.Owner;
import care.homeward.live.board.BoardAt;
import care.homeward.live.board.Words;
import care.homeward.live.pages.CodeNames;
import org.jspecify.annotations.Nullable;

/**
 * What hospitals, teams and homes are called on a person's page.
 *
 * @param open false of someone whose whereabouts are protected, until their name was opened: the
 *     name of a team or a home says where someone lives
 */
record Called(BoardAt board, CodeNames codes, boolean open) {

  String hospital(String code) {
    return codes.of(code);
  }

  String team(String code) {
    return open ? codes.of(board, code) : "a team";
  }

  String home(String code) {
    return open ? codes.of(board, code) : "a care home";
  }

  /** Whom it waits on: by name where one is known and may be told, else of what kind. */
  String owner(Owner owner, @Nullable String reference) {
    return reference == null || !open ? Words.of(owner.name()) : codes.of(board, reference);
  }
}
