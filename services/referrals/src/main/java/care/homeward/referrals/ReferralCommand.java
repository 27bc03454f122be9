package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of a referral. */
sealed interface ReferralCommand {

  /** When it happens. */
  Instant at();

  /**
   * Refer a person for care at home.
   *
   * @param at when the referral was received: its clock starts here
   * @param personId whom the asker means; absent when it is simply whoever the stay is about
   * @param area what is known of the stay
   * @param covering the teams that cover the area with this skill, in order of preference
   */
  record MakeReferral(
      Instant at,
      @Nullable String personId,
      Area area,
      Skill skill,
      Urgency urgency,
      List<String> covering)
      implements ReferralCommand {}

  /** The hub asks a team. */
  record OfferReferral(Instant at, CoveringTeam team) implements ReferralCommand {}

  /** A team takes it. */
  record TakeReferral(Instant at, String teamId) implements ReferralCommand {}

  /** A team declines it. */
  record DeclineReferral(Instant at, String teamId, DeclineReason reason)
      implements ReferralCommand {}

  /** Someone no longer wants it. */
  record WithdrawReferral(Instant at) implements ReferralCommand {}

  /** The person died or was never admitted: heard, so there is nobody to refuse. */
  record CloseWithStay(Instant at) implements ReferralCommand {}

  /** A team saw the person for the first time: heard, so there is nobody to refuse. */
  record FulfilReferral(Instant at, String teamId) implements ReferralCommand {}
}
