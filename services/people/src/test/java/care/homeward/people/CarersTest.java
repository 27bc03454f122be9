package care.homeward.people;

import static care.homeward.contracts.PersonEvent.News.DISCHARGE;
import static care.homeward.contracts.PersonEvent.News.EXPECTED_DATE;
import static care.homeward.contracts.PersonEvent.News.PATHWAY;
import static care.homeward.people.Carer.Consent.BEST_INTERESTS;
import static care.homeward.people.Carer.Consent.GIVEN;
import static care.homeward.people.Carer.Consent.NOT_ASKED;
import static care.homeward.people.Carer.Consent.REFUSED;
import static care.homeward.people.Carer.Relationship.CHILD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import care.homeward.contracts.PersonEvent;
import care.homeward.contracts.PersonEvent.CarerTold;
import care.homeward.contracts.PersonEvent.CarersRecorded;
import care.homeward.contracts.PersonEvent.PersonTold;
import care.homeward.people.Carer.Answer;
import care.homeward.people.Carer.Consent;
import care.homeward.people.CarerCommand.EndCarer;
import care.homeward.people.CarerCommand.RecordCarer;
import care.homeward.people.CarerCommand.RecordConsent;
import care.homeward.people.CarerCommand.TellCarer;
import care.homeward.people.CarerCommand.TellPerson;
import care.homeward.people.Carers.Telling;
import care.homeward.platform.core.Decision;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarersTest {

  private static final Noted MONDAY = noted("2026-11-30T08:00:00Z");
  private static final Noted TUESDAY = noted("2026-12-01T08:00:00Z");
  private static final Noted WEDNESDAY = noted("2026-12-02T08:00:00Z");

  @ParameterizedTest
  @CsvSource({"GIVEN, true", "BEST_INTERESTS, true", "REFUSED, false", "NOT_ASKED, false"})
  void a_carer_is_said_without_who_it_is(Consent consent, boolean involved) {
    var decision = Carers.NONE.decide("person-1", false, ruth(" 0113 496 0001 ", consent));

    assertThat(decision.events())
        .containsExactly(new CarersRecorded("person-1", TUESDAY.at(), involved));
    assertThat(decision.kept())
        .isEqualTo(
            of(
                new Carer(
                    "carer-1",
                    CHILD,
                    "Ruth",
                    "0113 496 0001",
                    List.of(new Answer(consent, TUESDAY)),
                    TUESDAY,
                    null)));
  }

  @Test
  void another_carer_who_may_not_be_involved_takes_nothing_from_one_who_may() {
    var second = new RecordCarer("carer-2", CHILD, "Joel", null, REFUSED, WEDNESDAY);

    assertThat(with(GIVEN).decide("person-1", false, second).events())
        .containsExactly(new CarersRecorded("person-1", WEDNESDAY.at(), true));
  }

  @Test
  void a_contact_that_leads_to_a_protected_person_is_refused_and_a_name_is_not() {
    refused(Carers.NONE, true, ruth("0113 496 0001", GIVEN), "whereabouts-protected");

    assertThat(Carers.NONE.decide("person-1", true, ruth(" ", GIVEN)).events())
        .containsExactly(new CarersRecorded("person-1", TUESDAY.at(), true));
  }

  @Test
  void an_answer_changes_what_holds_and_the_earlier_one_stays() {
    var decision =
        with(GIVEN).decide("person-1", false, new RecordConsent("carer-1", REFUSED, WEDNESDAY));

    assertThat(decision.events())
        .containsExactly(new CarersRecorded("person-1", WEDNESDAY.at(), false));
    assertThat(kept(decision).carers().getFirst().answers())
        .containsExactly(new Answer(GIVEN, TUESDAY), new Answer(REFUSED, WEDNESDAY));
  }

  @Test
  void the_same_answer_again_says_nothing() {
    var decision =
        with(GIVEN).decide("person-1", false, new RecordConsent("carer-1", GIVEN, WEDNESDAY));

    assertThat(decision.events()).isEmpty();
    assertThat(decision.kept()).isNull();
  }

  @Test
  void an_earlier_answer_told_late_does_not_undo_a_later_one() {
    var decision =
        with(GIVEN).decide("person-1", false, new RecordConsent("carer-1", REFUSED, MONDAY));

    assertThat(decision.events())
        .containsExactly(new CarersRecorded("person-1", MONDAY.at(), true));
    assertThat(kept(decision).carers().getFirst().consent()).isEqualTo(GIVEN);
  }

  @Test
  void a_carer_who_no_longer_helps_is_not_involved_and_stays_listed() {
    var decision = with(GIVEN).decide("person-1", false, new EndCarer("carer-1", WEDNESDAY));

    assertThat(decision.events())
        .containsExactly(new CarersRecorded("person-1", WEDNESDAY.at(), false));
    var ended = with(GIVEN).with(kept(decision));
    assertThat(ended.carers()).extracting(Carer::ended).containsExactly(WEDNESDAY);
    assertThat(ended.decide("person-1", false, new EndCarer("carer-1", WEDNESDAY)).events())
        .isEmpty();
  }

  @Test
  void the_person_is_told() {
    var decision = Carers.NONE.decide("person-1", true, new TellPerson("told-1", PATHWAY, TUESDAY));

    assertThat(decision.events())
        .containsExactly(new PersonTold("person-1", TUESDAY.at(), PATHWAY));
    assertThat(decision.kept())
        .isEqualTo(new Carers(List.of(), List.of(new Telling("told-1", null, PATHWAY, TUESDAY))));
  }

  @ParameterizedTest
  @CsvSource({"GIVEN", "BEST_INTERESTS"})
  void a_carer_who_may_be_involved_is_told(Consent consent) {
    var decision = with(consent).decide("person-1", false, told(WEDNESDAY));

    assertThat(decision.events())
        .containsExactly(new CarerTold("person-1", WEDNESDAY.at(), EXPECTED_DATE));
    assertThat(decision.kept())
        .isEqualTo(
            new Carers(
                List.of(), List.of(new Telling("told-1", "carer-1", EXPECTED_DATE, WEDNESDAY))));
  }

  @ParameterizedTest
  @CsvSource({"REFUSED", "NOT_ASKED"})
  void a_carer_is_not_told_without_consent(Consent consent) {
    refused(with(consent), false, told(WEDNESDAY), "carer-without-consent");
  }

  @Test
  void consent_counts_at_the_moment_of_telling() {
    var carer = ruth(GIVEN).answering(new Answer(REFUSED, WEDNESDAY));

    refused(of(carer), false, told(WEDNESDAY), "carer-without-consent");
    assertThat(of(carer).decide("person-1", false, told(TUESDAY)).events())
        .containsExactly(new CarerTold("person-1", TUESDAY.at(), EXPECTED_DATE));
  }

  @Test
  void the_first_answer_counts_for_the_time_before_it() {
    assertThat(with(GIVEN).decide("person-1", false, told(MONDAY)).events())
        .containsExactly(new CarerTold("person-1", MONDAY.at(), EXPECTED_DATE));
    refused(with(NOT_ASKED), false, told(MONDAY), "carer-without-consent");
  }

  @Test
  void who_no_longer_helps_is_told_no_more_and_was_told_before() {
    var ended = of(ruth(GIVEN).ending(TUESDAY));

    refused(ended, false, told(WEDNESDAY), "carer-ended");
    assertThat(ended.decide("person-1", false, told(TUESDAY)).events())
        .containsExactly(new CarerTold("person-1", TUESDAY.at(), EXPECTED_DATE));
  }

  @Test
  void an_unknown_carer_is_refused() {
    refused(Carers.NONE, false, told(TUESDAY), "unknown-carer");
    refused(Carers.NONE, false, new EndCarer("carer-1", TUESDAY), "unknown-carer");
    refused(Carers.NONE, false, new RecordConsent("carer-1", GIVEN, TUESDAY), "unknown-carer");
  }

  @Test
  void the_newest_comes_first_and_nothing_is_lost() {
    var older = new Carers(List.of(), List.of(new Telling("told-1", null, PATHWAY, MONDAY)));
    var newer =
        new Carers(
            List.of(ruth(BEST_INTERESTS)),
            List.of(new Telling("told-2", "carer-1", DISCHARGE, TUESDAY)));

    assertThat(older.with(newer)).isEqualTo(newer.with(older));
    assertThat(older.with(newer).told())
        .extracting(Telling::id)
        .containsExactly("told-2", "told-1");
    assertThat(older.with(newer).carers()).containsExactly(ruth(BEST_INTERESTS));
  }

  @Test
  void a_person_who_becomes_protected_keeps_carers_without_contacts() {
    var person = Person.blank("person-1").keeping(with(GIVEN));
    assertThat(person.carers().carers())
        .extracting(Carer::contact)
        .containsExactly("0113 496 0001");

    var restricted = new Identity(null, List.of(), null, null, null, null, List.of(), true, null);

    assertThat(person.keeping(restricted).carers().carers())
        .extracting(Carer::name, Carer::contact)
        .containsExactly(tuple("Ruth", null));
    assertThat(person.keeping(restricted).keeping(with(GIVEN)).carers().carers())
        .extracting(Carer::contact)
        .containsOnlyNulls();
  }

  @Test
  void nothing_shows_who_helps() {
    assertThat(with(GIVEN).toString()).contains("carer-1").doesNotContain("Ruth", "0113");
    assertThat(ruth("0113 496 0001", GIVEN).toString()).doesNotContain("Ruth", "0113");
  }

  private static Noted noted(String at) {
    return new Noted("r.naylor", Instant.parse(at));
  }

  private static RecordCarer ruth(@Nullable String contact, Consent consent) {
    return new RecordCarer("carer-1", CHILD, " Ruth ", contact, consent, TUESDAY);
  }

  private static Carer ruth(Consent consent) {
    return new Carer(
        "carer-1",
        CHILD,
        "Ruth",
        "0113 496 0001",
        List.of(new Answer(consent, TUESDAY)),
        TUESDAY,
        null);
  }

  private static Carers with(Consent consent) {
    return of(ruth(consent));
  }

  private static Carers of(Carer carer) {
    return new Carers(List.of(carer), List.of());
  }

  private static TellCarer told(Noted noted) {
    return new TellCarer("carer-1", "told-1", EXPECTED_DATE, noted);
  }

  private static Carers kept(Decision<PersonEvent> decision) {
    assertThat(decision.kept()).isInstanceOf(Carers.class);
    return (Carers) Objects.requireNonNull(decision.kept());
  }

  private static void refused(
      Carers carers, boolean restricted, CarerCommand command, String rule) {
    assertThatThrownBy(() -> carers.decide("person-1", restricted, command))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.rule()).isEqualTo(rule));
  }
}
