package care.homeward.live.history;

import care.homeward.live.board.Board;
import care.homeward.live.board.BoardAt;
import care.homeward.live.board.Card;
import care.homeward.live.board.Pressure;
import care.homeward.live.board.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The board as it stood at a moment that is over. */
final class Then implements BoardAt {

  private final Board board;
  private final Instant at;
  private final List<Standing> inBed;

  Then(Board board, Instant at) {
    this.board = board;
    this.at = at;
    this.inBed =
        board.cards().stream().filter(Card::inBed).map(card -> Standing.of(card, at)).toList();
  }

  @Override
  public Stream<Standing> standings() {
    return inBed.stream();
  }

  @Override
  public @Nullable Standing standing(String stayId) {
    var card = board.card(stayId);
    return card == null ? null : Standing.of(card, at);
  }

  @Override
  public List<Standing> staysOf(String personId) {
    return board.cardsOf(personId).stream().map(card -> Standing.of(card, at)).toList();
  }

  @Override
  public Set<String> idsOf(String personId) {
    return board.idsOf(personId);
  }

  @Override
  public int inBed() {
    return inBed.size();
  }

  @Override
  public @Nullable String name(@Nullable String id) {
    return id == null ? null : board.name(id);
  }

  @Override
  public List<Pressure> pressure() {
    return board.pressure().stream().sorted(Comparator.comparing(Pressure::place)).toList();
  }

  @Override
  public Instant moment() {
    return at;
  }

  @Override
  public Instant asOf() {
    return at;
  }
}
