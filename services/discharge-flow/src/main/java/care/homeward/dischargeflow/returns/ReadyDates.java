package care.homeward.dischargeflow.returns;

import care.homeward.dischargeflow.returns.ReturnRules.ReadyDateRules;
import care.homeward.platform.core.London;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * People discharged in a month by whole days from the discharge ready date, which is the start of
 * the final period of not meeting the criteria, to the discharge. A cohort of people who left, not
 * to be mixed with the daily stock of those who have not.
 *
 * @param byBand people and their days by band; a band without people may be absent
 * @see <a
 *     href="https://www.england.nhs.uk/statistics/statistical-work-areas/discharge-delays/discharge-ready-date/">
 *     Discharge ready date</a>
 */
public record ReadyDates(Map<Band, Count> byBand) {

  /**
   * People, and the days they stayed after they were ready.
   *
   * @param people how many
   * @param days of all of them together
   */
  public record Count(long people, long days) {

    Count plus(Count more) {
      return new Count(people + more.people, days + more.days);
    }
  }

  /** Why a discharge is not in the figures; the first that is true. */
  public enum Exclusion {
    NOT_ACUTE,
    AGE,
    TREATMENT_FUNCTION,
    STAY_TOO_SHORT,
    METHOD,
    DESTINATION,
    NO_READY_DATE,
    RESIDENCE_NOT_KNOWN
  }

  /**
   * The same discharges by one geography. By provider and by residence are two results: people from
   * elsewhere are in the one under the hospital and in the other under their own authority.
   *
   * @param byCode figures by code of the provider or of the authority
   * @param leftOut discharges of the month that are in none of them, by why
   */
  public record Result(Map<String, ReadyDates> byCode, Map<Exclusion, Long> leftOut) {}

  /** By the organisation whose bed it was. */
  static Result byProvider(List<Episode> episodes, YearMonth month, ReadyDateRules rules) {
    return by(episode -> Optional.of(episode.provider()), episodes, month, rules);
  }

  /** By the local authority the person lives in. */
  static Result byResidence(List<Episode> episodes, YearMonth month, ReadyDateRules rules) {
    return by(episode -> Optional.ofNullable(episode.residence()), episodes, month, rules);
  }

  private static Result by(
      Function<Episode, Optional<String>> geography,
      List<Episode> episodes,
      YearMonth month,
      ReadyDateRules rules) {
    var counts = new TreeMap<String, EnumMap<Band, Count>>();
    var leftOut = new EnumMap<Exclusion, Long>(Exclusion.class);
    for (var episode : episodes) {
      var left = episode.left();
      if (left == null || !YearMonth.from(London.day(left.at())).equals(month)) {
        continue;
      }
      var code = geography.apply(episode);
      var exclusion =
          exclusion(episode, left, rules)
              .or(
                  () ->
                      code.isEmpty()
                          ? Optional.of(Exclusion.RESIDENCE_NOT_KNOWN)
                          : Optional.empty());
      if (exclusion.isPresent()) {
        leftOut.merge(exclusion.get(), 1L, Long::sum);
      } else {
        var days = London.midnights(episode.readyWhenLeaving().orElseThrow(), left.at());
        counts
            .computeIfAbsent(code.orElseThrow(), _ -> new EnumMap<>(Band.class))
            .merge(Band.of(days), new Count(1, days), Count::plus);
      }
    }
    var byCode = new TreeMap<String, ReadyDates>();
    counts.forEach((code, byBand) -> byCode.put(code, new ReadyDates(byBand)));
    return new Result(byCode, leftOut);
  }

  private static Optional<Exclusion> exclusion(
      Episode episode, Episode.Left left, ReadyDateRules rules) {
    var reasons = new EnumMap<Exclusion, Boolean>(Exclusion.class);
    reasons.put(Exclusion.NOT_ACUTE, !episode.acute());
    reasons.put(Exclusion.AGE, rules.excludedAgeBands().contains(episode.ageBand()));
    reasons.put(
        Exclusion.TREATMENT_FUNCTION,
        episode.isUnder(rules.excludedSpecialties(), London.endOf(London.day(left.at()))));
    reasons.put(
        Exclusion.STAY_TOO_SHORT,
        London.midnights(episode.admittedAt(), left.at()) < rules.leastNights());
    reasons.put(Exclusion.METHOD, rules.excludedMethods().contains(left.method()));
    reasons.put(Exclusion.DESTINATION, rules.excludedDestinations().contains(left.destination()));
    reasons.put(Exclusion.NO_READY_DATE, episode.readyWhenLeaving().isEmpty());
    return reasons.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** People and days of one band. */
  public Count in(Band band) {
    return byBand.getOrDefault(band, new Count(0, 0));
  }

  /** All of them. */
  public Totals totals() {
    var all = new Count(0, 0);
    for (var count : byBand.values()) {
      all = all.plus(count);
    }
    return new Totals(all.people(), all.people() - in(Band.NONE).people(), all.days());
  }

  /**
   * The published rates, all of them of sums: the mean of monthly percentages is not the percentage
   * of the year.
   *
   * @param discharged people discharged
   * @param delayed of them, those who left on a later day than the discharge ready date
   * @param days bed days after the discharge ready date
   */
  public record Totals(long discharged, long delayed, long days) {

    /** Percent of those discharged who left on the day itself. */
    public Optional<BigDecimal> percentSameDay() {
      return Figures.percent(discharged - delayed, discharged);
    }

    /** Percent of those discharged who left on a later day. */
    public Optional<BigDecimal> percentDelayed() {
      return Figures.percent(delayed, discharged);
    }

    /** Mean days of those who left on a later day. */
    public Optional<BigDecimal> daysEachDelayed() {
      return Figures.mean(days, delayed);
    }

    /** Mean days of all, those without a delay included. */
    public Optional<BigDecimal> daysEach() {
      return Figures.mean(days, discharged);
    }
  }
}
