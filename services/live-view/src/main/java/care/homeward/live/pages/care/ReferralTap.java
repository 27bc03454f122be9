package care.homeward.live.pages.care;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.ReferralEvent;
import care.homeward.live.board.Behind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Which referrals something was said of, for whoever has a list of them open; nothing is kept. */
@Component
class ReferralTap implements Behind {

  private final List<Unread> open = new CopyOnWriteArrayList<>();

  @Override
  public void heard(Envelope<?> fact, byte[] wire) {
    if (fact.data() instanceof ReferralEvent) {
      open.forEach(unread -> unread.add(fact.subject()));
    }
  }

  @Override
  public void flush() {}

  Unread open() {
    var unread = new Unread();
    open.add(unread);
    return unread;
  }

  void close(Unread unread) {
    open.remove(unread);
  }

  /** What one open list has yet to look at: each referral once, however often it was spoken of. */
  static final class Unread {

    /** Further behind than this it begins anew. */
    private static final int MOST = 500;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Set<String> ids = new LinkedHashSet<>();
    private boolean lost;

    void add(String id) {
      lock.lock();
      try {
        lost |= ids.size() == MOST && !ids.contains(id);
        if (!lost && ids.add(id)) {
          something.signal();
        }
      } finally {
        lock.unlock();
      }
    }

    /** Takes as many as this, those spoken of first; waits up to a second for the first. */
    List<String> next(int most) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        var left = SECOND;
        while (ids.isEmpty() && left > 0) {
          left = something.awaitNanos(left);
        }
        var next = ids.stream().limit(most).toList();
        next.forEach(ids::remove);
        return next;
      } finally {
        lock.unlock();
      }
    }

    /** Whether so much was said that it is no longer known of what. */
    boolean lost() {
      lock.lock();
      try {
        return lost;
      } finally {
        lock.unlock();
      }
    }
  }
}
