package care.homeward.live.board;

import care.homeward.contracts.StayEvent.Owner;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How someone in a bed stands at one moment: a card and what follows from it and the clock.
 *
 * @param delay absent while the person meets the criteria to reside
 * @param owner whom it waits on: while nobody has said what comes next, the care transfer hub, and
 *     on pathway 0 the ward
 * @param overdue whether the next step was due before that moment
 */
public record Standing(Card card, @Nullable Delay delay, @Nullable Owner owner, boolean overdue) {

  /**
   * Those on end-of-life fast track first, then those who wait without a next step, then those
   * ready longest, then those in the bed longest.
   */
  public static final Comparator<Standing> MOST_PRESSING_FIRST =
      Comparator.comparing((Standing standing) -> !standing.card.fastTrack())
          .thenComparing(standing -> !standing.withoutNextStep())
          .thenComparing(
              standing -> standing.card.readyAt(), Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(standing -> standing.card.admittedAt())
          .thenComparing(standing -> standing.card.stayId());

  /** As of this moment. */
  public static Standing of(Card card, Instant now) {
    var wait = card.openWait();
    var ready = card.readyAt();
    var waiting = card.waiting();
    var due = wait == null ? null : wait.details().due();
    return new Standing(
        card,
        waiting && ready != null ? Delay.of(ready, now) : null,
        owner(card),
        waiting && due != null && due.isBefore(now));
  }

  private static @Nullable Owner owner(Card card) {
    if (card.waiting() && card.withoutNextStep()) {
      var pathway = card.pathway();
      return pathway != null && pathway == 0 ? Owner.HOSPITAL : Owner.CARE_TRANSFER_HUB;
    }
    var wait = card.openWait();
    return wait == null ? null : wait.details().owner();
  }

  /** The team or home it waits on; absent where none is known, and while it is the hub's. */
  public @Nullable String ownerReference() {
    var wait = card.openWait();
    return wait == null || withoutNextStep() ? null : wait.details().ownerReference();
  }

  public boolean waiting() {
    return delay != null;
  }

  /** Whether the person waits and nobody has said what is to happen next. */
  public boolean withoutNextStep() {
    return waiting() && card.withoutNextStep();
  }
}
