package care.homeward.live.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The one way to write to an open page: whole events, each sent on at once. */
record Line(OutputStream out) {

  static String event(String name, String data) {
    return "event: " + name + "\ndata: " + data.replace("\n", "\ndata: ") + "\n\n";
  }

  /** An event up to which a reader who comes back has heard all; 0 if that is not so. */
  static String event(long position, String name, String data) {
    return (position == 0 ? "" : "id: " + position + "\n") + event(name, data);
  }

  void send(String text) throws IOException {
    if (!text.isEmpty()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
