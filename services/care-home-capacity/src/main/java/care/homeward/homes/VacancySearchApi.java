package care.homeward.homes;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.ClosureReason;
import care.homeward.contracts.CapacityEvent.Vacancy;
import care.homeward.homes.Hold.Standing;
import care.homeward.platform.core.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is free now, and how old that is. */
@RestController
@RequestMapping("/api/homes")
class VacancySearchApi {

  /** A figure older than this must look it. */
  static final Duration STALE_AFTER = Duration.ofDays(1);

  private static final Limit HOMES_LOOKED_AT = Limit.of(2_000);
  private static final int MOST = 500;

  private final CareHomes homes;
  private final CareHomeDesk desk;
  private final InstantSource clock;

  VacancySearchApi(CareHomes homes, CareHomeDesk desk, InstantSource clock) {
    this.homes = homes;
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * A home and what it has free.
   *
   * @param vacancies types the home told of
   * @param toldAt absent if it never told
   * @param ageHours whole hours since it told
   * @param stale older than {@link #STALE_AFTER}, or never told
   * @param closed absent while it takes people; while it does not, nothing is free
   */
  record Home(
      String homeId,
      String name,
      String place,
      String partnership,
      int registeredBeds,
      List<Free> vacancies,
      @Nullable Instant toldAt,
      @Nullable Long ageHours,
      boolean stale,
      @Nullable Closed closed) {}

  /**
   * Beds of one type.
   *
   * @param told as the home told it
   * @param free after the beds kept for people since
   */
  record Free(BedType bedType, int told, int free) {}

  /** That a home takes nobody. */
  record Closed(ClosureReason reason, Instant since) {}

  /** A home with the beds it keeps for people. */
  record HomeWithHolds(Home home, List<KeptBed> holds) {}

  /**
   * A bed kept.
   *
   * @param accepted whether the home will have the person; until then the hold can lapse
   */
  record KeptBed(
      String holdId,
      String stayId,
      String personId,
      BedType bedType,
      Instant heldAt,
      Instant expiresAt,
      boolean accepted) {}

  /**
   * Homes, those that told latest first.
   *
   * @param bedType only homes with a bed of this type free
   */
  @GetMapping
  List<Home> homes(
      @RequestParam(required = false) @Nullable BedType bedType,
      @RequestParam(required = false) @Nullable String place,
      @RequestParam(defaultValue = "100") int limit) {
    var now = clock.instant();
    var found =
        place == null
            ? homes.findAllByOrderById(HOMES_LOOKED_AT)
            : homes.findByPlaceOrderById(place, HOMES_LOOKED_AT);
    return found.stream()
        .filter(home -> bedType == null || home.free(bedType) > 0)
        .map(home -> shown(home, now))
        .sorted(
            Comparator.comparing(
                Home::toldAt, Comparator.nullsLast(Comparator.<Instant>reverseOrder())))
        .limit(Math.clamp(limit, 1, MOST))
        .toList();
  }

  @GetMapping("/{homeId}")
  HomeWithHolds home(@PathVariable String homeId) {
    var home = desk.home(homeId);
    if (!home.joined()) {
      throw Refused.unknown("home");
    }
    var now = clock.instant();
    var kept =
        home.holds().stream()
            .filter(Hold::keepsBed)
            .filter(hold -> hold.standing(now) != Standing.LAPSED)
            .map(
                hold ->
                    new KeptBed(
                        hold.holdId(),
                        hold.stayId(),
                        hold.personId(),
                        hold.bedType(),
                        hold.heldAt(),
                        hold.expiresAt(),
                        hold.standing() == Standing.ACCEPTED))
            .toList();
    return new HomeWithHolds(shown(home, now), kept);
  }

  private static Home shown(CareHome home, Instant now) {
    var toldAt = home.vacancies().toldAt();
    var age = toldAt == null ? null : Duration.between(toldAt, now);
    var closure = home.closure();
    return new Home(
        home.id(),
        home.name(),
        home.place(),
        home.partnership(),
        home.registeredBeds(),
        home.vacancies().told().stream().map(told -> free(home, told)).toList(),
        toldAt,
        age == null ? null : Math.max(0, age.toHours()),
        age == null || age.compareTo(STALE_AFTER) > 0,
        closure == null ? null : new Closed(closure.reason(), closure.since()));
  }

  private static Free free(CareHome home, Vacancy told) {
    return new Free(told.bedType(), told.beds(), home.free(told.bedType()));
  }
}
