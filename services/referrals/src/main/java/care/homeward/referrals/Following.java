package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.AreaWithheld;
import care.homeward.contracts.ReferralEvent.OfferEnded.Ending;
import care.homeward.contracts.ReferralEvent.ReferralReidentified;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.referrals.Referral.Stands;
import care.homeward.referrals.ReferralCommand.FollowPerson;
import care.homeward.referrals.ReferralCommand.WithholdArea;
import java.util.ArrayList;
import java.util.List;

/** What follows from what is heard of the person. */
record Following(Referral referral) {

  List<ReferralEvent> follow(FollowPerson c) {
    var made = referral.made();
    return made == null || made.personId().equals(c.personId())
        ? List.of()
        : List.of(
            new ReferralReidentified(
                referral.id(), c.personId(), made.stayId(), c.at(), made.personId()));
  }

  /**
   * Whom the area led to is asked no longer, because a team's name tells the area; a team that has
   * it goes on caring.
   */
  List<ReferralEvent> withhold(WithholdArea c) {
    var made = referral.made();
    if (made == null || !made.hasArea()) {
      return List.of();
    }
    var saying = new Saying(referral);
    var events = new ArrayList<ReferralEvent>();
    referral
        .placing()
        .offers()
        .forEach(offer -> events.add(saying.ended(c.at(), offer, Ending.WITHDRAWN)));
    events.add(new AreaWithheld(referral.id(), made.personId(), made.stayId(), c.at()));
    if (referral.stands().open() && referral.stands() != Stands.TAKEN) {
      events.add(saying.withNobody(c.at(), WithoutTeam.RESTRICTED, null));
    }
    return List.copyOf(events);
  }
}
