package care.homeward.dischargeflow.returns;

import care.homeward.dischargeflow.returns.Computed.LeftOut;
import care.homeward.dischargeflow.returns.Layout.Frequency;
import care.homeward.dischargeflow.returns.Layout.Organisation;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/** The discharge ready date figures of a month, by provider and again by residence. */
final class ReadyDateReturn {

  private static final String DELAYS = "Days from discharge ready date";
  private static final String RATES = "Discharge ready date";

  private ReadyDateReturn() {}

  static Computed of(YearMonth month, List<Episode> episodes, ReturnRules rules) {
    var layout = new Layout();
    var kind = ReturnKind.DISCHARGE_READY_DATE;
    var byProvider = ReadyDates.byProvider(episodes, month, rules.readyDate());
    var byResidence = ReadyDates.byResidence(episodes, month, rules.readyDate());
    byProvider
        .byCode()
        .forEach(
            (code, dates) ->
                add(layout, month.atDay(1), Organisation.provider(code, kind, rules), dates));
    byResidence
        .byCode()
        .forEach(
            (code, dates) ->
                add(layout, month.atDay(1), Organisation.authority(code, rules), dates));
    return new Computed(
        layout.csv(),
        byResidence.leftOut().entrySet().stream()
            .map(
                out ->
                    new LeftOut(
                        out.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        out.getValue()))
            .toList());
  }

  private static void add(Layout layout, LocalDate period, Organisation of, ReadyDates dates) {
    var totals = dates.totals();
    layout.add(period, of, "Discharges", Frequency.MONTHLY, RATES, totals.discharged());
    for (var band : Band.values()) {
      layout.add(
          period,
          of,
          "Discharges after " + days(band),
          Frequency.MONTHLY,
          DELAYS,
          dates.in(band).people());
    }
    layout.add(period, of, "Bed days after", Frequency.MONTHLY, RATES, totals.days());
    layout.add(
        period,
        of,
        "Percent discharged on the date",
        Frequency.MONTHLY,
        RATES,
        totals.percentSameDay());
    layout.add(
        period, of, "Percent discharged later", Frequency.MONTHLY, RATES, totals.percentDelayed());
    layout.add(
        period,
        of,
        "Average days, excluding 0",
        Frequency.MONTHLY,
        RATES,
        totals.daysEachDelayed());
    layout.add(
        period, of, "Average days, including 0", Frequency.MONTHLY, RATES, totals.daysEach());
  }

  private static String days(Band band) {
    return band.label() + (band == Band.ONE ? " day" : " days");
  }
}
