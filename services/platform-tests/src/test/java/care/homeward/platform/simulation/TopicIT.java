package care.homeward.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.Publisher;
import care.homeward.platform.journal.Topic;
import care.homeward.platform.testkit.Machinery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** What a relay may rely on, of the real broker and of the one the simulation runs on. */
class TopicIT {

  private static final String NAME = Publisher.PEOPLE.topic();

  /** A topic, what makes time pass until it has answered, and a reader of what a key came to. */
  record Bench(
      Topic topic,
      Consumer<CompletableFuture<?>> answered,
      java.util.function.Function<String, List<String>> of) {}

  static Stream<Bench> benches() {
    return Stream.of(real(), simulated());
  }

  private static Bench real() {
    var producers =
        new DefaultKafkaProducerFactory<>(
            Map.<String, Object>of(
                "bootstrap.servers", Machinery.broker(), "acks", "all", "enable.idempotence", true),
            new StringSerializer(),
            new ByteArraySerializer());
    var template = new KafkaTemplate<>(producers);
    return new Bench(
        (key, value) -> template.send(NAME, key, value),
        CompletableFuture::join,
        key ->
            Machinery.records(NAME).stream()
                .filter(message -> message.key().equals(key))
                .map(message -> new String(message.value(), StandardCharsets.UTF_8))
                .toList());
  }

  private static Bench simulated() {
    var time = new Time(1, false);
    var weather = new Weather(time);
    weather.calmDown();
    var broker = new Broker(time, weather, null, List.of(NAME));
    var node = new Node("one", time, weather, () -> {});
    return new Bench(
        broker.producer(node, NAME),
        sent -> time.until(sent::isDone, time.now() + 10_000),
        key ->
            broker.messages(NAME, Broker.partition(key)).stream()
                .filter(message -> message.key().equals(key))
                .map(message -> new String(message.value(), StandardCharsets.UTF_8))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("benches")
  void records_of_a_key_arrive_once_and_in_order(Bench bench) {
    var one = "one-" + UUID.randomUUID();
    var other = "other-" + UUID.randomUUID();
    var sent = new ArrayList<CompletableFuture<?>>();
    for (int i = 0; i < 100; i++) {
      sent.add(bench.topic().send(one, bytes("one " + i)));
      sent.add(bench.topic().send(other, bytes("other " + i)));
    }
    sent.forEach(bench.answered());

    assertThat(bench.of().apply(one))
        .isEqualTo(IntStream.range(0, 100).mapToObj(i -> "one " + i).toList());
    assertThat(bench.of().apply(other)).hasSize(100);
  }

  @ParameterizedTest
  @MethodSource("benches")
  void what_was_answered_can_be_read(Bench bench) {
    var key = "key-" + UUID.randomUUID();
    var sent = bench.topic().send(key, bytes("kept"));

    bench.answered().accept(sent);

    assertThat(sent).isCompleted();
    assertThat(bench.of().apply(key)).containsExactly("kept");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
