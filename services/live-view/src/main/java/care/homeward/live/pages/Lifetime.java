package care.homeward.live.pages;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Whether the service goes on: open streams end when it stops, or the web server waits for them.
 */
@Component
public class Lifetime implements SmartLifecycle {

  private volatile boolean running;

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stopped before the web server. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
