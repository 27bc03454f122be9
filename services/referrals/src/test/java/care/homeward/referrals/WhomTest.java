package care.homeward.referrals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.homeward.contracts.PersonEvent.Abode;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.ReferralEvent.ReferralMade.ArrangedBy;
import care.homeward.contracts.ReferralEvent.ReferralMade.Source;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.platform.core.Refused;
import care.homeward.referrals.RoutingMap.Partnership;
import care.homeward.referrals.RoutingMap.Place;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhomTest {

  private static final String MR_OAKES = "person-oakes";
  private static final PersonSummary HOME = new PersonSummary("85+", false, "leeds", "seacroft", 1);
  private static final PersonSummary NOWHERE = new PersonSummary("85+", false, null, null, null);
  private static final PersonSummary HIDDEN =
      new PersonSummary("85+", true, "leeds", "seacroft", null);
  private static final Known KNOWN = Known.unheard(MR_OAKES).of(HOME);
  private static final Area STAY = Area.unheard("stay-1").of(MR_OAKES, HOME);
  private static final RoutingMap MAP =
      new RoutingMap(
          "A map.",
          "routing-2026-11-01",
          LocalDate.parse("2026-11-01"),
          List.of(new Place("leeds", List.of(new Partnership("york-road", List.of())))));

  private static void refused(String rule, ThrowingCallable asked) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(asked)
        .extracting(Refused::rule)
        .isEqualTo(rule);
  }

  @Test
  void someone_in_hospital_is_who_the_stay_is_about() {
    var expected = new Whom(MR_OAKES, "stay-1", "leeds", "seacroft", null, ArrangedBy.HUB);
    assertThat(Whom.ofStay(STAY, KNOWN, null, Source.WARD)).isEqualTo(expected);
    assertThat(Whom.ofStay(STAY, KNOWN, MR_OAKES, Source.WARD)).isEqualTo(expected);
    refused("another-persons-stay", () -> Whom.ofStay(STAY, KNOWN, "person-other", Source.WARD));
    refused(
        "stay-not-heard-of", () -> Whom.ofStay(Area.unheard("stay-1"), KNOWN, null, Source.WARD));
    refused("stay-over", () -> Whom.ofStay(STAY.over(true), KNOWN, null, Source.WARD));
  }

  @ParameterizedTest
  @CsvSource({
    "0, WARD, SOURCE",
    "0, HUB, HUB",
    "1, WARD, HUB",
    "3, WARD, HUB",
  })
  void on_pathway_0_the_ward_arranges_what_it_refers(int pathway, Source by, ArrangedBy arranges) {
    assertThat(Whom.ofStay(STAY.on(pathway), KNOWN, null, by).arrangedBy()).isEqualTo(arranges);
  }

  @Test
  void someone_not_in_hospital_must_be_known_and_alive() {
    assertThat(Whom.ofPerson(KNOWN, null, MAP))
        .isEqualTo(new Whom(MR_OAKES, null, "leeds", "seacroft", null, ArrangedBy.HUB));
    refused("person-not-heard-of", () -> Whom.ofPerson(Known.unheard(MR_OAKES), null, MAP));
    refused("person-died", () -> Whom.ofPerson(KNOWN.died(true), null, MAP));
  }

  @Test
  void someone_may_be_seen_elsewhere_unless_their_whereabouts_are_protected() {
    assertThat(Whom.ofPerson(KNOWN, "york-road", MAP))
        .isEqualTo(new Whom(MR_OAKES, null, "leeds", "york-road", null, ArrangedBy.HUB));
    refused(
        "whereabouts-protected",
        () -> Whom.ofPerson(Known.unheard(MR_OAKES).of(HIDDEN), "york-road", MAP));
  }

  @Test
  void a_protected_person_has_no_area_whoever_says_so() {
    var expected = new Whom(MR_OAKES, "stay-1", null, null, WithoutTeam.RESTRICTED, ArrangedBy.HUB);
    var hiddenStay = Area.unheard("stay-1").of(MR_OAKES, HIDDEN);
    assertThat(Whom.ofStay(hiddenStay, KNOWN, null, Source.WARD)).isEqualTo(expected);
    assertThat(Whom.ofStay(STAY, Known.unheard(MR_OAKES).of(HIDDEN), null, Source.WARD))
        .isEqualTo(expected);
    assertThat(hiddenStay.place()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "NO_FIXED_ABODE, NO_FIXED_ABODE",
    "USUAL_ADDRESS, OUT_OF_AREA",
    "UNKNOWN, NO_AREA",
  })
  void without_an_area_the_abode_says_why(Abode abode, WithoutTeam why) {
    var person = Known.unheard(MR_OAKES).of(NOWHERE);
    assertThat(Whom.ofPerson(person.living(abode), null, MAP).nowhere()).isEqualTo(why);
    assertThat(Whom.ofPerson(person, null, MAP).nowhere()).isEqualTo(WithoutTeam.NO_AREA);
  }
}
