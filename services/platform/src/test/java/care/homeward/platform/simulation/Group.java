package care.homeward.platform.simulation;

import care.homeward.platform.inbox.HandTurnedInbox;
import care.homeward.platform.simulation.Time.Lane;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** A consumer group on one topic: who reads which partition, and how far is committed. */
final class Group {

  private static final long SESSION = 10_000;

  private final Time time;
  private final Weather weather;
  private final Broker broker;
  private final String topic;
  private final @Nullable SeededBug bug;
  private final Map<Node, Long> members = new LinkedHashMap<>();
  private final Map<Integer, Long> committed = new TreeMap<>();
  private List<Node> owners = List.of();
  private int generation;

  private record Taken(int partition, long offset, Broker.Message message) {}

  Group(Time time, Weather weather, Broker broker, String topic, @Nullable SeededBug bug) {
    this.time = time;
    this.weather = weather;
    this.broker = broker;
    this.topic = topic;
    this.bug = bug;
    time.after(1_000, this::watch);
  }

  /** Members that are not heard of for the time of a session are out; their partitions move. */
  private void watch() {
    members.replaceAll(
        (node, heard) -> node.alive() && node.reachesBroker() ? (Long) time.now() : heard);
    var now =
        members.entrySet().stream()
            .filter(member -> time.now() - member.getValue() < SESSION)
            .map(Map.Entry::getKey)
            .toList();
    members.keySet().removeIf(node -> !node.alive() && !now.contains(node));
    if (!now.equals(owners)) {
      time.tell("group " + now.stream().map(node -> node.name).toList());
      owners = now;
      generation++;
    }
    time.after(time.between(500, 1_500), this::watch);
  }

  private @Nullable Node owner(int partition) {
    return owners.isEmpty() ? null : owners.get(partition % owners.size());
  }

  long lag() {
    long lag = 0;
    for (int partition = 0; partition < Views.Topics.PARTITIONS; partition++) {
      lag += broker.end(topic, partition) - committed.getOrDefault(partition, 0L);
    }
    return lag;
  }

  void join(Node node, HandTurnedInbox inbox) {
    members.put(node, time.now());
    time.again(node, Lane.INBOX, 20, 200, new Member(node, inbox)::turn);
  }

  /** One consumer, with what the container does around it. */
  private final class Member {

    private final Node node;
    private final HandTurnedInbox inbox;
    private final Map<Integer, Long> next = new TreeMap<>();
    private List<Taken> batch = List.of();
    private int seen = -1;
    private int attempts;
    private long restUntil;

    Member(Node node, HandTurnedInbox inbox) {
      this.node = node;
      this.inbox = inbox;
    }

    void turn() {
      if (!node.reachesBroker() || time.now() < restUntil) {
        return;
      }
      if (seen != generation) {
        seen = generation;
        next.clear();
        batch = List.of();
        attempts = 0;
      }
      if (batch.isEmpty()) {
        batch = fetch();
        attempts = 0;
      }
      if (batch.isEmpty()) {
        commit(); // an earlier one may have been lost
        return;
      }
      if (bug == SeededBug.COMMITTED_BEFORE_APPLIED) {
        batch.forEach(taken -> next.merge(taken.partition(), taken.offset() + 1, Math::max));
        commit();
      }
      try {
        inbox.receive(message(batch));
      } catch (RuntimeException e) {
        attempts++;
        time.tell(node.name + " could not take in " + batch.size() + " facts: " + e.getMessage());
        if (bug != SeededBug.SKIPPED_AFTER_THREE || attempts < 3) {
          restUntil = time.now() + Math.min(30_000, 200L << Math.min(attempts, 8));
          return;
        }
      }
      if (seen == generation) {
        batch.forEach(taken -> next.merge(taken.partition(), taken.offset() + 1, Math::max));
        if (!weather.strikes(weather.lost)) {
          commit();
        }
      }
      batch = List.of();
    }

    private void commit() {
      next.forEach((partition, offset) -> committed.merge(partition, offset, Math::max));
    }

    private List<Taken> fetch() {
      var taken = new ArrayList<Taken>();
      var most = 1 + time.dice.nextInt(20);
      for (int partition = 0; partition < Views.Topics.PARTITIONS; partition++) {
        if (owner(partition) != node) {
          continue;
        }
        var all = broker.messages(topic, partition);
        var from =
            next.getOrDefault(
                partition,
                committed.getOrDefault(
                    partition, bug == SeededBug.BEGINS_AT_THE_END ? (long) all.size() : 0L));
        for (long offset = from; offset < all.size() && taken.size() < most; offset++) {
          taken.add(new Taken(partition, offset, all.get((int) offset)));
        }
        next.putIfAbsent(partition, from);
      }
      return taken;
    }

    private Message<List<byte[]>> message(List<Taken> batch) {
      return MessageBuilder.withPayload(batch.stream().map(t -> t.message().value()).toList())
          .setHeader(KafkaHeaders.RECEIVED_TOPIC, batch.stream().map(_ -> topic).toList())
          .setHeader(KafkaHeaders.RECEIVED_PARTITION, batch.stream().map(Taken::partition).toList())
          .setHeader(KafkaHeaders.OFFSET, batch.stream().map(Taken::offset).toList())
          .setHeader(
              KafkaHeaders.RECEIVED_KEY,
              batch.stream().map(t -> t.message().key().getBytes(StandardCharsets.UTF_8)).toList())
          .build();
    }
  }
}
