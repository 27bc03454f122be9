package care.homeward.live.stream;

import care.homeward.live.board.LiveBoard;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The last few thousand changes, and the open pages to pass new ones to. */
@Component
class Changes implements LiveBoard.Watcher {

  static final int KEPT = 5_000;

  private final ArrayDeque<Change> kept = new ArrayDeque<>(KEPT);
  private final CopyOnWriteArrayList<Reading> open = new CopyOnWriteArrayList<>();
  private long forgotten;

  private record Change(long position, String stayId) {}

  Changes(LiveBoard board) {
    forgotten = board.position();
    board.watch(this);
  }

  @Override
  public synchronized void changed(long position, String stayId) {
    if (kept.size() == KEPT) {
      forgotten = kept.remove().position();
    }
    kept.add(new Change(position, stayId));
    open.forEach(reading -> reading.changed(stayId));
  }

  /**
   * Passes on every change from now on, and first those after a position.
   *
   * @return the stays changed since; null if that position is not known here, or no longer
   */
  synchronized @Nullable Set<String> open(Reading reading, @Nullable Long since) {
    if (since != null && (since < forgotten || since > last())) {
      return null;
    }
    var missed = new LinkedHashSet<String>();
    if (since != null) {
      kept.stream()
          .filter(change -> change.position() > since)
          .forEach(change -> missed.add(change.stayId()));
    }
    open.add(reading);
    return missed;
  }

  void close(Reading reading) {
    open.remove(reading);
  }

  int readers() {
    return open.size();
  }

  private long last() {
    return kept.isEmpty() ? forgotten : kept.getLast().position();
  }
}
