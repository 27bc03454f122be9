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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The board as it stood at a moment that is over, but for those whose whereabouts are protected
 * since: they are protected there too.
 */
final class Then implements BoardAt {

  private final Board board;
  private final Instant at;
  private final Supplier<Set<String>> restricted;
  private final List<Card> inBed;

  /**
   * A board of that moment.
   *
   * @param restricted ids of everyone whose whereabouts are protected now
   */
  Then(Board board, Instant at, Supplier<Set<String>> restricted) {
    this.board = board;
    this.at = at;
    this.restricted = restricted;
    this.inBed = board.cards().stream().filter(Card::inBed).toList();
  }

  @Override
  public Stream<Standing> standings() {
    var now = restricted.get();
    return inBed.stream().map(card -> standing(card, now));
  }

  private Standing standing(Card card, Set<String> now) {
    return Standing.of(now.contains(card.personId()) ? card.withheld() : card, at);
  }

  @Override
  public @Nullable Standing standing(String stayId) {
    var card = board.card(stayId);
    return card == null ? null : standing(card, restricted.get());
  }

  @Override
  public List<Standing> staysOf(String personId) {
    var now = restricted.get();
    return board.cardsOf(personId).stream().map(card -> standing(card, now)).toList();
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
