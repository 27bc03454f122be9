package care.homeward.dischargeflow.hospital;

import care.homeward.dischargeflow.hospital.Adt.LocalIdentifier;
import care.homeward.dischargeflow.hospital.Adt.Name;
import care.homeward.dischargeflow.hospital.Adt.Person;
import care.homeward.dischargeflow.hospital.NotAccepted.Condition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads who a message is about. */
final class Persons {

  private static final Set<String> NHS_NUMBER_TYPES = Set.of("NH", "NHS", "NHSNUMBER", "NNGBR");
  private static final Set<String> NOT_OF_A_PERSON_HERE =
      Set.of("VN", "AN", "SS", "DL", "PPN", "ACCT");
  private static final Set<String> PROTECTED = Set.of("Y", "S", "R");
  private static final int DIGITS_OF_A_DAY = 8;

  private Persons() {}

  /** The person of PID and PD1. */
  static Person read(Segments segments, String organisation) {
    var ids = ids(segments, "PID", 3, organisation);
    var family = segments.text("PID", 5, 0, 1);
    var given = segments.text("PID", 5, 0, 2);
    return new Person(
        ids.nhsNumber(),
        ids.localIdentifiers(),
        family.isEmpty() ? null : new Name(family, given.isEmpty() ? null : given),
        birthDate(segments),
        orNull(segments.text("PID", 8)),
        orNull(segments.text("PID", 11, 0, 5)),
        IntStream.rangeClosed(1, 4)
            .mapToObj(line -> segments.text("PID", 11, 0, line))
            .filter(line -> !line.isEmpty())
            .toList(),
        restricted(segments.text("PD1", 12).toUpperCase(Locale.ROOT)));
  }

  /** Someone known by nothing but the ids of this field. */
  static Person ids(Segments segments, String segment, int field, String organisation) {
    String nhsNumber = null;
    List<LocalIdentifier> local = new ArrayList<>();
    for (int i = 0; i < segments.repetitions(segment, field); i++) {
      var value = segments.text(segment, field, i, 1);
      var authority = segments.text(segment, field, i, 4).toUpperCase(Locale.ROOT);
      var type = segments.text(segment, field, i, 5).toUpperCase(Locale.ROOT);
      if (value.isEmpty() || NOT_OF_A_PERSON_HERE.contains(type)) {
        continue;
      }
      if (authority.startsWith("NHS") || NHS_NUMBER_TYPES.contains(type)) {
        nhsNumber = value.replaceAll("[ -]", "");
      } else {
        local.add(new LocalIdentifier(organisation, value));
      }
    }
    if (nhsNumber == null && local.isEmpty()) {
      throw NotAccepted.error(
          Condition.FIELD_MISSING, segment + "-" + field, "there is no number of the person");
    }
    return new Person(nhsNumber, local, null, null, null, null, List.of(), null);
  }

  /** Silence does not lift a protection. */
  private static @Nullable Boolean restricted(String flag) {
    return PROTECTED.contains(flag) ? Boolean.TRUE : flag.equals("N") ? Boolean.FALSE : null;
  }

  /** A year or a month of birth alone is as good as none. */
  private static @Nullable LocalDate birthDate(Segments segments) {
    return segments.text("PID", 7).length() < DIGITS_OF_A_DAY ? null : segments.day("PID", 7);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
