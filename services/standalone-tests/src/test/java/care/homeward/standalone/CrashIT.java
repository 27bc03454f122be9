package care.homeward.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.simulator.Mllp;
import care.homeward.standalone.Running.Patient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies without warning, in the middle of a simulator's run, and starts again. */
class CrashIT {

  private static final Duration START = Duration.ofMinutes(2);
  private static final int WRITERS = 6;

  /** Enough has happened to make dying interesting. */
  private static final int ACKNOWLEDGED = 150;

  @TempDir Path data;

  private final Map<Part, Integer> ports = Running.ports();
  private final List<Process> processes = new ArrayList<>();
  private final Queue<Admitted> admitted = new ConcurrentLinkedQueue<>();
  private final Queue<String> expected = new ConcurrentLinkedQueue<>();

  /** Somebody whose admission was acknowledged, and the message that said so. */
  private record Admitted(Patient patient, String message) {}

  @AfterEach
  void stop() throws InterruptedException {
    for (var process : processes) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void everything_acknowledged_is_there_once_after_a_kill() throws Exception {
    var first = start(600);
    var sent = new AtomicInteger();
    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < WRITERS; i++) {
        var _ = writers.submit(() -> admitUntilItDies(sent));
      }
      try {
        org.awaitility.Awaitility.await()
            .atMost(START)
            .pollInterval(2, TimeUnit.MILLISECONDS)
            .until(
                () -> {
                  assertThat(first.isAlive()).isTrue();
                  return admitted.size() >= ACKNOWLEDGED;
                });
      } finally {
        first.destroyForcibly().waitFor();
      }
    }

    start(0);
    try (var hospital = mllp();
        var mongo = MongoClients.create("mongodb://127.0.0.1:" + port(Part.STORE));
        var client = new Client("http://127.0.0.1:" + port(Part.ISSUER))) {
      var journal = mongo.getDatabase("discharge-flow").getCollection("journal");
      assertAllThereOnce(client, journal);
      for (var one : admitted) {
        assertThat(hospital.send(one.message()).code()).isEqualTo("AA");
      }
      assertAllThereOnce(client, journal);
      assertThat(expected).isNotEmpty();
    }
    var result =
        Verify.compare(
            "mongodb://127.0.0.1:" + port(Part.STORE),
            "http://127.0.0.1:" + port(Part.ISSUER),
            "http://127.0.0.1:" + port(Part.PAGES));
    assertThat(result.different()).isEmpty();
    assertThat(result.cards()).isGreaterThanOrEqualTo(admitted.size());
  }

  private void assertAllThereOnce(Client client, MongoCollection<Document> journal) {
    for (var one : admitted) {
      var stay = stay(client, one.patient());
      assertThat(admissions(journal.find(Filters.eq("subject", stay)))).isEqualTo(1);
    }
    for (var key : expected) {
      assertThat(journal.countDocuments(Filters.regex("cause", ".* " + key + "$"))).isEqualTo(1);
    }
  }

  /** Admits people, sets an expected date for each, and notes only what was acknowledged. */
  private Void admitUntilItDies(AtomicInteger sent) {
    try (var hospital = mllp();
        var client = new Client("http://127.0.0.1:" + port(Part.ISSUER))) {
      while (true) {
        var visit = "C" + sent.incrementAndGet();
        var patient = new Patient(visit, "", "C");
        var message = patient.admitted(Running.ago(Duration.ofHours(5)));
        if (!hospital.send(message).taken()) {
          continue;
        }
        admitted.add(new Admitted(patient, message));
        var answer =
            client.post(
                dischargeFlow("/api/stays/" + stay(client, patient) + "/expected-date"),
                "key-" + visit,
                Map.of("date", "2026-12-24"));
        if (answer.status() == 200) {
          expected.add("key-" + visit);
        }
      }
    } catch (IOException | RuntimeException e) {
      return null; // it died, as it was meant to
    }
  }

  private Process start(int simulatorSpeed) throws IOException, InterruptedException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            Standalone.class.getName());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    var environment = new HashMap<String, String>();
    ports.forEach((part, port) -> environment.put(part.variable(), String.valueOf(port)));
    environment.put("HOMEWARD_DATA", data.toString());
    environment.put("HOMEWARD_SIMULATOR_SPEED", String.valueOf(simulatorSpeed));
    builder.environment().putAll(environment);
    builder.redirectOutput(Path.of("target", "crash-" + processes.size() + ".log").toFile());
    var process = builder.start();
    processes.add(process);
    awaitReady(process);
    return process;
  }

  private void awaitReady(Process process) {
    org.awaitility.Awaitility.await()
        .atMost(START)
        .pollInterval(200, TimeUnit.MILLISECONDS)
        .ignoreExceptions()
        .until(
            () -> {
              assertThat(process.isAlive()).isTrue();
              try (var client = new Client("http://127.0.0.1:" + port(Part.ISSUER))) {
                return client
                    .get("http://127.0.0.1:" + port(Part.PAGES) + "/api/board")
                    .has("cards");
              }
            });
  }

  private int port(Part part) {
    return ports.getOrDefault(part, 0);
  }

  private Mllp mllp() {
    return new Mllp("127.0.0.1", port(Part.MLLP), Duration.ofSeconds(20));
  }

  private String dischargeFlow(String path) {
    return "http://127.0.0.1:" + port(Part.DISCHARGE_FLOW) + path;
  }

  private String stay(Client client, Patient patient) {
    return client
        .post(
            dischargeFlow("/api/stays/searches"),
            null,
            Map.of("visits", List.of(Map.of("hospital", "HWT", "visit", patient.visit()))))
        .body()
        .required("stays")
        .required(0)
        .required("stayId")
        .asString();
  }

  private static long admissions(Iterable<Document> entries) {
    long admissions = 0;
    for (var entry : entries) {
      admissions +=
          entry.getList("events", String.class).stream()
              .filter(event -> event.contains("\"discharge-flow.patient-admitted.v1\""))
              .count();
    }
    return admissions;
  }
}
