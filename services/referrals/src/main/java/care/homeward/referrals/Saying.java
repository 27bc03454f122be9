package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.OfferEnded;
import care.homeward.contracts.ReferralEvent.OfferEnded.Ending;
import care.homeward.contracts.ReferralEvent.ReferralMade.ArrangedBy;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralReturned;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.referrals.Placing.Offer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts that several rules say of a referral. */
record Saying(Referral referral) {

  /** Those that can, and are not asked already. */
  List<ReferralEvent> offered(Instant at, List<CoveringTeam> teams, AnswerTimes answer) {
    var allowed = new Allowed(referral);
    teams.forEach(allowed::requireAble);
    return teams.stream()
        .map(CoveringTeam::teamId)
        .filter(team -> !referral.placing().offeredTo(team))
        .map(team -> offered(at, team, answer))
        .toList();
  }

  ReferralEvent offered(Instant at, String team, AnswerTimes answer) {
    var asked = referral.asked();
    return new ReferralOffered(
        referral.id(),
        asked.personId(),
        asked.stayId(),
        at,
        team,
        asked.leading(),
        answer.answerBy(asked.urgency()));
  }

  ReferralEvent ended(Instant at, Offer offer, Ending ending) {
    var asked = referral.asked();
    return new OfferEnded(
        referral.id(), asked.personId(), asked.stayId(), at, offer.teamId(), ending);
  }

  /** Never nowhere: back with whoever arranges it, the clock running. */
  ReferralEvent withNobody(Instant at, WithoutTeam why, @Nullable DeclineReason declined) {
    var asked = referral.asked();
    return asked.arrangedBy() == ArrangedBy.SOURCE
        ? new ReferralReturned(referral.id(), asked.personId(), asked.stayId(), at, why, declined)
        : new ReferralSentToHub(referral.id(), asked.personId(), asked.stayId(), at, why, declined);
  }
}
