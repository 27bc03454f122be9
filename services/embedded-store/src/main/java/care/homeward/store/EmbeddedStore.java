package care.homeward.store;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A small store for laptops, demonstrations and tests: what it acknowledged survives {@code kill
 * -9}. It listens on the loopback address only and knows no users; never for production.
 */
public final class EmbeddedStore implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  private final Backend backend;
  private final MongoServer server;

  private EmbeddedStore(Path directory) {
    try {
      backend = new Backend(new Journal(directory));
    } catch (IOException e) {
      throw new UncheckedIOException("the store cannot use the directory " + directory, e);
    }
    server = new MongoServer(backend);
  }

  /**
   * Starts the store and returns when it accepts connections.
   *
   * @param directory where the journal is kept; made when missing; for one process at a time
   * @param port the port clients connect to; 0 for any that is free
   * @throws IllegalStateException saying in one line that the port or the directory is in use
   */
  public static EmbeddedStore start(Path directory, int port) {
    var store = new EmbeddedStore(directory);
    try {
      store.server.bind(HOST, port);
      return store;
    } catch (Exception e) { // the library also throws checked ones, undeclared
      store.close();
      throw new IllegalStateException(
          "the store cannot listen on port %d of %s: %s".formatted(port, HOST, e.getMessage()), e);
    }
  }

  /** The address for a client, such as {@code mongodb://127.0.0.1:27017}. */
  public String uri() {
    return server.getConnectionString();
  }

  /** The port it listens on. */
  public int port() {
    return server.getLocalAddress().getPort();
  }

  /** How many documents searches had to look at, so that a test sees an index at work. */
  public long examined() {
    return backend.examined.sum();
  }

  /** Ends the connections; everything is on disk when it returns. */
  @Override
  public void close() {
    server.shutdownNow();
  }
}
