package care.homeward.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.broker.EmbeddedBroker;
import care.homeward.contracts.Envelope;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.live.board.LiveBoard;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The board without anybody to hear: it shows what it knows, says so, and goes on afterwards. */
class BrokerAwayIT {

  /** Longer than the board waits before it asks the broker (2 s), and for its answer (2 s). */
  private static final Duration OUTAGE = Duration.ofSeconds(8);

  private static final Duration SOON = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String coordinator = Machinery.token("r.naylor", Role.COORDINATOR);

  @Test
  void pages_go_on_and_what_was_said_meanwhile_arrives_after(@TempDir Path directory)
      throws Exception {
    int port = Machinery.freePort();
    int controller = Machinery.freePort();
    var broker = EmbeddedBroker.start(directory, port, controller);
    broker.createTopics(Arrays.stream(Publisher.values()).map(Publisher::topic).toList());
    try (var service =
        Service.start(
            "live-view-broker-away", Map.of("homeward.broker", broker.bootstrapServers()))) {
      var board = service.context.getBean(LiveBoard.class);
      ready(broker, "stay-before");
      await().atMost(SOON).until(() -> page(service).contains("stay-before"));
      assertThat(board.live()).isTrue();

      broker.close();
      for (var end = System.nanoTime() + OUTAGE.toNanos(); System.nanoTime() < end; ) {
        assertThat(page(service)).contains("stay-before");
      }
      assertThat(board.live()).isFalse();

      broker = EmbeddedBroker.start(directory, port, controller);
      ready(broker, "stay-after");
      await().atMost(SOON).until(() -> page(service).contains("stay-after"));
      await().atMost(SOON).until(board::live);
    } finally {
      broker.close();
    }
  }

  private String page(Service service) throws Exception {
    var answer =
        http.send(
            HttpRequest.newBuilder(URI.create(service.address() + "/flow"))
                .header("Authorization", "Bearer " + coordinator)
                .timeout(Duration.ofSeconds(10))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static void ready(EmbeddedBroker broker, String stay) {
    var person = "person-of-" + stay;
    var bed = new Location("RR813", "J28", "J28-14");
    say(broker, stay, 1, new PatientAdmitted(stay, person, Facts.now(), Facts.OLD_LADY, bed));
    say(broker, stay, 2, new CriteriaToResideNoLongerMet(stay, person, Facts.now()));
  }

  private static void say(EmbeddedBroker broker, String stay, long sequence, Object fact) {
    Machinery.publish(
        broker.bootstrapServers(),
        Publisher.DISCHARGE_FLOW,
        Envelope.of(Publisher.DISCHARGE_FLOW, stay, sequence, Facts.now(), null, fact));
  }
}
