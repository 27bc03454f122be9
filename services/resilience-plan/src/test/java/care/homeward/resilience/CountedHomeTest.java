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
import care.homeward.contracts.CapacityEvent.PersonMovedIn;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.contracts.CapacityEvent.VacanciesDeclared;
import care.homeward.contracts.CapacityEvent.Vacancy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedHomeTest {

  private static final String HOME = "home-larkfield-court";
  private static final Instant TOLD = Instant.parse("2026-12-01T08:00:00Z");
  private static final Instant HELD = Instant.parse("2026-12-01T10:00:00Z");
  private static final HomeJoined JOINED =
      new HomeJoined(HOME, TOLD, "Larkfield Court", "leeds", "cross-gates", 42);
  private static final VacanciesDeclared THREE_AND_TWO =
      told(
          TOLD,
          new Vacancy(COMMUNITY_REHABILITATION, 3),
          new Vacancy(COMMUNITY_ASSESSMENT, 2),
          new Vacancy(NURSING, 9));

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
        given(JOINED, THREE_AND_TWO, new AdmissionsClosed(HOME, HELD, ClosureReason.OUTBREAK));

    assertThat(closed.free()).isZero();
    assertThat(closed.after(new AdmissionsOpened(HOME, HELD)).free()).isEqualTo(5);
  }

  @Test
  void new_figures_know_of_the_beds_kept_before_them_only() {
    var held = given(JOINED, THREE_AND_TWO, held(COMMUNITY_REHABILITATION));
    var four = new Vacancy(COMMUNITY_REHABILITATION, 4);

    assertThat(held.after(told(HELD, four)).free()).isEqualTo(4);
    assertThat(held.after(told(HELD.minusMillis(1), four)).free()).isEqualTo(3);
  }

  private static CountedHome given(CapacityEvent... events) {
    var home = CountedHome.blank(HOME);
    for (var event : events) {
      home = home.after(event);
    }
    return home;
  }

  private static VacanciesDeclared told(Instant at, Vacancy... vacancies) {
    return new VacanciesDeclared(HOME, at, List.of(vacancies));
  }

  private static BedHeld held(BedType type) {
    return new BedHeld(HOME, HELD, "hold-1", "p-1", "s-1", type, HELD.plusSeconds(14_400));
  }

  private static BedRefused refused(RefusalReason reason) {
    return new BedRefused(HOME, HELD, "hold-1", "p-1", "s-1", reason);
  }
}
