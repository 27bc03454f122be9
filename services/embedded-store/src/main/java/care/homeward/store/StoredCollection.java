package care.homeward.store;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one collection, kept as BSON. Writers take turns; a reader takes the bytes of
 * its candidates in one step and decodes them for itself, so it never sees half a change.
 */
final class StoredCollection extends AbstractSynchronizedMongoCollection<Long> {

  private final Backend backend;
  private final TreeMap<Long, byte[]> documents = new TreeMap<>();

  StoredCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      CursorRegistry cursors,
      Backend backend) {
    super(database, name, options, cursors);
    this.backend = backend;
    if ("_id".equals(options.getIdField())) {
      // Not left to the list of indexes: the process may die before the entry is made there.
      var id = List.of(new IndexKey("_id", true));
      addIndex(new SortedIndex(SortedIndex.OF_ID, id, true, false, new Document()));
    }
  }

  /** Takes back what the journal recovered. */
  synchronized void load() {
    documents.putAll(backend.journal.takeRecovered(getFullName()));
    index(getIndexes());
  }

  private void index(List<Index<Long>> indexes) {
    streamAllDocumentsWithPosition()
        .forEach(
            stored -> {
              for (Index<Long> index : indexes) {
                index.checkAdd(stored.getDocument(), this);
                index.add(stored.getDocument(), stored.getPosition(), this);
              }
            });
  }

  @Override
  public synchronized void addIndex(Index<Long> added) {
    if (getIndexes().stream().noneMatch(index -> index.getName().equals(added.getName()))) {
      index(List.of(added));
    }
    super.addIndex(added);
  }

  @Override
  protected QueryResult matchDocuments(
      Document filter,
      @Nullable Document order,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    var matcher = new DefaultQueryMatcher();
    var candidates = candidates(filter);
    Stream<Document> found =
        (isNaturalDescending(order) ? candidates.reversed() : candidates)
            .stream()
                .map(StoredCollection::decode)
                .peek(any -> backend.examined.increment())
                .filter(document -> matcher.matches(document, filter));
    DocumentComparator comparator = deriveComparator(order);
    found = comparator == null ? found : found.sorted(comparator);
    found = found.skip(skip).limit(limit > 0 ? limit : Long.MAX_VALUE);
    if (fields != null && !fields.isEmpty()) {
      found = found.map(document -> project(document, fields));
    }
    var results = new Results(cursorRegistry.generateCursorId(), found.iterator());
    if (batchSize == 0) {
      return new QueryResult(results::iterator);
    }
    List<Document> batch = results.takeDocuments(batchSize);
    if (results.isEmpty()) {
      return new QueryResult(batch);
    }
    cursorRegistry.add(results);
    return new QueryResult(batch, results);
  }

  /** Documents that are decoded, matched and forgotten one by one as the client fetches them. */
  private record Results(long getId, Iterator<Document> iterator) implements Cursor {

    @Override
    public boolean isEmpty() {
      return !iterator.hasNext();
    }

    @Override
    public List<Document> takeDocuments(int atMost) {
      var taken = new ArrayList<Document>();
      while (taken.size() < atMost && iterator.hasNext()) {
        taken.add(iterator.next());
      }
      return taken;
    }
  }

  private synchronized List<byte[]> candidates(Document filter) {
    var conditions = Conditions.of(filter);
    Collection<Long> fewest = documents.keySet();
    for (Index<Long> index : getIndexes()) {
      fewest = ((SortedIndex) index).narrow(conditions, fewest);
    }
    return fewest.stream().map(position -> requireNonNull(documents.get(position))).toList();
  }

  /** The library projects nothing smaller than a result. */
  private Document project(Document document, Document fields) {
    var all = new Document();
    return matchDocumentsFromStream(all, Stream.of(document), 0, 0, 0, null, fields)
        .iterator()
        .next();
  }

  @Override
  public synchronized int count() {
    return documents.size();
  }

  @Override
  protected Long addDocumentInternal(Document document) {
    long position = documents.isEmpty() ? 0 : documents.lastKey() + 1;
    handleUpdate(position, document, document);
    return position;
  }

  @Override
  protected void handleUpdate(Long position, Document before, Document after) {
    var buffer = Unpooled.buffer();
    BsonEncoder.encodeDocument(after, buffer);
    if (buffer.readableBytes() > BsonConstants.MAX_BSON_OBJECT_SIZE) {
      throw new MongoServerError(10334, "BSONObjectTooLarge", "a document has at most 16 MB");
    }
    byte[] bson = ByteBufUtil.getBytes(buffer);
    documents.put(position, bson);
    backend.journal.put(getFullName(), position, bson);
  }

  @Override
  protected void removeDocument(Long position) {
    Document document = getDocument(position);
    getIndexes().forEach(index -> ((SortedIndex) index).remove(document, position));
    documents.remove(position);
    backend.journal.remove(getFullName(), position);
  }

  @Override
  public synchronized void drop() {
    getIndexes().clear();
    documents.keySet().forEach(position -> backend.journal.remove(getFullName(), position));
    documents.clear();
  }

  @Override
  protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
    return documents.keySet().stream()
        .map(position -> new DocumentWithPosition<>(getDocument(position), position));
  }

  @Override
  protected Document getDocument(Long position) {
    return decode(requireNonNull(documents.get(position)));
  }

  private static Document decode(byte[] bson) {
    return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
  }

  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  @Override
  protected void updateDataSize(int change) {}

  @Override
  protected int getDataSize() {
    return 0;
  }
}
