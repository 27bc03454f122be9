package care.homeward.resilience;

import static care.homeward.contracts.CapacityEvent.BedType.COMMUNITY_ASSESSMENT;
import static care.homeward.contracts.CapacityEvent.BedType.COMMUNITY_REHABILITATION;
import static care.homeward.contracts.CapacityEvent.BedType.NURSING;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.AdmissionsClosed;
import care.homeward.contracts.CapacityEvent.AdmissionsOpened;
import care.homeward.contracts.CapacityEvent.BedAccepted;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedRefused;
import care.homeward.contracts.CapacityEvent.BedReleased;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.ClosureReason;
import care.homeward.contracts.CapacityEvent.HoldLapsed;
import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.contracts.CapacityEvent.HomeRegistrationRevised;
import care.homeward.contracts.CapacityEvent.PersonMovedIn;
import care.homeward.contracts.CapacityEvent.PlacementsResumed;
import care.homeward.contracts.CapacityEvent.PlacementsSuspended;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.contracts.CapacityEvent.Registration;
import care.homeward.contracts.CapacityEvent.SuspendedBy;
import care.homeward.contracts.CapacityEvent.VacanciesDeclared;
import care.homeward.contracts.CapacityEvent.Vacancy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CountedHomeTest {

  private static final String HOME = "home-larkfield-court";
  private static final Instant TOLD = Instant.parse("2026-12-01T08:00:00Z");
  private static final Instant HELD = Instant.parse("2026-12-01T10:00:00Z");
  private static final HomeJoined JOINED =
      new HomeJoined(HOME, TOLD, "Larkfield Court", "leeds", "cross-gates", 42, null, null, null);
  private static final VacanciesDeclared THREE_AND_TWO =
      told(
          TOLD, free(COMMUNITY_REHABILITATION, 3), free(COMMUNITY_ASSESSMENT, 2), free(NURSING, 9));

  @Test
  void only_community_beds_count() {
    assertThat(given(JOINED, THREE_AND_TWO).free()).isEqualTo(5);
    assertThat(given(JOINED, THREE_AND_TWO).place()).isEqualTo("leeds");
    assertThat(given(JOINED, THREE_AND_TWO, held(NURSING)).free()).isEqualTo(5);
  }

  @Test
  void a_bed_kept_is_not_free_until_it_is_let_go() {
    var held = given(JOINED, THREE_AND_TWO, held(COMMUNITY_ASSESSMENT));

    assertThat(held.free()).isEqualTo(4);
    assertThat(held.after(new BedAccepted(HOME, HELD, "hold-1", "p-1", "s-1")).free()).isEqualTo(4);
    assertThat(held.after(refused(RefusalReason.STAFFING)).free()).isEqualTo(5);
    assertThat(held.after(refused(RefusalReason.BED_NO_LONGER_FREE)).free()).isEqualTo(4);
    assertThat(held.after(new HoldLapsed(HOME, HELD, "hold-1", "p-1", "s-1")).free()).isEqualTo(5);
    assertThat(held.after(new BedReleased(HOME, HELD, "hold-1", "p-1", "s-1")).free()).isEqualTo(5);
    assertThat(held.after(new PersonMovedIn(HOME, HELD, "hold-1", "p-1", "s-1")).free())
        .isEqualTo(4);
  }

  @Test
  void a_hold_ends_once() {
    var lapsed = new HoldLapsed(HOME, HELD, "hold-1", "p-1", "s-1");

    assertThat(given(JOINED, THREE_AND_TWO, held(COMMUNITY_ASSESSMENT), lapsed, lapsed).free())
        .isEqualTo(5);
  }

  @Test
  void a_closed_home_has_nothing_free() {
    var closed =
        given(
            JOINED, THREE_AND_TWO, new AdmissionsClosed(HOME, HELD, ClosureReason.OUTBREAK, null));

    assertThat(closed.free()).isZero();
    assertThat(closed.after(new AdmissionsOpened(HOME, HELD)).free()).isEqualTo(5);
  }

  @Test
  void new_figures_know_of_the_beds_kept_before_them_only() {
    var held = given(JOINED, THREE_AND_TWO, held(COMMUNITY_REHABILITATION));
    var four = free(COMMUNITY_REHABILITATION, 4);

    assertThat(held.after(told(HELD, four)).free()).isEqualTo(4);
    assertThat(held.after(told(HELD.minusMillis(1), four)).free()).isEqualTo(3);
  }

  @Test
  void where_nobody_may_be_placed_nothing_is_free_though_the_home_opens() {
    var suspended =
        given(
            JOINED,
            THREE_AND_TWO,
            new PlacementsSuspended(
                HOME, HELD, SuspendedBy.COUNCIL, LocalDate.parse("2026-12-17")));

    assertThat(suspended.free()).isZero();
    assertThat(suspended.after(new AdmissionsOpened(HOME, HELD)).free()).isZero();
    assertThat(suspended.after(new PlacementsResumed(HOME, HELD)).free()).isEqualTo(5);
  }

  @Test
  void a_dormant_home_has_nothing_free_and_a_revised_one_lies_where_it_now_lies() {
    var dormant = given(JOINED, THREE_AND_TWO, revised("leeds", Registration.DORMANT));

    assertThat(dormant.free()).isZero();
    assertThat(dormant.after(revised("bradford", null)).free()).isEqualTo(5);
    assertThat(dormant.after(revised("bradford", null)).place()).isEqualTo("bradford");
  }

  private static HomeRegistrationRevised revised(
      String place, @Nullable Registration registration) {
    return new HomeRegistrationRevised(
        HOME, HELD, "Larkfield Court", place, "cross-gates", 42, null, null, registration);
  }

  private static CountedHome given(CapacityEvent... events) {
    var home = CountedHome.blank(HOME);
    for (var event : events) {
      home = home.after(event);
    }
    return home;
  }

  private static VacanciesDeclared told(Instant at, Vacancy... vacancies) {
    return new VacanciesDeclared(HOME, at, List.of(vacancies), null);
  }

  private static Vacancy free(BedType type, int beds) {
    return new Vacancy(type, beds, null, null, null);
  }

  private static BedHeld held(BedType type) {
    return new BedHeld(HOME, HELD, "hold-1", "p-1", "s-1", type, HELD.plusSeconds(14_400), null);
  }

  private static BedRefused refused(RefusalReason reason) {
    return new BedRefused(HOME, HELD, "hold-1", "p-1", "s-1", reason);
  }
}
