package care.homeward.people;

import care.homeward.contracts.PersonEvent.Abode;
import care.homeward.contracts.PersonSummary;
import care.homeward.platform.core.London;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who someone is, as far as it was said. What was not said is null or empty.
 *
 * @param birthDate ISO 8601, as text: a store that knows only moments would move it with the zone
 * @param restricted whether whereabouts are protected (the S-flag of the Personal Demographics
 *     Service); null if nobody said
 * @param abode whether there is an address; where nobody said so, the address itself tells, also
 *     where it is not kept because whereabouts are protected. Null if neither was said
 */
record Identity(
    @Nullable NhsNumber nhsNumber,
    List<LocalIdentifier> localIdentifiers,
    @Nullable Name name,
    @Nullable String birthDate,
    @Nullable Sex sex,
    @Nullable String postcode,
    List<String> addressLines,
    @Nullable Boolean restricted,
    @Nullable Abode abode)
    implements Kept {

  private static final Comparator<LocalIdentifier> ONE_ORDER =
      Comparator.comparing(LocalIdentifier::organisation).thenComparing(LocalIdentifier::value);

  static final Identity NOTHING_KNOWN =
      new Identity(null, List.of(), null, null, null, null, List.of(), null, null);

  /** The postcodes the NHS gives to those without an address, and to those whose is not known. */
  private static final String NO_FIXED_ABODE = "ZZ993VZ";

  private static final String ADDRESS_UNKNOWN = "ZZ993WZ";

  /** A name as the record gives it. */
  record Name(String family, @Nullable String given) {
    @Override
    public String toString() {
      return "***";
    }
  }

  /** Administrative sex, as HL7 and FHIR tell it apart. */
  enum Sex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN
  }

  /** Where someone of protected whereabouts lives is not even kept. */
  Identity {
    localIdentifiers = localIdentifiers.stream().distinct().sorted(ONE_ORDER).toList();
    addressLines = List.copyOf(addressLines);
    abode = abode == null ? told(postcode, addressLines) : abode;
    if (Boolean.TRUE.equals(restricted)) {
      postcode = null;
      addressLines = List.of();
    }
  }

  /** What is known when this is said later than the other: this wins, the other fills the gaps. */
  Identity over(Identity other) {
    var saysWhere =
        postcode != null || !addressLines.isEmpty() || assumedAbode() != Abode.USUAL_ADDRESS;
    return new Identity(
        nhsNumber == null ? other.nhsNumber : nhsNumber,
        Stream.concat(localIdentifiers.stream(), other.localIdentifiers.stream()).toList(),
        name == null ? other.name : name,
        birthDate == null ? other.birthDate : birthDate,
        sex == null ? other.sex : sex,
        saysWhere ? postcode : other.postcode,
        saysWhere ? addressLines : other.addressLines,
        restricted == null ? other.restricted : restricted,
        abode == null ? other.abode : abode);
  }

  /** What is known when a second record of the same person ends: protection of either stays. */
  Identity absorbing(Identity retired) {
    var both = over(retired);
    return Boolean.TRUE.equals(retired.restricted) ? both.protectedWhereabouts() : both;
  }

  private Identity protectedWhereabouts() {
    return new Identity(
        nhsNumber, localIdentifiers, name, birthDate, sex, null, List.of(), true, abode);
  }

  boolean isRestricted() {
    return Boolean.TRUE.equals(restricted);
  }

  /** A usual address is taken for granted until something else is said. */
  Abode assumedAbode() {
    return abode == null ? Abode.USUAL_ADDRESS : abode;
  }

  private static @Nullable Abode told(@Nullable String postcode, List<String> addressLines) {
    if (postcode == null) {
      return addressLines.isEmpty() ? null : Abode.USUAL_ADDRESS;
    }
    return switch (postcode.replaceAll("\\s", "").toUpperCase(Locale.ROOT)) {
      case NO_FIXED_ABODE -> Abode.NO_FIXED_ABODE;
      case ADDRESS_UNKNOWN -> Abode.UNKNOWN;
      default -> Abode.USUAL_ADDRESS;
    };
  }

  /** What the other services may know, as of this moment. */
  PersonSummary summary(Instant at, Areas areas) {
    var day = London.day(at);
    var ageBand = AgeBand.of(birthDate == null ? null : LocalDate.parse(birthDate), day);
    var area =
        postcode == null || abode == Abode.NO_FIXED_ABODE
            ? null
            : areas.of(postcode, day).orElse(null);
    return area == null
        ? new PersonSummary(ageBand, isRestricted(), null, null, null)
        : new PersonSummary(ageBand, false, area.place(), area.partnership(), area.quintile());
  }

  @Override
  public String toString() {
    return "***";
  }
}
