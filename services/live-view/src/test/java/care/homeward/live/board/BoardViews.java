package care.homeward.live.board;

import care.homeward.contracts.Envelope;
import care.homeward.platform.journal.Facts;
import care.homeward.platform.simulation.Port;
import care.homeward.platform.simulation.SeededBug;
import care.homeward.platform.simulation.Views;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.mongodb.MongoException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The board, its feed and its documents as the simulation runs them. */
final class BoardViews implements Views {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              always -> always.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();
  private static final Facts FACTS = new Facts(JSON);
  private static final int AT_MOST = 50;

  private final MemoryBoardDocuments documents = new MemoryBoardDocuments();
  private final Set<String> log = new TreeSet<>();

  @Override
  public View start(
      Port store, Port broker, Topics topics, InstantSource clock, @Nullable SeededBug bug) {
    var board = new LiveBoard(clock);
    var behind = List.<Behind>of(new Log(store));
    var kept = new Distant(documents, store, bug);
    var feed =
        new BoardFeed(
            board,
            new BoardStore(kept, board, behind, new FoldForm(JSON, FACTS)),
            behind,
            FACTS,
            clock,
            next -> new TopicsTail(topics, broker, next),
            new SimpleMeterRegistry());
    return new One(board, feed);
  }

  @Override
  public Object truth(List<Envelope<?>> facts) {
    var board = new Board();
    facts.forEach(board::apply);
    var ids = new TreeSet<String>();
    facts.forEach(fact -> ids.add(fact.source() + "/" + fact.id()));
    return List.of(board.snapshot(), ids);
  }

  /** One life of one instance. */
  private final class One implements View {

    private final LiveBoard board;
    private final BoardFeed feed;
    private @Nullable Tail tail;

    One(LiveBoard board, BoardFeed feed) {
      this.board = board;
      this.feed = feed;
    }

    @Override
    public void read() {
      try {
        if (tail == null) {
          tail = feed.open();
        }
        feed.turn(tail, Duration.ZERO);
      } catch (MongoException | KafkaException e) {
        tail = null;
      }
    }

    @Override
    public void flush() {
      feed.storeTurn();
    }

    @Override
    public Object folded() {
      return List.of(board.snapshot(), Set.copyOf(log));
    }
  }

  /** What is kept behind the board. */
  private final class Log implements Behind {

    private final Port store;
    private final Set<String> noted = new TreeSet<>();

    Log(Port store) {
      this.store = store;
    }

    @Override
    public void heard(Envelope<?> fact, byte[] wire) {
      noted.add(fact.source() + "/" + fact.id());
    }

    @Override
    public void flush() {
      var due = List.copyOf(noted);
      store.write(() -> log.addAll(due));
      due.forEach(noted::remove);
    }
  }

  /** The documents as an instance reaches them. */
  private static final class Distant implements BoardDocuments {

    private final MemoryBoardDocuments documents;
    private final Port port;
    private final @Nullable SeededBug bug;
    private final List<Document> forgotten = new ArrayList<>();

    Distant(MemoryBoardDocuments documents, Port port, @Nullable SeededBug bug) {
      this.documents = documents;
      this.port = port;
      this.bug = bug;
    }

    @Override
    public @Nullable Document positions() {
      return port.read(documents::positions);
    }

    @Override
    public Iterable<Document> subjects() {
      return port.read(documents::subjects);
    }

    @Override
    public void put(List<Document> subjects) {
      var due = List.copyOf(subjects);
      if (bug == SeededBug.POSITIONS_WITHOUT_DOCUMENTS) {
        forgotten.addAll(due);
      } else if (bug == SeededBug.BOARD_WITHOUT_CONDITION) {
        port.write(() -> documents.overwrite(due));
      } else {
        port.write(() -> documents.put(due));
      }
    }

    @Override
    public void putPositions(Document positions) {
      port.write(() -> documents.putPositions(positions));
      var late = List.copyOf(forgotten);
      forgotten.clear();
      if (!late.isEmpty()) {
        port.write(() -> documents.put(late));
      }
    }
  }

  /** The topics of the simulated broker, read on from where one stands. */
  private static final class TopicsTail implements Tail {

    private final Topics topics;
    private final Port broker;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    TopicsTail(Topics topics, Port broker, Map<TopicPartition, Long> from) {
      this.topics = topics;
      this.broker = broker;
      broker.read(
          () -> {
            for (var topic : topics.names()) {
              for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
                var one = new TopicPartition(topic, partition);
                next.put(one, from.getOrDefault(one, 0L));
                ends.put(one, topics.end(topic, partition));
              }
            }
            return true;
          });
    }

    @Override
    public Iterable<ConsumerRecord<String, byte[]>> poll(Duration patience) {
      return broker.read(
          () -> {
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            next.replaceAll(
                (one, offset) -> {
                  var at = offset;
                  for (var value : topics.read(one.topic(), one.partition(), offset, AT_MOST)) {
                    records.add(
                        new ConsumerRecord<>(one.topic(), one.partition(), at++, "", value));
                  }
                  return at;
                });
            return records;
          });
    }

    @Override
    public boolean caughtUp() {
      return ends.entrySet().stream()
          .allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    @Override
    public boolean brokerAnswers() {
      try {
        return broker.read(() -> true);
      } catch (KafkaException e) {
        return false;
      }
    }

    @Override
    public void close() {}
  }
}
