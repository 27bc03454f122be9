package care.homeward.store;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The documents of one collection, kept as BSON, and its indexes, which the library knows nothing
 * of. Commands on it take turns.
 */
final class StoredCollection extends AbstractSynchronizedMongoCollection<Long> {

  private final Backend backend;
  private final NavigableMap<Long, byte[]> documents;
  private final Map<String, SortedIndex> indexes = new LinkedHashMap<>();

  StoredCollection(
      MongoDatabase database, String name, CollectionOptions options, Backend backend) {
    super(database, name, options, backend.cursors);
    this.backend = backend;
    var recovered = backend.journal.recovered.remove(getFullName());
    this.documents = recovered == null ? new TreeMap<>() : recovered;
    if (getIdField() != null) {
      // Not left to the list of indexes: the process may die before the entry is made there.
      var id = new Document("name", "_id_").append("key", new Document(getIdField(), 1));
      build(new SortedIndex(id.append("unique", true)));
    }
  }

  /** Adds an index, or leaves the one that has its name. */
  synchronized void build(SortedIndex index) {
    if (indexes.putIfAbsent(index.name, index) == null) {
      try {
        for (Long position : documents.keySet()) {
          var document = getDocument(position);
          index.refuseTwin(document, position, this);
          index.insert(document, position);
        }
      } catch (DuplicateKeyError e) {
        dropIndex(index.name);
        throw e;
      }
    }
  }

  @Override
  public synchronized void dropIndex(String name) {
    indexes.remove(name);
  }

  @Override
  protected synchronized QueryResult matchDocuments(
      Document filter, Document order, int skip, int limit, int batchSize, Document fields) {
    var candidates = candidates(filter);
    backend.examined.add(candidates.size());
    var ordered = isNaturalDescending(order) ? candidates.descendingSet() : candidates;
    return matchDocuments(filter, ordered, order, skip, limit, batchSize, fields);
  }

  /** The positions of all documents that match. */
  Stream<Long> matching(Document filter) {
    return candidates(filter).stream()
        .filter(position -> documentMatchesQuery(getDocument(position), filter));
  }

  private NavigableSet<Long> candidates(Document filter) {
    var asked = Interval.askedBy(filter);
    NavigableSet<Long> fewest = documents.navigableKeySet();
    for (SortedIndex index : indexes.values()) {
      fewest = index.narrow(asked, fewest);
    }
    return fewest;
  }

  @Override
  protected Long findDocumentPosition(Document document) {
    String id = getIdField();
    var only = id == null ? document : new Document(id, document.get(id));
    return matching(only).findFirst().orElseThrow();
  }

  @Override
  protected Long addDocumentInternal(Document document) {
    long position = documents.isEmpty() ? 0 : documents.lastKey() + 1;
    handleUpdate(position, new Document(), document);
    return position;
  }

  @Override
  protected void handleUpdate(Long position, Document before, Document after) {
    byte[] bson = encode(after);
    indexes.values().forEach(index -> index.refuseTwin(after, position, this));
    indexes.values().forEach(index -> index.remove(before, position));
    indexes.values().forEach(index -> index.insert(after, position));
    documents.put(position, bson);
    backend.journal.put(getFullName(), position, bson);
  }

  @Override
  protected void removeDocument(Long position) {
    var document = getDocument(position);
    indexes.values().forEach(index -> index.remove(document, position));
    documents.remove(position);
    backend.journal.put(getFullName(), position, Journal.REMOVED);
  }

  @Override
  public synchronized void drop() {
    List.copyOf(documents.keySet()).forEach(this::removeDocument);
  }

  @Override
  public synchronized int count() {
    return documents.size();
  }

  @Override
  protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
    throw new UnsupportedOperationException("documents are found by candidates");
  }

  @Override
  protected Document getDocument(Long position) {
    byte[] bson = requireNonNull(documents.get(position));
    return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
  }

  private static byte[] encode(Document document) {
    var buffer = Unpooled.buffer();
    BsonEncoder.encodeDocument(document, buffer);
    if (buffer.readableBytes() > BsonConstants.MAX_BSON_OBJECT_SIZE) {
      throw new MongoServerError(10334, "BSONObjectTooLarge", "a document has at most 16 MB");
    }
    return ByteBufUtil.getBytes(buffer);
  }

  @Override
  protected void updateDataSize(int change) {}

  @Override
  protected int getDataSize() {
    return 0;
  }
}
