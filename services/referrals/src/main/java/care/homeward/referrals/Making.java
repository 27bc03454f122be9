package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.ReferralTriaged;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.platform.core.Refused;
import care.homeward.referrals.ReferralCommand.MakePart;
import care.homeward.referrals.ReferralCommand.MakeReferral;
import care.homeward.referrals.ReferralCommand.TriageReferral;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How a referral comes to be, how urgent it is found, and whom the map asks. */
record Making(Referral referral) {

  List<ReferralEvent> make(MakeReferral c) {
    if (referral.made() != null) {
      return List.of();
    }
    if (!c.duplicates().isEmpty()) {
      throw Refused.conflict(
          "duplicate-referral", "Asked for already: " + String.join(", ", c.duplicates()) + ".");
    }
    var whom = c.whom();
    var ask = c.ask();
    var made =
        new ReferralMade(
            referral.id(),
            whom.personId(),
            whom.stayId(),
            c.at(),
            ask.skills().getFirst(),
            ask.urgency(),
            whom.place(),
            whom.partnership(),
            ask.source(),
            Made.further(ask.skills()),
            ask.needs(),
            ask.startWanted(),
            ask.urgency() == Urgency.ROUTINE ? null : Clock.due(ask.urgency(), c.at()),
            whom.arrangedBy(),
            null);
    var then = referral.after(made);
    var events = new ArrayList<ReferralEvent>();
    events.add(made);
    events.addAll(
        c.named().isEmpty()
            ? placed(then, c.at(), c.route(), c.answer())
            : new Saying(then).offered(c.at(), c.named(), c.answer()));
    return List.copyOf(events);
  }

  List<ReferralEvent> part(MakePart c) {
    if (referral.made() != null) {
      return List.of();
    }
    var made = c.whole().asked().part(c.whole().id(), referral.id(), c.skills());
    return List.of(
        made,
        new ReferralTaken(
            referral.id(),
            made.personId(),
            made.stayId(),
            c.at(),
            c.teamId(),
            made.skill(),
            made.furtherSkills()));
  }

  /** Where the map leads nowhere, it lies where it lay, for the reason it lay there. */
  List<ReferralEvent> triage(TriageReferral c) {
    var asked = new Allowed(referral).notTaken(c.at());
    if (asked.triaged() && asked.urgency() == c.urgency()) {
      return List.of();
    }
    requireNoBreachIsLost(asked, c);
    var due = c.urgency() == Urgency.ROUTINE ? null : Clock.due(c.urgency(), asked.receivedAt());
    var triaged =
        new ReferralTriaged(
            referral.id(), asked.personId(), asked.stayId(), c.at(), c.urgency(), due);
    var placing = referral.placing();
    var asksNobody = placing.offers().isEmpty() && placing.question() == null;
    var toTriage = placing.why() == null || placing.why() == WithoutTeam.TO_TRIAGE;
    if (!asksNobody || (c.route().why() != null && !toTriage)) {
      return List.of(triaged);
    }
    var events = new ArrayList<ReferralEvent>();
    events.add(triaged);
    events.addAll(placed(referral.after(triaged), c.at(), c.route(), c.answer()));
    return List.copyOf(events);
  }

  /** By when it is said, not by when it is said to have been: that could be any time before. */
  private void requireNoBreachIsLost(Made asked, TriageReferral c) {
    var later = Clock.due(c.urgency(), asked.receivedAt()).isAfter(asked.dueAt());
    if (later && referral.overdue(c.answer().now())) {
      throw Refused.conflict(
          "already-overdue", "Its time has run out: it can be more urgent now, not less.");
    }
  }

  private static List<ReferralEvent> placed(
      Referral referral, Instant at, Route route, AnswerTimes answer) {
    var saying = new Saying(referral);
    return route.why() != null
        ? List.of(saying.withNobody(at, route.why(), null))
        : route.teams().stream().map(team -> saying.offered(at, team, answer)).toList();
  }
}
