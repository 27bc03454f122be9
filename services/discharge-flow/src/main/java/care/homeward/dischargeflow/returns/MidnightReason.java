package care.homeward.dischargeflow.returns;

import care.homeward.dischargeflow.returns.Episode.Period;
import care.homeward.dischargeflow.returns.Episode.Wait;
import care.homeward.platform.core.London;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What one person spent one midnight waiting for. One a midnight, however many waits were open.
 *
 * @param day the day that ends with the midnight
 * @param critical the critical wait at that midnight; none if none was open
 */
public record MidnightReason(LocalDate day, Optional<Wait> critical) {

  /** The midnights of an episode within these periods of it, up to a moment, oldest first. */
  static List<MidnightReason> of(
      Episode episode,
      List<Period> periods,
      Instant asOf,
      BiFunction<List<Wait>, Instant, Optional<Wait>> critical) {
    return periods.stream()
        .flatMap(period -> London.daysEnded(period.from(), episode.endOf(period, asOf)))
        .distinct()
        .filter(day -> episode.inBedAt(London.endOf(day)))
        .map(day -> new MidnightReason(day, criticalAt(episode, London.endOf(day), critical)))
        .toList();
  }

  static Optional<Wait> criticalAt(
      Episode episode, Instant midnight, BiFunction<List<Wait>, Instant, Optional<Wait>> critical) {
    return critical.apply(
        episode.waits().stream().filter(wait -> wait.openAt(midnight)).toList(), midnight);
  }

  /**
   * The wait that was expected to end last, as the ward's own rule has it: one whose next step
   * nobody had dated before all others, then the one dated latest; of several, the one open
   * longest, then the one whose reason comes first in the published list.
   *
   * @param order codes of the reasons, as published
   */
  public static BiFunction<List<Wait>, Instant, Optional<Wait>> expectedLast(List<String> order) {
    var critical =
        Comparator.comparing(Wait::due, Comparator.nullsFirst(Comparator.reverseOrder()))
            .thenComparing(Wait::openedAt)
            .thenComparingInt(wait -> order.indexOf(wait.reason()))
            .thenComparing(Wait::waitId);
    return (open, moment) -> open.stream().min(critical);
  }
}
