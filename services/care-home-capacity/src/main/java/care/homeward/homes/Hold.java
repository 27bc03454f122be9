package care.homeward.homes;

import care.homeward.contracts.CapacityEvent.BedType;
import java.time.Instant;

/** A bed kept for a person, and how that ended. */
record Hold(
    String holdId,
    String stayId,
    String personId,
    BedType bedType,
    Instant heldAt,
    Instant expiresAt,
    Standing standing) {

  /** Where a hold is in its life. */
  enum Standing {
    OPEN,
    ACCEPTED,
    REFUSED,
    LAPSED,
    RELEASED,
    MOVED_IN
  }

  /** Whether a bed is kept because of it. */
  boolean keepsBed() {
    return standing == Standing.OPEN || standing == Standing.ACCEPTED;
  }

  /** Where it is at a moment: past its expiry it is over, noticed or not. */
  Standing standing(Instant at) {
    return standing == Standing.OPEN && !at.isBefore(expiresAt) ? Standing.LAPSED : standing;
  }

  Hold become(Standing next, String personId) {
    return new Hold(holdId, stayId, personId, bedType, heldAt, expiresAt, next);
  }
}
