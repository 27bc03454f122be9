package care.homeward.people;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralRedirected;
import care.homeward.contracts.ReferralEvent.ReferralReidentified;
import care.homeward.contracts.ReferralEvent.ReferralReopened;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.platform.journal.Cause;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps who has a referral now, as the referrals tell it. */
@Component
class ErrandFeed {

  private final Errands errands;

  ErrandFeed(Errands errands) {
    this.errands = errands;
  }

  void on(Envelope<?> fact, Cause cause) {
    switch (fact.data()) {
      case ReferralTaken e -> held(fact, e, e.teamId());
      case ReferralReopened e -> held(fact, e, e.teamId());
      case ReferralRedirected e -> held(fact, e, null);
      case ReferralWithdrawn e -> held(fact, e, null);
      case ReferralClosed e -> held(fact, e, null);
      case ReferralReidentified e -> held(fact, e, known(fact.subject()).holder());
      default -> {} // whoever has it has it still, and whoever is asked has not
    }
  }

  private void held(Envelope<?> fact, ReferralEvent said, @Nullable String holder) {
    if (known(fact.subject()).sequence() < fact.sequence()) {
      var _ = errands.save(new Errand(fact.subject(), said.personId(), holder, fact.sequence()));
    }
  }

  private Errand known(String referralId) {
    return errands.findById(referralId).orElseGet(() -> Errand.unheard(referralId));
  }
}
