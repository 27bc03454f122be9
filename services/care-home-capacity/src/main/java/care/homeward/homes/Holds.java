package care.homeward.homes;

import care.homeward.contracts.CapacityEvent.AssessmentSought;
import care.homeward.contracts.CapacityEvent.BedAccepted;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.homes.Hold.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The beds a home keeps for people.
 *
 * @param all that keep a bed or took one since figures were told, and the last few that ended
 * @param nextExpiry the soonest an unanswered hold lapses, for the sweeper to find
 * @param firstAccepted when the one that waits longest for the person to move in was accepted
 * @param stays those a bed is kept for, for the feed to find
 */
public record Holds(
    List<Hold> all,
    @Nullable Instant nextExpiry,
    @Nullable Instant firstAccepted,
    List<String> stays) {

  static final Holds NONE = new Holds(List.of(), null, null, List.of());

  /** Enough to tell someone late what became of a hold; the journal has them all. */
  private static final int ENDED_KEPT = 20;

  /** A hold, if it stands or ended not long ago. */
  public Optional<Hold> find(String holdId) {
    return all.stream().filter(hold -> hold.holdId().equals(holdId)).findFirst();
  }

  /** Those that keep a bed. */
  public List<Hold> keeping(Predicate<Hold> which) {
    return all.stream().filter(Hold::keepsBed).filter(which).toList();
  }

  /** Unanswered holds whose time is up. */
  public List<Hold> lapsedBy(Instant now) {
    return all.stream()
        .filter(hold -> hold.standing() == Standing.OPEN && !now.isBefore(hold.expiresAt()))
        .toList();
  }

  /** Those accepted at a moment or before it, whose person has not moved in. */
  public List<Hold> acceptedBy(Instant moment) {
    return all.stream()
        .filter(hold -> hold.standing() == Standing.ACCEPTED)
        .filter(hold -> hold.acceptedAt() != null && !hold.acceptedAt().isAfter(moment))
        .toList();
  }

  /** Beds kept since a moment or before it, by type. */
  Map<BedType, Integer> keptBy(Instant moment) {
    var kept = new EnumMap<BedType, Integer>(BedType.class);
    keeping(hold -> !hold.heldAt().isAfter(moment))
        .forEach(hold -> kept.merge(hold.bedType(), 1, Integer::sum));
    return kept;
  }

  /** Those whose bed was held after a moment and is not free since. */
  List<Hold> tookBedAfter(Instant moment) {
    return all.stream().filter(hold -> hold.tookBed() && hold.heldAt().isAfter(moment)).toList();
  }

  Holds plus(BedHeld e) {
    return of(Stream.concat(all.stream(), Stream.of(Hold.of(e))).toList());
  }

  Holds after(AssessmentSought e) {
    return each(hold -> hold.holdId().equals(e.holdId()) ? hold.toBeAssessed(e) : hold);
  }

  Holds after(BedAccepted e) {
    return each(hold -> hold.holdId().equals(e.holdId()) ? hold.accepted(e) : hold);
  }

  Holds become(String holdId, Standing next, String personId) {
    return each(hold -> hold.holdId().equals(holdId) ? hold.become(next, personId) : hold);
  }

  /** With the persons some stays are known to be of by now. */
  Holds knowing(Map<String, String> personByStay) {
    return each(
        hold ->
            hold.become(
                hold.standing(), personByStay.getOrDefault(hold.stayId(), hold.personId())));
  }

  /** As is needed once figures of a moment are told: earlier ones cannot come any more. */
  Holds toldOf(Instant moment) {
    return of(all, hold -> hold.keepsBed() || (hold.tookBed() && hold.heldAt().isAfter(moment)));
  }

  private Holds each(UnaryOperator<Hold> change) {
    return of(all.stream().map(change).toList());
  }

  /** Figures told late may be of a moment before any of the beds that are not free since. */
  private static Holds of(List<Hold> changed) {
    return of(changed, Hold::tookBed);
  }

  private static Holds of(List<Hold> changed, Predicate<Hold> needed) {
    var ended = changed.stream().filter(needed.negate()).count();
    var kept = new ArrayList<Hold>();
    for (var hold : changed) {
      if (needed.test(hold) || ended-- <= ENDED_KEPT) {
        kept.add(hold);
      }
    }
    return new Holds(
        List.copyOf(kept),
        kept.stream()
            .filter(hold -> hold.standing() == Standing.OPEN)
            .map(Hold::expiresAt)
            .min(Comparator.naturalOrder())
            .orElse(null),
        kept.stream()
            .filter(hold -> hold.standing() == Standing.ACCEPTED)
            .map(Hold::acceptedAt)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null),
        kept.stream().filter(Hold::keepsBed).map(Hold::stayId).distinct().toList());
  }
}
