package care.homeward.live.stream;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one open page has yet to be told: stays, each once however often it changed. Filled by the
 * feed, which never waits; emptied by the connection's one writer.
 */
final class Reading {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition something = lock.newCondition();
  private Set<String> changed = new LinkedHashSet<>();

  void changed(String stayId) {
    lock.lock();
    try {
      if (changed.add(stayId)) {
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
      while (changed.isEmpty() && left > 0) {
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

  Set<String> drain() {
    lock.lock();
    try {
      var drained = changed;
      changed = new LinkedHashSet<>();
      return drained;
    } finally {
      lock.unlock();
    }
  }
}
