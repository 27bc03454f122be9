package care.homeward.platform.outage;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.platform.outage.Asker.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * More is asked than can be done. What can be done is set by a store that takes 50 ms and four
 * places, so that it is far below what the machine could answer, however busy it is with other
 * things.
 */
class OverloadIT {

  private static final int AT_ONCE = 4;
  private static final Duration STORE_TAKES = Duration.ofMillis(50);
  private static final int TIMES = 5;
  private static final Duration FOR = Duration.ofSeconds(5);

  @TempDir static Path directory;
  static Parts parts;
  static SlowLink link;
  static ConfigurableApplicationContext service;
  static Asker asker;

  @BeforeAll
  static void start() throws Exception {
    parts = new Parts(directory);
    link = new SlowLink(parts.storePort(), STORE_TAKES);
    service =
        parts.service(
            "homeward.store=mongodb://127.0.0.1:" + link.port(),
            "homeward.admission.at-once=" + AT_ONCE,
            "homeward.admission.waiting=" + AT_ONCE,
            "homeward.admission.waits=100ms",
            "homeward.admission.body-within=1s");
    asker = new Asker(service);
  }

  @AfterAll
  static void stop() throws IOException {
    // Also when not all of it could be started: a broker whose directory goes takes the run along.
    try (var _ = parts;
        var _ = link;
        var _ = service;
        var _ = asker) {
      assertThat(service.isActive()).isTrue();
    }
  }

  @Test
  void at_five_times_the_capacity_some_are_served_as_ever_and_the_rest_told_at_once()
      throws Exception {
    oneByOne("warm", 20);
    var alone = median(oneByOne("alone", 15));
    var capacity = AT_ONCE * 1_000 / alone;
    var between = TimeUnit.SECONDS.toNanos(1) / (TIMES * capacity);

    var asked = new ArrayList<CompletableFuture<Answer>>();
    var allAsked = new CountDownLatch((int) (FOR.toNanos() / between));
    try (var clock = Executors.newSingleThreadScheduledExecutor()) {
      var _ =
          clock.scheduleAtFixedRate(
              () -> {
                asked.add(asker.setLater("over-" + asked.size(), "key", 1));
                allAsked.countDown();
              },
              0,
              between,
              TimeUnit.NANOSECONDS);
      assertThat(allAsked.await(10 * FOR.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
    var answers = asked.stream().map(CompletableFuture::join).toList();

    var served = answers.stream().filter(answer -> answer.status() == 200).toList();
    var refused = answers.stream().filter(answer -> answer.status() == 503).toList();
    System.out.printf(
        "capacity %d/s; asked %d, served %d, refused %d; alone %d ms; served p50 %d, p95 %d ms;"
            + " refused p50 %d, p99 %d ms%n",
        capacity,
        answers.size(),
        served.size(),
        refused.size(),
        alone,
        median(served),
        at(served, 95),
        median(refused),
        at(refused, 99));

    assertThat(served.size() + refused.size()).isEqualTo(answers.size());
    assertThat(at(refused, 99)).isLessThan(1_000);
    assertThat(refused)
        .allSatisfy(
            answer -> {
              assertThat(answer.body()).contains("urn:homeward:problem:busy");
              assertThat(answer.retryAfter()).isEqualTo("1");
            });
    assertThat((long) served.size()).isGreaterThan(capacity * FOR.toSeconds() / 3);
    // A wait of 100 ms may come on top of what it takes alone.
    assertThat(median(served)).isLessThan(2 * alone + 100);
    assertThat(at(served, 95)).isLessThan(4 * alone + 100);
    var kept =
        service
            .getBean(MongoTemplate.class)
            .getCollection("journal")
            .countDocuments(
                new org.bson.Document(
                    "subject", new org.bson.Document("$gt", "over-").append("$lt", "over.")));
    assertThat(kept).isEqualTo(served.size());
    assertThat(median(oneByOne("after", 15))).isLessThan(2 * alone);
  }

  @Test
  void a_body_that_drips_keeps_nobody_out_and_is_given_up_on() throws Exception {
    var slow = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 3 * AT_ONCE; i++) {
        var one = connect();
        one.getOutputStream().write(post(100).getBytes(StandardCharsets.US_ASCII));
        one.getOutputStream().write('{');
        slow.add(one);
      }
      assertThat(asker.set("quick", "key", 1).status()).isEqualTo(200);
      try (var clock = Executors.newSingleThreadScheduledExecutor()) {
        var _ =
            clock.scheduleAtFixedRate(
                () -> slow.forEach(OverloadIT::drip), 100, 100, TimeUnit.MILLISECONDS);
        for (var one : slow) {
          assertThat(statusLine(one)).contains(" 408 ");
        }
      }
    } finally {
      for (var one : slow) {
        one.close();
      }
    }
  }

  @Test
  void a_body_or_a_head_that_is_too_large_is_refused_without_being_read() throws IOException {
    try (var large = connect()) {
      large.getOutputStream().write(post((1 << 20) + 1).getBytes(StandardCharsets.US_ASCII));
      assertThat(statusLine(large)).contains(" 413 ");
    }
    try (var large = connect()) {
      var head =
          "GET /api/teams/1 HTTP/1.1\r\nHost: x\r\nX-Much: " + "x".repeat(9_000) + "\r\n\r\n";
      large.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      assertThat(statusLine(large)).contains(" 400 ");
    }
  }

  private static List<Answer> oneByOne(String team, int times) throws Exception {
    var answers = new ArrayList<Answer>();
    for (int i = 0; i < times; i++) {
      answers.add(asker.set(team + "-" + i, "key", i));
    }
    assertThat(answers).allMatch(answer -> answer.status() == 200);
    return answers;
  }

  private static long median(List<Answer> answers) {
    return at(answers, 50);
  }

  private static long at(List<Answer> answers, int percent) {
    var sorted = answers.stream().mapToLong(Answer::millis).sorted().toArray();
    assertThat(sorted).isNotEmpty();
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  private static Socket connect() throws IOException {
    var port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static String post(int length) {
    return "POST /api/teams/slow/capacity HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        + "Content-Length: "
        + length
        + "\r\n\r\n";
  }

  private static void drip(Socket socket) {
    try {
      socket.getOutputStream().write(' ');
    } catch (IOException e) {
      // It was given up on: its answer can still be read.
    }
  }

  private static String statusLine(Socket socket) throws IOException {
    var line = new StringBuilder();
    for (int next = socket.getInputStream().read();
        next >= 0 && next != '\r';
        next = socket.getInputStream().read()) {
      line.append((char) next);
    }
    return line.toString();
  }
}
