package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.OfferEnded.Ending;
import care.homeward.contracts.ReferralEvent.ReferralDeclined;
import care.homeward.contracts.ReferralEvent.ReferralPartTaken;
import care.homeward.contracts.ReferralEvent.ReferralRedirected;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.platform.core.Refused;
import care.homeward.referrals.Referral.Stands;
import care.homeward.referrals.ReferralCommand.DeclineReferral;
import care.homeward.referrals.ReferralCommand.RedirectReferral;
import care.homeward.referrals.ReferralCommand.TakeReferral;
import java.util.ArrayList;
import java.util.List;

/** What a team that is asked can say: yes, yes to a part, no, or another should. */
record Answering(Referral referral) {

  List<ReferralEvent> take(TakeReferral c) {
    var allowed = new Allowed(referral);
    var asked = allowed.open(c.at());
    var team = c.team().teamId();
    var placing = referral.placing();
    if (referral.stands() == Stands.TAKEN && team.equals(placing.teamId())) {
      return List.of();
    }
    if (!placing.offeredTo(team)
        && placing.parts().stream().anyMatch(part -> part.teamId().equals(team))) {
      return List.of();
    }
    allowed.requireOfferTo(team);
    var skills = taking(c, asked);
    return skills.size() < asked.skills().size() ? part(c, asked, skills) : whole(c, asked, team);
  }

  private List<ReferralEvent> whole(TakeReferral c, Made asked, String team) {
    var events = new ArrayList<ReferralEvent>();
    events.add(
        new ReferralTaken(
            referral.id(),
            asked.personId(),
            asked.stayId(),
            c.at(),
            team,
            asked.leading(),
            Made.further(asked.skills())));
    var saying = new Saying(referral);
    referral
        .placing()
        .offersBut(team)
        .forEach(offer -> events.add(saying.ended(c.at(), offer, Ending.TAKEN_BY_ANOTHER)));
    return List.copyOf(events);
  }

  private List<ReferralEvent> part(TakeReferral c, Made asked, List<Skill> skills) {
    var team = c.team().teamId();
    var events = new ArrayList<ReferralEvent>();
    events.add(
        new ReferralPartTaken(
            referral.id(), asked.personId(), asked.stayId(), c.at(), team, skills, c.partId()));
    if (referral.placing().offersBut(team).isEmpty()) {
      events.add(new Saying(referral).withNobody(c.at(), WithoutTeam.PART_TAKEN, null));
    }
    return List.copyOf(events);
  }

  /** What it takes, in the order it was asked; all of it where the team never said what it does. */
  private static List<Skill> taking(TakeReferral c, Made asked) {
    var named = c.skills();
    if (named != null && !asked.skills().containsAll(named)) {
      throw Refused.conflict("skill-not-asked", "That is not asked for here, or not any more.");
    }
    var all = asked.skills().stream().filter(skill -> named == null || named.contains(skill));
    if (!c.team().heard()) {
      return all.toList();
    }
    var can = c.team().of(all.toList());
    if (can.isEmpty() || (named != null && !can.containsAll(named))) {
      throw Refused.conflict("team-without-skill", "This team does not offer what it would take.");
    }
    return can;
  }

  List<ReferralEvent> decline(DeclineReferral c) {
    var allowed = new Allowed(referral);
    var asked = allowed.open(c.at());
    allowed.requireOfferTo(c.teamId());
    var declined =
        new ReferralDeclined(
            referral.id(), asked.personId(), asked.stayId(), c.at(), c.teamId(), c.reason());
    return referral.placing().offersBut(c.teamId()).isEmpty()
        ? List.of(
            declined, new Saying(referral).withNobody(c.at(), WithoutTeam.DECLINED, c.reason()))
        : List.of(declined);
  }

  List<ReferralEvent> redirect(RedirectReferral c) {
    var allowed = new Allowed(referral);
    var asked = allowed.open(c.at());
    var has = referral.stands() == Stands.TAKEN && c.teamId().equals(referral.placing().teamId());
    if (!has) {
      allowed.requireOfferTo(c.teamId());
    }
    if (c.teamId().equals(c.to().teamId())) {
      throw Refused.impossible("redirected-to-itself", "A team cannot pass it on to itself.");
    }
    allowed.requireAble(c.to());
    var redirected =
        new ReferralRedirected(
            referral.id(), asked.personId(), asked.stayId(), c.at(), c.teamId(), c.to().teamId());
    return referral.placing().offeredTo(c.to().teamId())
        ? List.of(redirected)
        : List.of(redirected, new Saying(referral).offered(c.at(), c.to().teamId(), c.answer()));
  }
}
