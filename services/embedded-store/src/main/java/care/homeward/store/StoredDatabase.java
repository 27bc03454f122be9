package care.homeward.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One database. Its lists of collections and of indexes are collections too, so the journal keeps
 * them like any other and the library opens everything from them.
 */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Long> {

  private final Backend backend;
  private @Nullable Document indexBeingAdded;

  StoredDatabase(String name, CursorRegistry cursors, Backend backend) {
    super(name, cursors);
    this.backend = backend;
    initializeNamespacesAndIndexes();
    for (String collection : backend.journal.recovered()) {
      if (collection.startsWith(name + ".")
          && resolveCollection(collection.substring(name.length() + 1), false)
              instanceof StoredCollection known) {
        known.load();
      }
    }
  }

  @Override
  protected MongoCollection<Long> openOrCreateCollection(String name, CollectionOptions options) {
    var collection = new StoredCollection(this, name, options, cursorRegistry, backend);
    if (name.startsWith("system.")) {
      collection.load();
    }
    return collection;
  }

  @Override
  public synchronized MongoCollection<Long> createCollectionOrThrowIfExists(
      String name, CollectionOptions options) {
    return super.createCollectionOrThrowIfExists(name, options);
  }

  @Override
  protected synchronized void addIndex(Document description) {
    Document outer = indexBeingAdded;
    indexBeingAdded = description;
    try {
      super.addIndex(description);
    } finally {
      indexBeingAdded = outer;
    }
  }

  @Override
  protected Index<Long> openOrCreateUniqueIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    return new SortedIndex(name, keys, true, sparse, partialFilter(collection, name));
  }

  @Override
  protected Index<Long> openOrCreateSecondaryIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    return new SortedIndex(name, keys, false, sparse, partialFilter(collection, name));
  }

  /** The library hands on only part of an index's description. */
  private Document partialFilter(String collection, String index) {
    Document description = indexBeingAdded;
    if (description == null) {
      var wanted = new Document("ns", getFullCollectionNamespace(collection)).append("name", index);
      description = indexes.get().handleQueryAsStream(wanted).findFirst().orElseThrow();
    }
    return (Document) description.getOrDefault("partialFilterExpression", new Document());
  }

  @Override
  public Document handleCommand(
      Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
    if (command.equals("aggregate") && query.get("pipeline") instanceof List<?> stages) {
      var collection = resolveCollection(String.valueOf(query.get(command)), false);
      if (collection != null
          && !stages.isEmpty()
          && stages.getFirst() instanceof Document first
          && first.get("$match") instanceof Document filter) {
        // The library would decode the whole collection before it looks at the filter.
        var rest = stages.subList(1, stages.size());
        var aggregation = Aggregation.fromPipeline(rest, databases, this, collection, oplog);
        aggregation.validate(query);
        var results = aggregation.runStages(collection.handleQueryAsStream(filter));
        var cursor = new Document("id", 0L).append("ns", collection.getFullName());
        return new Document("cursor", cursor.append("firstBatch", results)).append("ok", 1.0);
      }
    }
    return super.handleCommand(channel, command, query, databases, oplog);
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
