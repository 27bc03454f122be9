package care.homeward.live.board;

import care.homeward.contracts.Envelope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/**
 * What chosen facts come to, subject by subject, without a card in between: the board is put
 * together of it at the end. For one thread.
 */
public final class Fold {

  final Map<String, Subject> subjects = new HashMap<>();

  /** Names what a fact is about among the subjects of all publishers. */
  public static String subject(Envelope<?> fact) {
    return Subject.key(Board.publisher(fact.source()), fact.subject());
  }

  /**
   * Takes in a fact, in whatever order they come: it waits for those before it that are missing.
   */
  public void hear(Envelope<?> fact) {
    of(fact).hear(fact, new HashSet<>());
  }

  /** Takes in a fact whatever is missing before it; those of a subject come in their order. */
  public void take(Envelope<?> fact) {
    var subject = of(fact);
    subject.part.take(fact.data(), new HashSet<>());
    subject.sequence = fact.sequence();
  }

  /** Whether a fact comes after all that were taken in of its subject. */
  public boolean isNext(Envelope<?> fact) {
    var subject = subjects.get(subject(fact));
    return subject == null || fact.sequence() > subject.sequence;
  }

  /** Lets go of all that was taken in of a subject. */
  public void forget(String subject) {
    subjects.remove(subject);
  }

  /** The board of all that was taken in; nothing more can be. */
  public Board board() {
    var board = new Board();
    board.restore(subjects.values());
    return board;
  }

  private Subject of(Envelope<?> fact) {
    var publisher = Board.publisher(fact.source());
    return subjects.computeIfAbsent(
        Subject.key(publisher, fact.subject()), _ -> Subject.blank(publisher, fact.subject()));
  }
}
