package care.homeward.homes.holds;

import care.homeward.contracts.CapacityEvent.AssessmentSought;
import care.homeward.contracts.CapacityEvent.Assessor;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedRefused;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.homes.HomeArea;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That a home was asked for someone, and what it said; of whom, nothing is kept but the area.
 *
 * @param approachId absent if this home alone was asked
 * @param place where the person lives; absent where that is withheld
 * @param partnership whose neighbourhood that is; absent as for the place
 * @param answer absent while it stands open
 * @param respondedAt when the home first said anything: yes, no, or that it wants to assess
 */
@Document("askings")
record Asking(
    @Id String holdId,
    String homeId,
    @Nullable String approachId,
    @Nullable String place,
    @Nullable String partnership,
    BedType bedType,
    Instant askedAt,
    Instant expiresAt,
    @Nullable Answer answer,
    @Nullable Instant respondedAt,
    @Nullable RefusalReason refusal,
    @Nullable Assessor assessor) {

  /** What became of it. */
  enum Answer {
    ACCEPTED,
    REFUSED,
    /** The home said nothing in time. */
    LAPSED,
    /** The bed was no longer wanted, or nobody moved in. */
    RELEASED
  }

  static Asking of(BedHeld e, HomeArea livesIn) {
    return new Asking(
        e.holdId(),
        e.homeId(),
        e.approachId(),
        livesIn.place(),
        livesIn.partnership(),
        e.bedType(),
        e.at(),
        e.expiresAt(),
        null,
        null,
        null,
        null);
  }

  Asking toBeAssessed(AssessmentSought e) {
    return new Asking(
        holdId,
        homeId,
        approachId,
        place,
        partnership,
        bedType,
        askedAt,
        e.expiresAt(),
        answer,
        first(e.at()),
        refusal,
        e.assessor());
  }

  Asking refused(BedRefused e) {
    return answered(Answer.REFUSED, first(e.at()), e.reason());
  }

  Asking accepted(Instant at) {
    return answered(Answer.ACCEPTED, first(at), null);
  }

  /** Time was up: unanswered, the home said nothing; accepted, nobody moved in. */
  Asking lapsed() {
    return ended(answer == Answer.ACCEPTED ? Answer.RELEASED : Answer.LAPSED);
  }

  /** Nothing the home said. */
  Asking ended(Answer how) {
    return answered(how, respondedAt, refusal);
  }

  /** How long the home took to say anything; absent if it did not. */
  @Nullable Duration responseTime() {
    return respondedAt == null ? null : Duration.between(askedAt, respondedAt);
  }

  private Instant first(Instant at) {
    return respondedAt == null ? at : respondedAt;
  }

  private Asking answered(
      Answer given, @Nullable Instant responded, @Nullable RefusalReason reason) {
    return new Asking(
        holdId,
        homeId,
        approachId,
        place,
        partnership,
        bedType,
        askedAt,
        expiresAt,
        given,
        responded,
        reason,
        assessor);
  }
}
