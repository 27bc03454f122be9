package care.homeward.live.history;

import care.homeward.live.history.Moment.As;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps a fold wherever enough facts have come since the last, so that no reader waits for more.
 */
@Component
class FoldKeeper {

  private static final Logger log = LoggerFactory.getLogger(FoldKeeper.class);

  /** As many facts as are folded while a reader hardly waits. */
  private static final int EVERY = 5_000;

  /** What is heard sooner after it counts comes before any fold of its time. */
  static final Duration SETTLES = Duration.ofMinutes(10);

  private final FactLog facts;
  private final KeptFolds kept;
  private final Folding folding;
  private final InstantSource clock;

  FoldKeeper(FactLog facts, KeptFolds kept, Folding folding, InstantSource clock) {
    this.facts = facts;
    this.kept = kept;
    this.folding = folding;
    this.clock = clock;
  }

  @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
  void keepOn() {
    try {
      keepOn(EVERY);
    } catch (RuntimeException e) {
      log.info("no fold is kept just now: {}", e.getClass().getSimpleName());
    }
  }

  void keepOn(int every) {
    for (var as : As.values()) {
      kept.toMakeAnew(as).forEach(until -> keep(as, until));
      var settled = clock.instant().minus(SETTLES);
      var last = kept.before(as, settled);
      var moments = facts.moments(as, last == null ? null : last.until(), settled);
      marks(moments, every).forEach(until -> keep(as, until));
      kept.thin(as);
    }
  }

  private void keep(As as, Instant until) {
    var made = kept.begin(as, until);
    kept.finish(as, until, made, folding.at(as, until));
  }

  /** The moment of each so many facts; all of one moment go together. */
  static List<Instant> marks(List<Instant> sorted, int every) {
    var marks = new ArrayList<Instant>();
    for (int i = every - 1; i < sorted.size(); i += every) {
      var mark = sorted.get(i);
      while (i + 1 < sorted.size() && sorted.get(i + 1).equals(mark)) {
        i++;
      }
      marks.add(mark);
    }
    return marks;
  }
}
