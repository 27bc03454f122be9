package care.homeward.teams.inbox;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.Envelope;
import care.homeward.contracts.ReferralEvent.AreaWithheld;
import care.homeward.contracts.ReferralEvent.OfferEnded;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralDeclined;
import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralMade.Needs;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralPartTaken;
import care.homeward.contracts.ReferralEvent.ReferralRedirected;
import care.homeward.contracts.ReferralEvent.ReferralReopened;
import care.homeward.contracts.ReferralEvent.ReferralReturned;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.ReferralTriaged;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.platform.inbox.HeardOnly;
import care.homeward.teams.inbox.Asked.Offer;
import care.homeward.teams.inbox.Asked.Request;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Keeps who is asked what, as the referrals tell it. */
@Component
public class Asking {

  private final AskedReferrals referrals;

  Asking(AskedReferrals referrals) {
    this.referrals = referrals;
  }

  @Bean
  HeardOnly askedHeard() {
    return HeardOnly.of((fact, _) -> note(fact), Asked.class);
  }

  /** Takes a fact in; again, with no further effect. */
  public void note(Envelope<?> fact) {
    switch (fact.data()) {
      case ReferralMade e -> made(e, fact.sequence());
      case ReferralReopened e -> reopened(e, fact.sequence());
      case ReferralOffered e ->
          note(fact, asked -> asked.offered(new Offer(e.teamId(), e.at(), e.answerBy())));
      case AreaWithheld _ -> become(fact, Asked::withoutArea);
      case ReferralTriaged e -> note(fact, asked -> asked.triaged(e.urgency(), e.due()));
      case OfferEnded e -> note(fact, asked -> asked.answered(e.teamId()));
      case ReferralDeclined e -> note(fact, asked -> asked.answered(e.teamId()));
      case ReferralRedirected e -> note(fact, asked -> asked.answered(e.teamId()));
      case ReferralPartTaken e -> note(fact, asked -> asked.takenInPart(e.teamId(), e.skills()));
      case ReferralSentToHub _, ReferralReturned _ -> note(fact, Standing::nobodyAsked);
      case ReferralTaken e -> note(fact, asked -> asked.taken(e.teamId()));
      case ReferralFulfilled e -> note(fact, asked -> asked.seen(e.at()));
      case ReferralWithdrawn e -> referrals.deleteById(e.referralId());
      case ReferralClosed e -> referrals.deleteById(e.referralId());
      default -> {} // nothing to those who are asked
    }
  }

  /** A referral that is open; nothing when it is not, or not known here. */
  public Optional<Asked> find(String referralId) {
    return referrals.findById(referralId);
  }

  private void made(ReferralMade e, long sequence) {
    if (referrals.findById(e.referralId()).isEmpty()) {
      var request =
          new Request(
              e.at(),
              e.partnership(),
              needs(e.needs()),
              e.startWanted() == null ? null : e.startWanted().toString());
      var standing = Standing.made(e.urgency(), e.due(), skills(e.skill(), e.furtherSkills()));
      var _ = referrals.save(new Asked(e.referralId(), request, standing, sequence));
    }
  }

  /** It was let go of when it ended: it is kept again, as it is said to stand. */
  private void reopened(ReferralReopened e, long sequence) {
    var request =
        new Request(
            e.receivedAt(),
            e.partnership(),
            needs(e.needs()),
            e.startWanted() == null ? null : e.startWanted().toString());
    var standing =
        Standing.reopened(
            e.urgency(), e.due(), skills(e.skill(), e.furtherSkills()), e.teamId(), e.at());
    var _ = referrals.save(new Asked(e.referralId(), request, standing, sequence));
  }

  private static List<Skill> skills(Skill leading, @Nullable List<Skill> further) {
    return Stream.concat(Stream.of(leading), Stream.ofNullable(further).flatMap(List::stream))
        .distinct()
        .toList();
  }

  private static List<CommunityNeed> needs(@Nullable Needs needs) {
    return needs == null || needs.communityNeeds() == null ? List.of() : needs.communityNeeds();
  }

  private void note(Envelope<?> fact, UnaryOperator<Standing> change) {
    become(fact, asked -> asked.now(change.apply(asked.standing())));
  }

  private void become(Envelope<?> fact, UnaryOperator<Asked> change) {
    referrals
        .findById(fact.subject())
        .filter(asked -> asked.sequence() < fact.sequence())
        .ifPresent(asked -> referrals.save(change.apply(asked).upTo(fact.sequence())));
  }
}
