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

  /** Stores subjects, each in place of the one with its id. */
  void put(List<Document> subjects);

  /** Stores the positions in place of the ones before. */
  void putPositions(Document positions);
}
