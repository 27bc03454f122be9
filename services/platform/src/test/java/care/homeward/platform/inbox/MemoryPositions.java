package care.homeward.platform.inbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Positions in memory, held to the same contract as the real ones. */
public final class MemoryPositions implements PositionStore {

  private final Map<String, Long> lasts = new TreeMap<>();

  @Override
  public Map<String, Long> find(Collection<String> streams) {
    var found = new HashMap<String, Long>();
    for (var stream : streams) {
      var last = lasts.get(stream);
      if (last != null) {
        found.put(stream, last);
      }
    }
    return found;
  }

  @Override
  public void raise(Map<String, Long> higher) {
    higher.forEach((stream, last) -> lasts.merge(stream, last, Math::max));
  }

  /** The position of a stream; 0 if none. */
  public long last(String stream) {
    return lasts.getOrDefault(stream, 0L);
  }
}
