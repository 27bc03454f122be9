package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.InformationAsked.Missing;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
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
   * @param route where it goes by the map, unless services are named
   * @param named the services whoever refers wants asked, all at once; none: by the map
   * @param duplicates open referrals of the person for the same, unless it was said that this is
   *     another
   */
  record MakeReferral(
      Instant at,
      Whom whom,
      Ask ask,
      Route route,
      List<CoveringTeam> named,
      List<String> duplicates,
      AnswerTimes answer)
      implements ReferralCommand {}

  /** A team took part of another referral, which is this one from now on: heard. */
  record MakePart(Instant at, Referral whole, String teamId, List<Skill> skills)
      implements ReferralCommand {}

  /**
   * Someone competent says how urgent it is; if nobody is asked yet, it goes where the map says.
   */
  record TriageReferral(Instant at, Urgency urgency, Route route, AnswerTimes answer)
      implements ReferralCommand {}

  /** Ask services, all at once; who takes it first has it. */
  record OfferReferral(Instant at, List<CoveringTeam> teams, AnswerTimes answer)
      implements ReferralCommand {}

  /** Ask whoever made it for what is missing; without a team it is the hub that asks. */
  record AskInformation(
      Instant at, @Nullable String teamId, List<Missing> missing, AnswerTimes answer)
      implements ReferralCommand {}

  /** What was missing was told. */
  record AnswerInformation(Instant at, AnswerTimes answer) implements ReferralCommand {}

  /**
   * A team takes it.
   *
   * @param skills what it takes; absent: all that is asked and that it offers
   * @param partId what the part is called, if it takes only part
   */
  record TakeReferral(Instant at, CoveringTeam team, @Nullable List<Skill> skills, String partId)
      implements ReferralCommand {}

  /** A team declines it. */
  record DeclineReferral(Instant at, String teamId, DeclineReason reason)
      implements ReferralCommand {}

  /** A team that is asked or has taken it passes it on to another. */
  record RedirectReferral(Instant at, String teamId, CoveringTeam to, AnswerTimes answer)
      implements ReferralCommand {}

  /** Someone no longer wants it. */
  record WithdrawReferral(Instant at, ReferralWithdrawn.@Nullable Why why)
      implements ReferralCommand {}

  /** Another referral stands in its place. */
  record SupersedeReferral(Instant at, Referral by) implements ReferralCommand {}

  /** The team that has it has nothing more to do; without a team it is the hub that says so. */
  record CloseReferral(Instant at, @Nullable String teamId, ReferralClosed.Reason reason)
      implements ReferralCommand {}

  /** Time is up for whoever did not answer, be it an offer or a question. */
  record LapseOffers(Instant at, AnswerTimes answer) implements ReferralCommand {}

  /** The person died or was never admitted: heard, so there is nobody to refuse. */
  record EndWithPerson(Instant at, boolean died) implements ReferralCommand {}

  /** The person is alive after all: heard, so there is nobody to refuse. */
  record ReopenReferral(Instant at) implements ReferralCommand {}

  /** The person's whereabouts became protected: heard, so there is nobody to refuse. */
  record WithholdArea(Instant at) implements ReferralCommand {}

  /** Two records of the person became one: heard, so there is nobody to refuse. */
  record FollowPerson(Instant at, String personId) implements ReferralCommand {}

  /** A team saw the person for the first time: heard, so there is nobody to refuse. */
  record FulfilReferral(Instant at, String teamId) implements ReferralCommand {}
}
