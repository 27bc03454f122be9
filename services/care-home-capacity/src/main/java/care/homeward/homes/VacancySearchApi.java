package care.homeward.homes;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.VacancyTrait;
import care.homeward.homes.HomeView.Home;
import care.homeward.platform.core.Refused;
import care.homeward.platform.web.Moments;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is free now, how old that is, and what it is worth. */
@RestController
@RequestMapping("/api/homes")
class VacancySearchApi {

  private static final Limit HOMES_LOOKED_AT = Limit.of(2_000);
  private static final int MOST = 500;

  private final CareHomes homes;
  private final CareHomeDesk desk;
  private final UnmetNeed unmetNeed;
  private final InForce<Freshness> freshness;
  private final Moments moments;

  VacancySearchApi(
      CareHomes homes,
      CareHomeDesk desk,
      UnmetNeed unmetNeed,
      InForce<Freshness> freshness,
      Moments moments) {
    this.homes = homes;
    this.desk = desk;
    this.unmetNeed = unmetNeed;
    this.freshness = freshness;
    this.moments = moments;
  }

  /** A home with the beds it keeps for people. */
  record HomeWithHolds(Home home, List<KeptBed> holds) {}

  /**
   * Homes, those that told latest first.
   *
   * @param bedType only homes with a bed of this type free; if there is none, that is counted as
   *     need not met
   * @param traits only homes whose free beds of that type have all of these
   * @param at as of a moment that is over; a search of the past is no need; absent for now
   * @param as of a moment that is over, what was known then or what was told of it since
   */
  @GetMapping
  List<Home> homes(
      @RequestParam(required = false) @Nullable BedType bedType,
      @RequestParam(required = false) @Nullable String place,
      @RequestParam(defaultValue = "") Set<VacancyTrait> traits,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable Instant at,
      @RequestParam(defaultValue = "KNOWN") PastHome.As as,
      HttpServletRequest request) {
    var now = moments.past(at);
    var found =
        (at == null ? homesNow(place) : homesThen(place, now, as))
            .filter(home -> bedType == null || has(home, bedType, traits))
            .toList();
    if (at == null && bedType != null && found.isEmpty() && looksForSomeone(request)) {
      unmetNeed.soughtInVain(String.valueOf(request.getRemoteUser()), bedType, place, now);
    }
    var worth = freshness.at(now);
    return found.stream()
        .map(home -> HomeView.of(home, worth, now))
        .sorted(
            Comparator.comparing(
                Home::toldAt, Comparator.nullsLast(Comparator.<Instant>reverseOrder())))
        .limit(Math.clamp(limit, 1, MOST))
        .toList();
  }

  private Stream<CareHome> homesNow(@Nullable String place) {
    return (place == null
            ? homes.findAllByOrderById(HOMES_LOOKED_AT)
            : homes.findByRegisteredPlaceOrderById(place, HOMES_LOOKED_AT))
        .stream();
  }

  /** A home may have been told to lie elsewhere then. */
  private Stream<CareHome> homesThen(@Nullable String place, Instant at, PastHome.As as) {
    return homes.findAllByOrderById(HOMES_LOOKED_AT).stream()
        .map(home -> desk.home(home.id(), at, as))
        .filter(CareHome::joined)
        .filter(home -> place == null || place.equals(home.registered().place()));
  }

  /** A home with its beds and its holds. */
  @GetMapping("/{homeId}")
  HomeWithHolds home(@PathVariable String homeId) {
    var home = desk.home(homeId);
    if (!home.joined()) {
      throw Refused.unknown("home");
    }
    var now = moments.now();
    return new HomeWithHolds(HomeView.of(home, freshness.at(now), now), KeptBed.of(home, now));
  }

  /** A home's manager or a leader looks for nobody in particular. */
  private static boolean looksForSomeone(HttpServletRequest request) {
    return request.isUserInRole("HUB") || request.isUserInRole("COORDINATOR");
  }

  private static boolean has(CareHome home, BedType type, Set<VacancyTrait> traits) {
    return home.free(type) > 0
        && home.vacancies().told().stream()
            .filter(vacancy -> vacancy.bedType() == type)
            .allMatch(vacancy -> traits.isEmpty() || hasAll(vacancy.traits(), traits));
  }

  private static boolean hasAll(@Nullable List<VacancyTrait> told, Set<VacancyTrait> wanted) {
    return told != null && told.containsAll(wanted);
  }
}
