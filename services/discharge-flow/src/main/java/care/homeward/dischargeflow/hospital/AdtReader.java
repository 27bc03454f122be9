package care.homeward.dischargeflow.hospital;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import care.homeward.dischargeflow.hospital.Adt.Person;
import care.homeward.dischargeflow.hospital.Adt.Trigger;
import care.homeward.dischargeflow.hospital.NotAccepted.Condition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads an ADT message of any version 2; says what is wrong with one it cannot read. */
@Component
final class AdtReader {

  /** Patient classes that are no stay in a bed (PV1-2); local words for a day case are. */
  private static final Set<String> NOT_IN_A_BED = Set.of("C", "E", "N", "O", "P", "R");

  private final HapiContext context;
  private final HospitalSettings settings;
  private final Map<String, String> destinations = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  AdtReader(HospitalSettings settings) {
    this.settings = settings;
    this.destinations.putAll(settings.destinations());
    // Generic segments, because senders mix versions and add fields; the reader below checks.
    this.context = new DefaultHapiContext(new GenericModelClassFactory());
    this.context.setValidationContext(ValidationContextFactory.noValidation());
  }

  /**
   * What the message says.
   *
   * @throws NotAccepted if it cannot be taken in
   */
  Adt read(Header header, String text) {
    var trigger = trigger(header);
    var organisation = header.component(4, 1);
    if (!Segments.isCode(organisation)) {
      throw NotAccepted.error(
          Condition.FIELD_MISSING, "MSH-4", "the code of the sending organisation is needed");
    }
    var segments = new Segments(parsed(text));
    require(segments, "PID");
    if (trigger.isOfPeople()) {
      require(segments, "MRG");
      var retired = Persons.ids(segments, "MRG", 1, organisation);
      return adt(header, segments, trigger, organisation, retired);
    }
    require(segments, "PV1");
    if (segments.text("PV1", 19).isEmpty()) {
      throw NotAccepted.error(Condition.FIELD_MISSING, "PV1-19", "the visit number is needed");
    }
    return adt(header, segments, trigger, organisation, null);
  }

  private Adt adt(
      Header header,
      Segments segments,
      Trigger trigger,
      String organisation,
      @Nullable Person retired) {
    var discharge =
        DischargeCodes.read(
            segments.text("PV1", 36),
            segments.text("PV1", 37),
            segments.text("PID", 30).equalsIgnoreCase("Y"),
            destinations);
    return new Adt(
        trigger,
        key(header, segments),
        organisation,
        happenedAt(header, segments, trigger),
        Persons.read(segments, organisation),
        retired,
        segments.text("PV1", 19),
        !NOT_IN_A_BED.contains(segments.text("PV1", 2)),
        segments.location(3, organisation),
        segments.location(6, organisation),
        segments.code("PV1", 10),
        segments.moment("PV1", 44),
        discharge.destination(),
        discharge.method(),
        segments.day("PV2", 9));
  }

  private Trigger trigger(Header header) {
    if (header.field(10).isEmpty()) {
      throw NotAccepted.rejected(
          Condition.FIELD_MISSING, "MSH-10", "the message control id is needed");
    }
    if (!header.component(9, 1).equals("ADT")) {
      throw NotAccepted.rejected(
          Condition.UNSUPPORTED_TYPE, "MSH-9", "only ADT messages are taken in");
    }
    if (!header.component(11, 1).equals(settings.processing())) {
      throw NotAccepted.rejected(
          Condition.UNSUPPORTED_PROCESSING,
          "MSH-11",
          "only messages of processing id " + settings.processing() + " are taken in");
    }
    return Arrays.stream(Trigger.values())
        .filter(known -> known.name().equals(header.component(9, 2)))
        .findFirst()
        .orElseThrow(
            () ->
                NotAccepted.rejected(
                    Condition.UNSUPPORTED_EVENT,
                    "MSH-9",
                    "of the ADT events, A01 A02 A03 A08 A11 A12 A13 A21 A22 A40 A45 A47 are taken in"));
  }

  private Message parsed(String text) {
    try {
      // A parser of its own: what a parser remembers of a structure is seen half made by others.
      return new PipeParser(context).parse(text);
    } catch (HL7Exception e) {
      // Its message may quote the patient: it goes nowhere.
      throw NotAccepted.rejected(
          Condition.WRONG_FORMAT, "", "the message cannot be parsed as HL7 version 2");
    }
  }

  private static void require(Segments segments, String segment) {
    if (!segments.has(segment)) {
      throw NotAccepted.error(
          Condition.SEGMENT_MISSING, segment, "the segment is needed for this event");
    }
  }

  /** EVN-6; without it what the visit says of itself, then when it was recorded, or sent. */
  private static Instant happenedAt(Header header, Segments segments, Trigger trigger) {
    var occurred = segments.moment("EVN", 6);
    if (occurred == null && trigger == Trigger.A01) {
      occurred = segments.moment("PV1", 44);
    }
    if (occurred == null && trigger == Trigger.A03) {
      occurred = segments.moment("PV1", 45);
    }
    if (occurred == null) {
      occurred = segments.moment("EVN", 2);
    }
    if (occurred != null) {
      return occurred;
    }
    try {
      return HospitalTime.moment(header.component(7, 1));
    } catch (DateTimeException e) {
      throw NotAccepted.error(Condition.FIELD_MISSING, "EVN-6", "nothing says when this happened");
    }
  }

  /** The control id alone will not do: real senders use it again for another event. */
  private static String key(Header header, Segments segments) {
    var parts =
        String.join(
            "\n",
            header.field(3),
            header.field(4),
            header.field(9),
            header.field(10),
            segments.text("EVN", 6),
            segments.text("PV1", 19));
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(hash.digest(parts.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
