package care.homeward.homes;

import care.homeward.contracts.CapacityEvent.Assessor;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.homes.Hold.Standing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bed kept.
 *
 * @param accepted whether the home will have the person; until then the hold can lapse
 * @param assessor who is to assess the person before the home answers, if it asked
 */
record KeptBed(
    String holdId,
    String stayId,
    String personId,
    BedType bedType,
    Instant heldAt,
    Instant expiresAt,
    boolean accepted,
    @Nullable String approachId,
    @Nullable Assessor assessor) {

  /** Those a home keeps; one past its expiry is over, noticed or not. */
  static List<KeptBed> of(CareHome home, Instant now) {
    return home.holds().keeping(hold -> hold.standing(now) != Standing.LAPSED).stream()
        .map(
            hold ->
                new KeptBed(
                    hold.holdId(),
                    hold.stayId(),
                    hold.personId(),
                    hold.bedType(),
                    hold.heldAt(),
                    hold.expiresAt(),
                    hold.standing() == Standing.ACCEPTED,
                    hold.approachId(),
                    hold.assessor()))
        .toList();
  }
}
