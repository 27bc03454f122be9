package care.homeward.live.history;

import care.homeward.contracts.Envelope;
import care.homeward.live.board.Board;
import java.util.HashMap;
import java.util.Map;

/**
 * A board folded from chosen facts: within each subject they count as its only ones, in the order
 * they come.
 */
public final class Refold {

  private final Board board = new Board();
  private final Map<String, Long> taken = new HashMap<>();

  /** Takes in the next fact. */
  public void take(Envelope<?> fact) {
    var next = taken.merge(fact.source() + "/" + fact.subject(), 1L, Long::sum);
    board.apply(
        new Envelope<>(
            fact.specversion(),
            fact.id(),
            fact.source(),
            fact.type(),
            fact.subject(),
            fact.time(),
            fact.datacontenttype(),
            next,
            fact.traceparent(),
            fact.data()));
  }

  /** What they come to up to here. */
  public Board board() {
    return board;
  }
}
