package care.homeward.platform.inbox;

import java.util.Collection;
import java.util.Map;

/**
 * What an inbox asks of the store its positions are kept in. A call that throws a {@link
 * com.mongodb.MongoException} may or may not have had its effect.
 */
public interface PositionStore {

  /** The sequences of the last facts applied; a stream of which none was applied is left out. */
  Map<String, Long> find(Collection<String> streams);

  /** Stores sequences by stream, each unless the stored one is as high or higher. */
  void raise(Map<String, Long> lasts);
}
