package care.homeward.standalone;

import care.homeward.platform.core.London;
import care.homeward.simulator.Mllp;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** People waiting in a partnership, and commands that change what is said of them. */
final class Load {

  /** One of the wards they lie in. */
  static final String WARD = "W0";

  private static final int BEDS = 28;
  private static final int STEADY_RATE = 100;
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(4);
  private static final double STEADY = 1.05;
  private static final int ATTEMPTS = 20;
  private static final DateTimeFormatter HL7 = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private final Partnership partnership;
  private final Client client;
  private final List<String> stays = new ArrayList<>();
  private final AtomicLong sent = new AtomicLong();
  private final Answered answered = new Answered();

  Load(Partnership partnership, Client client) {
    this.partnership = partnership;
    this.client = client;
  }

  /** Admits this many by the hospital feed and lets each wait. */
  void admit(int people) throws IOException, InterruptedException {
    var twoDaysAgo = LocalDateTime.now(London.ZONE).minusDays(2).format(HL7);
    try (var mllp = new Mllp("127.0.0.1", partnership.port(Part.MLLP), Duration.ofSeconds(30))) {
      for (int i = 0; i < people; i++) {
        admit(mllp, i, twoDaysAgo);
      }
    }
    var board = partnership.address(Part.PAGES) + "/api/board";
    while (client.get(board).required("cards").size() < people) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    client.get(board).required("cards").forEach(c -> stays.add(c.required("stayId").asString()));
    for (var stay : stays) {
      expect(client.post(command(stay, "criteria-to-reside"), null, Map.of("met", false)), 200);
      expect(client.post(command(stay, "pathway"), null, Map.of("pathway", 1)), 200);
    }
  }

  /** A feed that is told to send a message again does so. */
  private static void admit(Mllp mllp, int i, String when)
      throws IOException, InterruptedException {
    var message =
        """
        MSH|^~\\&|PAS|HW001|HOMEWARD|HOMEWARD|%1$s||ADT^A01|bench-%2$d|P|2.5\r\
        EVN|A01|%1$s||||%1$s\r\
        PID|1||B%2$06d^^^HW001^MR||Bench^Person%2$d||19400101|F\r\
        PV1|1|I|W%3$d^^B%4$d^HW001||||||||||||||||BV%2$06d|||||||||||||||||||||||||%1$s
        """
            .strip()
            .formatted(when, i, i / BEDS, i % BEDS);
    var ack = mllp.send(message);
    for (int attempt = 1; !ack.taken(); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new IllegalStateException("not admitted: " + ack);
      }
      TimeUnit.MILLISECONDS.sleep(500);
      ack = mllp.send(message);
    }
  }

  /**
   * Works until a window is hardly faster than the one before it: what is compiled late is slow.
   */
  Duration warmUp(int writers) throws InterruptedException {
    var started = Instant.now();
    var before = 0.0;
    var now = commandsPerSecond(writers, WINDOW);
    while (now > before * STEADY
        && Duration.between(started, Instant.now()).compareTo(LONGEST_WARM_UP) < 0) {
      before = now;
      var once = commandsPerSecond(writers, WINDOW);
      now = Math.max(once, commandsPerSecond(writers, WINDOW));
    }
    return Duration.between(started, Instant.now());
  }

  /** How its commands were answered. */
  Answered answered() {
    return answered;
  }

  /** Commands done a second, each writer sending its next when the last was answered. */
  double commandsPerSecond(int writers, Duration length) throws InterruptedException {
    var until = System.nanoTime() + length.toNanos();
    var before = answered.done();
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < writers; i++) {
        var first = i;
        var _ =
            all.submit(
                () -> {
                  for (int n = first; System.nanoTime() < until; n += writers) {
                    change(stays.get(n % stays.size()));
                  }
                });
      }
    }
    return (answered.done() - before) / (double) length.toSeconds();
  }

  /**
   * Commands at a steady rate, whether or not the earlier ones were answered.
   *
   * @param before hears whose turn it is, just before the command goes out
   */
  void steadily(int perSecond, Duration length, Consumer<String> before)
      throws InterruptedException {
    var every = 1_000_000_000L / perSecond;
    var next = System.nanoTime();
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < perSecond * length.toSeconds(); n++) {
        next += every;
        TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
        var stay = stays.get(n % stays.size());
        var _ =
            all.submit(
                () -> {
                  before.accept(stay);
                  change(stay);
                });
      }
    }
  }

  /** Processor time of this whole process for each command done, at a steady rate. */
  double processorMillisPerCommand(Duration length) throws InterruptedException {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    var started = system.getProcessCpuTime();
    var before = answered.done();
    steadily(STEADY_RATE, length, _ -> {});
    return (system.getProcessCpuTime() - started) / 1e6 / (answered.done() - before);
  }

  private void change(String stay) {
    var day = LocalDate.now(London.ZONE).plusDays(sent.incrementAndGet() % 300);
    var date = Map.of("date", day.toString(), "slipReason", "ESTIMATE_REVISED");
    answered.count(() -> client.post(command(stay, "expected-date"), null, date).status());
  }

  private String command(String stay, String what) {
    return partnership.address(Part.DISCHARGE_FLOW) + "/api/stays/" + stay + "/" + what;
  }

  private static void expect(Client.Answer answer, int status) {
    if (answer.status() != status) {
      throw new IllegalStateException(answer.toString());
    }
  }
}
