package care.homeward.dischargeflow.returns;

import care.homeward.dischargeflow.returns.Episode.Wait;
import care.homeward.dischargeflow.returns.ReadyDates.Count;
import care.homeward.platform.core.London;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * People of one provider in a bed at the end of a day who do not meet the criteria to reside and
 * have been there for seven nights or more, by the reason of that midnight.
 *
 * @param byReason ids of people's stays by code of the reason
 * @param without people for whom no wait was open
 * @see <a
 *     href="https://www.england.nhs.uk/statistics/statistical-work-areas/discharge-delays/acute-discharge-situation-report/">
 *     Acute discharge situation report, from 27 May 2024</a>
 */
public record Remaining(LocalDate day, Map<String, Set<String>> byReason, int without) {

  /** Nights of a stay from which the reason is asked for. */
  static final int ASKED_FROM = 7;

  static Remaining of(
      String provider,
      LocalDate day,
      List<Episode> episodes,
      BiFunction<List<Wait>, Instant, Optional<Wait>> critical) {
    var byReason = new TreeMap<String, Set<String>>();
    var without = 0;
    var midnight = London.endOf(day);
    for (var episode : episodes) {
      if (counts(episode, provider, midnight, ASKED_FROM, Long.MAX_VALUE)) {
        var wait = MidnightReason.criticalAt(episode, midnight, critical);
        wait.ifPresent(
            it ->
                byReason.computeIfAbsent(it.reason(), _ -> new HashSet<>()).add(episode.stayId()));
        without += wait.isEmpty() ? 1 : 0;
      }
    }
    return new Remaining(day, byReason, without);
  }

  /** Ids of the stays of those who wait for this. */
  Set<String> waitingFor(String reason) {
    return byReason.getOrDefault(reason, Set.of());
  }

  /**
   * Nights already spent without meeting the criteria, by everyone who has not left at the end of
   * this day after a stay of so many nights. A stock of one day: to be averaged over the weekly
   * snapshots, not added up.
   *
   * @param from nights of the stay, at least
   * @param below nights of the stay that are too many
   */
  static Count additionalBedDays(
      String provider, LocalDate day, long from, long below, List<Episode> episodes) {
    var midnight = London.endOf(day);
    return episodes.stream()
        .filter(episode -> counts(episode, provider, midnight, from, below))
        .flatMap(episode -> episode.readySince(midnight).stream())
        .map(readySince -> new Count(1, London.midnights(readySince, midnight)))
        .reduce(new Count(0, 0), Count::plus);
  }

  private static boolean counts(
      Episode episode, String provider, Instant midnight, long from, long below) {
    var nights = London.midnights(episode.admittedAt(), midnight);
    return episode.provider().equals(provider)
        && episode.notMeetingAt(midnight)
        && nights >= from
        && nights < below;
  }
}
