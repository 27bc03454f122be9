package care.homeward.campaign.parts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * Reads on the way to the store with which concern each write is asked for: a store of one node
 * would not show what a weaker one loses.
 */
public final class Concerns {

  private static final int HEADER = 16;
  private static final int MESSAGE = 2_013;
  private static final int LARGEST_BODY = 1 << 20;
  private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

  private final AtomicLong writes = new AtomicLong();
  private final AtomicLong weak = new AtomicLong();

  /** How many writes were asked for. */
  public long writes() {
    return writes.get();
  }

  /** How many of them did not ask for a majority and its journal. */
  public long weak() {
    return weak.get();
  }

  Link.Tap watch() {
    return new Framed();
  }

  /** Puts the messages of one connection together again. */
  private final class Framed implements Link.Tap {

    private byte[] message = new byte[4_096];
    private int held;
    private int skip;

    @Override
    public void passed(byte[] bytes, int length) {
      int at = 0;
      while (at < length) {
        if (skip > 0) {
          int skipped = Math.min(skip, length - at);
          skip -= skipped;
          at += skipped;
          continue;
        }
        int wanted = wanted();
        int taken = Math.min(wanted - held, length - at);
        if (message.length < held + taken) {
          message = Arrays.copyOf(message, Math.max(2 * message.length, held + taken));
        }
        System.arraycopy(bytes, at, message, held, taken);
        held += taken;
        at += taken;
        if (held == wanted() && held > HEADER) {
          look();
          skip = size() - held;
          held = 0;
        }
      }
    }

    private int size() {
      return ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
    }

    /** How many bytes of the message are to be held before it is looked at. */
    private int wanted() {
      return held < HEADER + 1 ? HEADER + 1 : Math.min(size(), LARGEST_BODY);
    }

    private void look() {
      var buffer = ByteBuffer.wrap(message, 0, held).order(ByteOrder.LITTLE_ENDIAN);
      if (buffer.getInt(12) != MESSAGE) {
        return;
      }
      int at = HEADER + 4;
      while (at + 5 < held) {
        int kind = message[at];
        int length = buffer.getInt(at + 1);
        if (kind == 0) {
          if (at + 1 + length <= held) {
            command(new RawBsonDocument(message, at + 1, length));
          }
          return;
        }
        at += 1 + length;
      }
    }

    private void command(BsonDocument command) {
      if (!WRITES.contains(command.getFirstKey())) {
        return;
      }
      writes.incrementAndGet();
      var concern = command.getDocument("writeConcern", new BsonDocument());
      var kept =
          concern.containsKey("w")
              && concern.get("w").isString()
              && concern.getString("w").getValue().equals("majority")
              && concern.containsKey("j")
              && concern.getBoolean("j").getValue();
      if (!kept) {
        weak.incrementAndGet();
      }
    }
  }
}
