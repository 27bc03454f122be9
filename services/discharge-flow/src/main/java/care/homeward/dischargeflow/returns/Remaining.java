package care.homeward.dischargeflow.returns;

import care.homeward.dischargeflow.returns.Episode.Wait;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * People of one provider in a bed at the end of a day who do not meet the criteria to reside and
 * have been there for seven nights or more, by the reason of that midnight.
 *
 * @param byReason people by code of the reason
 * @param without people for whom no wait was open
 * @see <a
 *     href="https://www.england.nhs.uk/statistics/statistical-work-areas/discharge-delays/acute-discharge-situation-report/">
 *     Acute discharge situation report, from 27 May 2024</a>
 */
public record Remaining(LocalDate day, Map<String, Integer> byReason, int without) {

  /** Nights of a stay from which the reason is asked for. */
  static final int ASKED_FROM = 7;

  static Remaining of(
      String provider,
      LocalDate day,
      List<Episode> episodes,
      BiFunction<List<Wait>, Instant, Optional<Wait>> critical) {
    var byReason = new TreeMap<String, Integer>();
    var without = 0;
    var midnight = London.endOf(day);
    for (var episode : episodes) {
      if (counts(episode, provider, midnight, ASKED_FROM)) {
        var wait = MidnightReason.criticalAt(episode, midnight, critical);
        wait.ifPresent(it -> byReason.merge(it.reason(), 1, Integer::sum));
        without += wait.isEmpty() ? 1 : 0;
      }
    }
    return new Remaining(day, Map.copyOf(byReason), without);
  }

  /**
   * Nights already spent without meeting the criteria, by everyone who has not left at the end of
   * this day after a stay of so many nights. A stock of one day: to be averaged over the weekly
   * snapshots, not added up.
   */
  static long additionalBedDays(
      String provider, LocalDate day, int leastNights, List<Episode> episodes) {
    var midnight = London.endOf(day);
    return episodes.stream()
        .filter(episode -> counts(episode, provider, midnight, leastNights))
        .flatMap(episode -> episode.readySince(midnight).stream())
        .mapToLong(readySince -> London.midnights(readySince, midnight))
        .sum();
  }

  private static boolean counts(
      Episode episode, String provider, Instant midnight, int leastNights) {
    return episode.provider().equals(provider)
        && episode.notMeetingAt(midnight)
        && London.midnights(episode.admittedAt(), midnight) >= leastNights;
  }
}
