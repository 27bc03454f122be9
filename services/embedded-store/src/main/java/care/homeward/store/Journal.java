package care.homeward.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The append-only file behind the store. A record is its length and a CRC-32 of the rest: the
 * position of a document, its collection, and the document as BSON or nothing when it was removed.
 * Opening the journal reads the live documents and writes a new file that holds only them.
 */
final class Journal implements AutoCloseable {

  /** The interval at which a MongoDB server, too, forces its journal to disk. */
  private static final long SYNC_MILLIS = 100;

  private static final int PREFIX = 2 * Integer.BYTES;
  private static final int HEADER = Long.BYTES + Short.BYTES;
  private static final int LONGEST = 64 << 20;
  private static final byte[] REMOVED = {};

  private final FileChannel lock;
  private final FileChannel file;
  private final Map<String, SortedMap<Long, byte[]>> recovered;
  private final Object writing = new Object();
  private final ScheduledExecutorService syncing =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("store-journal-sync").factory());

  private ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private volatile long appended;
  private volatile long written;
  private volatile @Nullable IOException failure;

  private Journal(
      FileChannel lock, FileChannel file, Map<String, SortedMap<Long, byte[]>> recovered) {
    this.lock = lock;
    this.file = file;
    this.recovered = recovered;
  }

  static Journal open(Path directory) throws IOException {
    Files.createDirectories(directory);
    var lock = lock(directory);
    Path current = directory.resolve("journal");
    Path compacted = directory.resolve("journal.new");
    Files.deleteIfExists(compacted);
    var journal = new Journal(lock, create(compacted), replay(current));
    journal.recovered.forEach(
        (collection, documents) -> {
          documents.forEach((position, bson) -> journal.put(collection, position, bson));
          journal.commit();
        });
    journal.file.force(true);
    Files.move(compacted, current, StandardCopyOption.ATOMIC_MOVE);
    var _ =
        journal.syncing.scheduleWithFixedDelay(
            journal::sync, SYNC_MILLIS, SYNC_MILLIS, TimeUnit.MILLISECONDS);
    return journal;
  }

  private static FileChannel create(Path path) throws IOException {
    return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** The operating system frees the lock when the process ends, however it ends. */
  private static FileChannel lock(Path directory) throws IOException {
    var lock = create(directory.resolve("lock"));
    try {
      if (lock.tryLock() != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      // This process has it: refused like any other.
    }
    lock.close();
    throw new IllegalStateException("the directory %s is in use by a store".formatted(directory));
  }

  /** The names of the collections that nobody has taken yet. */
  Collection<String> recovered() {
    return List.copyOf(recovered.keySet());
  }

  SortedMap<Long, byte[]> takeRecovered(String collection) {
    var documents = recovered.remove(collection);
    return documents == null ? new TreeMap<>() : documents;
  }

  void remove(String collection, long position) {
    put(collection, position, REMOVED);
  }

  void put(String collection, long position, byte[] bson) {
    byte[] name = collection.getBytes(StandardCharsets.UTF_8);
    int length = HEADER + name.length + bson.length;
    var entry = ByteBuffer.allocate(PREFIX + length).putInt(length).putInt(0);
    entry.putLong(position).putShort((short) name.length).put(name).put(bson);
    entry.putInt(Integer.BYTES, checksum(entry.array(), PREFIX));
    synchronized (this) {
      waiting.writeBytes(entry.array());
      appended++;
    }
  }

  /**
   * Returns when all that was put before is in the file; who comes first writes for all. After a
   * failure memory is ahead of the disk, so nothing is acknowledged any more.
   */
  void commit() {
    long mine = appended;
    if (written < mine) {
      synchronized (writing) {
        if (written < mine && failure == null) {
          write();
        }
      }
    }
    IOException reason = failure;
    if (reason != null) {
      throw new UncheckedIOException("the journal of the store cannot be written", reason);
    }
  }

  private void write() {
    ByteArrayOutputStream batch;
    long upTo;
    synchronized (this) {
      batch = waiting;
      waiting = new ByteArrayOutputStream();
      upTo = appended;
    }
    try {
      var bytes = ByteBuffer.wrap(batch.toByteArray());
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      written = upTo;
    } catch (IOException e) {
      failure = e;
    }
  }

  private void sync() {
    try {
      file.force(false);
    } catch (IOException e) {
      failure = e;
    }
  }

  @Override
  public void close() {
    syncing.shutdown();
    try (lock;
        file) {
      if (file.isOpen()) {
        commit();
        file.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, SortedMap<Long, byte[]>> replay(Path path) throws IOException {
    var live = new ConcurrentHashMap<String, SortedMap<Long, byte[]>>();
    if (Files.notExists(path)) {
      return live;
    }
    long whole = 0;
    try (var in = new BufferedInputStream(Files.newInputStream(path))) {
      for (var entry = next(in); entry != null; entry = next(in)) {
        whole += PREFIX + entry.remaining();
        long position = entry.getLong();
        byte[] name = new byte[entry.getShort()];
        byte[] bson = new byte[entry.get(name).remaining()];
        var documents =
            live.computeIfAbsent(new String(name, StandardCharsets.UTF_8), any -> new TreeMap<>());
        if (bson.length > 0) {
          entry.get(bson);
          documents.put(position, bson);
        } else {
          documents.remove(position);
        }
      }
    }
    live.values().removeIf(Map::isEmpty);
    if (whole < Files.size(path)) {
      LoggerFactory.getLogger(Journal.class)
          .warn("cut the journal's torn tail: {} of {} bytes are whole", whole, Files.size(path));
    }
    return live;
  }

  private static @Nullable ByteBuffer next(InputStream in) throws IOException {
    byte[] prefix = in.readNBytes(PREFIX);
    if (prefix.length < PREFIX) {
      return null;
    }
    int length = ByteBuffer.wrap(prefix).getInt();
    if (length < HEADER || length > LONGEST) {
      return null;
    }
    byte[] entry = in.readNBytes(length);
    boolean intact =
        entry.length == length && checksum(entry, 0) == ByteBuffer.wrap(prefix).getInt(4);
    return intact ? ByteBuffer.wrap(entry) : null;
  }

  private static int checksum(byte[] bytes, int from) {
    var checksum = new CRC32();
    checksum.update(bytes, from, bytes.length - from);
    return (int) checksum.getValue();
  }
}
