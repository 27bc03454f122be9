package care.homeward.people;

import care.homeward.contracts.PersonEvent.Abode;
import care.homeward.contracts.PersonSummary;
import care.homeward.people.Identity.Name;
import care.homeward.people.Identity.Sex;
import care.homeward.platform.access.Role;
import care.homeward.platform.core.London;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Registers, merges and looks up people. Identity is in bodies only, never in an address. */
@RestController
@RequestMapping("/api/people")
class PersonApi {

  private static final int MOST_IDS = 500;
  private static final int MOST_IDENTIFIERS = 10;

  private final PersonDesk desk;
  private final Moments moments;

  PersonApi(PersonDesk desk, Moments moments) {
    this.desk = desk;
    this.moments = moments;
  }

  /** A number an organisation gave someone itself. */
  record LocalNumber(
      @NotNull @Pattern(regexp = "[A-Za-z0-9]{1,12}") String organisation,
      @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9 ./-]{0,39}") String value) {

    @Override
    public String toString() {
      return "***";
    }
  }

  /** A name. */
  record FullName(
      @NotBlank @Size(max = 100) String family, @Nullable @Size(max = 100) String given) {

    @Override
    public String toString() {
      return "***";
    }
  }

  /**
   * Someone as whoever tells of them knows them; an NHS number or a number of the organisation's
   * own is needed.
   *
   * @param sex code of HL7 v2 ({@code F}) or FHIR ({@code female})
   * @param restricted whether whereabouts are protected; absent leaves it as it is
   * @param abode whether there is an address; absent where the address tells, or nobody asked
   * @param at when this was so; absent means now
   */
  record Registration(
      @Nullable @Size(max = 20) String nhsNumber,
      @Nullable @Size(max = MOST_IDENTIFIERS) List<@NotNull @Valid LocalNumber> localIdentifiers,
      @Nullable @Valid FullName name,
      @Nullable LocalDate birthDate,
      @Nullable @Size(max = 10) String sex,
      @Nullable @Size(max = 10) String postcode,
      @Nullable @Size(max = 6) List<@NotNull @Size(max = 100) String> addressLines,
      @Nullable Boolean restricted,
      @Nullable Abode abode,
      @Nullable Instant at) {

    Identity identity() {
      return new Identity(
          nhsNumber == null || nhsNumber.isBlank() ? null : NhsNumber.of(nhsNumber),
          identifiers(localIdentifiers),
          name == null ? null : new Name(name.family(), name.given()),
          birthDate == null ? null : birthDate.toString(),
          sex == null || sex.isBlank() ? null : sexOf(sex),
          postcode == null || postcode.isBlank() ? null : postcode,
          addressLines == null ? List.of() : addressLines,
          restricted,
          abode);
    }

    @Override
    public String toString() {
      return "***";
    }
  }

  /** What leads to a record. */
  record Identifiers(
      @Nullable @Size(max = 20) String nhsNumber,
      @Nullable @Size(max = MOST_IDENTIFIERS) List<@NotNull @Valid LocalNumber> localIdentifiers) {

    Identity identity() {
      return new Registration(
              nhsNumber, localIdentifiers, null, null, null, null, null, null, null, null)
          .identity();
    }

    @Override
    public String toString() {
      return "***";
    }
  }

  /** Two records that are one person. */
  record Merging(
      @NotNull @Valid Identifiers kept,
      @NotNull @Valid Identifiers retired,
      @Nullable Instant at) {}

  /** The pseudonym, and what the other services may know. */
  record Registered(String personId, PersonSummary person, Abode abode) {}

  /** Whose identity is asked for, and what for. */
  record Question(
      @NotEmpty @Size(max = MOST_IDS)
          List<@NotNull @Pattern(regexp = "person-[A-Za-z0-9-]{1,73}") String> ids,
      @NotNull @Pattern(regexp = "[A-Za-z][A-Za-z -]{1,59}") String purpose) {}

  /** The people found, in the order asked for; unknown ids are left out. */
  record Answer(List<Known> people) {}

  /**
   * One person.
   *
   * @param id as asked for
   * @param personId the record that answers: another than the id when records were merged
   * @param age in years, today
   * @param nhsNumber only for who matches people between systems
   * @param restricted true if whereabouts are protected
   * @param abode whether there is an address; a usual one is taken for granted
   */
  record Known(
      String id,
      String personId,
      @Nullable FullName name,
      @Nullable LocalDate birthDate,
      @Nullable Long age,
      @Nullable Sex sex,
      @Nullable String nhsNumber,
      boolean restricted,
      Abode abode) {

    @Override
    public String toString() {
      return "***";
    }
  }

  /**
   * Registers a person, or finds the one these identifiers belong to: for a hospital's feed, and
   * for a hub that is told of someone no hospital has told of.
   */
  @PostMapping
  ResponseEntity<Registered> register(@Valid @RequestBody Registration asked, Cause cause) {
    var outcome = desk.register(identified(asked.identity()), moments.past(asked.at()), cause);
    var person = outcome.state();
    var first = !outcome.events().isEmpty() && person.registrations() == 1;
    var summary = person.summary();
    if (summary == null) {
      throw new IllegalStateException("registered without a summary");
    }
    return ResponseEntity.status(first ? HttpStatus.CREATED : HttpStatus.OK)
        .body(new Registered(person.id(), summary, person.identity().assumedAbode()));
  }

  /** Two records are one person. */
  @PostMapping("/merges")
  PersonDesk.Merged merge(@Valid @RequestBody Merging asked, Cause cause) {
    return desk.merge(
        identified(asked.kept().identity()),
        identified(asked.retired().identity()),
        moments.past(asked.at()),
        cause);
  }

  /** Names of many people in one answer, for those who may see them. */
  @PostMapping("/lookups")
  Answer lookUp(@Valid @RequestBody Question asked, Authentication who) {
    var now = moments.now();
    var ids = asked.ids().stream().distinct().toList();
    var found = desk.lookUp(ids, asked.purpose(), who.getName(), now);
    var numbers = Disclosure.ofNhsNumbers(roles(who));
    var today = London.day(now);
    return new Answer(
        found.entrySet().stream()
            .map(person -> known(person.getKey(), person.getValue(), numbers, today))
            .toList());
  }

  private static Known known(String id, Person person, boolean numbers, LocalDate today) {
    var identity = person.identity();
    var name = identity.name();
    var number = identity.nhsNumber();
    var born = identity.birthDate() == null ? null : LocalDate.parse(identity.birthDate());
    return new Known(
        id,
        person.id(),
        name == null ? null : new FullName(name.family(), name.given()),
        born,
        born == null || born.isAfter(today) ? null : ChronoUnit.YEARS.between(born, today),
        identity.sex(),
        number == null || !numbers ? null : number.digits(),
        identity.isRestricted(),
        identity.assumedAbode());
  }

  private static Sex sexOf(String code) {
    return switch (code.toLowerCase(Locale.ROOT)) {
      case "f", "female" -> Sex.FEMALE;
      case "m", "male" -> Sex.MALE;
      case "o", "other" -> Sex.OTHER;
      default -> Sex.UNKNOWN;
    };
  }

  private static Identity identified(Identity identity) {
    if (identity.nhsNumber() == null && identity.localIdentifiers().isEmpty()) {
      throw Refused.impossible(
          "no-identifier", "An NHS number or a number of the organisation's own is needed.");
    }
    return identity;
  }

  private static List<LocalIdentifier> identifiers(@Nullable List<LocalNumber> numbers) {
    return numbers == null
        ? List.of()
        : numbers.stream().map(n -> new LocalIdentifier(n.organisation(), n.value())).toList();
  }

  private static Set<Role> roles(Authentication who) {
    return Arrays.stream(Role.values())
        .filter(
            role ->
                who.getAuthorities().stream()
                    .anyMatch(a -> ("ROLE_" + role.name()).equals(a.getAuthority())))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }
}
