package care.homeward.dischargeflow.returns;

import care.homeward.dischargeflow.returns.Computed.LeftOut;
import care.homeward.dischargeflow.returns.DelayCode.Attribution;
import care.homeward.dischargeflow.returns.DelayedTransfers.Line;
import care.homeward.dischargeflow.returns.Episode.Wait;
import care.homeward.dischargeflow.returns.ReadyDates.Count;
import java.time.Instant;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The historical delayed transfers of a month in the columns of the published files from 2017-18:
 * one line a provider, authority, type of care and reason.
 */
final class DelayedTransfersReturn {

  private static final List<String> HEADER =
      List.of(
          "Year",
          "Period Name",
          "Provider Parent Org Code",
          "Provider Org Code",
          "Provider Org Name",
          "Local Authority Code",
          "Local Authority Name",
          "Acute Or Non Acute Description",
          "Reason For Delay",
          "NHS DTOC Beds",
          "NHS B SUM",
          "Social Care DTOC Beds",
          "Social Care B SUM",
          "Both DTOC Beds",
          "Both B SUM");

  private DelayedTransfersReturn() {}

  static Computed of(
      YearMonth month,
      List<Episode> episodes,
      ReturnRules rules,
      BiFunction<List<Wait>, Instant, Optional<Wait>> critical,
      Rounding rounding) {
    var delayed = DelayedTransfers.of(episodes, month, rules.historical(), critical);
    var byHead = new LinkedHashMap<List<String>, Map<Attribution, Count>>();
    delayed
        .days()
        .forEach(
            (line, days) ->
                byHead
                    .computeIfAbsent(
                        head(month, line, rules), _ -> new EnumMap<>(Attribution.class))
                    .put(
                        line.attribution(),
                        new Count(delayed.people().getOrDefault(line, 0L), days)));
    var lines = new ArrayList<List<String>>();
    lines.add(HEADER);
    byHead.forEach((head, days) -> lines.add(line(month, head, days, rounding)));
    return new Computed(
        Csv.of(lines),
        delayed.leftOut() == 0
            ? List.of()
            : List.of(
                new LeftOut(
                    "midnights-without-a-reason-of-then", rounding.count(delayed.leftOut()))));
  }

  private static List<String> head(YearMonth month, Line line, ReturnRules rules) {
    var provider = rules.provider(line.provider());
    return List.of(
        year(month),
        month.getMonth().name(),
        provider.icbOf(ReturnKind.DELAYED_TRANSFERS),
        provider.code(),
        provider.name(),
        line.residence(),
        rules.authorityName(line.residence()),
        line.acute() ? "Acute" : "Non-Acute",
        line.code().token());
  }

  /** Days of a few people are withheld. */
  private static List<String> line(
      YearMonth month, List<String> head, Map<Attribution, Count> days, Rounding rounding) {
    var cells = new ArrayList<>(head);
    for (var attribution : Attribution.values()) {
      var count = days.getOrDefault(attribution, new Count(0, 0));
      var sum = rounding.count(count.days());
      var ofFew = rounding.isFew(rounding.count(count.people()));
      cells.add(ofFew ? Rounding.WITHHELD : DelayedTransfers.beds(sum, month).toPlainString());
      cells.add(ofFew ? Rounding.WITHHELD : Long.toString(sum));
    }
    return cells;
  }

  /** The financial year, as in 2018-19. */
  private static String year(YearMonth month) {
    var first = month.getMonth().compareTo(Month.APRIL) < 0 ? month.getYear() - 1 : month.getYear();
    return "%d-%02d".formatted(first, (first + 1) % 100);
  }
}
