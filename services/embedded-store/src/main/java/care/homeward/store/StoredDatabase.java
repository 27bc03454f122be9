package care.homeward.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One database. Its lists of collections and of indexes are collections too, so the journal keeps
 * them like any other and the library opens everything from them.
 */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Long> {

  private final Backend backend;

  StoredDatabase(String name, Backend backend) {
    super(name, backend.cursors);
    this.backend = backend;
    initializeNamespacesAndIndexes();
    getOrCreateIndexesCollection().queryAll().forEach(this::addIndex);
  }

  @Override
  protected MongoCollection<Long> openOrCreateCollection(String name, CollectionOptions options) {
    return new StoredCollection(this, name, options, backend);
  }

  /** The journal knows documents by the name of their collection. */
  @Override
  public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String name) {
    throw new MongoServerException("collections keep their names");
  }

  @Override
  protected synchronized void addIndex(Document description) {
    String collection = Utils.getCollectionNameFromFullName((String) description.get("ns"));
    var stored = (StoredCollection) resolveOrCreateCollection(collection);
    stored.build(new SortedIndex(description));
    getOrCreateIndexesCollection().addDocumentIfMissing(description);
  }

  /** None: the library would hand on only part of the description. */
  @Override
  protected @Nullable Index<Long> openOrCreateUniqueIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    return null;
  }

  @Override
  protected @Nullable Index<Long> openOrCreateSecondaryIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    return null;
  }

  @Override
  protected long getFileSize() {
    return 0;
  }

  @Override
  protected long getStorageSize() {
    return 0;
  }
}
