package care.homeward.platform.simulation;

import care.homeward.platform.journal.Topic;
import care.homeward.platform.simulation.Time.Lane;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Topics in memory, and producers that send in order and never give up. */
final class Broker implements Views.Topics {

  private static final int MOST_IN_FLIGHT = 300;

  private final Time time;
  private final Weather weather;
  private final @Nullable SeededBug bug;
  private final Map<String, List<List<Message>>> topics = new TreeMap<>();

  /** A record on a topic. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
  record Message(String key, byte[] value) {}

  Broker(Time time, Weather weather, @Nullable SeededBug bug, List<String> names) {
    this.time = time;
    this.weather = weather;
    this.bug = bug;
    names.forEach(
        name ->
            topics.put(
                name,
                IntStream.range(0, PARTITIONS)
                    .<List<Message>>mapToObj(_ -> new ArrayList<>())
                    .toList()));
  }

  @Override
  public List<String> names() {
    return List.copyOf(topics.keySet());
  }

  List<Message> messages(String topic, int partition) {
    return topics.get(topic).get(partition);
  }

  @Override
  public List<byte[]> read(String topic, int partition, long offset, int atMost) {
    var all = messages(topic, partition);
    if (offset >= all.size()) {
      return List.of();
    }
    return all.subList((int) offset, (int) Math.min(all.size(), offset + atMost)).stream()
        .map(Message::value)
        .toList();
  }

  @Override
  public long end(String topic, int partition) {
    return messages(topic, partition).size();
  }

  static int partition(String key) {
    return Math.floorMod(key.hashCode(), PARTITIONS);
  }

  void append(String topic, Message message) {
    messages(topic, partition(message.key())).add(message);
  }

  Producer producer(Node node, String topic) {
    return new Producer(node, topic);
  }

  /** Sends for one life of one node; what it sent last may arrive after its death. */
  final class Producer implements Topic {

    private record Sent(Message message, CompletableFuture<Boolean> done) {}

    private final Node node;
    private final String topic;
    private final List<Deque<Sent>> inFlight =
        IntStream.range(0, PARTITIONS).<Deque<Sent>>mapToObj(_ -> new ArrayDeque<>()).toList();

    private Producer(Node node, String topic) {
      this.node = node;
      this.topic = topic;
    }

    @Override
    public CompletableFuture<?> send(String key, byte[] value) {
      node.check();
      var sending = inFlight.get(partition(key));
      if (sending.size() > MOST_IN_FLIGHT || weather.strikes(weather.lost)) {
        throw new TimeoutException("not taken");
      }
      var sent = new Sent(new Message(key, value), new CompletableFuture<>());
      sending.addLast(sent);
      time.after(time.between(1, 60), () -> arrive(sending));
      return bug == SeededBug.MARK_BEFORE_SEND
          ? CompletableFuture.completedFuture(true)
          : sent.done();
    }

    private void arrive(Deque<Sent> sending) {
      if (sending.isEmpty()) {
        return;
      }
      if (node.alive() && (!node.reachesBroker() || weather.strikes(weather.lost))) {
        time.after(time.between(100, 1_000), () -> arrive(sending));
        return;
      }
      if (bug == SeededBug.PRODUCER_GIVES_UP && weather.strikes(weather.unsure)) {
        var lost = sending.removeFirst();
        acknowledge(() -> lost.done().completeExceptionally(new TimeoutException("given up")));
        return;
      }
      if (weather.strikes(weather.late / 10)) {
        var failed = List.copyOf(sending);
        sending.clear();
        time.tell(node.name + " loses its producer");
        failed.stream()
            .limit(time.dice.nextInt(failed.size() + 1))
            .forEach(sent -> append(topic, sent.message()));
        if (node.alive()) {
          failed.forEach(sent -> sent.done().completeExceptionally(new TimeoutException("fenced")));
        }
        return;
      }
      var sent = sending.removeFirst();
      append(topic, sent.message());
      if (weather.strikes(weather.duplicate)) {
        time.after(time.between(1, 30_000), () -> append(topic, sent.message()));
      }
      acknowledge(() -> sent.done().complete(true));
    }

    private void acknowledge(Runnable done) {
      time.after(time.between(1, 40), node, Lane.BROKER, done);
    }

    /** Some of what was on its way arrives all the same. */
    void died() {
      inFlight.forEach(
          sending -> {
            for (int kept = time.dice.nextInt(sending.size() + 1); sending.size() > kept; ) {
              sending.removeLast();
            }
          });
    }

    boolean idle() {
      return inFlight.stream().allMatch(Deque::isEmpty);
    }
  }
}
