package care.homeward.resilience;

import care.homeward.contracts.PressureEvent;
import care.homeward.platform.core.Decision;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Journal;
import care.homeward.resilience.PressureCommand.Calculate;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Counts, calculates, and journals a level that is another than before. */
@Component
class PressureDesk {

  private final Journal<Pressure, PressureEvent> journal;
  private final Counting counting;
  private final ThresholdFiles thresholds;
  private final InstantSource clock;

  PressureDesk(
      Journal<Pressure, PressureEvent> journal,
      Counting counting,
      ThresholdFiles thresholds,
      InstantSource clock) {
    this.journal = journal;
    this.counting = counting;
    this.thresholds = thresholds;
    this.clock = clock;
  }

  void calculate(String place) {
    var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var calculate = new Calculate(counting.of(place), thresholds.inForce(at), at);
    // An unchanged level is the rule, and even a decision without facts leaves a journal entry.
    if (!pressure(place).decide(calculate).isEmpty()) {
      journal.handle(
          place,
          Cause.of("calculated/" + at, "service:resilience-plan"),
          pressure -> Decision.of(pressure.decide(calculate)));
    }
  }

  Pressure pressure(String place) {
    return journal.state(place);
  }
}
