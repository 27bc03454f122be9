package care.homeward.homes;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.VacanciesDeclared;
import care.homeward.homes.CareHome.Teller;
import care.homeward.platform.journal.Journal.Step;
import java.time.Instant;
import java.util.List;

/** A home as it stood at a moment that is over, by the rules of now. */
final class PastHome {

  private PastHome() {}

  /** What is past is looked at with the facts known at the time, or with all known since. */
  enum As {
    /** What was recorded up to the moment. */
    KNOWN,
    /** What happened up to the moment, whenever it was recorded. */
    CORRECTED
  }

  /** Not joined if nothing that counts was ever told of it. */
  static CareHome of(
      String homeId, List<Step<CareHome, CapacityEvent>> history, Instant at, As as) {
    var home = CareHome.blank(homeId);
    for (var step : history) {
      var counted = as == As.KNOWN ? step.recordedAt() : step.fact().at();
      if (!counted.isAfter(at)) {
        home =
            step.fact() instanceof VacanciesDeclared told
                ? home.keep(new Teller(step.by())).after(told)
                : home.after(step.fact());
      }
    }
    return home;
  }
}
