package care.homeward.dischargeflow.returns;

import care.homeward.dischargeflow.returns.Layout.Frequency;
import care.homeward.dischargeflow.returns.Layout.Organisation;
import care.homeward.platform.core.London;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The winter situation report of the day it is submitted, which has two clocks: flows are of the
 * day before, from midnight to midnight; beds are those of 08:00 on the day itself.
 *
 * @param admitted people admitted on the day before
 * @param left people who left on the day before, however
 * @param inBed people in a bed at 08:00
 * @param stays of them, people whose stay has lasted 7, 14 and 21 nights or more
 * @see <a href="https://www.england.nhs.uk/statistics/statistical-work-areas/uec-sitrep/">Urgent
 *     and emergency care daily situation report</a>
 */
record WinterReturn(
    String provider, LocalDate submitted, long admitted, long left, long inBed, List<Long> stays) {

  private static final List<Integer> STAYS_OF = List.of(7, 14, 21);

  static WinterReturn of(String provider, LocalDate submitted, List<Episode> episodes) {
    var dayBefore = submitted.minusDays(1);
    var eight = submitted.atTime(ReturnKind.BEDS_AT).atZone(London.ZONE).toInstant();
    var own = episodes.stream().filter(it -> it.provider().equals(provider)).toList();
    var inBed = own.stream().filter(episode -> isInBed(episode, eight)).toList();
    return new WinterReturn(
        provider,
        submitted,
        own.stream().filter(it -> London.day(it.admittedAt()).equals(dayBefore)).count(),
        own.stream().filter(it -> leftOn(dayBefore, it)).count(),
        inBed.size(),
        STAYS_OF.stream()
            .map(
                nights ->
                    inBed.stream()
                        .filter(it -> London.midnights(it.admittedAt(), eight) >= nights)
                        .count())
            .toList());
  }

  /** At a time of the day, unlike at the midnight a day ends with, who leaves has left. */
  private static boolean isInBed(Episode episode, Instant at) {
    var left = episode.left();
    return !episode.admittedAt().isAfter(at) && (left == null || left.at().isAfter(at));
  }

  private static boolean leftOn(LocalDate day, Episode episode) {
    var left = episode.left();
    return left != null && London.day(left.at()).equals(day);
  }

  /** As shown: each number rounded. */
  private WinterReturn shown(Rounding rounding) {
    return new WinterReturn(
        provider,
        submitted,
        rounding.count(admitted),
        rounding.count(left),
        rounding.count(inBed),
        stays.stream().map(rounding::count).toList());
  }

  static Computed file(
      LocalDate submitted, List<Episode> episodes, ReturnRules rules, Rounding rounding) {
    var layout = new Layout();
    var acute = episodes.stream().filter(Episode::acute).toList();
    acute.stream()
        .map(Episode::provider)
        .distinct()
        .sorted()
        .map(provider -> of(provider, submitted, acute).shown(rounding))
        .forEach(counts -> counts.add(layout, rules));
    return new Computed(layout.csv(), List.of());
  }

  private void add(Layout layout, ReturnRules rules) {
    var of = Organisation.provider(provider, ReturnKind.WINTER, rules);
    var before = submitted.minusDays(1);
    layout.add(before, of, "Patients admitted", Frequency.DAILY, "Flows 00:00 to 23:59", admitted);
    layout.add(before, of, "Patients who left", Frequency.DAILY, "Flows 00:00 to 23:59", left);
    layout.add(submitted, of, "Patients in a bed", Frequency.DAILY, "Beds at 08:00", inBed);
    for (int i = 0; i < STAYS_OF.size(); i++) {
      layout.add(
          submitted,
          of,
          "Patients in a bed with length of stay of " + STAYS_OF.get(i) + " days or over",
          Frequency.DAILY,
          "Beds at 08:00",
          stays.get(i));
    }
  }
}
