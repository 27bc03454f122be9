package care.homeward.campaign.witness;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import care.homeward.contracts.Envelope;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * One line for each start of the process and for each application of a fact, written before the
 * inbox goes on; what is written survives the process.
 */
public final class Statement {

  /** Begins the line of a start. */
  public static final String STARTED = "started";

  /** Facts of a subject that begins so are refused while they are the first of their subject. */
  public static final String REFUSED = "poison-refused-";

  private final FileChannel file;
  private final @Nullable MongoTemplate store;

  /**
   * Begins with a line of its own.
   *
   * @param store where it keeps the last fact of each subject too, as other services keep
   *     something; null where that is not wanted
   */
  Statement(Path path, @Nullable MongoTemplate store) {
    this.store = store;
    try {
      file = FileChannel.open(path, CREATE, WRITE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(STARTED);
  }

  void on(Envelope<?> fact, Cause cause) {
    if (fact.sequence() == 1 && fact.subject().startsWith(REFUSED)) {
      throw Refused.conflict("refused-to-see", "This one is never applied.");
    }
    var stream = fact.source() + "/" + fact.subject();
    if (store != null) {
      store.save(new Document("_id", stream).append("last", fact.sequence()), "heard");
    }
    write(stream + " " + fact.sequence());
  }

  private synchronized void write(String line) {
    try {
      var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
