package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.CriticalWaitNamed;
import care.homeward.dischargeflow.Stay.Waiting;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of the open waits keeps the person in the bed: the one expected to end last.
 *
 * <ol>
 *   <li>A wait of which nobody has said when its next step is due has no end in sight, so it comes
 *       before every wait with a due time; among several, the one open longest.
 *   <li>If all have one, the wait whose next step is due last; of those due together, the one open
 *       longest.
 *   <li>What is still equal is in the order of the published list of reasons, then of the ids.
 * </ol>
 *
 * <p>So exactly one is critical whenever any is open, whatever the time of day: only a fact about a
 * wait makes another the critical one.
 */
final class CriticalWait {

  private CriticalWait() {}

  /** The critical wait of these; none if none is open. */
  static Optional<Waiting> of(List<Waiting> waits, DelayReasons reasons) {
    return waits.stream()
        .filter(Waiting::open)
        .min(
            Comparator.comparing(
                    CriticalWait::due, Comparator.nullsFirst(Comparator.reverseOrder()))
                .thenComparing(Waiting::since)
                .thenComparingInt(wait -> reasons.placeOf(wait.details().reason()))
                .thenComparing(Waiting::waitId));
  }

  /** That another wait is the critical one than before. */
  static Optional<StayEvent> change(Stay before, Stay after, Instant at, DelayReasons reasons) {
    var present = id(after, reasons);
    return Objects.equals(id(before, reasons), present)
        ? Optional.empty()
        : Optional.of(new CriticalWaitNamed(after.id(), after.personId(), at, present));
  }

  private static @Nullable Instant due(Waiting wait) {
    return wait.details().due();
  }

  private static @Nullable String id(Stay stay, DelayReasons reasons) {
    return of(stay.waits(), reasons).map(Waiting::waitId).orElse(null);
  }
}
