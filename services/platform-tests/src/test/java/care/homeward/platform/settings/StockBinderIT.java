package care.homeward.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.broker.EmbeddedBroker;
import care.homeward.contracts.Envelope;
import care.homeward.contracts.PressureEvent.PressureRaised;
import care.homeward.contracts.Publisher;
import care.homeward.platform.inbox.Inbox;
import care.homeward.platform.inbox.Parking;
import care.homeward.platform.sample.SampleApplication.Heard;
import care.homeward.platform.testkit.Machinery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two ways in which the binder loses records as it comes, and that with our settings it does not:
 * five facts, of which two cannot be applied, one of these as large as a topic takes.
 */
class StockBinderIT {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final int LARGE = 1_045_004;

  private final String topic = "stock-" + UUID.randomUUID();
  private final List<byte[]> facts = new ArrayList<>();

  /** What a tutorial's service looks like. */
  @SpringBootConfiguration
  @EnableAutoConfiguration(
      excludeName = {
        "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
        "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
        "org.springframework.boot.data.mongodb.autoconfigure.DataMongoRepositoriesAutoConfiguration"
      })
  static class Stock {

    final List<byte[]> tried = new CopyOnWriteArrayList<>();
    final List<byte[]> applied = new CopyOnWriteArrayList<>();

    @Bean
    Consumer<byte[]> feed() {
      return fact -> {
        tried.add(fact);
        if (new String(fact, StandardCharsets.UTF_8).contains("poison")) {
          throw new IllegalStateException("poison");
        }
        applied.add(fact);
      };
    }
  }

  @BeforeEach
  void five_facts() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", Machinery.broker()))) {
      admin
          .createTopics(List.of(new NewTopic(topic, EmbeddedBroker.PARTITIONS, (short) 1)))
          .all()
          .get();
    }
    for (var thresholds : List.of("plain", "poison", "plain", "poison-large", "plain")) {
      var fact = fact(thresholds);
      facts.add(fact);
      Machinery.publish(topic, "place-" + facts.size(), fact);
    }
  }

  @Test
  void as_it_comes_a_record_is_skipped_after_three_attempts() throws Exception {
    var group = Sample.newGroup();
    try (var service = stock(group)) {
      var heard = service.getBean(Stock.class);
      await().atMost(SOON).until(() -> Sample.committed(group) == 5);

      assertThat(heard.applied).hasSize(3);
      assertThat(heard.tried).hasSize(3 + 2 * 3);
    }
    assertThat(deadLetters(group)).isEmpty();
  }

  @Test
  void as_it_comes_a_dead_letter_that_is_too_large_is_dropped() throws Exception {
    var group = Sample.newGroup();
    try (var service = stock(group, "enable-dlq=true")) {
      var heard = service.getBean(Stock.class);
      await().atMost(SOON).until(() -> Sample.committed(group) == 5);

      assertThat(heard.applied).hasSize(3);
    }
    assertThat(deadLetters(group)).singleElement().isEqualTo(facts.get(1));
  }

  @Test
  void with_our_settings_both_are_kept_byte_for_byte_and_applied_later() throws Exception {
    var group = Sample.newGroup();
    try (var service = Sample.start(group, topic)) {
      var heard = service.getBean(Heard.class);
      var parking = service.getBean(Parking.class);
      await().atMost(SOON).until(() -> Sample.committed(group) == 5);

      assertThat(heard.applied).hasSize(3);
      assertThat(parking.oldest(10))
          .extracting(parked -> parked.record().getData())
          .containsExactlyInAnyOrder(facts.get(1), facts.get(3));

      heard.poisoned = false;
      var inbox = service.getBean(Inbox.class);
      parking.oldest(10).forEach(parked -> inbox.release(parked.stream(), true));

      assertThat(heard.applied).hasSize(5).doesNotHaveDuplicates();
      assertThat(parking.oldest(10)).isEmpty();
    }
  }

  private ConfigurableApplicationContext stock(String group, String... more) {
    var settings = new ArrayList<String>();
    settings.add("--spring.config.name=none");
    settings.add("--spring.main.web-application-type=none");
    settings.add("--spring.main.banner-mode=off");
    settings.add("--spring.cloud.function.definition=feed");
    settings.add("--spring.cloud.stream.kafka.binder.brokers=" + Machinery.broker());
    settings.add("--spring.cloud.stream.bindings.feed-in-0.destination=" + topic);
    settings.add("--spring.cloud.stream.bindings.feed-in-0.group=" + group);
    for (var one : more) {
      settings.add("--spring.cloud.stream.kafka.bindings.feed-in-0.consumer." + one);
    }
    return new SpringApplicationBuilder(Stock.class).run(settings.toArray(String[]::new));
  }

  private List<byte[]> deadLetters(String group) throws Exception {
    var name = "error." + topic + "." + group;
    try (var admin = Admin.create(Map.of("bootstrap.servers", Machinery.broker()))) {
      if (!admin.listTopics().names().get().contains(name)) {
        return List.of();
      }
    }
    return Machinery.records(name).stream().map(record -> record.value()).toList();
  }

  private static byte[] fact(String thresholds) {
    var place = "place-" + UUID.randomUUID();
    var small = written(place, thresholds);
    return thresholds.equals("poison-large")
        ? written(place, thresholds + "x".repeat(LARGE - small.length))
        : small;
  }

  /** Written without the check of what is too large: it comes from somebody else. */
  private static byte[] written(String place, String thresholds) {
    return new JsonMapper()
        .writeValueAsBytes(
            Envelope.of(
                Publisher.RESILIENCE_PLAN,
                place,
                1,
                Instant.EPOCH,
                null,
                new PressureRaised(place, Instant.EPOCH, 2, 1, thresholds, List.of())));
  }
}
