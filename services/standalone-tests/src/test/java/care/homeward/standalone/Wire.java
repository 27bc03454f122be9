package care.homeward.standalone;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Connections to services that send what they are given: a client of HTTP would put right what is
 * to go out wrong. One request at a time.
 */
final class Wire implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final Partnership partnership;
  private final Map<Part, Line> lines = new HashMap<>();

  /**
   * What came back.
   *
   * @param status 0 if the other side hung up without a word
   * @param headers with their names in small letters
   */
  record Answer(int status, Map<String, String> headers, String body) {

    static final Answer NONE = new Answer(0, Map.of(), "");

    String type() {
      return headers.getOrDefault("content-type", "");
    }
  }

  private record Line(Socket socket, InputStream in) {}

  Wire(Partnership partnership) {
    this.partnership = partnership;
  }

  Answer ask(Asked asked) {
    var part = asked.operation().part();
    if (asked.breaksTheConnection()) {
      drop(part);
    }
    var used = lines.containsKey(part);
    var answer = once(part, asked);
    // A connection kept open may have been closed meanwhile; then nothing of this was read.
    return answer.status() == 0 && used ? once(part, asked) : answer;
  }

  private Answer once(Part part, Asked asked) {
    try {
      var line = line(part);
      try {
        var out = line.socket().getOutputStream();
        out.write(asked.head());
        out.write(asked.bytes());
      } catch (IOException e) {
        // Who is refused early is not listened to; the answer is there all the same.
      }
      var answer = read(line.in(), asked.method().equals("HEAD"));
      if (asked.breaksTheConnection()
          || answer.type().startsWith("text/event-stream")
          || answer.headers().getOrDefault("connection", "").equals("close")) {
        drop(part);
      }
      return answer;
    } catch (IOException e) {
      drop(part);
      return Answer.NONE;
    }
  }

  private Line line(Part part) throws IOException {
    var there = lines.get(part);
    if (there != null) {
      return there;
    }
    var socket = new Socket(InetAddress.getLoopbackAddress(), partnership.port(part));
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    var line = new Line(socket, new BufferedInputStream(socket.getInputStream()));
    lines.put(part, line);
    return line;
  }

  private void drop(Part part) {
    var line = lines.remove(part);
    if (line != null) {
      try {
        line.socket().close();
      } catch (IOException e) {
        // It is closed in any case.
      }
    }
  }

  private static Answer read(InputStream in, boolean headOnly) throws IOException {
    var status = status(line(in));
    var headers = new HashMap<String, String>();
    for (var header = line(in); !header.isEmpty(); header = line(in)) {
      var colon = header.indexOf(':');
      headers.merge(
          header.substring(0, colon).toLowerCase(Locale.ROOT),
          header.substring(colon + 1).strip(),
          (one, other) -> one + ", " + other);
    }
    if (status == 100) {
      return read(in, headOnly);
    }
    var type = headers.getOrDefault("content-type", "");
    var none = headOnly || status == 204 || status == 304 || type.startsWith("text/event-stream");
    var body = none ? new byte[0] : body(in, headers);
    return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
  }

  private static int status(String line) throws IOException {
    if (!line.startsWith("HTTP/1.1 ")) {
      throw new IOException("no answer: " + line);
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    var length = headers.get("content-length");
    if (length != null) {
      return in.readNBytes(Integer.parseInt(length));
    }
    if (!headers.containsKey("transfer-encoding")) {
      return in.readAllBytes();
    }
    var body = new ByteArrayOutputStream();
    for (int size = chunk(in); size > 0; size = chunk(in)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    line(in);
    return body.toByteArray();
  }

  private static int chunk(InputStream in) throws IOException {
    return Integer.parseInt(line(in).strip(), 16);
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("hung up");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    for (var part : Part.values()) {
      drop(part);
    }
  }
}
