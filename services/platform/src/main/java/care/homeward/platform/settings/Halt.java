package care.homeward.platform.settings;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** Stops a service that would do harm by going on; whatever runs it may start it again. */
public final class Halt {

  private static final Logger log = LoggerFactory.getLogger(Halt.class);

  private final ConfigurableApplicationContext service;
  private final AtomicBoolean halted = new AtomicBoolean();

  public Halt(ConfigurableApplicationContext service) {
    this.service = service;
  }

  /** Says why, and stops; returns at once, so that whoever found out may itself be stopped. */
  public void because(String reason) {
    if (halted.compareAndSet(false, true)) {
      log.error("stops: {}", reason);
      Thread.ofPlatform().name("halt").start(service::close);
    }
  }
}
