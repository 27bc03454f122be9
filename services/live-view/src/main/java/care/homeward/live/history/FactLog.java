package care.homeward.live.history;

import care.homeward.contracts.Envelope;
import care.homeward.live.board.Behind;
import care.homeward.live.history.Moment.As;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
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
  private static final String SOURCES = "/homeward/";
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

  /** Some 100 MB: with the store away for longer, the board stands still rather than fall. */
  private static final int MOST_WAITING = 50_000;

  private final MongoTemplate mongo;
  private final Facts facts;
  private final JsonMapper json;
  private final KeptFolds kept;
  private final InstantSource clock;
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

  FactLog(MongoTemplate mongo, Facts facts, JsonMapper json, KeptFolds kept, InstantSource clock) {
    this.mongo = mongo;
    this.facts = facts;
    this.json = json;
    this.kept = kept;
    this.clock = clock;
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
  public synchronized boolean full() {
    return noted.size() >= MOST_WAITING;
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
      noteLate(due);
      synchronized (this) {
        due.forEach(fact -> noted.remove(fact.getString("_id"), fact));
      }
    }
  }

  @Override
  public boolean lost() {
    return mongo.getCollection(FACTS).find().first() == null;
  }

  /** After they are stored: who folds from now on finds them. */
  private void noteLate(List<Document> due) {
    var settled = clock.instant().minus(FoldKeeper.SETTLES.dividedBy(2));
    for (var as : As.values()) {
      var since = new HashMap<String, Instant>();
      for (var fact : due) {
        var counts = fact.getDate(when(as)).toInstant();
        if (counts.isBefore(settled)) {
          var id = fact.getString("_id");
          since.merge(
              id.substring(SOURCES.length(), id.lastIndexOf('/')),
              counts,
              (one, other) -> one.isBefore(other) ? one : other);
        }
      }
      kept.late(as, since);
    }
  }

  /** Every fact of someone with these ids, those just heard too, in no order. */
  public List<Told> of(Collection<String> personIds) {
    flush();
    return found(mongo.getCollection(FACTS).find(Filters.in(PERSON, personIds)))
        .limit(MOST_OF_A_PERSON)
        .map(this::told)
        .into(new ArrayList<>());
  }

  /**
   * Hands on every fact that came to count after one moment and up to another, in no order; several
   * are read at a time, since that is most of the work.
   *
   * @param after absent for the first facts on
   */
  void read(As as, @Nullable Instant after, Instant until, Consumer<Told> reader) {
    flush();
    var some = new ArrayList<Document>(AT_ONCE);
    for (var document : found(mongo.getCollection(FACTS).find(within(as, after, until)))) {
      some.add(document);
      if (some.size() == AT_ONCE) {
        some.parallelStream().flatMap(this::readable).forEachOrdered(reader);
        some.clear();
      }
    }
    some.stream().flatMap(this::readable).forEach(reader);
  }

  /** Every fact of a subject that counts at a moment, in their order. */
  List<Envelope<?>> of(String subject, As as, Instant until) {
    flush();
    var first = SOURCES + subject + "/";
    var ofSubject =
        Filters.and(Filters.gte("_id", first), Filters.lt("_id", SOURCES + subject + "0"));
    var all = new ArrayList<Envelope<?>>();
    for (var document :
        found(mongo.getCollection(FACTS).find(Filters.and(ofSubject, within(as, null, until))))) {
      readable(document).map(Told::fact).forEach(all::add);
    }
    all.sort(Comparator.comparingLong(Envelope::sequence));
    return all;
  }

  /** When each fact came to count after one moment and up to another, the earliest first. */
  List<Instant> moments(As as, @Nullable Instant after, Instant until) {
    flush();
    var moments = new ArrayList<Instant>();
    found(mongo.getCollection(FACTS).find(within(as, after, until)))
        .projection(Projections.fields(Projections.include(when(as)), Projections.excludeId()))
        .forEach(fact -> moments.add(fact.getDate(when(as)).toInstant()));
    moments.sort(Comparator.naturalOrder());
    return moments;
  }

  private static Bson within(As as, @Nullable Instant after, Instant until) {
    var upTo = Filters.lte(when(as), Date.from(until));
    return after == null ? upTo : Filters.and(Filters.gt(when(as), Date.from(after)), upTo);
  }

  private static String when(As as) {
    return switch (as) {
      case KNOWN -> RECORDED;
      case CORRECTED -> AT;
    };
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
