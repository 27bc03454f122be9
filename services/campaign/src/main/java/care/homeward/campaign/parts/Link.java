package care.homeward.campaign.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP port that passes on to another and can fail as networks do. What a silent link holds back
 * arrives when it heals, as what TCP sends again does, unless either side gave up before.
 */
public final class Link implements AutoCloseable {

  /** How a link behaves. */
  public enum Weather {
    /** Everything passes. */
    FINE,
    /** Connections are reset, new ones closed at once. */
    CUT,
    /** Connections stay, nothing passes in either direction. */
    SILENT,
    /** What is asked arrives, what is answered does not. */
    MUTE,
    /** What is asked does not arrive. */
    DEAF,
    /** Everything passes later. */
    SLOW
  }

  private static final int CHUNK = 64 * 1024;
  private static final Duration SLOWNESS = Duration.ofMillis(150);

  /** Sees what passes towards the service, in pieces of any length. */
  @FunctionalInterface
  public interface Tap {

    /** Some bytes of one connection passed. */
    void passed(byte[] bytes, int length);
  }

  /** Makes a tap for each connection. */
  @FunctionalInterface
  public interface Taps {

    /** A tap of its own for a new connection. */
    Tap next();
  }

  private record Connection(Socket client, Socket server) {

    void reset() {
      for (var socket : new Socket[] {client, server}) {
        try {
          socket.setSoLinger(true, 0);
          socket.close();
        } catch (IOException e) {
          // It is gone either way.
        }
      }
    }
  }

  private final ServerSocket listening;
  private final int target;
  private final Taps taps;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final Object change = new Object();
  private volatile Weather weather = Weather.FINE;

  private Link(ServerSocket listening, int target, Taps taps) {
    this.listening = listening;
    this.target = target;
    this.taps = taps;
  }

  /** Opens a port of its own that passes on to this one. */
  public static Link to(int target, Taps taps) {
    try {
      var socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
      var link = new Link(socket, target, taps);
      Thread.ofPlatform().daemon().name("link-" + target).start(link::accept);
      return link;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link #to(int, Taps)}, with nobody looking. */
  public static Link to(int target) {
    return to(target, () -> (_, _) -> {});
  }

  /** The port to connect to. */
  public int port() {
    return listening.getLocalPort();
  }

  /** From now on it behaves so. */
  public void set(Weather next) {
    synchronized (change) {
      weather = next;
      change.notifyAll();
    }
    if (next == Weather.CUT) {
      connections.forEach(Connection::reset);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var client = listening.accept();
        if (weather == Weather.CUT) {
          client.setSoLinger(true, 0);
          client.close();
          continue;
        }
        Thread.ofPlatform().daemon().name("link-connection").start(() -> connect(client));
      } catch (IOException e) {
        // The next one may do better.
      }
    }
  }

  private void connect(Socket client) {
    var server = new Socket();
    var connection = new Connection(client, server);
    connections.add(connection);
    try {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 5_000);
      if (weather == Weather.CUT) {
        connection.reset();
      }
      var back =
          Thread.ofPlatform()
              .daemon()
              .name("link-back")
              .start(() -> pump(connection, server, client, Weather.MUTE, (_, _) -> {}));
      pump(connection, client, server, Weather.DEAF, taps.next());
      back.join();
    } catch (IOException e) {
      connection.reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(connection);
    }
  }

  private void pump(Connection connection, Socket from, Socket to, Weather held, Tap tap) {
    var bytes = new byte[CHUNK];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        pass(held);
        tap.passed(bytes, length);
        out.write(bytes, 0, length);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      connection.reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      connection.reset();
    }
  }

  /**
   * Returns when something may pass in the direction that this weather holds; not once it is cut.
   */
  private void pass(Weather held) throws InterruptedException, IOException {
    if (weather == Weather.SLOW) {
      Thread.sleep(SLOWNESS);
    }
    synchronized (change) {
      while (weather == Weather.SILENT || weather == held) {
        change.wait();
      }
      if (weather == Weather.CUT) {
        throw new IOException("cut");
      }
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    connections.forEach(Connection::reset);
  }
}
