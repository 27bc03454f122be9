package care.homeward.simulator;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hands: so many things are done at once and no more. */
final class Crew implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Crew.class);

  /** Something to do, which may wait for answers. */
  interface Job {
    void run() throws InterruptedException;
  }

  /** Something to do with each of many. */
  interface JobWith<T> {
    void run(T one) throws InterruptedException;
  }

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("simulator-", 0).factory());
  private final Semaphore hands;

  Crew(int hands) {
    this.hands = new Semaphore(hands);
  }

  /** Does it with each, as many at once as there are hands, and waits for the last. */
  <T> void each(List<T> all, JobWith<T> job) throws InterruptedException {
    var left = new CountDownLatch(all.size());
    for (var one : all) {
      hands.acquire();
      start(
          () -> {
            try {
              job.run(one);
            } finally {
              left.countDown();
            }
          });
    }
    left.await();
  }

  /** Does it soon, waiting for a free hand. */
  void soon(Job job) throws InterruptedException {
    hands.acquire();
    start(job);
  }

  /** Does it if a hand is free; when the services are slow, less happens rather than a queue. */
  boolean ifFree(Job job) {
    if (!hands.tryAcquire()) {
      return false;
    }
    start(job);
    return true;
  }

  private void start(Job job) {
    try {
      threads.execute(() -> work(job));
    } catch (RejectedExecutionException e) {
      hands.release();
      throw e;
    }
  }

  private void work(Job job) {
    try {
      job.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // One surprise must not end the run.
      log.warn("something of the simulation went wrong", e);
    } finally {
      hands.release();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
