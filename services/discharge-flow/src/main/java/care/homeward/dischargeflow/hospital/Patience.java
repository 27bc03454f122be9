package care.homeward.dischargeflow.hospital;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What comes in on a connection, with one limit for all of a thing and not for each byte of it: a
 * socket's own limit begins anew with every byte.
 */
final class Patience extends FilterInputStream {

  private final Socket connection;
  private long until;

  Patience(Socket connection, InputStream in) {
    super(in);
    this.connection = connection;
  }

  /** From now on this long, however much arrives meanwhile. */
  void lasts(Duration howLong) {
    until = System.nanoTime() + howLong.toNanos();
  }

  @Override
  public int read() throws IOException {
    connection.setSoTimeout(left());
    return super.read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    connection.setSoTimeout(left());
    return super.read(buffer, offset, length);
  }

  /** What is written to somebody. */
  @FunctionalInterface
  interface Writing {
    void write() throws IOException;
  }

  /** A socket has no limit for writing: who does not take it by then is hung up on. */
  void whileWriting(Writing writing) throws IOException {
    var taken = new CompletableFuture<Boolean>();
    var _ =
        taken
            .completeOnTimeout(false, left(), TimeUnit.MILLISECONDS)
            .thenAccept(
                inTime -> {
                  if (!inTime) {
                    hangUp();
                  }
                });
    try {
      writing.write();
    } finally {
      taken.complete(true);
    }
  }

  private void hangUp() {
    try {
      connection.close();
    } catch (IOException e) {
      // It is closed in any case.
    }
  }

  private int left() throws SocketTimeoutException {
    var left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
    if (left <= 0) {
      throw new SocketTimeoutException("took too long");
    }
    return (int) Math.min(left, Integer.MAX_VALUE);
  }
}
