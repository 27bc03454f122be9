package care.homeward.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The append-only file behind the store. A record is its length and a CRC-32 of the rest: the
 * position of a document, its collection, and the document as BSON or nothing when it was removed.
 * Opening the journal reads the live documents and writes a new file that holds only them.
 */
final class Journal implements AutoCloseable {

  static final byte[] REMOVED = {};

  private static final Logger log = LoggerFactory.getLogger(Journal.class);

  private static final int PREFIX = 2 * Integer.BYTES;
  private static final int HEADER = Long.BYTES + Short.BYTES;

  private final FileChannel lock;
  private final FileChannel file;

  /** By collection and position, the documents that no collection has taken yet. */
  final Map<String, NavigableMap<Long, byte[]>> recovered;

  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private long end;

  /** Reads the journal in the directory and writes it anew. */
  Journal(Path directory) throws IOException {
    Files.createDirectories(directory);
    // The operating system frees the lock when the process ends, however it ends.
    lock = FileChannel.open(directory.resolve("lock"), CREATE, WRITE);
    if (lock.tryLock() == null) {
      throw new IllegalStateException("the directory " + directory + " is in use by a store");
    }
    Path current = directory.resolve("journal");
    Path compacted = directory.resolve("journal.new");
    recovered = replay(current);
    file = FileChannel.open(compacted, CREATE, WRITE, TRUNCATE_EXISTING);
    recovered.forEach(
        (collection, documents) ->
            documents.forEach(
                (position, bson) -> {
                  put(collection, position, bson);
                  commit();
                }));
    file.force(true);
    Files.move(compacted, current, StandardCopyOption.ATOMIC_MOVE);
  }

  synchronized void put(String collection, long position, byte[] bson) {
    byte[] name = collection.getBytes(StandardCharsets.UTF_8);
    int length = HEADER + name.length + bson.length;
    var entry = ByteBuffer.allocate(PREFIX + length).putInt(length).putInt(0);
    entry.putLong(position).putShort((short) name.length).put(name).put(bson);
    entry.putInt(Integer.BYTES, checksum(entry.position(PREFIX)));
    waiting.writeBytes(entry.array());
  }

  /**
   * Returns when all that was put before is in the file; who comes first writes for all. What could
   * not be written waits on, and nothing after it is acknowledged before it.
   */
  synchronized void commit() {
    var bytes = ByteBuffer.wrap(waiting.toByteArray());
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes, end + bytes.position());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the journal of the store cannot be written", e);
    }
    end += bytes.limit();
    waiting.reset();
  }

  @Override
  public void close() {
    try (lock;
        file) {
      file.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, NavigableMap<Long, byte[]>> replay(Path path) throws IOException {
    var live = new ConcurrentHashMap<String, NavigableMap<Long, byte[]>>();
    try (var stored = FileChannel.open(path, CREATE, READ, WRITE);
        var in = new BufferedInputStream(Channels.newInputStream(stored))) {
      long whole = 0;
      for (var entry = next(in); entry != null; entry = next(in)) {
        whole += PREFIX + entry.remaining();
        long position = entry.getLong();
        byte[] name = new byte[entry.getShort()];
        byte[] bson = new byte[entry.get(name).remaining()];
        entry.get(bson);
        String collection = new String(name, StandardCharsets.UTF_8);
        var documents = live.computeIfAbsent(collection, any -> new TreeMap<>());
        if (bson.length > 0) {
          documents.put(position, bson);
        } else {
          documents.remove(position);
        }
      }
      if (whole < stored.size()) {
        log.warn("cut the journal's torn end: {} of {} bytes are whole", whole, stored.size());
      }
    }
    live.values().removeIf(Map::isEmpty);
    return live;
  }

  /** The next whole record without its prefix, or null when there is none. */
  private static @Nullable ByteBuffer next(InputStream in) throws IOException {
    var prefix = ByteBuffer.wrap(in.readNBytes(PREFIX));
    if (prefix.remaining() == PREFIX) {
      var entry = ByteBuffer.wrap(in.readNBytes(Math.max(0, prefix.getInt())));
      if (entry.remaining() >= HEADER && checksum(entry) == prefix.getInt()) {
        return entry.rewind();
      }
    }
    return null;
  }

  private static int checksum(ByteBuffer bytes) {
    var checksum = new CRC32();
    checksum.update(bytes);
    return (int) checksum.getValue();
  }
}
