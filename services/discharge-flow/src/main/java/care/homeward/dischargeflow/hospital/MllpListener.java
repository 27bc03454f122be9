package care.homeward.dischargeflow.hospital;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * HL7 in minimal lower layer framing: 0x0B, the message, 0x1C 0x0D; one message at a time on a
 * connection, each answered before the next is read.
 *
 * <p>What is not in a frame is skipped; a frame that is too long is answered and the connection
 * goes on behind it. Whoever sends a message drop by drop, or does not take the answer, is hung up
 * on: a place is for those who use it.
 */
@Component
final class MllpListener implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(MllpListener.class);

  private static final int BEGIN = 0x0B;
  private static final int END = 0x1C;
  private static final int RETURN = 0x0D;
  private static final int LONGEST = 1 << 20;
  private static final int SKIPPED_AT_MOST = 16 * LONGEST;
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(3);

  private final HospitalSettings settings;
  private final Reception reception;
  private final Semaphore free;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ServerSocket server;

  MllpListener(HospitalSettings settings, Reception reception) {
    this.settings = settings;
    this.reception = reception;
    this.free = new Semaphore(settings.connections());
  }

  /** The port it listens on; of use when any free one was asked for. */
  int port() {
    var listening = server;
    return listening == null ? -1 : listening.getLocalPort();
  }

  @Override
  public void start() {
    try {
      var opened = new ServerSocket();
      opened.setReuseAddress(true);
      opened.bind(
          new InetSocketAddress(InetAddress.getByName(settings.address()), settings.port()));
      server = opened;
      Thread.ofVirtual().name("mllp").start(() -> accept(opened));
    } catch (BindException e) {
      throw new PortInUseException(settings.port(), e);
    } catch (IOException e) {
      throw new IllegalStateException("cannot listen for HL7", e);
    }
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        var connection = listening.accept();
        if (!free.tryAcquire()) {
          log.warn("refused a connection: {} are open", settings.connections());
          connection.close();
          continue;
        }
        connections.add(connection);
        threads.add(Thread.ofVirtual().name("mllp-connection").start(() -> serve(connection)));
      } catch (IOException e) {
        if (!listening.isClosed()) {
          log.warn("a connection could not be accepted: {}", e.getClass().getSimpleName());
        }
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      var patience = new Patience(connection, connection.getInputStream());
      var in = new BufferedInputStream(patience);
      var out = connection.getOutputStream();
      while (serveNext(in, patience, out)) {
        // until the other side has no more, or is silent for too long
      }
    } catch (IOException e) {
      log.debug("a connection ended: {}", e.getClass().getSimpleName());
    } finally {
      connections.remove(connection);
      threads.remove(Thread.currentThread());
      free.release();
    }
  }

  /** Answers the next message; false when there is none any more. */
  private boolean serveNext(InputStream in, Patience patience, OutputStream out)
      throws IOException {
    patience.lasts(settings.idle());
    if (!skipToBegin(in)) {
      return false;
    }
    patience.lasts(settings.within());
    var message = new ByteArrayOutputStream();
    long length = 0;
    for (int next = in.read(); next != END; next = in.read()) {
      if (next < 0 || length++ > SKIPPED_AT_MOST) {
        return false;
      }
      if (next == BEGIN) {
        // The frame before was cut off and its sender has begun again.
        message.reset();
        length = 0;
      } else if (length <= LONGEST) {
        message.write(next);
      }
    }
    var bytes = message.toByteArray();
    var answer = length > LONGEST ? reception.answerToTooLong(bytes) : reception.answer(bytes);
    var frame = new byte[answer.length + 3];
    frame[0] = BEGIN;
    System.arraycopy(answer, 0, frame, 1, answer.length);
    frame[answer.length + 1] = END;
    frame[answer.length + 2] = RETURN;
    patience.lasts(settings.within());
    patience.whileWriting(
        () -> {
          out.write(frame);
          out.flush();
        });
    return true;
  }

  private static boolean skipToBegin(InputStream in) throws IOException {
    for (int skipped = 0; skipped < SKIPPED_AT_MOST; skipped++) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      if (next == BEGIN) {
        return true;
      }
    }
    return false;
  }

  /** Takes no more messages and lets those under way be answered. */
  @Override
  public void stop() {
    var listening = server;
    if (listening == null) {
      return;
    }
    try {
      listening.close();
      for (var connection : connections) {
        connection.shutdownInput();
      }
      var until = Instant.now().plus(STOPS_WITHIN);
      for (var thread : threads) {
        var left = Duration.between(Instant.now(), until);
        if (left.isPositive()) {
          var _ = thread.join(left);
        }
      }
      for (var connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      log.warn("connections did not end well: {}", e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server = null;
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }
}
