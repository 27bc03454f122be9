package care.homeward.homes;

import static care.homeward.contracts.CapacityEvent.BedType.NURSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.AdmissionsClosed;
import care.homeward.contracts.CapacityEvent.ClosureReason;
import care.homeward.contracts.CapacityEvent.ContractHandedBack;
import care.homeward.contracts.CapacityEvent.ContractKind;
import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.contracts.CapacityEvent.HomeRegistrationRevised;
import care.homeward.contracts.CapacityEvent.Operator;
import care.homeward.contracts.CapacityEvent.PlacementsResumed;
import care.homeward.contracts.CapacityEvent.PlacementsSuspended;
import care.homeward.contracts.CapacityEvent.Rating;
import care.homeward.contracts.CapacityEvent.RatingOrigin;
import care.homeward.contracts.CapacityEvent.RatingPublished;
import care.homeward.contracts.CapacityEvent.Registration;
import care.homeward.contracts.CapacityEvent.SuspendedBy;
import care.homeward.contracts.CapacityEvent.VacanciesDeclared;
import care.homeward.contracts.CapacityEvent.Vacancy;
import care.homeward.homes.CareHomeCommand.CloseAdmissions;
import care.homeward.homes.CareHomeCommand.HandBack;
import care.homeward.homes.CareHomeCommand.HoldBed;
import care.homeward.homes.CareHomeCommand.Rate;
import care.homeward.homes.CareHomeCommand.RegisterHome;
import care.homeward.homes.CareHomeCommand.ResumePlacements;
import care.homeward.homes.CareHomeCommand.SuspendPlacements;
import care.homeward.platform.core.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OversightTest {

  private static final String HOME = "home-larkfield-court";
  private static final Instant AT = Instant.parse("2026-12-01T09:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
  private static final LocalDate REVIEW = LocalDate.of(2026, 12, 17);

  private static final HomeJoined JOINED =
      new HomeJoined(
          HOME,
          AT,
          "Larkfield Court",
          "leeds",
          "cross-gates",
          42,
          Operator.INDEPENDENT,
          "1-2204170551",
          Registration.ACTIVE);
  private static final VacanciesDeclared ONE_NURSING_BED =
      new VacanciesDeclared(HOME, AT, List.of(new Vacancy(NURSING, 1, null, null, null)), null);
  private static final PlacementsSuspended SUSPENDED =
      new PlacementsSuspended(HOME, AT, SuspendedBy.COUNCIL, REVIEW);

  @Test
  void where_nobody_may_be_placed_no_bed_is_free_or_held() {
    var home = given(JOINED, ONE_NURSING_BED, SUSPENDED);

    assertThat(home.free(NURSING)).isZero();
    refused(() -> home.decide(holdForMrsPatel()), Refused.Kind.CONFLICT, "home-not-placing");
    var resumed = home.after(new PlacementsResumed(HOME, AT));
    assertThat(resumed.free(NURSING)).isEqualTo(1);
    assertThat(resumed.decide(holdForMrsPatel())).hasSize(1);
  }

  @Test
  void suspending_twice_is_suspending_once_and_another_review_is_told() {
    var home = given(JOINED, SUSPENDED);

    assertThat(given(JOINED).decide(suspend(REVIEW))).containsExactly(SUSPENDED);
    assertThat(home.decide(suspend(REVIEW))).isEmpty();
    assertThat(home.decide(suspend(TODAY)))
        .containsExactly(new PlacementsSuspended(HOME, AT, SuspendedBy.COUNCIL, TODAY));
    assertThat(home.decide(new ResumePlacements(AT)))
        .containsExactly(new PlacementsResumed(HOME, AT));
    assertThat(given(JOINED).decide(new ResumePlacements(AT))).isEmpty();
  }

  @Test
  void a_review_is_due_that_day_or_later() {
    var yesterday = LocalDate.of(2026, 11, 30);

    assertThat(given(JOINED).decide(suspend(TODAY))).hasSize(1);
    refused(
        () -> given(JOINED).decide(suspend(yesterday)),
        Refused.Kind.IMPOSSIBLE,
        "review-in-the-past");
    assertThat(given(JOINED).decide(close(TODAY)))
        .containsExactly(new AdmissionsClosed(HOME, AT, ClosureReason.STAFFING, TODAY));
    refused(
        () -> given(JOINED).decide(close(yesterday)),
        Refused.Kind.IMPOSSIBLE,
        "review-in-the-past");
  }

  @Test
  void another_review_of_the_same_closure_does_not_close_it_anew() {
    var earlier = new AdmissionsClosed(HOME, AT, ClosureReason.STAFFING, TODAY);
    var later = new AdmissionsClosed(HOME, AT.plusSeconds(60), ClosureReason.STAFFING, REVIEW);

    assertThat(given(JOINED, earlier, later).closure())
        .isEqualTo(new CareHome.Closure(ClosureReason.STAFFING, AT, REVIEW));
  }

  @ParameterizedTest
  @CsvSource({
    "1900-01-01, true",
    "1899-12-31, false",
    "-999999999-01-01, false",
    "2200-12-31, true",
    "2201-01-01, false",
    "+999999999-12-31, false"
  })
  void a_day_is_of_the_years_1900_to_2200(LocalDate day, boolean taken) {
    var home = given(JOINED);
    var past = day.isBefore(TODAY);
    Stream.<CareHomeCommand>of(
            new Rate(Rating.GOOD, day, RatingOrigin.OWN, AT),
            past ? handBack(day, 8) : suspend(day),
            past ? handBack(day, null) : close(day))
        .forEach(
            command -> {
              if (taken) {
                assertThat(home.decide(command)).hasSize(1);
              } else {
                refused(() -> home.decide(command), Refused.Kind.IMPOSSIBLE, "day-out-of-range");
              }
            });
  }

  @Test
  void a_rating_is_told_once() {
    var rate = new Rate(Rating.GOOD, TODAY, RatingOrigin.OWN, AT);
    var published = new RatingPublished(HOME, AT, Rating.GOOD, TODAY, RatingOrigin.OWN);

    assertThat(given(JOINED).decide(rate)).containsExactly(published);
    assertThat(given(JOINED, published).decide(rate)).isEmpty();
    assertThat(given(JOINED, published).decide(new Rate(Rating.GOOD, TODAY, null, AT)))
        .containsExactly(new RatingPublished(HOME, AT, Rating.GOOD, TODAY, null));
  }

  @Test
  void a_contract_is_handed_back_once_and_not_before_it_is() {
    var handedBack = new ContractHandedBack(HOME, AT, TODAY, ContractKind.BLOCK_BEDS, 8);

    assertThat(given(JOINED).decide(handBack(TODAY, 8))).containsExactly(handedBack);
    assertThat(given(JOINED, handedBack).decide(handBack(TODAY, 8))).isEmpty();
    assertThat(given(JOINED, handedBack).decide(handBack(TODAY, null))).hasSize(1);
    refused(
        () -> given(JOINED).decide(handBack(LocalDate.of(2026, 12, 2), 8)),
        Refused.Kind.IMPOSSIBLE,
        "in-the-future");
    assertThat(given(JOINED).decide(handBack(TODAY, 1))).hasSize(1);
    refused(() -> given(JOINED).decide(handBack(TODAY, 0)), Refused.Kind.IMPOSSIBLE, "no-beds");
  }

  @Test
  void the_directory_joins_a_home_revises_it_and_says_nothing_twice() {
    var as42 = new RegisterHome(Registered.of(JOINED), AT);
    var as40 = new RegisterHome(registered(40, Registration.ACTIVE), AT);

    assertThat(CareHome.blank(HOME).decide(as42)).containsExactly(JOINED);
    assertThat(given(JOINED).decide(as42)).isEmpty();
    assertThat(given(JOINED).decide(as40))
        .containsExactly(
            new HomeRegistrationRevised(
                HOME,
                AT,
                "Larkfield Court",
                "leeds",
                "cross-gates",
                40,
                Operator.INDEPENDENT,
                "1-2204170551",
                Registration.ACTIVE));
    refused(
        () -> given(JOINED).decide(new RegisterHome(registered(0, Registration.ACTIVE), AT)),
        Refused.Kind.IMPOSSIBLE,
        "no-registered-beds");
  }

  @Test
  void a_dormant_home_stays_known_and_takes_nobody() {
    var dormant = registered(42, Registration.DORMANT).revised(HOME, AT);
    var home = given(JOINED, ONE_NURSING_BED, dormant);

    assertThat(home.joined()).isTrue();
    assertThat(home.free(NURSING)).isZero();
    refused(() -> home.decide(holdForMrsPatel()), Refused.Kind.CONFLICT, "home-not-placing");
  }

  private static Registered registered(int beds, Registration registration) {
    return new Registered(
        "Larkfield Court",
        "leeds",
        "cross-gates",
        beds,
        Operator.INDEPENDENT,
        "1-2204170551",
        registration);
  }

  private static SuspendPlacements suspend(LocalDate reviewOn) {
    return new SuspendPlacements(SuspendedBy.COUNCIL, reviewOn, AT);
  }

  private static CloseAdmissions close(LocalDate reviewOn) {
    return new CloseAdmissions(ClosureReason.STAFFING, reviewOn, AT);
  }

  private static HandBack handBack(LocalDate on, @Nullable Integer beds) {
    return new HandBack(on, ContractKind.BLOCK_BEDS, beds, AT);
  }

  private static HoldBed holdForMrsPatel() {
    return new HoldBed(
        "hold-1", "stay-patel", "person-patel", NURSING, Duration.ofHours(4), null, AT);
  }

  private static CareHome given(CapacityEvent... events) {
    var home = CareHome.blank(HOME);
    for (var event : events) {
      home = home.after(event);
    }
    return home;
  }

  private static void refused(ThrowingCallable call, Refused.Kind kind, String rule) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.rule()).isEqualTo(rule);
              assertThat(refused.kind()).isEqualTo(kind);
            });
  }
}
