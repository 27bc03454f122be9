package care.homeward.homes.quality;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.AdmissionsClosed;
import care.homeward.contracts.CapacityEvent.AdmissionsOpened;
import care.homeward.contracts.CapacityEvent.BedFigures;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.ClosureReason;
import care.homeward.contracts.CapacityEvent.ContractHandedBack;
import care.homeward.contracts.CapacityEvent.ContractKind;
import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.contracts.CapacityEvent.PlacementsResumed;
import care.homeward.contracts.CapacityEvent.PlacementsSuspended;
import care.homeward.contracts.CapacityEvent.Rating;
import care.homeward.contracts.CapacityEvent.RatingOrigin;
import care.homeward.contracts.CapacityEvent.RatingPublished;
import care.homeward.contracts.CapacityEvent.Registration;
import care.homeward.contracts.CapacityEvent.SuspendedBy;
import care.homeward.contracts.CapacityEvent.VacanciesDeclared;
import care.homeward.contracts.CapacityEvent.Vacancy;
import care.homeward.homes.quality.Sustainability.Kind;
import care.homeward.homes.quality.Sustainability.Level;
import care.homeward.homes.quality.Sustainability.Reason;
import care.homeward.homes.quality.Sustainability.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SustainabilityTest {

  private static final String HOME = "home-larkfield-court";
  private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
  private static final Thresholds THRESHOLDS = new Thresholds(7, 35, 80, 65, 10, 28, 90, 365);

  private static final HomeJoined JOINED =
      new HomeJoined(HOME, NOW, "Larkfield Court", "leeds", "cross-gates", 100, null, null, null);

  @Test
  void a_home_that_told_lately_and_is_full_is_no_concern() {
    assertThat(signal(JOINED, told(NOW, 95))).isEqualTo(new Signal(Level.NO_CONCERN, List.of()));
  }

  @ParameterizedTest
  @CsvSource({"79, WATCH", "80, NO_CONCERN", "65, WATCH", "64, ACT"})
  void occupancy_is_low_below_its_thresholds(int occupied, Level level) {
    assertThat(signal(JOINED, told(NOW, occupied)).level()).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "PT167H59M, NO_CONCERN",
    "PT168H, WATCH",
    "PT839H59M, WATCH",
    "PT840H, ACT",
  })
  void figures_are_overdue_after_whole_days(Duration age, Level level) {
    assertThat(signal(JOINED, told(NOW.minus(age), 95)).level()).isEqualTo(level);
  }

  @Test
  void a_home_that_never_told_is_overdue_from_when_it_joined() {
    var joined =
        new HomeJoined(
            HOME, NOW.minus(Duration.ofDays(7)), "Larkfield", "leeds", "x", 9, null, null, null);

    assertThat(signal(joined).reasons())
        .containsExactly(
            new Reason(Kind.FIGURES_OVERDUE, Level.WATCH, 7, 7, LocalDate.of(2026, 11, 24)));
  }

  @Test
  void a_dormant_home_is_asked_for_no_figures() {
    var dormant =
        new HomeJoined(
            HOME,
            NOW.minus(Duration.ofDays(99)),
            "Larkfield",
            "leeds",
            "x",
            9,
            null,
            null,
            Registration.DORMANT);

    assertThat(signal(dormant).level()).isEqualTo(Level.NO_CONCERN);
  }

  @ParameterizedTest
  @CsvSource({"28, 95, 85, WATCH", "28, 95, 86, NO_CONCERN", "29, 95, 85, NO_CONCERN"})
  void occupancy_fell_by_so_many_points_within_so_many_days(
      int daysAgo, int before, int after, Level level) {
    assertThat(
            signal(JOINED, told(NOW.minus(Duration.ofDays(daysAgo)), before), told(NOW, after))
                .level())
        .isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01, ACT",
    "2026-09-02, ACT",
    "2026-09-01, WATCH",
    "2025-12-01, WATCH",
    "2025-11-30, NO_CONCERN",
  })
  void a_contract_handed_back_weighs_less_with_time(LocalDate on, Level level) {
    var handedBack = new ContractHandedBack(HOME, NOW, on, ContractKind.BLOCK_BEDS, 8);

    assertThat(signal(JOINED, told(NOW, 95), handedBack).level()).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "OUTSTANDING, NO_CONCERN",
    "GOOD, NO_CONCERN",
    "NOT_RATED, NO_CONCERN",
    "REQUIRES_IMPROVEMENT, WATCH",
    "INADEQUATE, ACT",
  })
  void a_rating_gives_reason_from_requires_improvement_on(Rating rating, Level level) {
    assertThat(signal(JOINED, told(NOW, 95), rated(rating)).level()).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "OUTSTANDING, GOOD, RATED_LOWER",
    "GOOD, OUTSTANDING,",
    "GOOD, GOOD,",
    "NOT_RATED, GOOD,",
    "OUTSTANDING, NOT_RATED,",
  })
  void rated_lower_than_before_gives_reason(Rating before, Rating after, @Nullable Kind kind) {
    assertThat(signal(JOINED, told(NOW, 95), rated(before), rated(after)).reasons())
        .extracting(Reason::kind)
        .isEqualTo(kind == null ? List.of() : List.of(kind));
  }

  @Test
  void suspended_placements_are_to_be_acted_on_until_they_are_resumed() {
    var suspended =
        new PlacementsSuspended(HOME, NOW, SuspendedBy.COUNCIL, LocalDate.of(2026, 12, 17));

    assertThat(signal(JOINED, told(NOW, 95), suspended).reasons())
        .containsExactly(
            new Reason(
                Kind.PLACEMENTS_SUSPENDED, Level.ACT, null, null, LocalDate.of(2026, 12, 17)));
    assertThat(signal(JOINED, told(NOW, 95), suspended, new PlacementsResumed(HOME, NOW)).level())
        .isEqualTo(Level.NO_CONCERN);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-30, WATCH", "2026-12-01, NO_CONCERN"})
  void a_home_closed_past_the_day_of_its_review_is_watched(LocalDate reviewOn, Level level) {
    var closed = new AdmissionsClosed(HOME, NOW, ClosureReason.STAFFING, reviewOn);

    assertThat(signal(JOINED, told(NOW, 95), closed).level()).isEqualTo(level);
    assertThat(signal(JOINED, told(NOW, 95), closed, new AdmissionsOpened(HOME, NOW)).level())
        .isEqualTo(Level.NO_CONCERN);
  }

  @Test
  void the_gravest_reason_decides_and_comes_first_and_all_are_listed() {
    var signal = signal(JOINED, told(NOW, 70), rated(Rating.INADEQUATE));

    assertThat(signal.level()).isEqualTo(Level.ACT);
    assertThat(signal.reasons())
        .extracting(Reason::kind)
        .containsExactly(Kind.RATING, Kind.OCCUPANCY_LOW);
  }

  @Test
  void a_fact_taken_in_again_changes_nothing() {
    var events =
        List.of(
            JOINED,
            told(NOW, 70),
            rated(Rating.GOOD),
            new ContractHandedBack(
                HOME, NOW, LocalDate.of(2026, 11, 1), ContractKind.BLOCK_BEDS, null));

    for (var event : events) {
      var once = Watched.blank(HOME).after(event);
      assertThat(once.after(event)).isEqualTo(once);
    }
  }

  @Test
  void what_was_told_last_on_a_day_counts_for_that_day() {
    var morning = told(Instant.parse("2026-11-30T08:00:00Z"), 70);
    var evening = told(Instant.parse("2026-11-30T20:00:00Z"), 75);

    assertThat(home(JOINED, morning, evening).told().occupancy())
        .containsExactly(new Watched.Occupancy(LocalDate.of(2026, 11, 30), 75, 100));
  }

  private static Signal signal(CapacityEvent... events) {
    return Sustainability.of(home(events), THRESHOLDS, NOW);
  }

  private static Watched home(CapacityEvent... events) {
    var home = Watched.blank(HOME);
    for (var event : Arrays.asList(events)) {
      home = home.after(event);
    }
    return home;
  }

  private static VacanciesDeclared told(Instant at, int occupied) {
    var figures = new BedFigures(100, occupied, null, 0, 0);
    var vacancy = new Vacancy(BedType.NURSING, 100 - occupied, figures, null, null);
    return new VacanciesDeclared(HOME, at, List.of(vacancy), null);
  }

  private static RatingPublished rated(Rating rating) {
    return new RatingPublished(HOME, NOW, rating, LocalDate.of(2026, 11, 19), RatingOrigin.OWN);
  }
}
