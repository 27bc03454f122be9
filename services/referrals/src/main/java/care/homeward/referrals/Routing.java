package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub.Why;
import care.homeward.referrals.ReferralCommand.MakeReferral;

/** Where a new referral goes: to the team of the person's area, or to the care transfer hub. */
final class Routing {

  private Routing() {}

  static ReferralEvent route(String referralId, MakeReferral make) {
    if (make.area().partnership() == null) {
      return toHub(referralId, make, Why.NO_AREA);
    }
    if (make.covering().isEmpty()) {
      return toHub(referralId, make, Why.NO_TEAM);
    }
    return new ReferralOffered(
        referralId,
        make.area().personId(),
        make.area().stayId(),
        make.at(),
        make.covering().getFirst(),
        make.skill());
  }

  private static ReferralEvent toHub(String referralId, MakeReferral make, Why why) {
    return new ReferralSentToHub(
        referralId, make.area().personId(), make.area().stayId(), make.at(), why);
  }
}
