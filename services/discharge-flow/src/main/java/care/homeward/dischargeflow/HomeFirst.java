package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent.PathwayChosen.DischargeToAssessNotPossible;
import care.homeward.contracts.StayEvent.PathwayChosen.HomeNotPossible;
import care.homeward.platform.core.London;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often people who need care after hospital went home for it, and why not, and why some were
 * not assessed after leaving it: choices of a pathway, each counted once on its day in
 * Europe/London; more said of the same pathway is no new choice.
 *
 * @param byPathway choices of pathway 0 to 3
 * @param whyNot choices of pathway 2 or 3 by the reason why home was not possible
 * @param whyNotAssessedOutside choices of pathway 3 by the reason why discharge to assess was not
 *     possible; those in no acute hospital or on fast track have none
 */
record HomeFirst(
    Map<Integer, Long> byPathway,
    Map<HomeNotPossible, Long> whyNot,
    Map<DischargeToAssessNotPossible, Long> whyNotAssessedOutside) {

  /** Of the choices made in these stays from the one day to the other, both included. */
  static HomeFirst of(List<Stay> stays, LocalDate from, LocalDate to) {
    var byPathway = new TreeMap<Integer, Long>(Map.of(0, 0L, 1, 0L, 2, 0L, 3, 0L));
    var whyNot = new EnumMap<HomeNotPossible, Long>(HomeNotPossible.class);
    var assessed =
        new EnumMap<DischargeToAssessNotPossible, Long>(DischargeToAssessNotPossible.class);
    for (var stay : stays) {
      Integer before = null;
      for (var choice : stay.plan().choices()) {
        var day = London.day(choice.at());
        var another = before == null || before != choice.pathway();
        before = choice.pathway();
        if (!another || day.isBefore(from) || day.isAfter(to)) {
          continue;
        }
        byPathway.merge(choice.pathway(), 1L, Long::sum);
        var why = choice.homeNotPossible();
        if (choice.pathway() >= 2 && why != null) {
          whyNot.merge(why, 1L, Long::sum);
        }
        var inHospital = choice.dischargeToAssessNotPossible();
        if (inHospital != null) {
          assessed.merge(inHospital, 1L, Long::sum);
        }
      }
    }
    return new HomeFirst(byPathway, whyNot, assessed);
  }
}
