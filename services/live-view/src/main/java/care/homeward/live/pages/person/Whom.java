package care.homeward.live.pages.person;

import care.homeward.live.board.LiveBoard;
import care.homeward.live.board.Standing;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.CodeNames;
import care.homeward.live.pages.Names;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Whom a form is about: the stay it concerns, and what the reader may call the person. */
@Component
class Whom {

  private final LiveBoard board;
  private final Names names;
  private final CodeNames codes;

  Whom(LiveBoard board, Names names, CodeNames codes) {
    this.board = board;
    this.names = names;
    this.codes = codes;
  }

  /**
   * How the person stands now.
   *
   * @throws ResponseStatusException 404 if nobody is known by this id
   */
  Standing standing(String personId) {
    return current(board.staysOf(personId));
  }

  /** Of several stays the one in a bed, else the latest. */
  static Standing current(List<Standing> stays) {
    return stays.stream()
        .filter(stay -> stay.card().inBed())
        .findFirst()
        .or(() -> stays.stream().findFirst())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** What teams and homes are called on a form about the person. */
  Called called(Standing standing) {
    return new Called(board, codes, !standing.card().person().restricted());
  }

  /** The name, but of someone whose whereabouts are protected: that is asked for with a purpose. */
  String name(Caller caller, Standing standing) {
    var card = standing.card();
    var known =
        card.person().restricted()
            ? null
            : names.of(caller, Set.of(card.personId())).people().get(card.personId());
    return known == null || known.name() == null ? "this person" : known.name();
  }
}
