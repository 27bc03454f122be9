package care.homeward.standalone;

import care.homeward.broker.EmbeddedBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The yardstick: one hop by plain clients on the same broker, with records of a fact's size. */
final class RawKafka {

  private static final int SIZE = 900;
  private static final int MANY = 200_000;

  private static final String TOPIC = "yardstick";

  private final String broker;

  RawKafka(String broker) throws InterruptedException, ExecutionException {
    this.broker = broker;
    try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      admin
          .createTopics(Set.of(new NewTopic(TOPIC, EmbeddedBroker.PARTITIONS, (short) 1)))
          .all()
          .get();
    }
  }

  /** Send-to-receive times at a steady rate. */
  Latencies at(int perSecond, Duration length) throws InterruptedException {
    var latencies = new Latencies();
    run(
        perSecond * (int) length.toSeconds(),
        1_000_000_000L / perSecond,
        sent -> latencies.add(System.nanoTime() - sent));
    return latencies;
  }

  /** Records a second when nothing is held back. */
  double most() throws InterruptedException {
    var started = System.nanoTime();
    run(MANY, 0, _ -> {});
    return MANY * 1e9 / (System.nanoTime() - started);
  }

  /** Records a second, of all that these topics hold, read by one consumer. */
  double readAll(List<String> topics) {
    try (var consumer = consumer()) {
      var partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      var missing =
          consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var started = System.nanoTime();
      var count = 0L;
      while (count < missing) {
        count += consumer.poll(Duration.ofMillis(100)).count();
      }
      return count * 1e9 / (System.nanoTime() - started);
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.<String, Object>of("bootstrap.servers", broker, "fetch.max.wait.ms", 100),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private interface Receiver {
    void received(long sentNanos);
  }

  private void run(int count, long everyNanos, Receiver receiver) throws InterruptedException {
    var received = new AtomicLong();
    var ready = new AtomicBoolean();
    var consuming =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (var consumer = consumer()) {
                    var partitions =
                        consumer.partitionsFor(TOPIC).stream()
                            .map(p -> new TopicPartition(TOPIC, p.partition()))
                            .toList();
                    consumer.assign(partitions);
                    consumer.seekToEnd(partitions);
                    partitions.forEach(consumer::position);
                    ready.set(true);
                    while (received.get() < count) {
                      for (var record : consumer.poll(Duration.ofMillis(100))) {
                        receiver.received(Long.parseLong(record.key()));
                        received.incrementAndGet();
                      }
                    }
                  }
                });
    while (!ready.get()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", broker, "acks", "all", "linger.ms", 1),
            new StringSerializer(),
            new ByteArraySerializer())) {
      var payload = new byte[SIZE];
      var next = System.nanoTime();
      for (int i = 0; i < count; i++) {
        if (everyNanos > 0) {
          next += everyNanos;
          TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
        }
        var _ =
            producer.send(new ProducerRecord<>(TOPIC, String.valueOf(System.nanoTime()), payload));
      }
      producer.flush();
      consuming.join();
    }
  }
}
