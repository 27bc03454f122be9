package care.homeward.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The other end of MLLP: answers each message as it was told to, or hangs up. */
final class FakeHospitalFeed implements AutoCloseable {

  /** Instead of an answer: close the connection. */
  static final String HANG_UP = "";

  private final ServerSocket server;
  private final Answering answering;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  /** What to answer to a message. */
  interface Answering {
    String to(String message) throws InterruptedException;
  }

  /** Gives the answers in the order of {@link #answer}. */
  FakeHospitalFeed() {
    this(null);
  }

  FakeHospitalFeed(@Nullable Answering answering) {
    this.answering = answering == null ? _ -> answers.take() : answering;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  void answer(String text) {
    answers.add(text);
  }

  void hangUp() {
    answers.add(HANG_UP);
  }

  List<String> heard() {
    return List.copyOf(heard);
  }

  int connections() {
    return connections.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = socket.getInputStream();
      while (in.read() == 0x0b) {
        var message = body(in);
        heard.add(message);
        var answer = answering.to(message);
        if (answer.equals(HANG_UP)) {
          return;
        }
        write(socket.getOutputStream(), answer);
      }
    } catch (IOException | InterruptedException e) {
      // the client is gone, or the test is over
    }
  }

  private static String body(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    for (int next = in.read(); next != 0x1c; next = in.read()) {
      body.write(next);
    }
    if (in.read() != '\r') {
      throw new IOException("not MLLP");
    }
    return body.toString(StandardCharsets.UTF_8);
  }

  /** Byte by byte, as a network may deliver it. */
  private static void write(OutputStream out, String answer) throws IOException {
    for (byte one : ("\u000b" + answer + "\u001c\r").getBytes(StandardCharsets.UTF_8)) {
      out.write(one);
      out.flush();
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
