package care.homeward.referrals;

import care.homeward.platform.core.Refused;
import care.homeward.referrals.Referral.Stands;
import java.time.Instant;

/** What has to hold before anything follows from what people ask; refused where it does not. */
record Allowed(Referral referral) {

  Made open(Instant at) {
    var asked = referral.asked();
    if (!referral.stands().open()) {
      throw Refused.conflict("referral-closed", "It was fulfilled, closed or withdrawn.");
    }
    requireReceivedBy(at);
    return asked;
  }

  Made notTaken(Instant at) {
    var asked = open(at);
    if (referral.stands() == Stands.TAKEN) {
      throw Refused.conflict("already-taken", "A team has taken it.");
    }
    return asked;
  }

  void requireReceivedBy(Instant at) {
    if (at.isBefore(referral.asked().receivedAt())) {
      throw Refused.impossible("before-received", "That is before the referral was received.");
    }
  }

  void requireAble(CoveringTeam team) {
    var asked = referral.asked();
    if (!team.heard()) {
      throw Refused.conflict("team-not-heard-of", "This team is not known here yet.");
    }
    if (team.of(asked.skills()).isEmpty()) {
      throw Refused.conflict("team-without-skill", "This team does not offer what is asked for.");
    }
    if (!team.helpsWith(Ask.communityNeeds(asked.needs()))) {
      throw Refused.conflict(
          "organisation-without-help", "This organisation does none of what is asked for.");
    }
  }

  void requireOfferTo(String team) {
    if (referral.stands() == Stands.TAKEN) {
      throw team.equals(referral.placing().teamId())
          ? Refused.conflict("already-taken", "This team has taken it.")
          : Refused.conflict("taken-by-another", "Another team has taken it.");
    }
    if (!referral.placing().offeredTo(team)) {
      throw Refused.conflict("not-offered", "It is not offered to this team.");
    }
  }
}
