package care.homeward.dischargeflow.hospital;

import care.homeward.dischargeflow.hospital.NotAccepted.Condition;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The first line of a message, read by hand, because an answer is owed to what no parser accepts.
 *
 * @param separator what separates fields (MSH-1)
 * @param fields MSH-2 and on
 */
record Header(char separator, List<String> fields) {

  private static final int SHORTEST = 8;

  /** What a header is when there is none. */
  static final Header NONE = new Header('|', List.of("^~\\&"));

  /** The header of this text. */
  static Header of(String text) {
    var line = text.lines().findFirst().orElse("");
    if (line.length() < SHORTEST || !line.startsWith("MSH")) {
      throw NotAccepted.rejected(Condition.SEGMENT_MISSING, "MSH", "there is no MSH segment");
    }
    var separator = line.charAt(3);
    var fields = line.substring(4).split(Pattern.quote(String.valueOf(separator)), -1);
    return new Header(separator, List.of(fields));
  }

  /** MSH-n as it stands, empty if absent; n from 2. */
  String field(int n) {
    return n - 2 < fields.size() ? fields.get(n - 2).strip() : "";
  }

  /** One component of MSH-n, both from 1, empty if absent. */
  String component(int n, int component) {
    var parts = field(n).split(Pattern.quote(String.valueOf(componentSeparator())), -1);
    return component <= parts.length ? parts[component - 1].strip() : "";
  }

  char componentSeparator() {
    return field(2).isEmpty() ? '^' : field(2).charAt(0);
  }
}
