package care.homeward.campaign.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One real process. It may be started again when it ends by itself, as an operator would; how often
 * it did is known.
 */
public final class Node {

  /** What an operator's tools give a process before they kill it. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private static final Duration REST = Duration.ofSeconds(1);

  /** Exit code of a service that could not start, as when the store went away meanwhile. */
  private static final int COULD_NOT_START = 1;

  /** How often in a row that may be: more is a loop. */
  private static final int TRIES = 3;

  private final String name;
  private final List<String> command;
  private final Path log;
  private final BooleanSupplier ready;
  private final boolean again;
  private final AtomicInteger endedByItself = new AtomicInteger();
  private final AtomicInteger tries = new AtomicInteger();
  private volatile @Nullable Process process;
  private volatile boolean wanted;

  /**
   * A process that does not run yet.
   *
   * @param again whether it is started again when it ends by itself
   */
  Node(String name, List<String> command, Path log, boolean again, BooleanSupplier ready) {
    this.again = again;
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    this.name = name;
    this.command = List.copyOf(command);
    this.log = log;
    this.ready = ready;
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  /**
   * How often it ended although nobody ended it; a start that fails once or twice is not counted.
   */
  public int endedByItself() {
    return endedByItself.get();
  }

  /** Starts the process; it need not be ready when this returns. */
  public synchronized void start() {
    wanted = true;
    tries.set(0);
    launch();
  }

  private synchronized void launch() {
    var old = process;
    if (!wanted || (old != null && old.isAlive())) {
      return;
    }
    try {
      var fresh =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log.toFile()))
              .start();
      process = fresh;
      var _ = fresh.onExit().thenAccept(this::ended);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void ended(Process which) {
    var running = process;
    if (wanted && running != null && running.pid() == which.pid()) {
      if (which.exitValue() != COULD_NOT_START || tries.incrementAndGet() >= TRIES) {
        endedByItself.incrementAndGet();
      }
      if (again) {
        try {
          Thread.sleep(REST);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        launch();
      }
    }
  }

  /** Ends it without warning. */
  public void kill() {
    var running = letGo();
    if (running != null) {
      var _ = running.destroyForcibly().onExit().join();
    }
  }

  /** Asks it to end, and ends it if it does not. */
  public void end() throws InterruptedException {
    var running = letGo();
    if (running != null) {
      running.destroy();
      try {
        if (!running.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
          endedByItself.incrementAndGet();
        }
      } finally {
        var _ = running.destroyForcibly().onExit().join();
      }
    }
  }

  /** What ends from here on was meant to; that is heard of later, when another may run already. */
  private synchronized @Nullable Process letGo() {
    wanted = false;
    var running = process;
    process = null;
    return running;
  }

  /** The last line it wrote. */
  public String lastWords() {
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> !line.isBlank()).reduce("", (_, last) -> last).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** Freezes it where it is. */
  public void stop() {
    signal("STOP");
  }

  /** Lets it go on as if no time had passed. */
  public void goOn() {
    signal("CONT");
  }

  private void signal(String signal) {
    var running = process;
    if (running == null) {
      return;
    }
    try {
      var _ =
          new ProcessBuilder("kill", "-" + signal, String.valueOf(running.pid()))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start()
              .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it runs and answers. */
  public boolean isReady() {
    return isAlive() && ready.getAsBoolean();
  }

  private boolean isAlive() {
    var running = process;
    return running != null && running.isAlive();
  }

  /** Waits until it answers; false if it does not in time, or ended and is not started again. */
  public boolean awaitReady(Duration limit) throws InterruptedException {
    var until = Instant.now().plus(limit);
    while (!isReady()) {
      if (Instant.now().isAfter(until) || (!again && !isAlive())) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return true;
  }

  @Override
  public String toString() {
    return name;
  }
}
