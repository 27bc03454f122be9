package care.homeward.live.history;

import care.homeward.contracts.Envelope;
import care.homeward.live.board.Behind;
import care.homeward.platform.journal.Facts;
import com.mongodb.client.FindIterable;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every fact the board ever heard, stored behind it in bulk. */
@Component
public class FactLog implements Behind {

  private static final Logger log = LoggerFactory.getLogger(FactLog.class);
  private static final String FACTS = "facts";
  private static final String PERSON = "personId";
  private static final String RECORDED = "recorded";
  private static final String AT = "at";
  private static final int AT_ONCE = 1_000;
  private static final int MOST_OF_A_PERSON = 5_000;

  /** As it happened; at the same moment as recorded; within one record as said. */
  public static final Comparator<Told> AS_IT_HAPPENED =
      Comparator.comparing(Told::at)
          .thenComparing(told -> told.fact().time())
          .thenComparingLong(told -> told.fact().sequence());

  private final MongoTemplate mongo;
  private final Facts facts;
  private final JsonMapper json;
  private final Object flushing = new Object();
  private Map<String, Document> noted = new LinkedHashMap<>();
  private boolean indexed;

  /**
   * A fact and when it happened.
   *
   * @param at when it happened; when it was recorded if it does not say
   * @param wire as it was on the topic
   */
  public record Told(Instant at, Envelope<?> fact, String wire) {}

  FactLog(MongoTemplate mongo, Facts facts, JsonMapper json) {
    this.mongo = mongo;
    this.facts = facts;
    this.json = json;
  }

  @Override
  public void heard(Envelope<?> fact, byte[] wire) {
    var data = json.readTree(wire).required("data");
    var document =
        new Document("_id", fact.source() + "/" + fact.id())
            .append(AT, Date.from(at(data, fact.time())))
            .append(RECORDED, Date.from(fact.time()))
            .append("wire", new String(wire, StandardCharsets.UTF_8));
    var personId = data.path(PERSON).asString("");
    if (!personId.isEmpty()) {
      document.append(PERSON, personId);
    }
    synchronized (this) {
      noted.put(document.getString("_id"), document);
    }
  }

  @Override
  public void flush() {
    synchronized (flushing) {
      List<Document> due;
      synchronized (this) {
        due = List.copyOf(noted.values());
      }
      index();
      for (int from = 0; from < due.size(); from += AT_ONCE) {
        var writes =
            due.subList(from, Math.min(due.size(), from + AT_ONCE)).stream()
                .<WriteModel<Document>>map(FactLog::replace)
                .toList();
        mongo.getCollection(FACTS).bulkWrite(writes, new BulkWriteOptions().ordered(false));
      }
      synchronized (this) {
        due.forEach(fact -> noted.remove(fact.getString("_id"), fact));
      }
    }
  }

  @Override
  public boolean lost() {
    return mongo.getCollection(FACTS).find().first() == null;
  }

  /** Every fact of someone with these ids, those just heard too, in no order. */
  public List<Told> of(Collection<String> personIds) {
    flush();
    return found(mongo.getCollection(FACTS).find(Filters.in(PERSON, personIds)))
        .limit(MOST_OF_A_PERSON)
        .map(this::told)
        .into(new ArrayList<>());
  }

  /** Hands on every fact recorded up to a moment, in no order. */
  public void recordedUntil(Instant moment, Consumer<Told> reader) {
    readUntil(RECORDED, moment, reader);
  }

  /** Hands on every fact of what happened up to a moment, whenever it was recorded, in no order. */
  public void happenedUntil(Instant moment, Consumer<Told> reader) {
    readUntil(AT, moment, reader);
  }

  /** Facts are read several at a time: that is most of the work. */
  private void readUntil(String when, Instant moment, Consumer<Told> reader) {
    flush();
    var some = new ArrayList<Document>(AT_ONCE);
    for (var document :
        found(mongo.getCollection(FACTS).find(Filters.lte(when, Date.from(moment))))) {
      some.add(document);
      if (some.size() == AT_ONCE) {
        some.parallelStream().flatMap(this::readable).forEachOrdered(reader);
        some.clear();
      }
    }
    some.stream().flatMap(this::readable).forEach(reader);
  }

  /** One that no longer fits its type is let pass, as the board lets it pass. */
  private Stream<Told> readable(Document document) {
    try {
      return Stream.of(told(document));
    } catch (Facts.Unreadable e) {
      log.warn("a stored fact is not read: {}", e.getMessage());
      return Stream.empty();
    }
  }

  /** When the first fact was recorded; null if there is none. */
  public @Nullable Instant first() {
    flush();
    var first =
        mongo
            .getCollection(FACTS)
            .find()
            .projection(Projections.include(RECORDED))
            .sort(Sorts.ascending(RECORDED))
            .first();
    return first == null ? null : first.getDate(RECORDED).toInstant();
  }

  /** Hands on when each fact recorded from a moment on was recorded, and when it happened. */
  void moments(Instant from, BiConsumer<Instant, Instant> reader) {
    flush();
    found(mongo.getCollection(FACTS).find(Filters.gte(RECORDED, Date.from(from))))
        .projection(Projections.include(RECORDED, AT))
        .forEach(
            fact ->
                reader.accept(fact.getDate(RECORDED).toInstant(), fact.getDate(AT).toInstant()));
  }

  private static FindIterable<Document> found(FindIterable<Document> documents) {
    return documents.batchSize(AT_ONCE);
  }

  private Told told(Document document) {
    var wire = document.getString("wire");
    return new Told(document.getDate(AT).toInstant(), facts.read(wire), wire);
  }

  private static WriteModel<Document> replace(Document fact) {
    return new ReplaceOneModel<>(
        Filters.eq("_id", fact.get("_id")), fact, new ReplaceOptions().upsert(true));
  }

  private void index() {
    if (!indexed) {
      for (var field : List.of(PERSON, RECORDED, AT)) {
        mongo.getCollection(FACTS).createIndex(Indexes.ascending(field));
      }
      indexed = true;
    }
  }

  private static Instant at(JsonNode data, Instant otherwise) {
    @Nullable String at = data.path(AT).asString(null);
    return at == null ? otherwise : Instant.parse(at);
  }
}
