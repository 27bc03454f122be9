package care.homeward.dischargeflow.hospital;

import care.homeward.platform.core.London;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes an HL7 acknowledgement, in the separators of the message it answers. */
final class Acknowledgement {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss.SSSxx").withZone(London.ZONE);
  private static final String VERSION = "2.5.1";

  private Acknowledgement() {}

  /** The answer to the message of this header: {@code AA} if there is no reason against it. */
  static byte[] of(Header header, Instant now, @Nullable NotAccepted not) {
    var f = header.separator();
    var c = header.componentSeparator();
    var text = new StringBuilder();
    text.append(
        String.join(
            String.valueOf(f),
            "MSH",
            header.field(2),
            "DISCHARGE-FLOW",
            "HOMEWARD",
            header.field(3),
            header.field(4),
            TIME.format(now),
            "",
            "ACK"
                + (header.component(9, 2).isEmpty() ? "" : c + header.component(9, 2) + c + "ACK"),
            UUID.randomUUID().toString().replace("-", "").substring(0, 20),
            header.field(11).isEmpty() ? "P" : header.field(11),
            header.field(12).isEmpty() ? VERSION : header.field(12)));
    text.append("\rMSA").append(f).append(not == null ? "AA" : not.rejected() ? "AR" : "AE");
    text.append(f).append(header.field(10));
    if (not != null) {
      text.append(f).append(not.field().isEmpty() ? "" : not.field() + ": ").append(not.reason());
      text.append("\rERR").append(f).append(f).append(location(not.field(), c));
      text.append(f).append(not.condition().code()).append(c).append(c).append("HL70357");
      text.append(f).append('E').repeat(f, 4).append(not.reason());
    }
    return text.append('\r').toString().getBytes(StandardCharsets.UTF_8);
  }

  /** {@code PV1-19} as the error location {@code PV1^1^19}. */
  private static String location(String field, char c) {
    var dash = field.indexOf('-');
    return dash < 0 ? field : field.substring(0, dash) + c + 1 + c + field.substring(dash + 1);
  }
}
