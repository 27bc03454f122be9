package care.homeward.live.pages.developers;

import care.homeward.contracts.CapacityEvent.ContractHandedBack;
import care.homeward.contracts.CapacityEvent.PlacementsResumed;
import care.homeward.contracts.CapacityEvent.PlacementsSuspended;
import care.homeward.contracts.CapacityEvent.RatingPublished;
import care.homeward.contracts.Envelope;
import care.homeward.live.board.Behind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/**
 * The facts as they come, for whoever watches, but for those on how homes are overseen. A watcher
 * who does not keep up misses some: the feed never waits.
 */
@Component
class Tap implements Behind {

  private static final int UNREAD = 200;
  private final List<BlockingQueue<String>> watchers = new CopyOnWriteArrayList<>();

  @Override
  public void heard(Envelope<?> fact, byte[] wire) {
    if (!watchers.isEmpty() && !isForCommissioners(fact.data())) {
      var text = new String(wire, StandardCharsets.UTF_8);
      watchers.forEach(watcher -> watcher.offer(text));
    }
  }

  /** How homes are overseen is for those who commission care, and none of them may watch here. */
  private static boolean isForCommissioners(Object said) {
    return said instanceof PlacementsSuspended
        || said instanceof PlacementsResumed
        || said instanceof RatingPublished
        || said instanceof ContractHandedBack;
  }

  /** Nothing is kept. */
  @Override
  public void flush() {}

  BlockingQueue<String> open() {
    var queue = new ArrayBlockingQueue<String>(UNREAD);
    watchers.add(queue);
    return queue;
  }

  void close(BlockingQueue<String> queue) {
    watchers.remove(queue);
  }
}
