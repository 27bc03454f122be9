package care.homeward.contracts;

import java.time.Instant;
import java.util.List;

/**
 * What {@code resilience-plan} says of the pressure on a place. The subject is the place's code.
 */
public sealed interface PressureEvent {

  /** Code of the place. */
  String place();

  /** When it happened, as opposed to when it was recorded. */
  Instant at();

  /**
   * The calculated level of a place rose.
   *
   * @param level 1 (flow is kept) to 4 (care cannot be given comprehensively), calculated; a level
   *     is declared by a person only
   * @param formerLevel the level before
   * @param thresholds version of the thresholds used
   * @param indicators what the level follows from
   */
  record PressureRaised(
      String place,
      Instant at,
      int level,
      int formerLevel,
      String thresholds,
      List<Indicator> indicators)
      implements PressureEvent {}

  /** The calculated level of a place fell; parameters as for {@link PressureRaised}. */
  record PressureEased(
      String place,
      Instant at,
      int level,
      int formerLevel,
      String thresholds,
      List<Indicator> indicators)
      implements PressureEvent {}

  /**
   * One figure the level follows from.
   *
   * @param name {@code remaining-share} (people no longer meeting the criteria to reside and still
   *     in a bed, per cent of occupied beds), {@code no-next-step} (people waiting without a next
   *     step) or {@code community-beds-free} (declared community beds free)
   * @param value the figure, rounded to one decimal
   * @param level the level this figure alone asks for, 1 to 4
   */
  record Indicator(String name, double value, int level) {}
}
