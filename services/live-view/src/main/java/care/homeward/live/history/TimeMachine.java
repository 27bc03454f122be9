package care.homeward.live.history;

import care.homeward.live.board.BoardAt;
import care.homeward.live.board.LiveBoard;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The board at the moment a reader looks at: the one that runs, or one folded anew from the facts
 * kept, as it was known then or as it has been corrected since.
 */
@Component
public class TimeMachine {

  /** What was recorded then may be heard a little later, and corrections go on coming. */
  private static final Duration GOOD_FOR = Duration.ofMinutes(2);

  private static final int MOST = 8;

  private final LiveBoard live;
  private final FactLog facts;
  private final Folding folding;
  private final Cache<Moment, BoardAt> folded =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(GOOD_FOR).build();
  private final ReentrantLock looking = new ReentrantLock();
  private volatile @Nullable Instant first;

  TimeMachine(LiveBoard live, FactLog facts, Folding folding) {
    this.live = live;
    this.facts = facts;
    this.folding = folding;
  }

  /** The board at this moment. */
  public BoardAt board(Moment moment) {
    var at = moment.at();
    if (at == null) {
      return live;
    }
    var found = folded.getIfPresent(moment);
    if (found != null) {
      return found;
    }
    looking.lock();
    try {
      return folded.get(
          moment, asked -> new Then(folding.at(asked.as(), at).board(), at, live::restricted));
    } finally {
      looking.unlock();
    }
  }

  /** Whether nothing had been recorded yet at this moment. */
  public boolean before(Moment moment) {
    var at = moment.at();
    var known = first;
    if (at == null || (known != null && !at.isBefore(known))) {
      return false;
    }
    first = facts.first();
    return first == null || at.isBefore(first);
  }
}
