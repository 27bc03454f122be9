package care.homeward.dischargeflow.returns;

import care.homeward.dischargeflow.returns.DelayCode.Attribution;
import care.homeward.dischargeflow.returns.Episode.Wait;
import care.homeward.dischargeflow.returns.ReturnRules.HistoricalReason;
import care.homeward.dischargeflow.returns.ReturnRules.HistoricalRules;
import care.homeward.platform.core.London;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Delayed days of a month, as the statistic counted them that ended in February 2020: midnights in
 * the bed with all three tests met, one reason a person a midnight, from 00:01 on the first to
 * 24:00 on the last day. Not comparable with the daily stock of today.
 *
 * @param days person-midnights by what the published files have a line for
 * @param people of how many people they are
 * @param leftOut person-midnights that fit no line: no open wait, or a reason that was none then
 */
public record DelayedTransfers(
    YearMonth month, Map<Line, Long> days, Map<Line, Long> people, long leftOut) {

  /**
   * A line of the file and a column of it.
   *
   * @param residence code of the local authority; empty if not known
   */
  public record Line(
      String provider, String residence, boolean acute, DelayCode code, Attribution attribution)
      implements Comparable<Line> {

    private static final Comparator<Line> ORDER =
        Comparator.comparing(Line::provider)
            .thenComparing(Line::residence)
            .thenComparing(Line::acute, Comparator.reverseOrder())
            .thenComparing(Line::code)
            .thenComparing(Line::attribution);

    public Line {
      if (!code.allows(attribution, acute)) {
        throw new IllegalArgumentException(
            code + (acute ? ", acute," : ", non-acute,") + " is never of " + attribution);
      }
    }

    @Override
    public int compareTo(Line other) {
      return ORDER.compare(this, other);
    }
  }

  static DelayedTransfers of(
      List<Episode> episodes,
      YearMonth month,
      HistoricalRules rules,
      BiFunction<List<Wait>, Instant, Optional<Wait>> critical) {
    var days = new TreeMap<Line, Long>();
    var people = new TreeMap<Line, Long>();
    var leftOut = 0L;
    var end = London.endOf(month.atEndOfMonth());
    for (var episode : episodes) {
      if (rules.excludedAgeBands().contains(episode.ageBand())) {
        continue;
      }
      var lines = new HashSet<Line>();
      for (var midnight : MidnightReason.of(episode, episode.readyForTransfer(), end, critical)) {
        if (!YearMonth.from(midnight.day()).equals(month)) {
          continue;
        }
        var line =
            midnight
                .critical()
                .flatMap(wait -> Optional.ofNullable(rules.reasons().get(wait.reason())))
                .filter(reason -> reason.code().allows(reason.attribution(), episode.acute()))
                .map(reason -> line(episode, reason));
        line.ifPresent(it -> days.merge(it, 1L, Long::sum));
        line.ifPresent(lines::add);
        leftOut += line.isEmpty() ? 1 : 0;
      }
      lines.forEach(line -> people.merge(line, 1L, Long::sum));
    }
    return new DelayedTransfers(month, days, people, leftOut);
  }

  private static Line line(Episode episode, HistoricalReason reason) {
    return new Line(
        episode.provider(),
        orEmpty(episode.residence()),
        episode.acute(),
        reason.code(),
        reason.attribution());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Delayed days of all lines. */
  public long allDays() {
    return days.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Delayed transfer of care beds: delayed days a calendar day of the month, to one decimal. */
  public static BigDecimal beds(long days, YearMonth month) {
    return Figures.quotient(days, month.lengthOfMonth(), 1).orElseThrow();
  }
}
