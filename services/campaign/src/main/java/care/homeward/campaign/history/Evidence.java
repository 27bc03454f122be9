package care.homeward.campaign.history;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.Publisher;
import care.homeward.platform.journal.Facts;
import care.homeward.platform.journal.Facts.Unreadable;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What store and broker hold, read without any service between. */
public final class Evidence implements AutoCloseable {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              always -> always.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();
  private static final Facts FACTS = new Facts(JSON);

  private final MongoClient mongo;
  private final Admin admin;
  private final String broker;

  /** Looks at this store and this broker. */
  public Evidence(String store, String broker) {
    this.mongo = MongoClients.create(store);
    this.admin = Admin.create(Map.of("bootstrap.servers", broker));
    this.broker = broker;
  }

  /** All entries of all journals, each subject's in order. */
  public void journals(Consumer<Checker.Entry> each, Runnable nextSubject) {
    for (var publisher : Publisher.values()) {
      journal(publisher.service(), each, nextSubject);
    }
  }

  /** All entries of the journal in one database, each subject's in order. */
  public void journal(String database, Consumer<Checker.Entry> each, Runnable nextSubject) {
    var subject = "";
    for (var entry :
        mongo
            .getDatabase(database)
            .getCollection("journal")
            .find()
            .sort(Sorts.ascending("subject", "first"))) {
      if (!entry.getString("subject").equals(subject)) {
        subject = entry.getString("subject");
        nextSubject.run();
      }
      each.accept(
          new Checker.Entry(
              database,
              subject,
              entry.getBoolean("pending", false),
              entry.getString("cause"),
              entry.getList("events", String.class).stream()
                  .<Envelope<?>>map(FACTS::read)
                  .toList()));
    }
  }

  /** The last sequence of each stream as the journals have it now. */
  public Map<String, Long> ends() {
    var ends = new HashMap<String, Long>();
    for (var publisher : Publisher.values()) {
      for (var entry :
          mongo
              .getDatabase(publisher.service())
              .getCollection("journal")
              .find()
              .projection(Projections.include("subject", "last"))) {
        var last = entry.getLong("last");
        if (last > 0) {
          ends.merge(
              "/homeward/" + publisher.service() + "/" + entry.getString("subject"),
              last,
              Math::max);
        }
      }
    }
    return ends;
  }

  /** The last sequence of a subject in the journal of one database; 0 if there is none. */
  public Long end(String database, String subject) {
    var last =
        mongo
            .getDatabase(database)
            .getCollection("journal")
            .find(Filters.eq("subject", subject))
            .sort(Sorts.descending("last"))
            .limit(1)
            .first();
    return last == null ? Long.valueOf(0) : last.getLong("last");
  }

  /** Which services still have facts to publish. */
  public List<String> withOutbox() {
    var waiting = new ArrayList<String>();
    for (var publisher : Publisher.values()) {
      if (hasOutbox(publisher.service())) {
        waiting.add(publisher.service());
      }
    }
    return waiting;
  }

  /** Whether the journal in a database still has facts to publish. */
  public boolean hasOutbox(String database) {
    var journal = mongo.getDatabase(database).getCollection("journal");
    return journal.find(Filters.eq("pending", true)).limit(1).first() != null;
  }

  /** Whose identity was looked up, as people recorded it. */
  public Set<String> lookedUp() {
    var ids = new HashSet<String>();
    for (var lookup : mongo.getDatabase("people").getCollection("lookups").find()) {
      ids.addAll(lookup.getList("ids", String.class));
    }
    return ids;
  }

  /** How many records each consumer group has still to read. */
  public Map<String, Long> lags() throws InterruptedException {
    try {
      var lags = new HashMap<String, Long>();
      for (var group : groups()) {
        var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        var partitions = partitions(topics(committed.keySet()));
        var ends =
            admin
                .listOffsets(
                    partitions.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest())))
                .all()
                .get();
        long lag = 0;
        for (var partition : partitions) {
          var read = committed.get(partition);
          var end = ends.get(partition);
          lag += (end == null ? 0 : end.offset()) - (read == null ? 0 : read.offset());
        }
        lags.put(group, lag);
      }
      return lags;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** The services that a consumer group hears. */
  public Set<String> heardBy(String group) throws InterruptedException {
    try {
      var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      return topics(committed.keySet()).stream()
          .map(topic -> topic.substring(0, topic.length() - ".v1".length()))
          .collect(Collectors.toSet());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Every consumer group there is. */
  public List<String> groups() throws InterruptedException {
    try {
      return admin.listGroups().all().get().stream().map(group -> group.groupId()).toList();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Set<String> topics(Set<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
  }

  private List<TopicPartition> partitions(Set<String> topics)
      throws ExecutionException, InterruptedException {
    return admin.describeTopics(topics).allTopicNames().get().values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
        .toList();
  }

  /** Every readable record of every topic, in the order of its partition. */
  public void topics(Consumer<Envelope<?>> each) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", broker, "max.poll.records", 5_000),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      for (var publisher : Publisher.values()) {
        var partitions =
            consumer.partitionsFor(publisher.topic()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
          for (var record : consumer.poll(Duration.ofMillis(100))) {
            var fact = readable(record.value());
            if (fact != null) {
              each.accept(fact);
            }
          }
        }
      }
    }
  }

  private static @Nullable Envelope<?> readable(byte @Nullable [] value) {
    try {
      return value == null ? null : FACTS.read(value);
    } catch (Unreadable e) {
      return null;
    }
  }

  /** What a service says it applied, by stream. */
  public Map<String, Long> positions(String service) {
    var last = new HashMap<String, Long>();
    for (var position : mongo.getDatabase(service).getCollection("inbox").find()) {
      last.put(position.getString("_id"), position.getLong("last"));
    }
    return last;
  }

  /** The streams of the records a service set aside, once for each record. */
  public List<String> parked(String service) {
    return mongo
        .getDatabase(service)
        .getCollection("parked")
        .find()
        .projection(Projections.include("stream"))
        .map((Document parked) -> parked.getString("stream"))
        .into(new ArrayList<>());
  }

  @Override
  public void close() {
    admin.close();
    mongo.close();
  }
}
