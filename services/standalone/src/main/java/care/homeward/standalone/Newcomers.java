package care.homeward.standalone;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.live.board.LiveBoard;
import care.homeward.platform.journal.Facts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** More people in beds, as all services hear of them: by facts on the topic of stays. */
final class Newcomers {

  private static final int PLACES = 6;
  private static final int WARD = 28;

  private final Partnership partnership;
  private final LiveBoard board;
  private final Facts facts = new Facts(new JsonMapper());
  private int admitted;

  Newcomers(Partnership partnership) {
    this.partnership = partnership;
    this.board =
        partnership
            .services()
            .flatMap(service -> service.getBeanProvider(LiveBoard.class).stream())
            .findFirst()
            .orElseThrow();
  }

  /** Admits until the board knows this many in all, and everyone has heard of them. */
  void until(int people) throws InterruptedException {
    var missing = people - inBed();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                "bootstrap.servers", "127.0.0.1:" + partnership.port(Part.BROKER), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < missing; i++) {
        var stayId = "stay-%024x".formatted(0xbe0000 + admitted++);
        var _ =
            producer.send(
                new ProducerRecord<>(
                    Publisher.DISCHARGE_FLOW.topic(), stayId, admission(stayId, admitted)));
      }
    }
    while (inBed() < people) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
    new Lag(partnership.port(Part.BROKER)).awaitNone();
  }

  private int inBed() {
    return board.inBed();
  }

  private byte[] admission(String stayId, int n) {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var place = "bench-place-" + n % PLACES;
    return facts
        .write(
            Envelope.of(
                Publisher.DISCHARGE_FLOW,
                stayId,
                1,
                now,
                null,
                new PatientAdmitted(
                    stayId,
                    "person-%024x".formatted(n),
                    now,
                    new PersonSummary("75-84", false, place, place + "-" + n % 3, 1),
                    new Location("HW00" + n % PLACES, "V" + n / WARD, "B" + n % WARD),
                    null,
                    PatientAdmitted.Basis.TOLD)))
        .getBytes(StandardCharsets.UTF_8);
  }
}
