package care.homeward.platform.inbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The sequence of the last fact applied of each stream, a stream being one subject of one source.
 *
 * <p>Remembered in memory and stored at the end of each batch, before its offsets are committed.
 */
final class Positions {

  private final PositionStore stored;
  private final Cache<String, Long> known = Caffeine.newBuilder().maximumSize(100_000).build();
  private final Map<String, Long> unsaved = new HashMap<>();

  Positions(PositionStore stored) {
    this.stored = stored;
  }

  /** Looks up many streams at once, so that each need not be looked up alone. */
  synchronized void prefetch(Collection<String> streams) {
    var missing = streams.stream().filter(stream -> known.getIfPresent(stream) == null).toList();
    if (!missing.isEmpty()) {
      missing.forEach(stream -> known.put(stream, 0L));
      try {
        known.putAll(stored.find(missing));
      } catch (RuntimeException e) {
        known.invalidateAll(missing);
        throw e;
      }
    }
  }

  synchronized long last(String stream) {
    prefetch(List.of(stream));
    return Objects.requireNonNull(known.getIfPresent(stream));
  }

  /** As {@link #last}, asking the store again: another instance may have gone on. */
  synchronized long lastStored(String stream) {
    if (!unsaved.containsKey(stream)) {
      known.invalidate(stream);
    }
    return last(stream);
  }

  synchronized void applied(String stream, long sequence) {
    known.put(stream, sequence);
    unsaved.merge(stream, sequence, Math::max);
  }

  synchronized void save() {
    if (unsaved.isEmpty()) {
      return;
    }
    stored.raise(unsaved);
    unsaved.clear();
  }
}
