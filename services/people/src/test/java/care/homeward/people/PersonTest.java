package care.homeward.people;

import static care.homeward.contracts.PersonEvent.Abode.NO_FIXED_ABODE;
import static care.homeward.contracts.PersonEvent.Abode.UNKNOWN;
import static care.homeward.contracts.PersonEvent.Abode.USUAL_ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.PersonEvent;
import care.homeward.contracts.PersonEvent.Abode;
import care.homeward.contracts.PersonEvent.AbodeRecorded;
import care.homeward.contracts.PersonEvent.PeopleMerged;
import care.homeward.contracts.PersonEvent.PersonRegistered;
import care.homeward.contracts.PersonSummary;
import care.homeward.people.Areas.Area;
import care.homeward.people.Areas.Edition;
import care.homeward.people.Identity.Name;
import care.homeward.people.Identity.Sex;
import care.homeward.people.PersonCommand.MergePeople;
import care.homeward.people.PersonCommand.RegisterPerson;
import care.homeward.people.PersonCommand.Retired;
import care.homeward.platform.core.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonTest {

  private static final Areas AREAS =
      new Areas(
          List.of(
              new Edition(
                  "test",
                  LocalDate.of(2026, 11, 1),
                  Map.of(
                      "HW1 1", new Area("town", "old-town", 1),
                      "HW2 2", new Area("town", "new-town", 4)))));

  private static final Instant MONDAY = Instant.parse("2026-11-30T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-12-01T08:00:00Z");

  private static final NhsNumber NUMBER = NhsNumber.of("9990000018");
  private static final LocalIdentifier MRN = new LocalIdentifier("RHW01", "A1001");
  private static final Identity MRS_PATEL =
      new Identity(
          NUMBER,
          List.of(MRN),
          new Name("Patel", "Meena"),
          "1941-12-01",
          Sex.FEMALE,
          "HW1 1AA",
          List.of("4 Loom Court"),
          null,
          null);

  private static final PersonSummary SEEN_MONDAY =
      new PersonSummary("75-84", false, "town", "old-town", 1);
  private static final PersonSummary SEEN_TUESDAY =
      new PersonSummary("85+", false, "town", "old-town", 1);

  private final Person blank = Person.blank("person-1");
  private final Person patel = told(blank, MRS_PATEL, MONDAY);

  @Test
  void someone_new_is_registered_and_who_it_is_is_kept() {
    var decision = blank.decide(new RegisterPerson(MRS_PATEL, MONDAY), AREAS);

    assertThat(decision.events())
        .containsExactly(new PersonRegistered("person-1", MONDAY, SEEN_MONDAY));
    assertThat(decision.kept()).isEqualTo(MRS_PATEL);
  }

  @Test
  void the_same_said_again_says_nothing() {
    var decision = patel.decide(new RegisterPerson(MRS_PATEL, MONDAY), AREAS);

    assertThat(decision.events()).isEmpty();
    assertThat(decision.kept()).isNull();
  }

  @Test
  void an_identifier_alone_takes_nothing_away() {
    var decision = patel.decide(new RegisterPerson(only(null, MRN), MONDAY), AREAS);

    assertThat(decision.events()).isEmpty();
  }

  @Test
  void a_birthday_since_is_said() {
    var decision = patel.decide(new RegisterPerson(only(NUMBER), TUESDAY), AREAS);

    assertThat(decision.events())
        .containsExactly(new PersonRegistered("person-1", TUESDAY, SEEN_TUESDAY));
  }

  @Test
  void a_move_is_said_and_the_old_address_forgotten() {
    var moved = living("HW2 2BB", "9 Weir Street");

    var decision = patel.decide(new RegisterPerson(moved, MONDAY), AREAS);

    assertThat(decision.events())
        .containsExactly(
            new PersonRegistered(
                "person-1", MONDAY, new PersonSummary("75-84", false, "town", "new-town", 4)));
    assertThat(kept(decision).postcode()).isEqualTo("HW2 2BB");
    assertThat(kept(decision).addressLines()).containsExactly("9 Weir Street");
    assertThat(kept(decision).name()).isEqualTo(new Name("Patel", "Meena"));
  }

  @Test
  void no_fixed_abode_has_no_area() {
    var decision = patel.decide(new RegisterPerson(living("zz993vz"), MONDAY), AREAS);

    assertThat(decision.events())
        .containsExactly(
            new PersonRegistered(
                "person-1", MONDAY, new PersonSummary("75-84", false, null, null, null)),
            new AbodeRecorded("person-1", MONDAY, NO_FIXED_ABODE));
  }

  @Test
  void no_fixed_abode_said_outright_ends_the_address() {
    var decision = patel.decide(new RegisterPerson(abode(NO_FIXED_ABODE), MONDAY), AREAS);

    assertThat(decision.events())
        .containsExactly(
            new PersonRegistered(
                "person-1", MONDAY, new PersonSummary("75-84", false, null, null, null)),
            new AbodeRecorded("person-1", MONDAY, NO_FIXED_ABODE));
    assertThat(kept(decision).postcode()).isNull();
    assertThat(kept(decision).addressLines()).isEmpty();
  }

  @Test
  void a_postal_address_of_someone_without_an_abode_is_no_area() {
    var careOf =
        new Identity(
            NUMBER, List.of(), null, null, null, "HW2 2BB", List.of(), null, NO_FIXED_ABODE);

    assertThat(told(patel, careOf, MONDAY).summary())
        .isEqualTo(new PersonSummary("75-84", false, null, null, null));
  }

  @Test
  void an_address_found_ends_no_fixed_abode_and_no_address_at_all_leaves_it() {
    var homeless = told(patel, abode(NO_FIXED_ABODE), MONDAY);

    assertThat(homeless.decide(new RegisterPerson(only(NUMBER), MONDAY), AREAS).events()).isEmpty();
    assertThat(homeless.decide(new RegisterPerson(MRS_PATEL, MONDAY), AREAS).events())
        .containsExactly(
            new PersonRegistered("person-1", MONDAY, SEEN_MONDAY),
            new AbodeRecorded("person-1", MONDAY, USUAL_ADDRESS));
  }

  @Test
  void an_address_that_is_not_known_is_neither_one_nor_none() {
    assertThat(blank.decide(new RegisterPerson(living("ZZ99 3WZ"), MONDAY), AREAS).events())
        .containsExactly(
            new PersonRegistered(
                "person-1", MONDAY, new PersonSummary("unknown", false, null, null, null)),
            new AbodeRecorded("person-1", MONDAY, UNKNOWN));
  }

  @Test
  void protected_whereabouts_do_not_hide_homelessness() {
    var decision =
        told(blank, restricted(true), MONDAY)
            .decide(new RegisterPerson(living("ZZ99 3VZ", "by the weir"), MONDAY), AREAS);

    assertThat(decision.events())
        .containsExactly(
            new PersonRegistered(
                "person-1", MONDAY, new PersonSummary("unknown", true, null, null, null)),
            new AbodeRecorded("person-1", MONDAY, NO_FIXED_ABODE));
    assertThat(kept(decision).postcode()).isNull();
    assertThat(kept(decision).addressLines()).isEmpty();
  }

  @Test
  void a_corrected_name_is_kept_and_the_same_summary_said_again() {
    var corrected = named("Patel-Shah");

    var decision = patel.decide(new RegisterPerson(corrected, MONDAY), AREAS);

    assertThat(decision.events())
        .containsExactly(new PersonRegistered("person-1", MONDAY, SEEN_MONDAY));
    assertThat(kept(decision).name()).isEqualTo(new Name("Patel-Shah", null));
  }

  @Test
  void what_is_said_late_of_an_earlier_moment_only_fills_gaps() {
    var tuesday = told(blank, named("Patel-Shah"), TUESDAY);

    var decision = tuesday.decide(new RegisterPerson(MRS_PATEL, MONDAY), AREAS);

    assertThat(decision.events())
        .containsExactly(new PersonRegistered("person-1", TUESDAY, SEEN_TUESDAY));
    assertThat(kept(decision).name()).isEqualTo(new Name("Patel-Shah", null));
    assertThat(kept(decision).postcode()).isEqualTo("HW1 1AA");
  }

  @Test
  void protected_whereabouts_take_the_area_away_and_are_not_kept() {
    var decision = patel.decide(new RegisterPerson(restricted(true), MONDAY), AREAS);

    assertThat(decision.events())
        .containsExactly(
            new PersonRegistered(
                "person-1", MONDAY, new PersonSummary("75-84", true, null, null, null)));
    assertThat(kept(decision).postcode()).isNull();
    assertThat(kept(decision).addressLines()).isEmpty();
  }

  @Test
  void a_message_that_does_not_speak_of_protection_leaves_it() {
    var protectedPatel = told(patel, restricted(true), MONDAY);

    var decision = protectedPatel.decide(new RegisterPerson(MRS_PATEL, TUESDAY), AREAS);

    assertThat(decision.events())
        .containsExactly(
            new PersonRegistered(
                "person-1", TUESDAY, new PersonSummary("85+", true, null, null, null)));
    assertThat(kept(decision).postcode()).isNull();
  }

  @Test
  void protection_ends_when_that_is_said() {
    var protectedPatel = told(patel, restricted(true), MONDAY);

    var freed = told(protectedPatel, restricted(false), MONDAY);

    assertThat(freed.summary()).isEqualTo(new PersonSummary("75-84", false, null, null, null));
    assertThat(told(freed, MRS_PATEL, MONDAY).summary()).isEqualTo(SEEN_MONDAY);
  }

  @Test
  void a_merged_record_leaves_its_identifiers_and_fills_gaps() {
    var second = new LocalIdentifier("RHW02", "77");
    var retired =
        new Identity(null, List.of(second), null, null, null, "HW2 2BB", List.of(), null, null);
    var bare = told(blank, only(NUMBER), MONDAY);

    var decision =
        bare.decide(
            new MergePeople(only(NUMBER), List.of(new Retired("person-2", retired)), TUESDAY),
            AREAS);

    assertThat(decision.events())
        .containsExactly(
            new PersonRegistered(
                "person-1", TUESDAY, new PersonSummary("unknown", false, "town", "new-town", 4)),
            new PeopleMerged("person-1", "person-2", TUESDAY));
    assertThat(kept(decision))
        .isEqualTo(
            new Identity(
                NUMBER, List.of(second), null, null, null, "HW2 2BB", List.of(), null, null));
  }

  @Test
  void merging_with_a_protected_record_protects() {
    var merge =
        new MergePeople(only(NUMBER), List.of(new Retired("person-2", restricted(true))), MONDAY);

    assertThat(patel.decide(merge, AREAS).events())
        .containsExactly(
            new PersonRegistered(
                "person-1", MONDAY, new PersonSummary("75-84", true, null, null, null)),
            new PeopleMerged("person-1", "person-2", MONDAY));
  }

  @Test
  void merging_the_same_record_again_says_nothing() {
    var merge =
        new MergePeople(only(NUMBER), List.of(new Retired("person-2", only(null, MRN))), MONDAY);
    var merged = after(patel, patel.decide(merge, AREAS));

    assertThat(merged.formerIds()).containsExactly("person-2");
    assertThat(merged.decide(merge, AREAS).events()).isEmpty();
  }

  @Test
  void nobody_shows_who_they_are() {
    assertThat(patel.toString()).isEqualTo("person-1");
    assertThat(MRS_PATEL).hasToString("***");
    assertThat(new RegisterPerson(MRS_PATEL, MONDAY).toString())
        .doesNotContain("Patel", "999", "HW");
    assertThat(MRN).hasToString("RHW01 ***");
  }

  private static Person told(Person person, Identity said, Instant at) {
    return after(person, person.decide(new RegisterPerson(said, at), AREAS));
  }

  private static Person after(Person person, Decision<PersonEvent> decision) {
    var next = decision.kept() == null ? person : person.keeping(kept(decision));
    for (var event : decision.events()) {
      next = next.after(event);
    }
    return next;
  }

  private static Identity kept(Decision<PersonEvent> decision) {
    assertThat(decision.kept()).isInstanceOf(Identity.class);
    return (Identity) java.util.Objects.requireNonNull(decision.kept());
  }

  private static Identity only(@Nullable NhsNumber number, LocalIdentifier... identifiers) {
    return new Identity(
        number, List.of(identifiers), null, null, null, null, List.of(), null, null);
  }

  private static Identity living(String postcode, String... lines) {
    return new Identity(NUMBER, List.of(), null, null, null, postcode, List.of(lines), null, null);
  }

  private static Identity abode(Abode abode) {
    return new Identity(NUMBER, List.of(), null, null, null, null, List.of(), null, abode);
  }

  private static Identity named(String family) {
    return new Identity(
        NUMBER, List.of(), new Name(family, null), null, null, null, List.of(), null, null);
  }

  private static Identity restricted(boolean restricted) {
    return new Identity(NUMBER, List.of(), null, null, null, null, List.of(), restricted, null);
  }
}
