package care.homeward.standalone;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request, byte for byte.
 *
 * @param number its number among those of the seed
 * @param trick what is odd about it
 * @param headers whole lines
 * @param body a character for each byte
 * @param key idempotency key that stands for this request and no other; empty if it has none
 * @param secrets what must not come back with a refusal
 */
record Asked(
    int number,
    Operation operation,
    String trick,
    String method,
    String target,
    List<String> headers,
    String body,
    String key,
    List<String> secrets) {

  /** The trick that says another length than the body has. */
  static final String FRAMING = "framing";

  private static final int SHOWN = 600;

  /** Whether what is on the connection behind it can be anything. */
  boolean breaksTheConnection() {
    return trick.equals(FRAMING);
  }

  /** As it goes over the wire. */
  byte[] head() {
    var lines = method + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    return lines.getBytes(StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    var shown =
        new String(head(), StandardCharsets.UTF_8).replaceAll("Bearer [^\r]{40,}", "Bearer ...");
    return "request %d (%s; %s)\n%s%s"
        .formatted(number, operation.name(), trick, cut(shown), cut(body));
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "... (" + text.length() + ")";
  }
}
