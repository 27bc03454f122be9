package care.homeward.teams.inbox;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.Envelope;
import care.homeward.contracts.ReferralEvent.OfferEnded;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralDeclined;
import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralMade.Needs;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralPartTaken;
import care.homeward.contracts.ReferralEvent.ReferralRedirected;
import care.homeward.contracts.ReferralEvent.ReferralReturned;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.ReferralTriaged;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.teams.inbox.Asked.Offer;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps who is asked what, as the referrals tell it. */
@Component
public class Asking {

  private final AskedReferrals referrals;

  Asking(AskedReferrals referrals) {
    this.referrals = referrals;
  }

  /** Takes a fact in; again, with no further effect. */
  public void note(Envelope<?> fact) {
    switch (fact.data()) {
      case ReferralMade e -> made(e, fact.sequence());
      case ReferralOffered e ->
          note(fact, asked -> asked.offered(new Offer(e.teamId(), e.at(), e.answerBy())));
      case ReferralTriaged e -> note(fact, asked -> asked.triaged(e.urgency(), e.due()));
      case OfferEnded e -> note(fact, asked -> asked.answered(e.teamId()));
      case ReferralDeclined e -> note(fact, asked -> asked.answered(e.teamId()));
      case ReferralRedirected e -> note(fact, asked -> asked.answered(e.teamId()));
      case ReferralPartTaken e -> note(fact, asked -> asked.answered(e.teamId()));
      case ReferralSentToHub _, ReferralReturned _ -> note(fact, Asked::nobodyAsked);
      case ReferralTaken e -> note(fact, asked -> asked.taken(e.teamId()));
      case ReferralFulfilled e -> note(fact, asked -> asked.seen(e.at()));
      case ReferralWithdrawn e -> referrals.deleteById(e.referralId());
      case ReferralClosed e -> referrals.deleteById(e.referralId());
      default -> {} // nothing to those who are asked
    }
  }

  /** What a referral asks of a community organisation; nothing when it does not ask one. */
  public List<CommunityNeed> needs(String referralId) {
    return referrals.findById(referralId).map(Asked::needs).orElse(List.of());
  }

  /** The team that has a referral; nothing while none has. */
  public Optional<String> takenBy(String referralId) {
    return referrals.findById(referralId).map(Asked::takenBy);
  }

  private void made(ReferralMade e, long sequence) {
    if (referrals.findById(e.referralId()).isEmpty()) {
      var _ =
          referrals.save(
              new Asked(
                  e.referralId(),
                  e.at(),
                  e.skill(),
                  e.urgency(),
                  e.partnership(),
                  needs(e.needs()),
                  e.startWanted() == null ? null : e.startWanted().toString(),
                  e.due(),
                  List.of(),
                  null,
                  null,
                  sequence));
    }
  }

  private static List<CommunityNeed> needs(@Nullable Needs needs) {
    return needs == null || needs.communityNeeds() == null ? List.of() : needs.communityNeeds();
  }

  private void note(Envelope<?> fact, UnaryOperator<Asked> change) {
    referrals
        .findById(fact.subject())
        .filter(asked -> asked.sequence() < fact.sequence())
        .ifPresent(asked -> referrals.save(change.apply(asked).asOf(fact.sequence())));
  }
}
