package care.homeward.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.PressureEvent.PressureRaised;
import care.homeward.contracts.Publisher;
import care.homeward.platform.Launcher;
import care.homeward.platform.Platform;
import care.homeward.platform.sample.SampleApplication.Heard;
import care.homeward.platform.testkit.Machinery;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.stream.binder.kafka.support.ConsumerConfigCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Flux;

class SettingsIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String TOPIC = Publisher.RESILIENCE_PLAN.topic();
  private static final String BINDING = "spring.cloud.stream.bindings.feed-in-0.consumer.";
  private static final String KAFKA = "spring.cloud.stream.kafka.bindings.feed-in-0.consumer.";

  /** Hears asynchronously: what it was given may be committed before it is done. */
  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import(Platform.class)
  static class Asynchronous {
    @Bean
    Function<Flux<byte[]>, Flux<byte[]>> feed() {
      return facts -> facts;
    }
  }

  @Test
  void every_wrong_setting_is_a_line_and_the_service_does_not_start() {
    var stopped =
        startIsRefused(
            Asynchronous.class,
            BINDING + "max-attempts=3",
            BINDING + "batch-mode=false",
            BINDING + "use-native-decoding=false",
            KAFKA + "enable-dlq=true",
            KAFKA + "common-error-handler-bean-name=",
            KAFKA + "ack-mode=MANUAL",
            KAFKA + "auto-rebalance-enabled=false",
            KAFKA + "configuration.enable.auto.commit=true",
            KAFKA + "configuration.auto.offset.reset=latest",
            KAFKA + "configuration.isolation.level=read_uncommitted",
            "spring.cloud.stream.kafka.default.producer.sync=false",
            "spring.cloud.stream.kafka.bindings.told-out-0.producer.sync=false",
            "spring.cloud.stream.bindings.told-out-0.destination=resilience-plan.v1",
            "spring.kafka.producer.acks=1",
            "spring.kafka.producer.properties.enable.idempotence=false",
            "spring.kafka.producer.properties.max.in.flight.requests.per.connection=5",
            "spring.kafka.producer.properties.delivery.timeout.ms=120000");

    assertThat(stopped.getExitCode()).isEqualTo(Launcher.NOT_CONFIGURED);
    assertThat(withoutReasons(stopped))
        .containsExactlyInAnyOrder(
            "feed: the function is not a Consumer and must be a Consumer<Message<List<byte[]>>>",
            "feed-in-0.consumer: max-attempts is 3 and must be 1",
            "feed-in-0.consumer: batch-mode is false and must be true",
            "feed-in-0.consumer: use-native-decoding is false and must be true",
            "feed-in-0.consumer: enable-dlq is true and must be false",
            "feed-in-0.consumer: common-error-handler-bean-name is not set and must be tryForEver",
            "feed-in-0.consumer: ack-mode is MANUAL and must be BATCH",
            "feed-in-0.consumer: auto-rebalance-enabled is false and must be true",
            "feed-in-0.consumer.configuration: enable.auto.commit is true and must be false",
            "feed-in-0.consumer.configuration: auto.offset.reset is latest and must be none",
            "feed-in-0.consumer.configuration: isolation.level is read_uncommitted"
                + " and must be read_committed",
            "any binding not named.producer: sync is false and must be true",
            "feed-out-0.producer: sync is false and must be true",
            "told-out-0.producer: sync is false and must be true",
            "relay's producer: acks is 1 and must be all",
            "relay's producer: enable.idempotence is false and must be true",
            "relay's producer: max.in.flight.requests.per.connection is 5 and must be 1",
            "relay's producer: delivery.timeout.ms is 120000 and must be 2147483647",
            "any binding's producer: acks is 1 and must be all",
            "any binding's producer: enable.idempotence is false and must be true",
            "any binding's producer: max.in.flight.requests.per.connection is 5 and must be 1",
            "feed-out-0's producer: acks is 1 and must be all",
            "feed-out-0's producer: enable.idempotence is false and must be true",
            "feed-out-0's producer: max.in.flight.requests.per.connection is 5 and must be 1",
            "told-out-0's producer: acks is 1 and must be all",
            "told-out-0's producer: enable.idempotence is false and must be true",
            "told-out-0's producer: max.in.flight.requests.per.connection is 5 and must be 1");
  }

  @Test
  void one_wrong_setting_is_enough() {
    var stopped =
        startIsRefused(
            care.homeward.platform.sample.SampleApplication.class, BINDING + "max-attempts=3");

    assertThat(stopped)
        .hasMessage(
            "feed-in-0.consumer: max-attempts is 3 and must be 1: the binder's retry gives up");
  }

  @Test
  void a_topic_with_too_few_copies_stops_the_service() {
    var stopped =
        startIsRefused(
            care.homeward.platform.sample.SampleApplication.class,
            "homeward.copies=3",
            "spring.kafka.producer.properties.max.request.size=1048576");

    assertThat(withoutReasons(stopped))
        .containsExactly(
            "topic neighbourhood-teams.v1: replication factor is 1 and must be at least 3",
            "topic neighbourhood-teams.v1: min.insync.replicas is 1 and must be at least 2",
            "topic neighbourhood-teams.v1: max.message.bytes is 1048588"
                + " and must be at least 1114112",
            "topic resilience-plan.v1: replication factor is 1 and must be at least 3",
            "topic resilience-plan.v1: min.insync.replicas is 1 and must be at least 2",
            "topic resilience-plan.v1: max.message.bytes is 1048588 and must be at least 1114112");
  }

  /** Notes what the binder gives its client, so that what was looked at is what counts. */
  @SpringBootConfiguration
  @Import(care.homeward.platform.sample.SampleApplication.class)
  static class Noting {
    static final Map<String, Object> GIVEN = Collections.synchronizedMap(new HashMap<>());

    @Bean
    ConsumerConfigCustomizer given() {
      return (settings, binding, topic) -> GIVEN.putAll(settings);
    }
  }

  @Test
  void a_lost_position_is_read_from_the_first_fact_and_nothing_is_applied_twice() throws Exception {
    var place = "place-" + UUID.randomUUID();
    var group = Sample.newGroup();
    raise(place, 1);
    raise(place, 2);
    try (var service = Sample.start(Noting.class, group, TOPIC)) {
      var heard = service.getBean(Heard.class);
      await()
          .atMost(SOON)
          .until(() -> of(place, heard).equals(List.of(place + "/1", place + "/2")));
      assertThat(Noting.GIVEN)
          .containsEntry("enable.auto.commit", false)
          .containsEntry("auto.offset.reset", "none")
          .containsEntry("isolation.level", "read_committed")
          .containsEntry("allow.auto.create.topics", "false");
    }
    try (var admin = Admin.create(Map.of("bootstrap.servers", Machinery.broker()))) {
      var beyond = new HashMap<TopicPartition, OffsetAndMetadata>();
      for (int partition = 0; partition < 12; partition++) {
        beyond.put(new TopicPartition(TOPIC, partition), new OffsetAndMetadata(1_000_000));
      }
      admin.alterConsumerGroupOffsets(group, beyond).all().get();
    }
    raise(place, 3);
    try (var service = Sample.start(group, TOPIC)) {
      var heard = service.getBean(Heard.class);
      await().atMost(SOON).until(() -> of(place, heard).equals(List.of(place + "/3")));
    }
  }

  @Test
  void facts_that_are_gone_before_they_were_heard_stop_the_service() throws Exception {
    var topic = "trimmed-" + UUID.randomUUID();
    try (var admin = Admin.create(Map.of("bootstrap.servers", Machinery.broker()))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
      for (int i = 0; i < 3; i++) {
        Machinery.publish(topic, "key", new byte[] {1});
      }
      admin
          .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(2)))
          .all()
          .get();
    }
    try (var service = Sample.start(Sample.newGroup(), topic)) {
      await().atMost(SOON).until(() -> !service.isActive());
      assertThat(service.isActive()).isFalse();
    }
  }

  private static List<String> of(String place, Heard heard) {
    return heard.applied.stream().filter(id -> id.startsWith(place)).toList();
  }

  private static void raise(String place, long sequence) {
    Machinery.publish(
        Publisher.RESILIENCE_PLAN,
        place,
        sequence,
        new PressureRaised(place, Instant.EPOCH, 2, 1, "plain", List.of()));
  }

  private static WrongSettings startIsRefused(Class<?> application, String... settings) {
    return catchThrowableOfType(
        WrongSettings.class,
        () -> {
          try (var service = Sample.start(application, Sample.newGroup(), TOPIC, settings)) {
            assertThat(service.isActive()).as("it started").isFalse();
          } catch (org.springframework.context.ApplicationContextException e) {
            // What fails while a part of the service starts comes wrapped.
            throw e.getCause() == null ? e : e.getCause();
          }
        });
  }

  private static List<String> withoutReasons(WrongSettings stopped) {
    return String.valueOf(stopped.getMessage())
        .lines()
        .map(line -> line.substring(0, line.lastIndexOf(": ")))
        .toList();
  }
}
