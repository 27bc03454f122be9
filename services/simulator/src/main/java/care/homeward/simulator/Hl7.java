package care.homeward.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * HL7 v2.4 ADT messages as a hospital's patient administration system sends them: local time
 * without an offset, EVN-6 for when it happened.
 */
final class Hl7 {

  static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(LONDON);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

  /** Discharge destination of those who died. */
  static final String DIED = "79";

  private Hl7() {}

  /** What differs between one message and the next of the same person. */
  record Happening(
      String trigger,
      String controlId,
      Instant at,
      Instant sentAt,
      World.Bed bed,
      World.@Nullable Bed formerBed,
      Instant admittedAt,
      String destination) {

    /** Something that happened at the bed itself. */
    static Happening of(
        String trigger,
        String controlId,
        Instant at,
        Instant sentAt,
        World.Bed bed,
        Instant admittedAt) {
      return new Happening(trigger, controlId, at, sentAt, bed, null, admittedAt, "");
    }

    Happening from(World.Bed former) {
      return new Happening(trigger, controlId, at, sentAt, bed, former, admittedAt, destination);
    }

    Happening to(String code) {
      return new Happening(trigger, controlId, at, sentAt, bed, formerBed, admittedAt, code);
    }
  }

  static String message(Patient patient, Happening it) {
    return String.join(
        "\r", header(patient, it), event(it), identity(patient), visit(patient, it), "");
  }

  private static String header(Patient patient, Happening it) {
    return "MSH|^~\\&|SIMPAS|%s|HOMEWARD|PARTNERSHIP|%s||ADT^%s^%s|%s|P|2.4"
        .formatted(
            patient.hospital(),
            SECONDS.format(it.sentAt),
            it.trigger,
            structure(it.trigger),
            it.controlId);
  }

  /** HL7 v2.4 table 0354: which triggers share a structure. */
  private static String structure(String trigger) {
    return switch (trigger) {
      case "A01", "A08", "A13" -> "ADT_A01";
      case "A02" -> "ADT_A02";
      case "A03" -> "ADT_A03";
      case "A11" -> "ADT_A09";
      case "A12" -> "ADT_A12";
      default -> throw new IllegalArgumentException(trigger);
    };
  }

  private static String event(Happening it) {
    return "EVN|%s|%s||||%s"
        .formatted(it.trigger, SECONDS.format(it.sentAt), SECONDS.format(it.at));
  }

  private static String identity(Patient patient) {
    var ids = patient.mrn() + "^^^" + patient.hospital() + "^MR";
    if (!patient.nhsNumber().isEmpty()) {
      ids += "~" + patient.nhsNumber() + "^^^NHS^NH";
    }
    return "PID|1||%s||%s^%s||%s|%s|||%s^^%s^^%s"
        .formatted(
            ids,
            patient.family(),
            patient.given(),
            DAY.format(patient.born()),
            patient.sex(),
            patient.address(),
            patient.town(),
            patient.postcode());
  }

  private static String visit(Patient patient, Happening it) {
    var fields = new String[46];
    Arrays.fill(fields, "");
    fields[0] = "PV1";
    fields[1] = "1";
    fields[2] = "I";
    fields[3] = location(it.bed);
    fields[6] = it.formerBed == null ? "" : location(it.formerBed);
    fields[19] = patient.visit();
    fields[44] = SECONDS.format(it.admittedAt);
    if (!it.destination.isEmpty()) {
      fields[36] = it.destination.equals(DIED) ? "4" : "1";
      fields[37] = it.destination;
    }
    if (it.trigger.equals("A03")) {
      fields[45] = SECONDS.format(it.at);
    }
    return String.join("|", fields).replaceFirst("\\|+$", "");
  }

  private static String location(World.Bed bed) {
    return String.join("^", bed.ward(), bed.bay(), bed.code(), bed.hospital());
  }

  /** The day a moment falls on in hospital. */
  static LocalDate day(Instant moment) {
    return moment.atZone(LONDON).toLocalDate();
  }
}
