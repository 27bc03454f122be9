package care.homeward.live.pages.developers;

import care.homeward.contracts.Envelope;
import care.homeward.live.board.Behind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/**
 * The facts as they come, for whoever watches. A watcher who does not keep up misses some: the feed
 * never waits.
 */
@Component
class Tap implements Behind {

  private static final int UNREAD = 200;
  private final List<BlockingQueue<String>> watchers = new CopyOnWriteArrayList<>();

  @Override
  public void heard(Envelope<?> fact, byte[] wire) {
    if (!watchers.isEmpty()) {
      var text = new String(wire, StandardCharsets.UTF_8);
      watchers.forEach(watcher -> watcher.offer(text));
    }
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
