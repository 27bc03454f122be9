package care.homeward.resilience;

import java.time.Instant;

/** What can be asked of a place's pressure. */
sealed interface PressureCommand {

  /** Calculates the level from what was counted. */
  record Calculate(Figures figures, Thresholds thresholds, Instant at) implements PressureCommand {}
}
