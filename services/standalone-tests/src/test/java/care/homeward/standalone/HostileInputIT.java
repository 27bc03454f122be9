package care.homeward.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever the services are sent, they answer: never with a fault, never with what is told in
 * confidence, and a refusal leaves nothing behind. A build asks the same each time; {@code
 * -Dhostile.seed=…} asks otherwise, {@code -Dhostile.only=…} one request of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputIT {

  private static final int REQUESTS = Integer.getInteger("hostile.requests", 20_000);

  /** Of those that are refused, so many are asked once more. */
  private static final int AGAIN = 1_000;

  private static final int AT_ONCE = 16;

  private final @Nullable Integer only = Integer.getInteger("hostile.only");
  private final long seed = Long.getLong("hostile.seed", 2026);
  private Running homeward;
  private Hostile hostile;
  private Stored stored;

  @BeforeAll
  void start() throws Exception {
    homeward = Running.apart();
    var operations = Operation.all();
    stored =
        new Stored(
            operations.stream().map(Operation::service).distinct().toList(),
            homeward.partnership.port(Part.STORE));
    hostile =
        new Hostile(
            seed,
            operations,
            Known.in(homeward),
            Instant.now().truncatedTo(ChronoUnit.DAYS),
            token("homeward-cli"),
            token("discharge-flow"));
  }

  @AfterAll
  void stop() {
    stored.close();
    homeward.partnership.close();
  }

  @Test
  void whatever_is_sent_is_answered_and_a_refusal_leaves_nothing() throws Exception {
    System.out.println("hostile.seed=" + seed);
    var before = stored.causes();
    var began = Instant.now();

    var tally = ask(only == null ? IntStream.range(0, REQUESTS).boxed().toList() : List.of(only));

    System.out.printf("%s in %d s%n", tally, Duration.between(began, Instant.now()).toSeconds());
    assertAll(
        () -> assertThat(tally.wrong()).isEmpty(),
        () -> nothingFollowsFromARefusal(tally, before),
        () -> refusedAgainNothingIsOther(tally.refused.stream().limit(AGAIN).toList()),
        () -> mostIsHeard(tally));
  }

  /** Nothing is shown by those who are sent away unheard. */
  private void mostIsHeard(Tally tally) {
    if (only == null) {
      assertThat(tally.count(429) + tally.count(503) + tally.count(0)).isLessThan(REQUESTS / 10);
      assertThat(tally.reached.size()).isGreaterThan(hostile.operations().size() / 2);
    }
  }

  private Tally ask(List<Integer> numbers) throws ExecutionException, InterruptedException {
    var tally = new Tally();
    var left = new ConcurrentLinkedQueue<>(numbers);
    try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          Stream.<Runnable>generate(() -> () -> ask(left, tally))
              .limit(AT_ONCE)
              .<Future<?>>map(askers::submit)
              .toList();
      for (var asker : all) {
        asker.get();
      }
    }
    return tally;
  }

  private void ask(ConcurrentLinkedQueue<Integer> left, Tally tally) {
    try (var wire = new Wire(homeward.partnership)) {
      for (var number = left.poll(); number != null; number = left.poll()) {
        var asked = hostile.ask(number);
        var again = "-Dhostile.seed=" + seed + " -Dhostile.only=" + number;
        tally.note(asked, wire.ask(asked), again);
      }
    }
  }

  /** Every entry that was caused by a request names one that was not refused. */
  private void nothingFollowsFromARefusal(Tally tally, Set<String> before) {
    var ours = Pattern.compile("hostile-" + seed + "-(\\d+)");
    var left = new TreeSet<String>();
    var others = new HashSet<String>();
    for (var cause : stored.causes()) {
      var number = ours.matcher(cause);
      if (number.find()) {
        if (!tally.taken.contains(Integer.valueOf(number.group(1)))) {
          left.add(cause);
        }
      } else if (cause.startsWith("http/") && !before.contains(cause)) {
        // One request may make several entries, whose causes begin alike.
        others.add(cause.substring(0, Math.min(cause.length(), 41)));
      }
    }
    assertThat(left).as("caused by what was refused").isEmpty();
    assertThat(others.size()).isLessThanOrEqualTo(tally.withoutKey.intValue());
  }

  /**
   * What was refused is asked again and all is as it was before. As others went first meanwhile,
   * some of it may be taken now: that is left out until nothing is.
   */
  private void refusedAgainNothingIsOther(List<Integer> refused) throws Exception {
    var again = refused;
    for (int round = 1; round <= 3; round++) {
      var before = stored.quiet();
      var tally = ask(again);
      var after = stored.quiet();
      if (tally.taken.isEmpty()) {
        after.entrySet().removeAll(before.entrySet());
        assertThat(after).as("changed by what was refused").isEmpty();
        return;
      }
      again = List.copyOf(tally.refused);
    }
    fail("what is refused is taken when it is asked again");
  }

  private String token(String program) throws Exception {
    var basic =
        Base64.getEncoder().encodeToString((program + ":" + program + "-demo").getBytes(UTF_8));
    var request =
        HttpRequest.newBuilder(
                URI.create(homeward.partnership.address(Part.ISSUER) + "/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return JsonMapper.shared().readTree(answer).required("access_token").asString();
    }
  }
}
