package care.homeward.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hospitals' message feed: a handful of connections, each with one message under way. What was
 * not answered is sent again unchanged, so it has its effect once.
 */
final class Feed implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Feed.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final BlockingQueue<Mllp> idle;
  private final List<Mllp> all = new ArrayList<>();
  private final Patience patience;
  private final Tally tally;

  Feed(String host, int port, int connections, Patience patience, Tally tally) {
    this.idle = new ArrayBlockingQueue<>(connections);
    this.patience = patience;
    this.tally = tally;
    for (int i = 0; i < connections; i++) {
      all.add(new Mllp(host, port, PATIENCE));
    }
    idle.addAll(all);
  }

  /** Whether the message was taken in the end. */
  boolean send(String message) throws InterruptedException {
    for (var attempt = patience.first(); ; attempt = attempt.next()) {
      try {
        var ack = once(message);
        if (ack.taken()) {
          tally.taken.increment();
          return true;
        }
        if (!ack.mayPass() || attempt.isLast()) {
          tally.refused.increment();
          log.debug("a message was refused: {}", ack.code());
          return false;
        }
      } catch (IOException e) {
        if (attempt.isLast()) {
          tally.lost.increment();
          return false;
        }
      }
      tally.again.increment();
      attempt.pause();
    }
  }

  private Mllp.Ack once(String message) throws IOException, InterruptedException {
    var mllp = idle.take();
    try {
      return mllp.send(message);
    } finally {
      idle.add(mllp);
    }
  }

  @Override
  public void close() {
    all.forEach(Mllp::close);
  }
}
