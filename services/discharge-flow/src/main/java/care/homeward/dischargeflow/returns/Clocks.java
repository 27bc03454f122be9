package care.homeward.dischargeflow.returns;

import care.homeward.contracts.StayEvent.Owner;
import care.homeward.dischargeflow.returns.Episode.Wait;
import care.homeward.platform.core.London;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * How long one person who did not meet the criteria to reside waited, and for whom and what: each
 * moment and each midnight is the critical wait's alone, so the parts add up to the whole.
 *
 * @param total all of it
 * @param byOwner by whom the critical wait was on
 * @param byReason by code of its reason
 * @param nobodys when no wait was open
 */
public record Clocks(
    Spent total, Map<Owner, Spent> byOwner, Map<String, Spent> byReason, Spent nobodys) {

  /**
   * Time that went by.
   *
   * @param time as a clock that nobody changes would show
   * @param midnights London midnights, whole
   */
  public record Spent(Duration time, long midnights) {

    static final Spent NOTHING = new Spent(Duration.ZERO, 0);

    /** From the one moment to the other; nothing if that is before it. */
    static Spent between(Instant from, Instant until) {
      return until.isAfter(from)
          ? new Spent(Duration.between(from, until), London.midnights(from, until))
          : NOTHING;
    }

    Spent plus(Spent more) {
      return new Spent(time.plus(more.time), midnights + more.midnights);
    }
  }

  /** The clocks of an episode as of a moment. */
  static Clocks of(
      Episode episode, Instant asOf, BiFunction<List<Wait>, Instant, Optional<Wait>> critical) {
    return of(episode, episode.admittedAt(), asOf, critical);
  }

  /** What of it was between these moments. */
  static Clocks of(
      Episode episode,
      Instant from,
      Instant until,
      BiFunction<List<Wait>, Instant, Optional<Wait>> critical) {
    var total = Spent.NOTHING;
    var byOwner = new EnumMap<Owner, Spent>(Owner.class);
    var byReason = new TreeMap<String, Spent>();
    var nobodys = Spent.NOTHING;
    for (var period : episode.notMeeting()) {
      var begin = period.from().isBefore(from) ? from : period.from();
      for (var end : turns(episode, begin, episode.endOf(period, until))) {
        var spent = Spent.between(begin, end);
        var wait = MidnightReason.criticalAt(episode, end, critical);
        total = total.plus(spent);
        wait.ifPresent(
            it -> {
              byOwner.merge(it.owner(), spent, Spent::plus);
              byReason.merge(it.reason(), spent, Spent::plus);
            });
        if (wait.isEmpty()) {
          nobodys = nobodys.plus(spent);
        }
        begin = end;
      }
    }
    return new Clocks(total, Map.copyOf(byOwner), Map.copyOf(byReason), nobodys);
  }

  /** The ends of the stretches of this time within which no wait began, ended or was passed on. */
  private static TreeSet<Instant> turns(Episode episode, Instant begin, Instant end) {
    var turns = new TreeSet<Instant>();
    if (end.isAfter(begin)) {
      turns.add(end);
      episode.waits().stream()
          .flatMap(wait -> Stream.concat(Stream.of(wait.since()), Stream.ofNullable(wait.until())))
          .filter(turn -> turn.isAfter(begin) && turn.isBefore(end))
          .forEach(turns::add);
    }
    return turns;
  }
}
