package care.homeward.dischargeflow.hospital;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A hospital's end of a connection. */
public final class Mllp implements AutoCloseable {

  private final Socket socket;

  public Mllp(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
  }

  /** Sends a message in its frame and gives the answer's segments. */
  public String[] send(String message) throws IOException {
    return send(message.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a message in its frame and gives the answer's segments. */
  public String[] send(byte[] message) throws IOException {
    var frame = new ByteArrayOutputStream();
    frame.write(0x0B);
    frame.writeBytes(message);
    frame.write(0x1C);
    frame.write(0x0D);
    raw(frame.toByteArray());
    return answer();
  }

  /** Sends bytes as they are. */
  public void raw(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** The segments of the next answer. */
  public String[] answer() throws IOException {
    var in = socket.getInputStream();
    var answer = new ByteArrayOutputStream();
    if (in.read() != 0x0B) {
      throw new EOFException();
    }
    for (int next = in.read(); next != 0x1C; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      answer.write(next);
    }
    if (in.read() != 0x0D) {
      throw new EOFException();
    }
    return answer.toString(StandardCharsets.UTF_8).split("\r");
  }

  /** Whether the other side has hung up. */
  public boolean hungUp() throws IOException {
    return socket.getInputStream().read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
