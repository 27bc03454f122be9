package care.homeward.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

  private static final String TOPIC = "referrals";

  @TempDir private Path directory;

  @Test
  void records_reach_a_consumer_group_and_outlive_a_restart() throws Exception {
    int port = freePort();
    int controllerPort = freePort();
    try (var broker = EmbeddedBroker.start(directory, port, controllerPort)) {
      assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
      broker.createTopics(List.of(TOPIC, "homes"));
      produce(broker, "a", "made", "offered", "taken");
      assertThat(consume(broker, "readers", 3)).containsExactly("made", "offered", "taken");
    }
    try (var broker = EmbeddedBroker.start(directory, port, controllerPort)) {
      produce(broker, "a", "first contact");
      assertThat(consume(broker, "readers", 1)).containsExactly("first contact");
      assertThat(consume(broker, "newcomers", 4))
          .containsExactly("made", "offered", "taken", "first contact");
    }
  }

  @Test
  void making_topics_again_keeps_them_and_adds_only_the_missing() throws Exception {
    try (var broker = EmbeddedBroker.start(directory, freePort(), freePort())) {
      broker.createTopics(List.of(TOPIC));
      produce(broker, "a", "made");
      broker.createTopics(List.of(TOPIC, "homes"));
      assertThat(consume(broker, "readers", 1)).containsExactly("made");
      try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        var topics = admin.describeTopics(Set.of(TOPIC, "homes")).allTopicNames().get();
        assertThat(topics.values())
            .hasSize(2)
            .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(12));
      }
    }
  }

  private static void produce(EmbeddedBroker broker, String key, String... values)
      throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(TOPIC, key, value)).get();
      }
    }
  }

  /** Reads until there are as many as wanted, and leaves the group's place behind them. */
  private static List<String> consume(EmbeddedBroker broker, String group, int wanted) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "group.id",
            group,
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            "false");
    var values = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      var limit = Instant.now().plusSeconds(30);
      while (values.size() < wanted && Instant.now().isBefore(limit)) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
      consumer.commitSync();
    }
    return values;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
