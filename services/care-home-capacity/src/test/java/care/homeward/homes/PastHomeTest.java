package care.homeward.homes;

import static care.homeward.contracts.CapacityEvent.BedType.NURSING;
import static care.homeward.homes.PastHome.As.CORRECTED;
import static care.homeward.homes.PastHome.As.KNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.AdmissionsClosed;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.ClosureReason;
import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.contracts.CapacityEvent.VacanciesDeclared;
import care.homeward.contracts.CapacityEvent.Vacancy;
import care.homeward.platform.journal.Journal.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastHomeTest {

  private static final String HOME = "home-larkfield";
  private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");
  private static final Instant ELEVEN = Instant.parse("2026-11-20T11:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  /** Closed since ten, which was told at noon only; the second figures are of ten too. */
  private static final List<Step<CareHome, CapacityEvent>> HISTORY =
      List.of(
          said(
              new HomeJoined(
                  HOME, NINE, "Larkfield Court", "leeds", "seacroft", 42, null, null, null),
              NINE,
              "hub"),
          said(told(NINE, 3), NINE, "m.osei"),
          said(
              new BedHeld(
                  HOME, ELEVEN, "hold-1", "person-patel", "stay-patel", NURSING, NOON, null),
              ELEVEN,
              "hub"),
          said(told(TEN, 2), NOON, "tracker"),
          said(
              new AdmissionsClosed(HOME, TEN, ClosureReason.OUTBREAK, LocalDate.of(2026, 12, 1)),
              NOON,
              "m.osei"));

  @Test
  void before_it_was_told_of_there_is_no_home() {
    assertThat(then(NINE.minusMillis(1), KNOWN).joined()).isFalse();
    assertThat(then(NINE, KNOWN).joined()).isTrue();
    assertThat(then(NINE.minusMillis(1), CORRECTED).joined()).isFalse();
  }

  @Test
  void as_known_then_it_has_what_had_been_recorded() {
    assertThat(then(TEN, KNOWN).free(NURSING)).isEqualTo(3);
    assertThat(then(ELEVEN, KNOWN).free(NURSING)).isEqualTo(2);
    assertThat(then(ELEVEN, KNOWN).vacancies().toldAt()).isEqualTo(NINE);
    assertThat(then(ELEVEN, KNOWN).toldBy()).isEqualTo("m.osei");
    assertThat(then(NOON.minusMillis(1), KNOWN).takesPeople()).isTrue();
    assertThat(then(NOON, KNOWN).takesPeople()).isFalse();
  }

  @Test
  void as_corrected_it_has_what_had_happened_whenever_that_was_told() {
    assertThat(then(TEN.minusMillis(1), CORRECTED).free(NURSING)).isEqualTo(3);
    assertThat(then(TEN, CORRECTED).takesPeople()).isFalse();
    assertThat(then(TEN, CORRECTED).vacancies().toldAt()).isEqualTo(TEN);
    assertThat(then(TEN, CORRECTED).toldBy()).isEqualTo("tracker");
    assertThat(then(TEN, CORRECTED).vacancies().free(NURSING)).isEqualTo(2);
    assertThat(then(ELEVEN, CORRECTED).vacancies().free(NURSING)).isEqualTo(1);
  }

  private static CareHome then(Instant at, PastHome.As as) {
    return PastHome.of(HOME, HISTORY, at, as);
  }

  private static VacanciesDeclared told(Instant at, int beds) {
    return new VacanciesDeclared(
        HOME, at, List.of(new Vacancy(NURSING, beds, null, null, null)), null);
  }

  /** The state a step had when it was recorded does not count here. */
  private static Step<CareHome, CapacityEvent> said(CapacityEvent fact, Instant at, String by) {
    return new Step<>(fact, CareHome.blank(HOME), at, by);
  }
}
