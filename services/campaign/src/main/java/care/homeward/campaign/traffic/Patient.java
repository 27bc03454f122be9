package care.homeward.campaign.traffic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * A made-up patient and what the hospital's records system says of the stay.
 *
 * @param visit the hospital's number of the stay
 * @param ward where the bed is
 */
record Patient(String visit, String ward) {

  static final String HOSPITAL = "HWT";
  private static final DateTimeFormatter HL7 = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** A message, and the key the journal knows it by. */
  record Message(String text, String key) {}

  Message admitted(LocalDateTime at) {
    return message("A01", at, "");
  }

  Message moved(LocalDateTime at) {
    return message("A02", at, "");
  }

  Message discharged(LocalDateTime at) {
    return message("A03", at, HL7.format(at));
  }

  /** The hour it is in hospital, so many minutes ago. */
  static LocalDateTime ago(long minutes) {
    return LocalDateTime.now(LONDON).minusMinutes(minutes).withNano(0);
  }

  private Message message(String trigger, LocalDateTime at, String left) {
    var when = HL7.format(at);
    var control = visit + "-" + trigger + "-" + when;
    var fields = new String[46];
    java.util.Arrays.fill(fields, "");
    fields[0] = "PV1";
    fields[1] = "1";
    fields[2] = "I";
    fields[3] = location(trigger.equals("A02") ? ward + "X" : ward);
    fields[6] = trigger.equals("A02") ? location(ward) : "";
    fields[19] = visit;
    if (!left.isEmpty()) {
      fields[36] = "1";
      fields[37] = "19";
      fields[45] = left;
    }
    var text =
        String.join(
            "\r",
            "MSH|^~\\&|PAS|%s|HOMEWARD|HOMEWARD|%s||ADT^%s|%s|P|2.5"
                .formatted(HOSPITAL, when, trigger, control),
            "EVN|%s|%s||||%s".formatted(trigger, when, when),
            "PID|1||M%s^^^%s^MR||Patel^Asha||19401203|F|||1 MILL LANE^^TOWN^^HW1 1AA"
                .formatted(visit, HOSPITAL),
            String.join("|", fields).replaceFirst("\\|+$", ""));
    return new Message(
        text,
        "hl7/"
            + digest(String.join("\n", "PAS", HOSPITAL, "ADT^" + trigger, control, when, visit)));
  }

  /** A bed of one's own. */
  private String location(String where) {
    return where + "^^" + visit + "^HWT01";
  }

  private static String digest(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(hash.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
