package care.homeward.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.standalone.Wire.Answer;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Projections;
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
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever the services are sent, they answer: never with a fault, never with what is told in
 * confidence, and a refusal leaves nothing behind. {@code -Dhostile.seed=…} asks the same again,
 * {@code -Dhostile.only=…} one request of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputIT {

  private static final int REQUESTS = Integer.getInteger("hostile.requests", 18_000);
  private static final int AGAIN = REQUESTS / 9;
  private static final int AT_ONCE = 16;
  private static final int SHOWN = 12;
  private static final String HOME = "rowan-house";
  private static final String TEAM = "minster-team";

  private final long seed =
      Long.getLong("hostile.seed", ThreadLocalRandom.current().nextLong(1_000_000));
  private final Set<Integer> accepted = ConcurrentHashMap.newKeySet();
  private final Set<String> reached = ConcurrentHashMap.newKeySet();
  private final Queue<Asked> refused = new ConcurrentLinkedQueue<>();
  private final Map<String, LongAdder> statuses = new ConcurrentHashMap<>();
  private final Map<String, Queue<String>> wrong = new ConcurrentHashMap<>();
  private final LongAdder withoutKey = new LongAdder();
  private Running homeward;
  private MongoClient store;
  private Hostile hostile;

  @BeforeAll
  void start() throws Exception {
    homeward = Running.apart();
    store = MongoClients.create("mongodb://127.0.0.1:" + homeward.partnership.port(Part.STORE));
    hostile =
        new Hostile(
            seed,
            Operation.all(),
            known(),
            Instant.now().truncatedTo(ChronoUnit.DAYS),
            token("homeward-cli"),
            token("discharge-flow"));
  }

  @AfterAll
  void stop() {
    store.close();
    homeward.partnership.close();
  }

  @Test
  void whatever_is_sent_is_answered_and_a_refusal_leaves_nothing() {
    System.out.println("hostile.seed=" + seed);
    var only = Optional.ofNullable(Integer.getInteger("hostile.only"));
    var numbers = only.map(IntStream::of).orElse(IntStream.range(0, REQUESTS)).boxed().toList();
    var journals = causes();
    var began = Instant.now();

    askAll(numbers.stream().map(hostile::ask).toList());
    only.ifPresent(_ -> System.out.println(statuses + " " + wrong));

    nothingFollowsFromARefusal(journals);
    refusedAgainNothingIsOther();
    System.out.printf(
        "%d s, %s, %d of %d operations did what was asked%n",
        Duration.between(began, Instant.now()).toSeconds(),
        new TreeMap<>(statuses),
        reached.size(),
        hostile.operations().size());
    assertThat(found()).isEmpty();
    if (only.isEmpty()) {
      var busy = count("429") + count("503") + count("0");
      assertThat(busy).isLessThan(REQUESTS / 10);
      assertThat(reached.size()).isGreaterThan(hostile.operations().size() / 2);
    }
  }

  private long count(String status) {
    return statuses.getOrDefault(status, new LongAdder()).sum();
  }

  /** Each thing that is wrong, with the first requests that show it. */
  private String found() {
    var found = new StringBuilder();
    new TreeMap<>(wrong)
        .forEach(
            (what, where) -> {
              found.append("\n==== %s: %d times%n".formatted(what, where.size()));
              where.stream().limit(SHOWN).forEach(one -> found.append(one).append('\n'));
            });
    return found.toString();
  }

  private void askAll(List<Asked> all) {
    var next = new AtomicInteger();
    try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < AT_ONCE; i++) {
        var _ =
            askers.submit(
                () -> {
                  try (var wire = new Wire(homeward.partnership)) {
                    for (int n = next.getAndIncrement();
                        n < all.size();
                        n = next.getAndIncrement()) {
                      note(all.get(n), wire.ask(all.get(n)));
                    }
                  }
                });
      }
    }
  }

  private void note(Asked asked, Answer answer) {
    statuses.computeIfAbsent(String.valueOf(answer.status()), _ -> new LongAdder()).increment();
    for (var what : Verdict.on(asked, answer)) {
      wrong
          .computeIfAbsent(what, _ -> new ConcurrentLinkedQueue<>())
          .add(
              "-Dhostile.seed=%d -Dhostile.only=%d %s%n-> %d %s %s"
                  .formatted(
                      seed,
                      asked.number(),
                      asked,
                      answer.status(),
                      answer.headers(),
                      answer.body()));
    }
    if (answer.status() >= 400 && answer.status() < 500) {
      refused.add(asked);
    } else {
      accepted.add(asked.number());
      if (asked.key().isEmpty()) {
        withoutKey.increment();
      }
      if (answer.status() < 300 && answer.status() >= 200) {
        reached.add(asked.operation().name());
      }
    }
  }

  /** Every entry that was caused by a request names one that was not refused. */
  private void nothingFollowsFromARefusal(Set<String> before) {
    var ours = Pattern.compile("hostile-" + seed + "-(\\d+)");
    var others = new HashSet<String>();
    for (var cause : causes()) {
      var number = ours.matcher(cause);
      if (number.find()) {
        assertThat(accepted).as(cause).contains(Integer.valueOf(number.group(1)));
      } else if (cause.startsWith("http/") && !before.contains(cause)) {
        others.add(cause.substring(0, Math.min(cause.length(), 41)));
      }
    }
    assertThat(others.size()).isLessThanOrEqualTo(withoutKey.intValue());
  }

  /** What was refused is asked again, until nothing of it is taken: then all is as it was. */
  private void refusedAgainNothingIsOther() {
    var again = refused.stream().limit(AGAIN / 3).toList();
    for (int round = 1; round <= 3; round++) {
      var before = quiet();
      accepted.clear();
      refused.clear();
      askAll(again);
      var after = quiet();
      if (accepted.isEmpty() && after.equals(before)) {
        return;
      }
      var other = new TreeMap<>(after);
      other.entrySet().removeAll(before.entrySet());
      System.out.println("round " + round + ": " + accepted.size() + " taken, other: " + other);
      again = List.copyOf(refused);
    }
    assertThat(false).as("a refusal leaves something behind").isTrue();
  }

  private Set<String> causes() {
    var causes = new HashSet<String>();
    for (var service : services()) {
      for (var entry :
          store
              .getDatabase(service)
              .getCollection("journal")
              .find()
              .projection(Projections.include("cause"))) {
        causes.add(entry.getString("cause"));
      }
    }
    return causes;
  }

  /** What is stored, once nothing is under way any more. */
  private Map<String, Long> quiet() {
    var last = new Object[] {Map.of()};
    await()
        .atMost(Running.SOON)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              var now = stored();
              var same = now.equals(last[0]);
              last[0] = now;
              return same;
            });
    return stored();
  }

  private Map<String, Long> stored() {
    var stored = new TreeMap<String, Long>();
    for (var service : services()) {
      var database = store.getDatabase(service);
      for (var name : database.listCollectionNames()) {
        long sum = 0;
        for (Document document : database.getCollection(name).find()) {
          sum += document.toString().hashCode();
        }
        stored.put(service + "." + name, sum);
      }
    }
    return stored;
  }

  private List<String> services() {
    return hostile.operations().stream().map(Operation::service).distinct().toList();
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

  /** A few of everything, so that ids lead somewhere. */
  private Map<String, List<String>> known() throws Exception {
    homeward.team(TEAM);
    homeward.post(
        Part.CARE_HOME_CAPACITY,
        "/api/homes",
        Map.of(
            "homeId",
            HOME,
            "name",
            "Rowan House",
            "place",
            "aldersyke",
            "partnership",
            "minster-gate",
            "registeredBeds",
            30));
    homeward.post(
        Part.CARE_HOME_CAPACITY,
        "/api/homes/" + HOME + "/vacancies",
        Map.of("vacancies", List.of(Map.of("bedType", "NURSING", "beds", 9))));
    var referral = homeward.asked("V3301", "W1");
    var stay = homeward.card("W1").required("stayId").asString();
    var person = homeward.card("W1").required("personId").asString();
    var wait =
        homeward
            .post(
                Part.DISCHARGE_FLOW,
                "/api/stays/" + stay + "/waits",
                Map.of("reason", "medicines-and-letter"))
            .required("waitId")
            .asString();
    var hold =
        homeward
            .post(
                Part.CARE_HOME_CAPACITY,
                "/api/homes/" + HOME + "/holds",
                Map.of("stayId", stay, "personId", person, "bedType", "NURSING"))
            .required("holdId")
            .asString();
    var carer =
        homeward
            .post(
                Part.PEOPLE,
                "/api/people/" + person + "/carers",
                Map.of("name", "Ravi Patel", "relationship", "CHILD", "consent", "GIVEN"))
            .required("carerId")
            .asString();
    return Map.ofEntries(
        Map.entry("teams", List.of(TEAM)),
        Map.entry("team", List.of(TEAM)),
        Map.entry("teamId", List.of(TEAM)),
        Map.entry("stays", List.of(stay)),
        Map.entry("stayId", List.of(stay)),
        Map.entry("referrals", List.of(referral)),
        Map.entry("referralId", List.of(referral)),
        Map.entry("personId", List.of(person)),
        Map.entry("homeId", List.of(HOME)),
        Map.entry("homes", List.of(HOME)),
        Map.entry("holdId", List.of(hold)),
        Map.entry("waitId", List.of(wait)),
        Map.entry("carerId", List.of(carer)),
        Map.entry("place", List.of("aldersyke")),
        Map.entry("partnership", List.of("minster-gate")),
        Map.entry("code", List.of("minster-gate")),
        Map.entry("hospital", List.of("HWT01")),
        Map.entry("reason", List.of("medicines-and-letter", "home-social-care-arranging")),
        Map.entry("kind", List.of("sitrep", "winter", "discharge-ready-date")),
        Map.entry("period", List.of("2026-11-01", "2026-10", "2026-W44")),
        Map.entry("day", List.of("2026-11-23")),
        Map.entry("nhsNumber", List.of("9991200010")));
  }
}
