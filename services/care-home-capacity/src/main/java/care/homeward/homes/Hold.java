package care.homeward.homes;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.AssessmentSought;
import care.homeward.contracts.CapacityEvent.Assessor;
import care.homeward.contracts.CapacityEvent.BedAccepted;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedRefused;
import care.homeward.contracts.CapacityEvent.BedReleased;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.HoldLapsed;
import care.homeward.contracts.CapacityEvent.PersonMovedIn;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.homes.CareHomeCommand.LapseAcceptance;
import care.homeward.platform.core.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bed a home keeps for a person, what may still become of it, and what became of it.
 *
 * @param acceptedAt absent until the home accepted the person
 * @param approachId absent if this home alone was asked
 * @param assessor who is to assess the person before the home answers; absent if it did not ask
 */
public record Hold(
    String homeId,
    String holdId,
    String stayId,
    String personId,
    BedType bedType,
    Instant heldAt,
    Instant expiresAt,
    Standing standing,
    @Nullable Instant acceptedAt,
    @Nullable String approachId,
    @Nullable Assessor assessor) {

  /** The longest a bed is kept unanswered. */
  static final Duration LONGEST = Duration.ofDays(2);

  /** What an assessment is given from the moment the home asked for it, within the longest. */
  static final Duration TO_ASSESS = Duration.ofDays(1);

  /** Where a hold is in its life. */
  public enum Standing {
    OPEN,
    ACCEPTED,
    REFUSED,
    /** Refused, for the home had given the bed away. */
    BED_GONE,
    LAPSED,
    RELEASED,
    MOVED_IN
  }

  static Hold of(BedHeld e) {
    return new Hold(
        e.homeId(),
        e.holdId(),
        e.stayId(),
        e.personId(),
        e.bedType(),
        e.at(),
        e.expiresAt(),
        Standing.OPEN,
        null,
        e.approachId(),
        null);
  }

  /** Whether a bed is kept because of it. */
  public boolean keepsBed() {
    return standing == Standing.OPEN || standing == Standing.ACCEPTED;
  }

  /** Whether the bed it was for is not free: it is kept, or someone has it since. */
  public boolean tookBed() {
    return keepsBed() || standing == Standing.MOVED_IN || standing == Standing.BED_GONE;
  }

  /** Where it is at a moment: past its expiry it is over, noticed or not. */
  public Standing standing(Instant at) {
    return standing == Standing.OPEN && !at.isBefore(expiresAt) ? Standing.LAPSED : standing;
  }

  Hold become(Standing next, String person) {
    return new Hold(
        homeId,
        holdId,
        stayId,
        person,
        bedType,
        heldAt,
        expiresAt,
        next,
        acceptedAt,
        approachId,
        assessor);
  }

  Hold accepted(BedAccepted e) {
    return new Hold(
        homeId,
        holdId,
        stayId,
        e.personId(),
        bedType,
        heldAt,
        expiresAt,
        Standing.ACCEPTED,
        e.at(),
        approachId,
        assessor);
  }

  Hold toBeAssessed(AssessmentSought e) {
    return new Hold(
        homeId,
        holdId,
        stayId,
        e.personId(),
        bedType,
        heldAt,
        e.expiresAt(),
        standing,
        acceptedAt,
        approachId,
        e.assessor());
  }

  List<CapacityEvent> seekAssessment(Assessor by, Instant at) {
    return switch (standing(at)) {
      case ACCEPTED ->
          throw Refused.conflict("already-accepted", "The home has accepted this person.");
      case REFUSED, BED_GONE, LAPSED, RELEASED, MOVED_IN -> throw over(at);
      case OPEN ->
          by == assessor
              ? List.of()
              : List.of(
                  new AssessmentSought(homeId, at, holdId, personId, stayId, by, assessedBy(at)));
    };
  }

  List<CapacityEvent> accept(Instant at) {
    return switch (standing(at)) {
      case ACCEPTED, MOVED_IN -> List.of();
      case REFUSED, BED_GONE, LAPSED, RELEASED -> throw over(at);
      case OPEN -> List.of(new BedAccepted(homeId, at, holdId, personId, stayId));
    };
  }

  /** Until the person moved in: a home may find that it cannot, after it said it could. */
  List<CapacityEvent> refuse(RefusalReason reason, Instant at) {
    return switch (standing(at)) {
      case REFUSED, BED_GONE -> List.of();
      case LAPSED, RELEASED, MOVED_IN -> throw over(at);
      case OPEN, ACCEPTED -> List.of(new BedRefused(homeId, at, holdId, personId, stayId, reason));
    };
  }

  List<CapacityEvent> moveIn(Instant at) {
    return switch (standing(at)) {
      case MOVED_IN -> List.of();
      case REFUSED, BED_GONE, LAPSED, RELEASED -> throw over(at);
      case OPEN ->
          throw Refused.conflict("not-accepted", "The home has not accepted this person yet.");
      case ACCEPTED -> {
        if (at.isBefore(heldAt)) {
          throw Refused.impossible("before-the-hold", "Nobody moves in before the bed was held.");
        }
        yield List.of(new PersonMovedIn(homeId, at, holdId, personId, stayId));
      }
    };
  }

  List<CapacityEvent> release(Instant at) {
    return switch (standing(at)) {
      case REFUSED, BED_GONE, LAPSED, RELEASED -> List.of();
      case MOVED_IN -> throw over(at);
      case OPEN, ACCEPTED -> List.of(new BedReleased(homeId, at, holdId, personId, stayId));
    };
  }

  /** As to release, where it may be too late and nobody is there to be told. */
  List<CapacityEvent> letGo(Instant at) {
    return standing == Standing.MOVED_IN ? List.of() : release(at);
  }

  /** It lapsed when its time was up, whenever that is noticed. */
  List<CapacityEvent> lapse(Instant noticed) {
    return standing == Standing.OPEN && standing(noticed) == Standing.LAPSED
        ? List.of(new HoldLapsed(homeId, expiresAt, holdId, personId, stayId))
        : List.of();
  }

  /** As to lapse, where the person was accepted and has not moved in. */
  List<CapacityEvent> lapse(LapseAcceptance c) {
    if (standing != Standing.ACCEPTED || acceptedAt == null) {
      return List.of();
    }
    var due = acceptedAt.plus(c.moveInWithin());
    return c.at().isBefore(due)
        ? List.of()
        : List.of(new HoldLapsed(homeId, due, holdId, personId, stayId));
  }

  private Instant assessedBy(Instant at) {
    var latest = heldAt.plus(LONGEST);
    var wanted = at.plus(TO_ASSESS);
    var granted = wanted.isAfter(latest) ? latest : wanted;
    return granted.isAfter(expiresAt) ? granted : expiresAt;
  }

  private Refused over(Instant at) {
    return switch (standing(at)) {
      case LAPSED ->
          Refused.conflict(
              "hold-lapsed", "The hold lapsed before it was answered, or before anybody moved in.");
      case REFUSED, BED_GONE -> Refused.conflict("hold-refused", "The home refused this person.");
      case RELEASED -> Refused.conflict("hold-released", "The bed was released.");
      case MOVED_IN -> Refused.conflict("moved-in", "The person lives there already.");
      case OPEN, ACCEPTED -> throw new IllegalStateException("a hold that stands is not over");
    };
  }
}
