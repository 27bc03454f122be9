package care.homeward.live.board;

import care.homeward.contracts.Envelope;

/** Something else kept of the facts the board hears, behind it and before its position. */
public interface Behind {

  /** Notes a fact, as it was on the wire; must not wait. */
  void heard(Envelope<?> fact, byte[] wire);

  /** Stores all that is noted; until this succeeds the position does not go past it. */
  void flush();

  /** Whether so much waits to be stored that no more is to be heard until some is. */
  default boolean full() {
    return false;
  }

  /** Whether what was stored of earlier facts is gone, so that all are to be heard again. */
  default boolean lost() {
    return false;
  }
}
