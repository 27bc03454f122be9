package care.homeward.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code referrals} says: whether a referral stands. The subject is the {@code referralId}.
 */
public sealed interface ReferralEvent {

  /** The pseudonymous id of the person referred. */
  String personId();

  /** The stay in hospital the referral comes from. */
  String stayId();

  /** When it happened, as opposed to when it was recorded. */
  Instant at();

  /**
   * A person was referred for care at home.
   *
   * @param at when the referral was received: its clock starts here and never restarts
   * @param skill what is asked of the team
   * @param urgency how soon a first contact is due
   * @param place code of the person's place; absent when unknown or restricted
   * @param partnership code of the local care partnership; absent when unknown or restricted
   */
  record ReferralMade(
      String referralId,
      String personId,
      String stayId,
      Instant at,
      Skill skill,
      Urgency urgency,
      @Nullable String place,
      @Nullable String partnership)
      implements ReferralEvent {}

  /** A team was asked. */
  record ReferralOffered(
      String referralId, String personId, String stayId, Instant at, String teamId, Skill skill)
      implements ReferralEvent {}

  /** No team has it: it lies with the care transfer hub, with its clock running. */
  record ReferralSentToHub(String referralId, String personId, String stayId, Instant at, Why why)
      implements ReferralEvent {

    /** Why no team has it. */
    public enum Why {
      /** No area is known: restricted, no fixed abode, or out of the partnership's map. */
      NO_AREA,
      /** No team covers the area with the skill asked for. */
      NO_TEAM,
      /** The team asked declined. */
      DECLINED
    }
  }

  /** A team took it. The clock does not stop: it stops at the first contact. */
  record ReferralTaken(
      String referralId, String personId, String stayId, Instant at, String teamId, Skill skill)
      implements ReferralEvent {}

  /** A team declined it, with a reason. */
  record ReferralDeclined(
      String referralId,
      String personId,
      String stayId,
      Instant at,
      String teamId,
      DeclineReason reason)
      implements ReferralEvent {}

  /**
   * It is no longer wanted.
   *
   * @param teamId the team that had been offered it or had taken it, if any
   */
  record ReferralWithdrawn(
      String referralId, String personId, String stayId, Instant at, @Nullable String teamId)
      implements ReferralEvent {}

  /**
   * The first face-to-face contact was made: the clock stops.
   *
   * @param at when the contact was made
   * @param withinTarget true if it was made within what the urgency asks
   */
  record ReferralFulfilled(
      String referralId,
      String personId,
      String stayId,
      Instant at,
      String teamId,
      boolean withinTarget)
      implements ReferralEvent {}

  /** What is asked of a team. */
  enum Skill {
    NURSING,
    THERAPY,
    REABLEMENT,
    HOME_CARE,
    SOCIAL_WORK,
    VOLUNTARY_SUPPORT
  }

  /** How soon a first face-to-face contact is due after the referral was received. */
  enum Urgency {
    /** Within 120 minutes (urgent community response). */
    TWO_HOUR,
    /** Within two midnights in Europe/London. */
    TWO_DAY,
    /** No national limit. */
    ROUTINE
  }

  /**
   * Why a team declined. The first three are the NHS Data Dictionary's referral rejection reasons
   * 01, 02 and 03; the fourth is not a rejection: the team would, but cannot now.
   */
  enum DeclineReason {
    DUPLICATE,
    INAPPROPRIATE,
    INCOMPLETE,
    NO_CAPACITY
  }
}
