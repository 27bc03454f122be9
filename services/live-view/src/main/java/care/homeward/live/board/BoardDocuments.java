package care.homeward.live.board;

import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What the board asks of the store its documents are kept in. A call that throws may or may not
 * have had its effect.
 */
interface BoardDocuments {

  /** The positions in the topics, or null if none were stored. */
  @Nullable Document positions();

  /** All subjects. */
  Iterable<Document> subjects();

  /**
   * Stores subjects, each unless what is stored by the same rules has heard as much: another
   * instance may be further, and what it has stored must not go back behind its positions.
   */
  void put(List<Document> subjects);

  /** Stores the positions in place of the ones before. */
  void putPositions(Document positions);
}
