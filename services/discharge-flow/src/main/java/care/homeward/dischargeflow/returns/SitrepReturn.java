package care.homeward.dischargeflow.returns;

import care.homeward.dischargeflow.returns.Computed.LeftOut;
import care.homeward.dischargeflow.returns.Episode.Wait;
import care.homeward.dischargeflow.returns.Layout.Frequency;
import care.homeward.dischargeflow.returns.Layout.Organisation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The acute discharge situation report of a month, of every provider with a stay in it. */
final class SitrepReturn {

  private static final String NO_LONGER_MEETING =
      "Number of patients who no longer meet the criteria to reside";
  private static final String DISCHARGED = "Number of patients discharged";
  private static final String REMAINING =
      "Number of patients remaining in hospital who no longer meet the criteria to reside";
  private static final List<Integer> STAYS_OF = List.of(7, 14, 21);

  private final YearMonth month;
  private final List<Episode> episodes;
  private final ReturnRules rules;
  private final ReasonLabels labels;
  private final BiFunction<List<Wait>, Instant, Optional<Wait>> critical;
  private final Layout layout = new Layout();
  private long withoutPathway;
  private long withoutReason;

  private SitrepReturn(
      YearMonth month,
      List<Episode> episodes,
      ReturnRules rules,
      ReasonLabels labels,
      BiFunction<List<Wait>, Instant, Optional<Wait>> critical) {
    this.month = month;
    this.episodes = episodes;
    this.rules = rules;
    this.labels = labels;
    this.critical = critical;
  }

  static Computed of(
      YearMonth month,
      List<Episode> episodes,
      ReturnRules rules,
      ReasonLabels labels,
      BiFunction<List<Wait>, Instant, Optional<Wait>> critical) {
    var counted =
        episodes.stream()
            .filter(Episode::acute)
            .filter(episode -> !rules.sitrep().excludedAgeBands().contains(episode.ageBand()))
            .toList();
    var made = new SitrepReturn(month, counted, rules, labels, critical);
    counted.stream().map(Episode::provider).distinct().sorted().forEach(made::add);
    return new Computed(
        made.layout.csv(),
        Stream.of(
                new LeftOut("discharges-without-a-pathway", made.withoutPathway),
                new LeftOut("midnights-after-seven-without-a-reason", made.withoutReason))
            .filter(some -> some.count() > 0)
            .toList());
  }

  private void add(String provider) {
    var of = Organisation.provider(provider, ReturnKind.SITREP, rules);
    days().forEach(day -> addDay(of, DailyStock.of(provider, day, episodes)));
    days()
        .filter(day -> day.getDayOfWeek() == rules.sitrep().snapshot())
        .forEach(day -> addWeek(of, day));
    addDestinations(of);
    addReasons(of);
  }

  private Stream<LocalDate> days() {
    return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1));
  }

  private void addDay(Organisation of, DailyStock stock) {
    var day = stock.day();
    layout.add(day, of, NO_LONGER_MEETING, Frequency.DAILY, "NCTR", stock.noLongerMeeting());
    layout.add(day, of, DISCHARGED, Frequency.DAILY, "Discharges", stock.discharged());
    layout.add(
        day, of, DISCHARGED + " by 17:00", Frequency.DAILY, "Discharges", stock.dischargedBy1700());
    layout.add(
        day,
        of,
        DISCHARGED + " between 17:01 and 23:59",
        Frequency.DAILY,
        "Discharges",
        stock.dischargedAfter1700());
    layout.add(day, of, REMAINING, Frequency.DAILY, "NCTR not discharged", stock.remaining());
  }

  private void addWeek(Organisation of, LocalDate day) {
    for (var nights : STAYS_OF) {
      layout.add(
          day,
          of,
          "Number of additional bed days, patients with length of stay of "
              + nights
              + " days or over",
          Frequency.WEEKLY,
          "Additional bed days lost",
          Remaining.additionalBedDays(of.code(), day, nights, episodes));
    }
  }

  private void addDestinations(Organisation of) {
    var discharged =
        episodes.stream()
            .filter(episode -> episode.provider().equals(of.code()))
            .filter(this::isDischargedInMonth)
            .map(Destination::of)
            .toList();
    withoutPathway += discharged.stream().filter(Optional::isEmpty).count();
    for (var destination : Destination.values()) {
      layout.add(
          month.atDay(1),
          of,
          destination.label(),
          Frequency.MONTHLY,
          "Discharge destination",
          discharged.stream().filter(Optional.of(destination)::equals).count());
    }
  }

  private boolean isDischargedInMonth(Episode episode) {
    var left = episode.left();
    return left != null
        && YearMonth.from(London.day(left.at())).equals(month)
        && DailyStock.isDischargedOn(London.day(left.at()), episode);
  }

  /** People a day, on average over the month. */
  private void addReasons(Organisation of) {
    var stocks = days().map(day -> Remaining.of(of.code(), day, episodes, critical)).toList();
    withoutReason += stocks.stream().mapToLong(Remaining::without).sum();
    for (var reason : labels.all()) {
      var personDays =
          stocks.stream().mapToLong(stock -> stock.byReason().getOrDefault(reason.code(), 0)).sum();
      layout.add(
          month.atDay(1),
          of,
          reason.inFull(),
          Frequency.MONTHLY,
          "Delay reason (LOS 7+)",
          Figures.mean(personDays, stocks.size()));
    }
  }
}
