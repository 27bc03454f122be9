package care.homeward.dischargeflow.returns;

import care.homeward.dischargeflow.returns.Computed.LeftOut;
import care.homeward.dischargeflow.returns.Layout.Frequency;
import care.homeward.dischargeflow.returns.Layout.Organisation;
import care.homeward.dischargeflow.returns.ReadyDates.Exclusion;
import care.homeward.dischargeflow.returns.ReadyDates.Result;
import care.homeward.dischargeflow.returns.ReadyDates.Totals;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The discharge ready date figures of a month, by provider and again by residence. */
final class ReadyDateReturn {

  private static final String DELAYS = "Days from discharge ready date";
  private static final String RATES = "Discharge ready date";

  private final YearMonth month;
  private final ReturnRules rules;
  private final Rounding rounding;
  private final Layout layout = new Layout();

  private ReadyDateReturn(YearMonth month, ReturnRules rules, Rounding rounding) {
    this.month = month;
    this.rules = rules;
    this.rounding = rounding;
  }

  static Computed of(
      YearMonth month, List<Episode> episodes, ReturnRules rules, Rounding rounding) {
    return new ReadyDateReturn(month, rules, rounding).of(episodes);
  }

  private Computed of(List<Episode> episodes) {
    var byProvider = ReadyDates.byProvider(episodes, month, rules.readyDate());
    var byResidence = ReadyDates.byResidence(episodes, month, rules.readyDate());
    var leftOut =
        byResidence.leftOut().entrySet().stream()
            .map(out -> new LeftOut(why(out.getKey()), rounding.count(out.getValue())))
            .toList();
    var noResidence = byResidence.leftOut().getOrDefault(Exclusion.RESIDENCE_NOT_KNOWN, 0L);
    var withheld = EnumSet.noneOf(Band.class);
    for (var band : Band.values()) {
      if (!rounding.staysHidden(
          shown(byProvider, band), shown(byResidence, band), rounding.count(noResidence))) {
        withheld.add(band);
      }
    }
    byProvider
        .byCode()
        .forEach(
            (code, dates) ->
                add(
                    Organisation.provider(code, ReturnKind.DISCHARGE_READY_DATE, rules),
                    dates,
                    EnumSet.noneOf(Band.class)));
    byResidence
        .byCode()
        .forEach((code, dates) -> add(Organisation.authority(code, rules), dates, withheld));
    return new Computed(layout.csv(), leftOut);
  }

  private List<Long> shown(Result result, Band band) {
    return result.byCode().values().stream()
        .map(dates -> rounding.count(dates.in(band).people()))
        .toList();
  }

  /** Days of a band with a few people in it are withheld, and so is every sum of them. */
  private void add(Organisation of, ReadyDates dates, Set<Band> withheld) {
    var people = new EnumMap<Band, Long>(Band.class);
    for (var band : Band.values()) {
      people.put(band, rounding.count(dates.in(band).people()));
    }
    var discharged = people.values().stream().mapToLong(Long::longValue).sum();
    var totals =
        new Totals(
            discharged,
            discharged - people.getOrDefault(Band.NONE, 0L),
            rounding.count(dates.totals().days()));
    var noDays =
        !withheld.isEmpty()
            || people.entrySet().stream()
                .anyMatch(it -> it.getKey() != Band.NONE && rounding.isFew(it.getValue()));
    var noRates = !withheld.isEmpty() || rounding.isFew(people.values());
    addRate(of, "Discharges", !withheld.isEmpty(), Long.toString(totals.discharged()));
    people.forEach(
        (band, shown) ->
            layout.add(
                month.atDay(1),
                of,
                "Discharges after " + days(band),
                Frequency.MONTHLY,
                DELAYS,
                withheld.contains(band) ? Rounding.WITHHELD : Long.toString(shown)));
    addRate(of, "Bed days after", noDays, Long.toString(totals.days()));
    addRate(of, "Percent discharged on the date", noRates, Layout.text(totals.percentSameDay()));
    addRate(of, "Percent discharged later", noRates, Layout.text(totals.percentDelayed()));
    addRate(of, "Average days, excluding 0", noDays, Layout.text(totals.daysEachDelayed()));
    addRate(of, "Average days, including 0", noDays || noRates, Layout.text(totals.daysEach()));
  }

  private void addRate(Organisation of, String metric, boolean withheld, String value) {
    layout.add(
        month.atDay(1), of, metric, Frequency.MONTHLY, RATES, withheld ? Rounding.WITHHELD : value);
  }

  private static String why(Exclusion exclusion) {
    return exclusion.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String days(Band band) {
    return band.label() + (band == Band.ONE ? " day" : " days");
  }
}
