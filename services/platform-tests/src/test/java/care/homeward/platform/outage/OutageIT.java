package care.homeward.platform.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.PressureEvent.PressureRaised;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.TeamEvent.TeamCapacitySet;
import care.homeward.platform.inbox.Parking;
import care.homeward.platform.outage.Asker.Answer;
import care.homeward.platform.sample.SampleApplication.Heard;
import care.homeward.platform.testkit.Machinery;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Broker and store away for longer than every limit on the way.
 *
 * <p>Longer than the producer may block (5 s), the relay's sweeps (5 and 10 s), the store client's
 * choice of a server (5 s) and the longest rest between attempts (5 s). What a minute's outage
 * would outlast besides is set lower here: a group's session (45 s, here 6 s) and a request (30 s,
 * here 3 s). {@code -Doutage.seconds=60} makes it the minute.
 */
class OutageIT {

  private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("outage.seconds", 11));
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String TEAM = "team-1";
  private static final String PLACE = "place-1";

  @Test
  void commands_and_reads_go_on_without_the_broker_and_everything_arrives_after(
      @TempDir Path directory) throws Exception {
    try (var parts = new Parts(directory);
        var service =
            parts.service(
                "spring.kafka.producer.properties.request.timeout.ms=3000",
                "spring.cloud.stream.kafka.binder.consumer-properties.session.timeout.ms=6000",
                "spring.cloud.stream.kafka.binder.consumer-properties.heartbeat.interval.ms=1000",
                "spring.cloud.stream.kafka.binder.consumer-properties.request.timeout.ms=3000");
        var asker = new Asker(service)) {
      var heard = service.getBean(Heard.class);
      raise(parts.broker(), 1);
      await().atMost(SOON).until(() -> heard.applied.equals(List.of(PLACE + "/1")));
      assertThat(asker.set(TEAM, "before", 1).status()).isEqualTo(200);

      parts.takeBrokerAway();
      int commands = 1;
      for (var end = System.nanoTime() + OUTAGE.toNanos(); System.nanoTime() < end; commands++) {
        var answer = asker.set(TEAM, "key-" + commands, commands % 100);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.millis()).isLessThan(3_000);
        assertThat(asker.slots(TEAM).body()).contains("\"slots\":" + commands % 100);
      }
      parts.bringBrokerBack();

      int told = commands;
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(told(parts))
                      .containsExactlyElementsOf(
                          IntStream.rangeClosed(1, told).mapToObj(Long::valueOf).toList()));
      assertThat(Machinery.facts(parts.broker(), Publisher.NEIGHBOURHOOD_TEAMS).getLast().data())
          .isInstanceOf(TeamCapacitySet.class);
      raise(parts.broker(), 2);
      await().atMost(SOON).until(() -> heard.applied.equals(List.of(PLACE + "/1", PLACE + "/2")));
    }
  }

  @Test
  void without_the_store_nobody_gets_a_yes_and_nothing_is_parked_or_lost(@TempDir Path directory)
      throws Exception {
    try (var parts = new Parts(directory);
        var service = parts.service();
        var asker = new Asker(service)) {
      var heard = service.getBean(Heard.class);
      raise(parts.broker(), 1);
      await().atMost(SOON).until(() -> heard.applied.equals(List.of(PLACE + "/1")));
      assertThat(asker.set(TEAM, "before", 1).status()).isEqualTo(200);

      parts.takeStoreAway();
      var answers = new ArrayList<Answer>();
      raise(parts.broker(), 2);
      raise(parts.broker(), 3);
      for (var end = System.nanoTime() + OUTAGE.toNanos(); System.nanoTime() < end; ) {
        answers.add(asker.set(TEAM, "during", 2));
      }
      assertThat(asker.slots(TEAM).status()).isEqualTo(503);
      parts.bringStoreBack();

      assertThat(answers)
          .allSatisfy(
              answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.body()).contains("urn:homeward:problem:store-away");
                assertThat(answer.retryAfter()).isEqualTo("5");
                assertThat(answer.millis()).isLessThan(8_000);
              });
      await()
          .atMost(SOON)
          .until(() -> heard.applied.containsAll(List.of(PLACE + "/2", PLACE + "/3")));
      assertThat(heard.applied.stream().distinct())
          .containsExactly(PLACE + "/1", PLACE + "/2", PLACE + "/3");
      assertThat(service.getBean(Parking.class).oldest(10)).isEmpty();

      await().atMost(SOON).until(() -> asker.set(TEAM, "during", 2).status() == 200);
      assertThat(asker.set(TEAM, "during", 2).body()).contains("\"slots\":2");
      await().atMost(SOON).untilAsserted(() -> assertThat(told(parts)).containsExactly(1L, 2L));
    }
  }

  private static void raise(String broker, long sequence) {
    var pressure = new PressureRaised(PLACE, Instant.EPOCH, 2, 1, "plain", List.of());
    Machinery.publish(
        broker,
        Publisher.RESILIENCE_PLAN,
        Envelope.of(Publisher.RESILIENCE_PLAN, PLACE, sequence, Instant.EPOCH, null, pressure));
  }

  /** What the service told, each fact once however often it came. */
  private static Stream<Long> told(Parts parts) {
    return Machinery.facts(parts.broker(), Publisher.NEIGHBOURHOOD_TEAMS).stream()
        .map(Envelope::sequence)
        .distinct();
  }
}
