package care.homeward.dischargeflow.returns;

import care.homeward.contracts.StayEvent.Owner;
import care.homeward.platform.core.London;
import care.homeward.platform.core.Refused;
import care.homeward.platform.web.Moments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the time went, of one stay and of all over some days, over HTTP. */
@RestController
@RequestMapping("/api/stays")
class ClockApi {

  private final Recorded recorded;
  private final Moments moments;

  ClockApi(Recorded recorded, Moments moments) {
    this.recorded = recorded;
    this.moments = moments;
  }

  /**
   * The clocks of one stay.
   *
   * @param sinceReady of the present period of not meeting the criteria, or the last one of someone
   *     who has left; absent while the criteria are met
   * @param altogether of all periods of the stay
   * @param byOwner the same, by whom the critical wait was on
   * @param byReason the same, by code of its reason
   * @param withoutWait the same, when no wait was open
   */
  record StayClocks(
      String stayId,
      Instant asOf,
      @Nullable SinceReady sinceReady,
      Time altogether,
      Map<Owner, Time> byOwner,
      Map<String, Time> byReason,
      Time withoutWait) {}

  /**
   * How long someone is ready.
   *
   * @param delayDays midnights in London
   * @param band the published band of the delay days
   */
  record SinceReady(
      Instant readyAt, LocalDate readyDate, long hours, long delayDays, String band) {}

  /**
   * Time that went by.
   *
   * @param hours whole hours; those of parts may come to less than those of the whole
   * @param delayDays midnights in London; those of parts are those of the whole
   */
  record Time(long hours, long delayDays) {

    static Time of(Clocks.Spent spent) {
      return new Time(spent.time().toHours(), spent.midnights());
    }
  }

  /** Hours and midnights since the discharge ready date, by who owned them and why. */
  @GetMapping("/{id}/clocks")
  StayClocks stay(@PathVariable String id) {
    var now = moments.now();
    var episode = recorded.episode(id);
    var clocks = Clocks.of(episode, now, MidnightReason.expectedLast(recorded.labels().order()));
    var byOwner = new EnumMap<Owner, Time>(Owner.class);
    clocks.byOwner().forEach((owner, spent) -> byOwner.put(owner, Time.of(spent)));
    var byReason = new TreeMap<String, Time>();
    clocks.byReason().forEach((reason, spent) -> byReason.put(reason, Time.of(spent)));
    return new StayClocks(
        id,
        now,
        episode
            .readyNowOrWhenLeaving()
            .map(ready -> sinceReady(ready, episode.leftBy(now)))
            .orElse(null),
        Time.of(clocks.total()),
        byOwner,
        byReason,
        Time.of(clocks.nobodys()));
  }

  private static SinceReady sinceReady(Instant ready, Instant until) {
    var spent = Clocks.Spent.between(ready, until);
    return new SinceReady(
        ready,
        London.day(ready),
        spent.time().toHours(),
        spent.midnights(),
        Band.of(spent.midnights()).label());
  }

  /** Patient-days of waiting in a period, by who owned them, why and where. */
  @GetMapping("/clocks")
  PatientDays all(@RequestParam LocalDate from, @RequestParam LocalDate to) {
    if (Moments.day(to).isBefore(Moments.day(from))) {
      throw Refused.impossible("ends-before-it-begins", "The last day is before the first.");
    }
    return PatientDays.of(
        recorded.episodes(London.startOf(from), London.endOf(to)),
        from,
        to,
        moments.now(),
        recorded.rules(),
        MidnightReason.expectedLast(recorded.labels().order()));
  }
}
