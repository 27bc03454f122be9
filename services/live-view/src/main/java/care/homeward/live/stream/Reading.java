package care.homeward.live.stream;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one open page has yet to be told: stays, each once however often it changed. Filled by the
 * feed, which never waits; emptied by the connection's one writer. A page too far behind is told
 * nothing more: it is to load again.
 */
final class Reading {

  /** More than any page shows; what one page can hold on to is bounded by it. */
  static final int MOST = 5_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition something = lock.newCondition();
  private Set<String> changed = new LinkedHashSet<>();
  private boolean lost;

  void changed(String stayId) {
    lock.lock();
    try {
      if (lost) {
        return;
      }
      if (changed.size() == MOST && !changed.contains(stayId)) {
        lost = true;
        changed = new LinkedHashSet<>();
        something.signal();
      } else if (changed.add(stayId)) {
        something.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until something changed, but no longer than this. */
  void await(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      var left = nanos;
      while (changed.isEmpty() && !lost && left > 0) {
        left = something.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits out the rest of a frame, whatever changes. */
  static void rest(long nanos) throws InterruptedException {
    if (nanos > 0) {
      TimeUnit.NANOSECONDS.sleep(nanos);
    }
  }

  /** Takes as many as this, those first that changed first; the rest stays. */
  List<String> drain(int most) {
    lock.lock();
    try {
      var drained = changed.stream().limit(most).toList();
      if (drained.size() == changed.size()) {
        changed = new LinkedHashSet<>();
      } else {
        drained.forEach(changed::remove);
      }
      return drained;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing is left to be told. */
  boolean isEmpty() {
    lock.lock();
    try {
      return changed.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Whether so much was to be told that it is no longer known what. */
  boolean lost() {
    lock.lock();
    try {
      return lost;
    } finally {
      lock.unlock();
    }
  }
}
