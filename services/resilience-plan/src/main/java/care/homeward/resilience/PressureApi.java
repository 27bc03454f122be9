package care.homeward.resilience;

import care.homeward.contracts.PressureEvent.Indicator;
import care.homeward.resilience.Thresholds.Line;
import care.homeward.resilience.Thresholds.Worse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pressure on each place and what it follows from: figures, never people. */
@RestController
@RequestMapping("/api/pressure")
class PressureApi {

  private final Places places;
  private final PressureDesk desk;
  private final Counting counting;
  private final ThresholdFiles thresholds;
  private final InstantSource clock;

  PressureApi(
      Places places,
      PressureDesk desk,
      Counting counting,
      ThresholdFiles thresholds,
      InstantSource clock) {
    this.places = places;
    this.desk = desk;
    this.counting = counting;
    this.thresholds = thresholds;
    this.clock = clock;
  }

  /**
   * A place.
   *
   * @param level calculated, 1 to 4; a level is declared by a person only
   * @param since absent if it never left level 1
   * @param thresholds version of the thresholds
   * @param source where the thresholds come from
   */
  record PlaceUnderPressure(
      String place,
      int level,
      @Nullable Instant since,
      LocalDate thresholds,
      String source,
      List<Figure> indicators) {}

  /**
   * A figure as it is now.
   *
   * @param level what it alone asks for
   * @param line the value that level begins at; absent at level 1
   * @param lines where levels 2, 3 and 4 begin
   * @param worse which way it gets worse
   */
  record Figure(
      String name,
      double value,
      int level,
      @Nullable Double line,
      List<Double> lines,
      Worse worse) {}

  /** The level of each place, with what led to it. */
  @GetMapping
  List<PlaceUnderPressure> pressure() {
    var inForce = thresholds.inForce(clock.instant());
    return places.findAllByOrderByCode(Places.ALL).stream()
        .map(place -> underPressure(place.code(), inForce))
        .toList();
  }

  private PlaceUnderPressure underPressure(String place, Thresholds inForce) {
    var pressure = desk.pressure(place);
    var asked = inForce.asked(counting.of(place), pressure.level());
    return new PlaceUnderPressure(
        place,
        pressure.level(),
        pressure.since(),
        inForce.version(),
        inForce.source(),
        asked.stream()
            .map(indicator -> figure(indicator, inForce.line(indicator.name())))
            .toList());
  }

  private static Figure figure(Indicator asked, Line line) {
    return new Figure(
        asked.name(),
        asked.value(),
        asked.level(),
        asked.level() == 1 ? null : line.levels().get(asked.level() - 2),
        line.levels(),
        line.worse());
  }
}
