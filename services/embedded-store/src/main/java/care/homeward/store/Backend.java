package care.homeward.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Answers commands, and only when the journal holds everything the answer is based on. */
final class Backend extends AbstractMongoBackend {

  /** The library would send all results in one message, which clients refuse above 48 MB. */
  private static final int BATCH_SIZE = 500;

  final Journal journal;
  final CursorRegistry cursors = getCursorRegistry();
  final LongAdder examined = new LongAdder();

  Backend(Journal journal) {
    this.journal = journal;
    List.copyOf(journal.recovered.keySet())
        .forEach(collection -> resolveDatabase(Utils.getDatabaseNameFromFullName(collection)));
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    query.putIfAbsent("batchSize", BATCH_SIZE);
    String known = command.equals("hello") ? "ismaster" : command;
    var answer = super.handleCommand(channel, database, known, query);
    journal.commit();
    return answer;
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new StoredDatabase(name, this);
  }

  @Override
  public void close() {
    super.close();
    journal.close();
  }
}
