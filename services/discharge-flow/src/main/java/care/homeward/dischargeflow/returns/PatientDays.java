package care.homeward.dischargeflow.returns;

import care.homeward.contracts.StayEvent.Owner;
import care.homeward.dischargeflow.returns.Episode.Wait;
import care.homeward.dischargeflow.returns.ReturnRules.Authority;
import care.homeward.platform.core.London;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where the time went: midnights in London that people spent in a bed without meeting the criteria
 * to reside, from the day {@code from} to the day {@code to}, both included. Patient-days, which
 * may be added up, and never patients: one person of ten midnights is ten, and so are ten of one.
 *
 * @param patientDays all of them
 * @param patientDaysByOwner by whom the critical wait was on at the midnight
 * @param patientDaysByReason by code of its reason
 * @param patientDaysWithoutWait when no wait was open; with those by owner, or by reason, they are
 *     all
 * @param patientDaysByPlace by code of the place people live in, {@code not-known} if that is
 *     protected or not known; together they are all
 */
record PatientDays(
    LocalDate from,
    LocalDate to,
    long patientDays,
    Map<Owner, Long> patientDaysByOwner,
    Map<String, Long> patientDaysByReason,
    long patientDaysWithoutWait,
    Map<String, Long> patientDaysByPlace) {

  private static final String NOT_KNOWN = "not-known";

  /** Of these episodes, as far as they have come by this moment. */
  static PatientDays of(
      List<Episode> episodes,
      LocalDate from,
      LocalDate to,
      Instant asOf,
      ReturnRules rules,
      BiFunction<List<Wait>, Instant, Optional<Wait>> critical) {
    var end = London.endOf(to);
    var until = end.isBefore(asOf) ? end : asOf;
    var all = 0L;
    var byOwner = new EnumMap<Owner, Long>(Owner.class);
    var byReason = new TreeMap<String, Long>();
    var withoutWait = 0L;
    var byPlace = new TreeMap<String, Long>();
    for (var episode : episodes) {
      var clocks = Clocks.of(episode, London.startOf(from), until, critical);
      var days = clocks.total().midnights();
      all += days;
      withoutWait += clocks.nobodys().midnights();
      clocks.byOwner().forEach((owner, spent) -> add(byOwner, owner, spent.midnights()));
      clocks.byReason().forEach((reason, spent) -> add(byReason, reason, spent.midnights()));
      add(byPlace, place(episode.residence(), rules), days);
    }
    return new PatientDays(from, to, all, byOwner, byReason, withoutWait, byPlace);
  }

  private static <K> void add(Map<K, Long> sums, K key, long days) {
    if (days > 0) {
      sums.merge(key, days, Long::sum);
    }
  }

  private static String place(@Nullable String residence, ReturnRules rules) {
    return Optional.ofNullable(residence)
        .flatMap(rules::authority)
        .map(Authority::place)
        .orElse(NOT_KNOWN);
  }
}
