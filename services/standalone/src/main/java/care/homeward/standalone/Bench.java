package care.homeward.standalone;

import care.homeward.platform.core.London;
import care.homeward.simulator.Mllp;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * The program behind {@code ./homeward bench}: a partnership of its own with 200 people waiting,
 * measured beside raw Kafka clients on the same broker in the same run. Compare ratios, not
 * figures.
 */
public final class Bench {

  private static final int PEOPLE = 200;
  private static final int WRITERS = 16;
  private static final int RATE = 100;
  private static final Duration MEASURED = Duration.ofSeconds(10);
  private static final Pattern CARD = Pattern.compile("id=\"(stay-[0-9a-f]+)\"");
  private static final DateTimeFormatter HL7 = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private final Partnership partnership;
  private final Client client;
  private final Duration warmUp;
  private final AtomicLong count = new AtomicLong();

  private Bench(Partnership partnership, Client client, Duration warmUp) {
    this.partnership = partnership;
    this.client = client;
    this.warmUp = warmUp;
  }

  /**
   * Runs all measurements and prints them.
   *
   * @param args seconds of warm-up, 30 unless told; what is compiled late is slow till then
   */
  public static void main(String... args) throws Exception {
    var warmUp = Duration.ofSeconds(args.length == 0 ? 30 : Long.parseLong(args[0]));
    var data = Files.createTempDirectory("homeward-bench");
    try (var partnership = Partnership.start(data, ports());
        var client = new Client(partnership.address(Part.ISSUER))) {
      new Bench(partnership, client, warmUp).run();
    } finally {
      delete(data);
    }
    System.exit(0);
  }

  private void run() throws Exception {
    System.out.printf("%d people waiting, %s warm-up%n", PEOPLE, warmUp);
    var stays = admitted();
    commandsPerSecond(stays, warmUp);
    System.out.printf(
        "commands, HTTP to stored, %d at a time   %,.0f a second%n",
        WRITERS, commandsPerSecond(stays, MEASURED));
    System.out.printf(
        "command to open page, %d a second         %s%n", RATE, toStream(stays).summary());
    var raw = new RawKafka("127.0.0.1:" + partnership.port(Part.BROKER));
    raw.most();
    System.out.printf(
        "raw Kafka hop, %d a second                %s%n", RATE, raw.at(RATE, MEASURED).summary());
    System.out.printf("raw Kafka hop, unlimited                 %,.0f a second%n", raw.most());
  }

  private List<String> admitted() throws IOException, InterruptedException {
    var now = LocalDateTime.now(London.ZONE).minusDays(2).format(HL7);
    try (var mllp = new Mllp("127.0.0.1", partnership.port(Part.MLLP), Duration.ofSeconds(30))) {
      for (int i = 0; i < PEOPLE; i++) {
        var ack =
            mllp.send(
                """
                MSH|^~\\&|PAS|HW001|HOMEWARD|HOMEWARD|%1$s||ADT^A01|bench-%2$d|P|2.5\r\
                EVN|A01|%1$s||||%1$s\r\
                PID|1||B%2$06d^^^HW001^MR||Bench^Person%2$d||19400101|F\r\
                PV1|1|I|W%3$d^^B%4$d^HW001||||||||||||||||BV%2$06d|||||||||||||||||||||||||%1$s
                """
                    .strip()
                    .formatted(now, i, i / 28, i % 28));
        if (!ack.taken()) {
          throw new IllegalStateException("not admitted: " + ack);
        }
      }
    }
    var board = partnership.address(Part.PAGES) + "/api/board";
    while (client.get(board).required("cards").size() < PEOPLE) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    var stays = new ArrayList<String>();
    client.get(board).required("cards").forEach(c -> stays.add(c.required("stayId").asString()));
    for (var stay : stays) {
      expect(client.post(command(stay, "criteria-to-reside"), null, Map.of("met", false)), 200);
      expect(client.post(command(stay, "pathway"), null, Map.of("pathway", 1)), 200);
    }
    return stays;
  }

  private double commandsPerSecond(List<String> stays, Duration length)
      throws InterruptedException {
    var until = System.nanoTime() + length.toNanos();
    var before = count.get();
    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < WRITERS; i++) {
        var first = i;
        var _ =
            writers.submit(
                () -> {
                  for (int n = first; System.nanoTime() < until; n += WRITERS) {
                    change(stays.get(n % stays.size()));
                  }
                });
      }
    }
    return (count.get() - before) / (double) length.toSeconds();
  }

  private Latencies toStream(List<String> stays) throws InterruptedException {
    var latencies = new Latencies();
    var sent = new ConcurrentHashMap<String, Long>();
    var stream =
        client
            .http()
            .sendAsync(
                client
                    .request(partnership.address(Part.PAGES) + "/live/board?waiting=true")
                    .timeout(Duration.ofMinutes(5))
                    .build(),
                BodyHandlers.ofLines())
            .thenAccept(
                answer ->
                    answer
                        .body()
                        .forEach(
                            line -> {
                              var cards = CARD.matcher(line);
                              while (cards.find()) {
                                var at = sent.remove(cards.group(1));
                                if (at != null) {
                                  latencies.add(System.nanoTime() - at);
                                }
                              }
                            }));
    TimeUnit.SECONDS.sleep(2);
    var every = 1_000_000_000L / RATE;
    var next = System.nanoTime();
    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < RATE * MEASURED.toSeconds(); n++) {
        next += every;
        TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
        var stay = stays.get(n % stays.size());
        var _ =
            writers.submit(
                () -> {
                  sent.put(stay, System.nanoTime());
                  change(stay);
                });
      }
    }
    TimeUnit.SECONDS.sleep(2);
    stream.cancel(true);
    if (!sent.isEmpty()) {
      System.out.println("never seen on the stream: " + sent.size());
    }
    return latencies;
  }

  private void change(String stay) {
    var day = LocalDate.now(London.ZONE).plusDays(count.incrementAndGet() % 300);
    var date = Map.of("date", day.toString(), "slipReason", "ESTIMATE_REVISED");
    expect(client.post(command(stay, "expected-date"), null, date), 200);
  }

  private String command(String stay, String what) {
    return partnership.address(Part.DISCHARGE_FLOW) + "/api/stays/" + stay + "/" + what;
  }

  private static void expect(Client.Answer answer, int status) {
    if (answer.status() != status) {
      throw new IllegalStateException(answer.toString());
    }
  }

  private static Map<Part, Integer> ports() throws IOException {
    var ports = new EnumMap<Part, Integer>(Part.class);
    for (var part : Part.values()) {
      try (var socket = new java.net.ServerSocket(0)) {
        ports.put(part, socket.getLocalPort());
      }
    }
    return ports;
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
