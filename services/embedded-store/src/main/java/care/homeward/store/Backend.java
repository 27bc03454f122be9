package care.homeward.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Answers commands, and only when the journal holds everything the answer is based on. */
final class Backend extends AbstractMongoBackend {

  private static final int UNKNOWN_ERROR = 8;

  /** The library would send all results in one message, which clients refuse above 48 MB. */
  private static final int BATCH_SIZE = 500;

  final Journal journal;
  final LongAdder examined = new LongAdder();
  private final Map<String, StoredDatabase> opened = new ConcurrentHashMap<>();

  Backend(Journal journal) {
    this.journal = journal;
    journal.recovered().stream()
        .map(collection -> collection.substring(0, collection.indexOf('.')))
        .forEach(this::resolveDatabase);
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    Document answer;
    try {
      answer = answer(channel, database, command, query);
    } catch (MongoServerException e) {
      // Left to the library, it would log the command with the documents in it.
      answer = new Document("ok", 0).append("errmsg", e.getMessageWithoutErrorCode());
      answer.put("code", e instanceof MongoServerError error ? error.getCode() : UNKNOWN_ERROR);
    }
    journal.commit();
    return answer;
  }

  private Document answer(Channel channel, String database, String command, Document query) {
    switch (command.toLowerCase(Locale.ROOT)) {
      case "hello", "ismaster" -> {
        return super.handleCommand(channel, database, "ismaster", query)
            .append("isWritablePrimary", true)
            .append("helloOk", true);
      }
      case "find", "getmore" -> query.putIfAbsent("batchSize", BATCH_SIZE);
      case "renamecollection" -> throw new MongoServerException("collections keep their names");
      default -> {} // the library knows it as it is
    }
    return super.handleCommand(channel, database, command, query);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return opened.computeIfAbsent(name, any -> new StoredDatabase(name, getCursorRegistry(), this));
  }

  @Override
  public void dropDatabase(String name) {
    opened.remove(name);
    super.dropDatabase(name);
  }

  @Override
  public void close() {
    super.close();
    journal.close();
  }
}
