package care.homeward.campaign.traffic;

import care.homeward.campaign.history.History;
import care.homeward.campaign.history.History.Kind;
import care.homeward.campaign.history.History.Line;
import care.homeward.campaign.traffic.Caller.Answer;
import care.homeward.simulator.Mllp;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.node.MissingNode;

/**
 * One client: one call after the other. What was not answered is asked again with the same key, for
 * long enough to outlast every fault.
 */
final class Client implements AutoCloseable {

  private static final Duration GIVES_UP_AFTER = Duration.ofMinutes(4);
  private static final Duration FEED_ANSWERS = Duration.ofSeconds(8);

  final int id;
  final SplittableRandom random;
  private final Caller caller;
  private final History history;
  private final Mllp hospital;
  private final String run;
  private long number;

  Client(int id, long seed, Caller caller, History history, int mllpPort) {
    this.id = id;
    this.random = new SplittableRandom(seed * 1_000 + id);
    this.caller = caller;
    this.history = history;
    this.hospital = new Mllp("127.0.0.1", mllpPort, FEED_ANSWERS);
    this.run = Long.toString(seed, Character.MAX_RADIX);
  }

  /** A command, until it was answered; the answer of the attempt that was. */
  Answer command(String op, String subject, Supplier<String> address, Map<String, ?> body)
      throws InterruptedException {
    var key = "k" + run + "-" + id + "-" + (number + 1);
    return told(op, subject, key, () -> caller.post(address.get(), key, body));
  }

  /** A message of the hospital feed, until it was answered; whether it was taken. */
  boolean message(String op, String subject, String key, String text) throws InterruptedException {
    return told(op, subject, key, () -> sent(text)).ok();
  }

  private Answer sent(String text) {
    try {
      var ack = hospital.send(text);
      return new Answer(ack.taken() ? 200 : ack.mayPass() ? 503 : 422, MissingNode.getInstance());
    } catch (IOException e) {
      return new Answer(0, MissingNode.getInstance());
    }
  }

  private interface Attempt {
    Answer make() throws InterruptedException;
  }

  private Answer told(String op, String subject, String key, Attempt attempt)
      throws InterruptedException {
    number++;
    note(op, subject, key, Kind.INVOKE);
    var until = Instant.now().plus(GIVES_UP_AFTER);
    var uncertain = false;
    var ended = Kind.INFO;
    try {
      while (true) {
        var answer = attempt.make();
        uncertain |= answer.uncertain();
        if (answer.ok()) {
          ended = Kind.OK;
          return answer;
        }
        if (answer.refused()) {
          ended = uncertain ? Kind.INFO : Kind.FAIL;
          return answer;
        }
        if (Instant.now().isAfter(until)) {
          return answer;
        }
        TimeUnit.MILLISECONDS.sleep(random.nextLong(100, 600));
      }
    } finally {
      note(op, subject, key, ended);
    }
  }

  private void note(String op, String subject, String key, Kind kind) {
    history.note(new Line(System.currentTimeMillis(), id, number, op, subject, key, kind));
  }

  Caller caller() {
    return caller;
  }

  @Override
  public void close() {
    hospital.close();
  }
}
