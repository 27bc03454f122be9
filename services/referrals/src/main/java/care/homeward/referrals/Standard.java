package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.platform.core.SmallNumbers;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many of the referrals received in a time were seen in time.
 *
 * <p>A referral out of a hospital bed is not counted: neither standard is about stepping down from
 * hospital. One that teams took in parts counts once, by the first contact of any of them. What ran
 * out without a contact counts as late, what still runs not yet, and what ended before anybody came
 * not at all.
 *
 * @param received all of them
 * @param fromHospital of these, those not counted because the person was in a hospital bed
 * @param running still in time, without a contact
 * @param endedBefore withdrawn or closed without a contact
 * @param share of those seen in time among the seen and the late, in per cent; absent when nobody
 *     counts, or too few to tell
 */
record Standard(
    Urgency urgency,
    long received,
    long fromHospital,
    long inTime,
    long late,
    long running,
    long endedBefore,
    @Nullable Double share) {

  private enum Met {
    IN_TIME,
    LATE,
    RUNNING,
    ENDED_BEFORE
  }

  static Standard of(Urgency urgency, List<Referral> received, Instant now) {
    var whole =
        received.stream()
            .collect(
                Collectors.groupingBy(
                    referral ->
                        referral.asked().partOf() == null
                            ? referral.id()
                            : referral.asked().partOf()))
            .values();
    var counted =
        whole.stream().filter(parts -> parts.getFirst().asked().stayId() == null).toList();
    var met =
        counted.stream()
            .collect(Collectors.groupingBy(parts -> met(parts, now), Collectors.counting()));
    long inTime = met.getOrDefault(Met.IN_TIME, 0L);
    long late = met.getOrDefault(Met.LATE, 0L);
    return new Standard(
        urgency,
        whole.size(),
        whole.size() - counted.size(),
        inTime,
        late,
        met.getOrDefault(Met.RUNNING, 0L),
        met.getOrDefault(Met.ENDED_BEFORE, 0L),
        share(inTime, late));
  }

  /** The first contact of any part; without one, how the clock stands. */
  private static Met met(List<Referral> parts, Instant now) {
    if (parts.stream().anyMatch(part -> Boolean.TRUE.equals(part.withinTarget()))) {
      return Met.IN_TIME;
    }
    if (parts.stream().anyMatch(part -> part.contactAt() != null || part.overdue(now))) {
      return Met.LATE;
    }
    return parts.stream().anyMatch(part -> part.stands().open()) ? Met.RUNNING : Met.ENDED_BEFORE;
  }

  /**
   * As it may be shown to who sees no people: every count as the rule shows it, and no share where
   * it rests on a few.
   */
  Standard shown(SmallNumbers small) {
    var few = small.isFew(inTime) || small.isFew(late);
    return new Standard(
        urgency,
        small.shown(received),
        small.shown(fromHospital),
        small.shown(inTime),
        small.shown(late),
        small.shown(running),
        small.shown(endedBefore),
        few ? null : share(small.shown(inTime), small.shown(late)));
  }

  private static @Nullable Double share(long inTime, long late) {
    return inTime + late == 0 ? null : Math.round(1000.0 * inTime / (inTime + late)) / 10.0;
  }
}
