package care.homeward.homes.quality;

import care.homeward.homes.InForce;
import care.homeward.homes.quality.Sustainability.Level;
import care.homeward.homes.quality.Sustainability.Reason;
import care.homeward.homes.quality.Sustainability.Signal;
import care.homeward.homes.quality.Watched.Closure;
import care.homeward.homes.quality.Watched.Handed;
import care.homeward.homes.quality.Watched.Occupancy;
import care.homeward.homes.quality.Watched.Rated;
import care.homeward.homes.quality.Watched.Suspension;
import care.homeward.platform.core.Refused;
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
import tools.jackson.databind.json.JsonMapper;

/** How homes fare, the gravest first; it lags a moment. */
@RestController
@RequestMapping("/api/quality/homes")
class QualityApi {

  private static final Limit MOST = Limit.of(2_000);

  private final WatchedHomes homes;
  private final InForce<Thresholds> thresholds;
  private final InstantSource clock;

  QualityApi(WatchedHomes homes, JsonMapper json, InstantSource clock) {
    this.homes = homes;
    this.thresholds = InForce.read(json, "/sustainability.json", Thresholds.class);
    this.clock = clock;
  }

  /** A home, its signal and the reasons for it. */
  record Line(String homeId, String name, String place, Level level, List<Reason> reasons) {}

  /** All that is known of how a home fares, and the thresholds it is held against. */
  record Whole(
      Line home,
      int registeredBeds,
      @Nullable Instant toldAt,
      List<Occupancy> occupancy,
      List<Rated> ratings,
      @Nullable Suspension suspension,
      @Nullable Closure closure,
      List<Handed> handedBack,
      Thresholds thresholds) {}

  /** A signal for each home with the reasons for it, those to act on first. */
  @GetMapping
  List<Line> homes(@RequestParam(required = false) @Nullable String place) {
    var found =
        place == null
            ? homes.findAllByOrderByHomeId(MOST)
            : homes.findByListedPlaceOrderByHomeId(place, MOST);
    return found.stream()
        .map(this::line)
        .sorted(Comparator.comparing(Line::level).reversed().thenComparing(Line::homeId))
        .toList();
  }

  /** The signal of one home with all it rests on. */
  @GetMapping("/{homeId}")
  Whole home(@PathVariable String homeId) {
    var home = homes.findById(homeId).orElseThrow(() -> Refused.unknown("home"));
    return new Whole(
        line(home),
        home.listed().beds(),
        home.told().at(),
        home.told().occupancy(),
        home.standing().ratings(),
        home.standing().suspension(),
        home.standing().closure(),
        home.standing().handedBack(),
        thresholds.at(clock.instant()));
  }

  private Line line(Watched home) {
    var now = clock.instant();
    Signal signal = Sustainability.of(home, thresholds.at(now), now);
    return new Line(
        home.homeId(),
        home.listed().name(),
        home.listed().place(),
        signal.level(),
        signal.reasons());
  }
}
