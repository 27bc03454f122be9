package care.homeward.platform.outage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A way to a port of this machine on which whatever is asked takes a while to get there. */
final class SlowLink implements AutoCloseable {

  private final ServerSocket listening;
  private final int to;
  private final Duration delay;

  SlowLink(int to, Duration delay) throws IOException {
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.to = to;
    this.delay = delay;
    var _ = Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var near = listening.accept();
        var far = new Socket(InetAddress.getLoopbackAddress(), to);
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        var _ = Thread.ofVirtual().start(() -> carry(near, far, delay));
        var _ = Thread.ofVirtual().start(() -> carry(far, near, Duration.ZERO));
      } catch (IOException e) {
        // It was closed.
      }
    }
  }

  private static void carry(Socket from, Socket to, Duration delay) {
    try (from;
        to) {
      var some = new byte[65_536];
      for (int read = from.getInputStream().read(some);
          read >= 0;
          read = from.getInputStream().read(some)) {
        LockSupport.parkNanos(delay.toNanos());
        to.getOutputStream().write(some, 0, read);
      }
    } catch (IOException e) {
      // One end is gone, and with it the other.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
