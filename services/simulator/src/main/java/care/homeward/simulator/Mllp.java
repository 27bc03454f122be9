package care.homeward.simulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends HL7 v2 over MLLP, one message at a time, and waits for each acknowledgement. Connects when
 * it has to; a connection on which anything went wrong is closed, because an answer that comes late
 * would be taken for the next one's. Not for several threads at once.
 */
public final class Mllp implements Closeable {

  private static final int START = 0x0b;
  private static final int END = 0x1c;
  private static final int LARGEST_ANSWER = 1 << 20;
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final Pattern NEXT_MESSAGE = Pattern.compile("(?m)^(?=MSH)");

  /**
   * What the other side answered.
   *
   * @param code MSA-1: {@code AA} taken, {@code AE} and {@code AR} not taken
   * @param controlId MSA-2: of the message it answers
   * @param reason why it was not taken; empty when nothing was said
   * @param condition ERR-3: code of the condition, of HL7 table 0357; empty when not told
   */
  public record Ack(String code, String controlId, String reason, String condition) {

    private static final String INTERNAL_ERROR = "207";

    /** Whether the same message may be taken later: nothing is wrong with it. */
    public boolean mayPass() {
      return code.equals("AE") && (condition.isEmpty() || condition.equals(INTERNAL_ERROR));
    }

    /** Whether the message was taken. */
    public boolean taken() {
      return code.equals("AA");
    }
  }

  private final String host;
  private final int port;
  private final Duration patience;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  /**
   * A client; nothing is connected before the first message.
   *
   * @param patience how long to wait for the connection, and for each answer
   */
  public Mllp(String host, int port, Duration patience) {
    this.host = host;
    this.port = port;
    this.patience = patience;
  }

  /**
   * Sends one message and waits for its answer.
   *
   * @param message segments ended by CR, LF or both
   * @throws IOException when no answer came; whether the message was taken is then not known
   */
  public Ack send(String message) throws IOException {
    var body = LINE_END.matcher(message.strip()).replaceAll("\r") + "\r";
    try {
      var answers = connected();
      var frame = new ByteArrayOutputStream(body.length() + 3);
      frame.write(START);
      frame.writeBytes(body.getBytes(StandardCharsets.UTF_8));
      frame.write(END);
      frame.write('\r');
      Objects.requireNonNull(socket).getOutputStream().write(frame.toByteArray());
      var ack = ack(frame(answers));
      if (ack.taken() && !ack.controlId.equals(controlId(body))) {
        throw new IOException("the answer is to " + ack.controlId + ", another message");
      }
      return ack;
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** The messages of a text; each begins with a line that starts with MSH. */
  public static List<String> messages(String text) {
    var lines = LINE_END.matcher(text).replaceAll("\n");
    return NEXT_MESSAGE
        .splitAsStream(lines)
        .map(String::strip)
        .filter(message -> !message.isEmpty())
        .map(message -> message.replace("\n", "\r"))
        .toList();
  }

  /**
   * Sends every message of a file in turn and prints what was answered, one line each.
   *
   * @return how many were not taken
   */
  public static int sendFile(Path file, String host, int port, PrintStream out) throws IOException {
    int notTaken = 0;
    try (var mllp = new Mllp(host, port, Duration.ofSeconds(30))) {
      for (var message : messages(Files.readString(file))) {
        var ack = mllp.send(message);
        out.println((ack.code + " " + controlId(message) + " " + ack.reason).strip());
        notTaken += ack.taken() ? 0 : 1;
      }
    }
    return notTaken;
  }

  @Override
  public void close() {
    var open = socket;
    socket = null;
    in = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It is of no more use either way.
      }
    }
  }

  private InputStream connected() throws IOException {
    var open = in;
    if (open == null) {
      var fresh = new Socket();
      socket = fresh;
      fresh.setTcpNoDelay(true);
      fresh.setSoTimeout((int) patience.toMillis());
      fresh.connect(new InetSocketAddress(host, port), (int) patience.toMillis());
      open = new BufferedInputStream(fresh.getInputStream());
      in = open;
    }
    return open;
  }

  private static String frame(InputStream in) throws IOException {
    int next = in.read();
    while (next != START) {
      if (next < 0) {
        throw new EOFException("the other side closed the connection");
      }
      next = in.read();
    }
    var body = new ByteArrayOutputStream();
    for (next = in.read(); next != END; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the other side closed the connection in an answer");
      }
      if (body.size() == LARGEST_ANSWER) {
        throw new IOException("the answer does not end");
      }
      body.write(next);
    }
    if (in.read() != '\r') {
      throw new IOException("the answer's frame does not end in a carriage return");
    }
    return body.toString(StandardCharsets.UTF_8);
  }

  private static Ack ack(String answer) throws IOException {
    String[] msa = null;
    String[] err = {};
    for (var segment : LINE_END.split(answer, -1)) {
      var fields = segment.split("\\|", -1);
      if (fields[0].equals("MSA")) {
        msa = fields;
      } else if (fields[0].equals("ERR")) {
        err = fields;
      }
    }
    if (msa == null) {
      throw new IOException("the answer has no MSA segment");
    }
    var reason =
        Stream.of(field(msa, 3), field(err, 8), field(err, 7))
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElse("");
    return new Ack(field(msa, 1), field(msa, 2), reason, field(err, 3).split("\\^", -1)[0]);
  }

  private static String controlId(String message) {
    return field(LINE_END.split(message, 2)[0].split("\\|", -1), 9);
  }

  private static String field(String[] fields, int n) {
    return n < fields.length ? fields[n] : "";
  }
}
