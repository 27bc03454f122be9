package care.homeward.dischargeflow.returns;

import care.homeward.platform.core.London;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * People of one provider on one day who no longer met the criteria to reside as their day ended:
 * when they left, or at midnight. People, not stays that touch the day: whoever met the criteria
 * again by then is none of them, nor is who died.
 *
 * <p>{@code no longer meeting = discharged + remaining} holds because the one is the sum of the
 * others.
 *
 * @param dischargedBy1700 people discharged from 00:00 to 17:00
 * @param dischargedAfter1700 people discharged from 17:01 to 23:59
 * @param remaining people still in a bed at 24:00
 * @see <a
 *     href="https://www.england.nhs.uk/statistics/statistical-work-areas/discharge-delays/acute-discharge-situation-report/">
 *     Acute discharge situation report</a>
 */
public record DailyStock(
    String provider,
    LocalDate day,
    long dischargedBy1700,
    long dischargedAfter1700,
    long remaining) {

  /** The minute of 17:00 is the last of the earlier part. */
  private static final LocalTime LATER = LocalTime.of(17, 1);

  public DailyStock {
    if (dischargedBy1700 < 0 || dischargedAfter1700 < 0 || remaining < 0) {
      throw new IllegalArgumentException("fewer than no people at " + provider + " on " + day);
    }
  }

  static DailyStock of(String provider, LocalDate day, List<Episode> episodes) {
    var early = 0;
    var late = 0;
    var remaining = 0;
    var midnight = London.endOf(day);
    for (var episode : episodes) {
      if (!episode.provider().equals(provider)) {
        continue;
      }
      if (isDischargedOn(day, episode)) {
        if (leftAt(episode).isBefore(LATER)) {
          early++;
        } else {
          late++;
        }
      } else if (episode.notMeetingAt(midnight)) {
        remaining++;
      }
    }
    return new DailyStock(provider, day, early, late, remaining);
  }

  /** Whether they left alive on this day, and did not meet the criteria when they did. */
  static boolean isDischargedOn(LocalDate day, Episode episode) {
    var left = episode.left();
    return left != null
        && London.day(left.at()).equals(day)
        && !episode.died()
        && episode.readyWhenLeaving().isPresent();
  }

  private static LocalTime leftAt(Episode episode) {
    var left = episode.left();
    return left == null ? LocalTime.MAX : left.at().atZone(London.ZONE).toLocalTime();
  }

  /** As shown: the parts rounded, so that the sums of them are sums of what is shown. */
  DailyStock shown(Rounding rounding) {
    return new DailyStock(
        provider,
        day,
        rounding.count(dischargedBy1700),
        rounding.count(dischargedAfter1700),
        rounding.count(remaining));
  }

  /** People discharged on the day: a flow, which may be added up over days. */
  public long discharged() {
    return dischargedBy1700 + dischargedAfter1700;
  }

  /** People who no longer met the criteria: a stock, which may not. */
  public long noLongerMeeting() {
    return discharged() + remaining;
  }
}
