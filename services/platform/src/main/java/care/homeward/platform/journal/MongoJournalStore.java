package care.homeward.platform.journal;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/** A journal and its state documents in MongoDB. */
final class MongoJournalStore<S> implements JournalStore<S> {

  static final String JOURNAL = "journal";
  static final Bson PENDING = Filters.eq("pending", true);
  private static final String SEQUENCE = "sequence";
  private static final String SHAPE = "shape";

  private final MongoConverter converter;
  private final Class<S> stateType;
  private final String shape;
  private final Shapes shapes;
  private final MongoCollection<Document> entries;
  private final MongoCollection<Document> states;

  MongoJournalStore(MongoTemplate mongo, Class<S> stateType) {
    this.converter = mongo.getConverter();
    this.stateType = stateType;
    this.shape = Shapes.of(stateType);
    this.shapes = new Shapes(mongo);
    this.entries = mongo.getCollection(JOURNAL);
    this.states = mongo.getCollection(mongo.getCollectionName(stateType));
    entries.createIndex(
        Indexes.ascending("subject", "cause"), new IndexOptions().unique(true).name("cause"));
    entries.createIndex(Indexes.ascending("subject", "first"), new IndexOptions().name("sequence"));
    entries.createIndex(
        Indexes.ascending("pending", "subject", "first"),
        new IndexOptions().partialFilterExpression(PENDING).name("pending"));
  }

  @Override
  public boolean insert(Entry entry) {
    try {
      entries.insertOne(document(entry));
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public List<Entry> after(String subject, long sequence) {
    return find(Filters.and(Filters.eq("subject", subject), Filters.gt("first", sequence)));
  }

  @Override
  public List<Entry> until(String subject, long sequence) {
    return find(Filters.and(Filters.eq("subject", subject), Filters.lte("first", sequence)));
  }

  @Override
  public @Nullable Entry caused(String subject, String cause) {
    var found = find(Filters.and(Filters.eq("subject", subject), Filters.eq("cause", cause)));
    return found.isEmpty() ? null : found.getFirst();
  }

  private List<Entry> find(Bson filter) {
    return entries
        .find(filter)
        .sort(Sorts.ascending("first"))
        .map(this::entry)
        .into(new ArrayList<>());
  }

  @Override
  public List<Entry> pending(String subject) {
    return find(Filters.and(PENDING, Filters.eq("subject", subject)));
  }

  @Override
  public Iterable<Entry> pending(Instant before) {
    return entries
        .find(Filters.and(PENDING, Filters.lt("at", before)))
        .sort(Sorts.ascending("subject", "first"))
        .map(this::entry);
  }

  @Override
  public void settle(List<Entry> done) {
    var ids = done.stream().map(Entry::id).toList();
    entries.updateMany(Filters.in("_id", ids), Updates.unset("pending"));
  }

  @Override
  public @Nullable Held<S> state(String subject) {
    var document = states.find(Filters.eq("_id", subject)).first();
    return document == null || !shape.equals(document.getString(SHAPE))
        ? null
        : new Held<>(converter.read(stateType, document), document.getLong(SEQUENCE));
  }

  /**
   * Subjects whose state is to be folded anew: those stored in another form than this program's, or
   * all of the journal if no state is stored.
   */
  List<String> toFoldAnew() {
    if (states.find().first() == null) {
      return entries
          .find(Filters.eq("first", 1L))
          .projection(Projections.include("subject"))
          .map(entry -> entry.getString("subject"))
          .into(new ArrayList<>());
    }
    return shapes.settled(stateType)
        ? List.of()
        : states
            .find(Filters.ne(SHAPE, shape))
            .projection(Projections.include("_id"))
            .map(state -> state.getString("_id"))
            .into(new ArrayList<>());
  }

  /** All states were folded anew. */
  void foldedAnew() {
    shapes.settle(stateType);
  }

  /** Marks every entry pending that has facts: they are published again, from the first on. */
  long publishAgain() {
    return entries
        .updateMany(
            Filters.and(Filters.ne("events", List.of()), Filters.ne("pending", true)),
            Updates.set("pending", true))
        .getModifiedCount();
  }

  @Override
  public void write(Map<String, Held<S>> due) {
    var writes = new ArrayList<ReplaceOneModel<Document>>(due.size());
    due.forEach((subject, held) -> writes.add(replace(subject, held)));
    try {
      states.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      // The stored one is as new or newer: another instance was faster.
      var newerStored =
          e.getWriteErrors().stream()
              .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
      if (!newerStored || e.getWriteConcernError() != null) {
        throw e;
      }
    }
  }

  private ReplaceOneModel<Document> replace(String subject, Held<S> held) {
    var document = written(held.state());
    document.put("_id", subject);
    document.put(SEQUENCE, held.sequence());
    document.put(SHAPE, shape);
    var older = Filters.lt(SEQUENCE, held.sequence());
    var ofAnotherShape =
        Filters.and(Filters.eq(SEQUENCE, held.sequence()), Filters.ne(SHAPE, shape));
    return new ReplaceOneModel<>(
        Filters.and(Filters.eq("_id", subject), Filters.or(older, ofAnotherShape)),
        document,
        new ReplaceOptions().upsert(true));
  }

  private Document document(Entry entry) {
    var document =
        new Document("_id", entry.id())
            .append("subject", entry.subject())
            .append("first", entry.first())
            .append("last", entry.last())
            .append("cause", entry.cause())
            .append("by", entry.by())
            .append("at", entry.at())
            .append("events", entry.events());
    if (entry.request() != null) {
      document.append("request", entry.request());
    }
    if (entry.kept() != null) {
      document.append("kept", written(entry.kept()));
    }
    if (entry.pending()) {
      document.append("pending", true);
    }
    return document;
  }

  private Document written(Object object) {
    var document = new Document();
    converter.write(object, document);
    return document;
  }

  private Entry entry(Document document) {
    var kept = document.get("kept", Document.class);
    return new Entry(
        document.getString("_id"),
        document.getString("subject"),
        document.getLong("first"),
        document.getLong("last"),
        document.getString("cause"),
        document.getString("by"),
        document.getString("request"),
        document.getDate("at").toInstant(),
        document.getList("events", String.class),
        kept == null ? null : converter.read(Object.class, kept),
        document.getBoolean("pending", false));
  }
}
