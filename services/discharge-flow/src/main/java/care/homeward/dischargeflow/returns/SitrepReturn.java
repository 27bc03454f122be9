package care.homeward.dischargeflow.returns;

import care.homeward.dischargeflow.returns.Computed.LeftOut;
import care.homeward.dischargeflow.returns.Episode.Wait;
import care.homeward.dischargeflow.returns.Layout.Frequency;
import care.homeward.dischargeflow.returns.Layout.Organisation;
import care.homeward.platform.core.London;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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
  private final Rounding rounding;
  private final Layout layout = new Layout();
  private final Map<LocalDate, List<Episode>> counted = new HashMap<>();
  private final Map<String, Long> leftOut = new LinkedHashMap<>();

  private SitrepReturn(
      YearMonth month,
      List<Episode> episodes,
      ReturnRules rules,
      ReasonLabels labels,
      BiFunction<List<Wait>, Instant, Optional<Wait>> critical,
      Rounding rounding) {
    this.month = month;
    this.episodes = episodes;
    this.rules = rules;
    this.labels = labels;
    this.critical = critical;
    this.rounding = rounding;
  }

  static Computed of(
      YearMonth month,
      List<Episode> episodes,
      ReturnRules rules,
      ReasonLabels labels,
      BiFunction<List<Wait>, Instant, Optional<Wait>> critical,
      Rounding rounding) {
    var adults = new ArrayList<Episode>();
    var made = new SitrepReturn(month, adults, rules, labels, critical, rounding);
    for (var episode : episodes) {
      if (!episode.acute()) {
        made.leaveOut("not-acute", episode, _ -> true);
      } else if (rules.sitrep().excludedAgeBands().contains(episode.ageBand())) {
        made.leaveOut("age", episode, _ -> true);
      } else {
        made.leaveOut("treatment-function", episode, day -> made.isExcluded(episode, day));
        adults.add(episode);
      }
    }
    adults.stream().map(Episode::provider).distinct().sorted().forEach(made::add);
    return new Computed(
        made.layout.csv(),
        made.leftOut.entrySet().stream()
            .map(out -> new LeftOut(out.getKey(), rounding.count(out.getValue())))
            .toList());
  }

  /** Counts someone who would be in a figure of one of these days. */
  private void leaveOut(String why, Episode episode, Predicate<LocalDate> notCounted) {
    if (days()
        .filter(notCounted)
        .anyMatch(
            day ->
                DailyStock.isDischargedOn(day, episode)
                    || episode.notMeetingAt(London.endOf(day)))) {
      leaveOut(why, 1);
    }
  }

  private void leaveOut(String why, long count) {
    if (count > 0) {
      leftOut.merge(why, count, Long::sum);
    }
  }

  private boolean isExcluded(Episode episode, LocalDate day) {
    return episode.isUnder(rules.sitrep().excludedSpecialties(), London.endOf(day));
  }

  private List<Episode> countedOn(LocalDate day) {
    return counted.computeIfAbsent(
        day, _ -> episodes.stream().filter(episode -> !isExcluded(episode, day)).toList());
  }

  private void add(String provider) {
    var of = Organisation.provider(provider, ReturnKind.SITREP, rules);
    var stocks =
        days().map(day -> DailyStock.of(provider, day, countedOn(day)).shown(rounding)).toList();
    stocks.forEach(stock -> addDay(of, stock));
    days()
        .filter(day -> day.getDayOfWeek() == rules.sitrep().snapshot())
        .forEach(day -> addWeek(of, day));
    addDestinations(of, stocks);
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

  /** Nights of a few people are withheld, and so is every sum that has them in it. */
  private void addWeek(Organisation of, LocalDate day) {
    var counted = countedOn(day);
    for (int i = 0; i < STAYS_OF.size(); i++) {
      var parts =
          IntStream.range(i, STAYS_OF.size())
              .mapToObj(
                  part ->
                      Remaining.additionalBedDays(
                          of.code(), day, STAYS_OF.get(part), below(part), counted))
              .toList();
      var ofFew = parts.stream().anyMatch(it -> rounding.isFew(rounding.count(it.people())));
      var nights = parts.stream().mapToLong(it -> rounding.count(it.days())).sum();
      layout.add(
          day,
          of,
          "Number of additional bed days, patients with length of stay of "
              + STAYS_OF.get(i)
              + " days or over",
          Frequency.WEEKLY,
          "Additional bed days lost",
          ofFew ? Rounding.WITHHELD : Long.toString(nights));
    }
  }

  private static long below(int part) {
    return part + 1 < STAYS_OF.size() ? STAYS_OF.get(part + 1) : Long.MAX_VALUE;
  }

  private void addDestinations(Organisation of, List<DailyStock> stocks) {
    var discharged =
        episodes.stream()
            .filter(episode -> episode.provider().equals(of.code()))
            .filter(this::isDischargedInMonth)
            .toList();
    var without = discharged.stream().filter(episode -> episode.chosen() == null).count();
    var counts = new EnumMap<Destination, Long>(Destination.class);
    discharged.stream()
        .flatMap(episode -> Destination.of(episode).stream())
        .forEach(destination -> counts.merge(destination, 1L, Long::sum));
    var elsewhere =
        discharged.size() - without - counts.values().stream().mapToLong(Long::longValue).sum();
    leaveOut("discharges-without-a-pathway", without);
    leaveOut("discharges-to-none-of-the-destinations", elsewhere);
    counts.replaceAll((_, people) -> rounding.count(people));
    var shown =
        rounding.staysHidden(
            stocks.stream()
                .flatMap(it -> Stream.of(it.dischargedBy1700(), it.dischargedAfter1700()))
                .toList(),
            counts.values(),
            rounding.count(without + elsewhere));
    for (var destination : Destination.values()) {
      layout.add(
          month.atDay(1),
          of,
          destination.label(),
          Frequency.MONTHLY,
          "Discharge destination",
          shown ? Long.toString(counts.getOrDefault(destination, 0L)) : Rounding.WITHHELD);
    }
  }

  private boolean isDischargedInMonth(Episode episode) {
    var left = episode.left();
    return left != null
        && YearMonth.from(London.day(left.at())).equals(month)
        && !isExcluded(episode, London.day(left.at()))
        && DailyStock.isDischargedOn(London.day(left.at()), episode);
  }

  /** People a day, on average over the month; withheld if they were a few on all days together. */
  private void addReasons(Organisation of) {
    var stocks = days().map(day -> Remaining.of(of.code(), day, countedOn(day), critical)).toList();
    leaveOut(
        "midnights-after-seven-without-a-reason",
        stocks.stream().mapToLong(Remaining::without).sum());
    for (var reason : labels.all()) {
      var midnights = 0L;
      var people = new HashSet<String>();
      for (var stock : stocks) {
        midnights += stock.waitingFor(reason.code()).size();
        people.addAll(stock.waitingFor(reason.code()));
      }
      layout.add(
          month.atDay(1),
          of,
          reason.inFull(),
          Frequency.MONTHLY,
          "Delay reason (LOS 7+)",
          rounding.isFew(rounding.count(people.size()))
              ? Rounding.WITHHELD
              : Layout.text(Figures.mean(rounding.count(midnights), stocks.size())));
    }
  }
}
