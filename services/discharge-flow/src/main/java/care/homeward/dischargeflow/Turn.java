package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is for someone who waits in a bed, and what they do next. Nobody who waits is
 * nobody's: until someone has said what comes next in the critical wait, it is the care transfer
 * hub's turn to, and on pathway 0, which the hub has no part in, the ward's. What is in the way of
 * leaving at all comes before the critical wait.
 *
 * @param waitId the wait whose turn it is, the critical one for most; absent when none is open
 * @param owner whose turn it is
 * @param organisation which one of that kind; absent when nobody has said
 * @param ownerReference id of the team or home; absent where none is known
 * @param nextStep what they do next; absent when nobody has said
 * @param due when; absent when nobody has said
 */
record Turn(
    @Nullable String waitId,
    Owner owner,
    @Nullable String organisation,
    @Nullable String ownerReference,
    @Nullable NextStep nextStep,
    @Nullable Instant due) {

  /** Whose turn it is; nobody's for someone who meets the criteria to reside or has left. */
  static Optional<Turn> of(Stay stay, DelayReasons reasons) {
    if (!stay.inBed() || stay.readyAt().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        ConcernRules.turn(stay, reasons).orElseGet(() -> inTheCriticalWait(stay, reasons)));
  }

  private static Turn inTheCriticalWait(Stay stay, DelayReasons reasons) {
    var critical = CriticalWait.of(stay.waits(), reasons).orElse(null);
    var waitId = critical == null ? null : critical.waitId();
    if (critical == null || critical.details().nextStep() == null) {
      return new Turn(waitId, stay.plan().arrangedBy(), null, null, null, null);
    }
    return of(critical);
  }

  static Turn of(Stay.Waiting wait) {
    var details = wait.details();
    return new Turn(
        wait.waitId(),
        details.owner(),
        details.organisation(),
        details.ownerReference(),
        details.nextStep(),
        details.due());
  }

  /** Whether nobody has said what is to happen next. */
  boolean withoutNextStep() {
    return nextStep == null;
  }
}
