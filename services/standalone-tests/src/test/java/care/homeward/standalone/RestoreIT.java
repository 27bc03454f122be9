package care.homeward.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.simulator.Mllp;
import care.homeward.standalone.Running.Patient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What was lost is folded again from the journals, and comes out equal. */
class RestoreIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int ADMITTED = 20;

  @TempDir Path data;

  private final Map<Part, Integer> ports = Running.ports();

  @Test
  void a_broker_and_a_live_view_that_lost_everything_come_back_from_the_journals()
      throws Exception {
    String before;
    try (var partnership = Partnership.start(data, ports)) {
      admit();
      before = verified(partnership).folded();
    }
    FileSystemUtils.deleteRecursively(data.resolve("broker"));

    try (var partnership = Partnership.start(data, ports)) {
      var verified = verified(partnership);
      assertThat(verified.folded()).isEqualTo(before);
      assertThat(verified.shown()).isEqualTo(before);
      try (var mongo = MongoClients.create("mongodb://127.0.0.1:" + ports.get(Part.STORE))) {
        mongo.getDatabase("live-view").getCollection("subjects").drop();
        mongo.getDatabase("discharge-flow").getCollection("stays").drop();
      }
    }

    try (var partnership = Partnership.start(data, ports)) {
      assertThat(verified(partnership).shown()).isEqualTo(before);
      try (var mongo = MongoClients.create("mongodb://127.0.0.1:" + ports.get(Part.STORE))) {
        var stays = mongo.getDatabase("discharge-flow").getCollection("stays");
        assertThat(stays.countDocuments()).isEqualTo(ADMITTED);
      }
      var report =
          Rebuild.run(partnership.address(Part.ISSUER), partnership.address(Part.PAGES), false);
      assertThat(Rebuild.summary(report))
          .contains("equal, and the rebuilt board runs now.", "rebuilt " + before);
    }
  }

  private void admit() throws IOException {
    try (var hospital =
        new Mllp(
            "127.0.0.1", Objects.requireNonNull(ports.get(Part.MLLP)), Duration.ofSeconds(20))) {
      for (int i = 0; i < ADMITTED; i++) {
        var patient = new Patient("R" + i, "", "R");
        var ack = hospital.send(patient.admitted(Running.ago(Duration.ofHours(5)).withSecond(0)));
        assertThat(ack.code()).isEqualTo("AA");
      }
    }
  }

  /** As soon as everything has arrived. */
  private Verify.Result verified(Partnership partnership) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var result = compared(partnership);
              assertThat(result.different()).isEmpty();
              assertThat(result.cards()).isEqualTo(ADMITTED);
            });
    return compared(partnership);
  }

  private Verify.Result compared(Partnership partnership) {
    try {
      return Verify.compare(
          "mongodb://127.0.0.1:" + ports.get(Part.STORE),
          partnership.address(Part.ISSUER),
          partnership.address(Part.PAGES));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
