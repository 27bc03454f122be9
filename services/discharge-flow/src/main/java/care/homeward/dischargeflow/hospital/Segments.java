package care.homeward.dischargeflow.hospital;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.util.Terser;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.dischargeflow.hospital.NotAccepted.Condition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads fields of a parsed message; what is absent, or HL7's null, is empty. */
final class Segments {

  private static final String NULL = "\"\"";
  private static final Pattern CODE =
      Pattern.compile("(?!\\d{10}$)[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
  private static final Pattern PLACE =
      Pattern.compile("(?!\\d{10}$)[A-Za-z0-9][A-Za-z0-9 ./_-]{0,39}");

  private final Message message;

  Segments(Message message) {
    this.message = message;
  }

  boolean has(String segment) {
    return Arrays.asList(message.getNames()).contains(segment);
  }

  /** The first component of a field. */
  String text(String segment, int field) {
    return text(segment, field, 0, 1);
  }

  /** A component, from 1, of a repetition, from 0. */
  String text(String segment, int field, int repetition, int component) {
    if (!has(segment)) {
      return "";
    }
    try {
      var value = Terser.get((Segment) message.get(segment), field, repetition, component, 1);
      return value == null || value.equals(NULL) ? "" : value.strip();
    } catch (HL7Exception e) {
      throw NotAccepted.error(
          Condition.WRONG_FORMAT, segment + "-" + field, "the field cannot be read");
    }
  }

  int repetitions(String segment, int field) {
    if (!has(segment)) {
      return 0;
    }
    try {
      return ((Segment) message.get(segment)).getField(field).length;
    } catch (HL7Exception e) {
      throw NotAccepted.error(
          Condition.WRONG_FORMAT, segment + "-" + field, "the field cannot be read");
    }
  }

  @Nullable Instant moment(String segment, int field) {
    var text = text(segment, field);
    try {
      return text.isEmpty() ? null : HospitalTime.moment(text);
    } catch (DateTimeException e) {
      throw notATime(segment, field);
    }
  }

  @Nullable LocalDate day(String segment, int field) {
    var text = text(segment, field);
    try {
      return text.isEmpty() ? null : HospitalTime.day(text);
    } catch (DateTimeException e) {
      throw notATime(segment, field);
    }
  }

  private static NotAccepted notATime(String segment, int field) {
    return NotAccepted.error(
        Condition.WRONG_FORMAT, segment + "-" + field, "not an HL7 time of at least a day");
  }

  /** A code; null when there is none, or what is there is no code. */
  @Nullable String code(String segment, int field) {
    var text = text(segment, field);
    return isCode(text) ? text : null;
  }

  /** Ward, bed and hospital of a location {@code ward^room^bed^hospital}; null without a ward. */
  @Nullable Location location(int field, String organisation) {
    var ward = text("PV1", field, 0, 1);
    if (ward.isEmpty()) {
      return null;
    }
    var bed = text("PV1", field, 0, 3);
    var hospital = text("PV1", field, 0, 4);
    if (hospital.isEmpty()) {
      hospital = organisation;
    }
    if (!PLACE.matcher(ward).matches()
        || (!bed.isEmpty() && !PLACE.matcher(bed).matches())
        || !CODE.matcher(hospital).matches()) {
      throw NotAccepted.error(
          Condition.WRONG_FORMAT, "PV1-" + field, "ward, bed and hospital are short codes");
    }
    return new Location(hospital, ward, bed.isEmpty() ? null : bed);
  }

  static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }
}
