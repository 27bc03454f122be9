package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.InformationAnswered;
import care.homeward.contracts.ReferralEvent.InformationAsked;
import care.homeward.contracts.ReferralEvent.OfferEnded;
import care.homeward.contracts.ReferralEvent.OfferEnded.Ending;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralDeclined;
import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralMade.ArrangedBy;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralPartTaken;
import care.homeward.contracts.ReferralEvent.ReferralRedirected;
import care.homeward.contracts.ReferralEvent.ReferralReidentified;
import care.homeward.contracts.ReferralEvent.ReferralReturned;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.ReferralTriaged;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.platform.core.Refused;
import care.homeward.referrals.Placing.Offer;
import care.homeward.referrals.Referral.Made;
import care.homeward.referrals.Referral.Stands;
import care.homeward.referrals.ReferralCommand.AnswerInformation;
import care.homeward.referrals.ReferralCommand.AskInformation;
import care.homeward.referrals.ReferralCommand.CloseReferral;
import care.homeward.referrals.ReferralCommand.DeclineReferral;
import care.homeward.referrals.ReferralCommand.EndWithPerson;
import care.homeward.referrals.ReferralCommand.FollowPerson;
import care.homeward.referrals.ReferralCommand.FulfilReferral;
import care.homeward.referrals.ReferralCommand.LapseOffers;
import care.homeward.referrals.ReferralCommand.MakePart;
import care.homeward.referrals.ReferralCommand.MakeReferral;
import care.homeward.referrals.ReferralCommand.OfferReferral;
import care.homeward.referrals.ReferralCommand.RedirectReferral;
import care.homeward.referrals.ReferralCommand.SupersedeReferral;
import care.homeward.referrals.ReferralCommand.TakeReferral;
import care.homeward.referrals.ReferralCommand.TriageReferral;
import care.homeward.referrals.ReferralCommand.WithdrawReferral;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows from what is asked of a referral. */
final class Decisions {

  private final Referral referral;

  private Decisions(Referral referral) {
    this.referral = referral;
  }

  static List<ReferralEvent> decide(Referral referral, ReferralCommand command) {
    var decisions = new Decisions(referral);
    return switch (command) {
      case MakeReferral c -> decisions.make(c);
      case MakePart c -> decisions.make(c);
      case TriageReferral c -> decisions.triage(c);
      case OfferReferral c -> decisions.offer(c);
      case AskInformation c -> decisions.ask(c);
      case AnswerInformation c -> decisions.answer(c);
      case TakeReferral c -> decisions.take(c);
      case DeclineReferral c -> decisions.decline(c);
      case RedirectReferral c -> decisions.redirect(c);
      case WithdrawReferral c -> decisions.withdraw(c.at(), c.why(), null);
      case SupersedeReferral c -> decisions.supersede(c);
      case CloseReferral c -> decisions.close(c);
      case LapseOffers c -> decisions.lapse(c);
      case EndWithPerson c -> decisions.end(c);
      case FollowPerson c -> decisions.follow(c);
      case FulfilReferral c -> decisions.fulfil(c);
    };
  }

  private List<ReferralEvent> make(MakeReferral c) {
    if (referral.made() != null) {
      return List.of();
    }
    if (!c.duplicates().isEmpty()) {
      throw Refused.conflict(
          "duplicate-referral", "Asked for already: " + String.join(", ", c.duplicates()) + ".");
    }
    var whom = c.whom();
    var ask = c.ask();
    var skills = ask.skills();
    var made =
        new ReferralMade(
            referral.id(),
            whom.personId(),
            whom.stayId(),
            c.at(),
            skills.getFirst(),
            ask.urgency(),
            whom.place(),
            whom.partnership(),
            ask.source(),
            skills.size() == 1 ? null : skills.subList(1, skills.size()),
            ask.needs(),
            ask.startWanted(),
            ask.urgency() == Urgency.ROUTINE ? null : Clock.due(ask.urgency(), c.at()),
            whom.arrangedBy(),
            null);
    var then = new Decisions(referral.after(made));
    var events = new ArrayList<ReferralEvent>();
    events.add(made);
    if (c.named().isEmpty()) {
      events.addAll(then.placed(c.at(), c.route(), c.answer()));
    } else {
      events.addAll(then.offered(c.at(), c.named(), c.answer()));
    }
    return List.copyOf(events);
  }

  private List<ReferralEvent> make(MakePart c) {
    if (referral.made() != null) {
      return List.of();
    }
    var made = c.whole().partOf(referral.id(), c.skills());
    return List.of(
        made,
        new ReferralTaken(
            referral.id(), made.personId(), made.stayId(), c.at(), c.teamId(), made.skill()));
  }

  private List<ReferralEvent> triage(TriageReferral c) {
    var asked = notTaken(c.at());
    var waits = referral.placing().offers().isEmpty() && referral.placing().question() == null;
    if (asked.triaged() && asked.urgency() == c.urgency()) {
      return List.of();
    }
    var due = c.urgency() == Urgency.ROUTINE ? null : Clock.due(c.urgency(), asked.receivedAt());
    var triaged =
        new ReferralTriaged(
            referral.id(), asked.personId(), asked.stayId(), c.at(), c.urgency(), due);
    if (!waits) {
      return List.of(triaged);
    }
    var events = new ArrayList<ReferralEvent>();
    events.add(triaged);
    events.addAll(new Decisions(referral.after(triaged)).placed(c.at(), c.route(), c.answer()));
    return List.copyOf(events);
  }

  private List<ReferralEvent> offer(OfferReferral c) {
    notTaken(c.at());
    return offered(c.at(), c.teams(), c.answer());
  }

  private List<ReferralEvent> ask(AskInformation c) {
    var asked = notTaken(c.at());
    if (c.teamId() != null) {
      requireOfferTo(c.teamId());
    }
    var question = referral.placing().question();
    if (question != null) {
      if (question.missing().equals(c.missing())) {
        return List.of();
      }
      throw Refused.conflict("already-asked", "Something else is being asked for already.");
    }
    return List.of(
        new InformationAsked(
            referral.id(), asked.personId(), asked.stayId(), c.at(), c.teamId(), c.missing()));
  }

  /** Whoever is asked has the whole time to answer again; if nobody is, it is back where it was. */
  private List<ReferralEvent> answer(AnswerInformation c) {
    var asked = open(c.at());
    if (referral.placing().question() == null) {
      return List.of();
    }
    var events = new ArrayList<ReferralEvent>();
    events.add(new InformationAnswered(referral.id(), asked.personId(), asked.stayId(), c.at()));
    referral
        .placing()
        .offers()
        .forEach(offer -> events.add(offered(c.at(), offer.teamId(), c.answer())));
    var why = referral.placing().why();
    if (why != null) {
      events.add(withNobody(c.at(), why, null));
    }
    return List.copyOf(events);
  }

  private List<ReferralEvent> take(TakeReferral c) {
    var asked = open(c.at());
    var team = c.team().teamId();
    var placing = referral.placing();
    if (referral.stands() == Stands.TAKEN && team.equals(placing.teamId())) {
      return List.of();
    }
    if (!placing.offeredTo(team)
        && placing.parts().stream().anyMatch(part -> part.teamId().equals(team))) {
      return List.of();
    }
    requireOfferTo(team);
    var skills = taking(c, asked);
    if (skills.size() < asked.skills().size()) {
      return takePart(c, asked, skills);
    }
    var events = new ArrayList<ReferralEvent>();
    events.add(
        new ReferralTaken(
            referral.id(), asked.personId(), asked.stayId(), c.at(), team, asked.leading()));
    placing
        .offersBut(team)
        .forEach(offer -> events.add(ended(c.at(), offer, Ending.TAKEN_BY_ANOTHER)));
    return List.copyOf(events);
  }

  private List<ReferralEvent> takePart(TakeReferral c, Made asked, List<Skill> skills) {
    var team = c.team().teamId();
    var events = new ArrayList<ReferralEvent>();
    events.add(
        new ReferralPartTaken(
            referral.id(), asked.personId(), asked.stayId(), c.at(), team, skills, c.partId()));
    if (referral.placing().offersBut(team).isEmpty()) {
      events.add(withNobody(c.at(), WithoutTeam.PART_TAKEN, null));
    }
    return List.copyOf(events);
  }

  /** What it takes, in the order it was asked; all of it where the team never said what it does. */
  private static List<Skill> taking(TakeReferral c, Made asked) {
    if (c.skills() == null) {
      var can = c.team().of(asked.skills());
      return can.isEmpty() ? asked.skills() : can;
    }
    if (!asked.skills().containsAll(c.skills())) {
      throw Refused.conflict("skill-not-asked", "That is not asked for here, or not any more.");
    }
    return asked.skills().stream().filter(c.skills()::contains).toList();
  }

  private List<ReferralEvent> decline(DeclineReferral c) {
    var asked = open(c.at());
    requireOfferTo(c.teamId());
    var declined =
        new ReferralDeclined(
            referral.id(), asked.personId(), asked.stayId(), c.at(), c.teamId(), c.reason());
    return referral.placing().offersBut(c.teamId()).isEmpty()
        ? List.of(declined, withNobody(c.at(), WithoutTeam.DECLINED, c.reason()))
        : List.of(declined);
  }

  private List<ReferralEvent> redirect(RedirectReferral c) {
    var asked = open(c.at());
    var has = referral.stands() == Stands.TAKEN && c.teamId().equals(referral.placing().teamId());
    if (!has) {
      requireOfferTo(c.teamId());
    }
    if (c.teamId().equals(c.to().teamId())) {
      throw Refused.impossible("redirected-to-itself", "A team cannot pass it on to itself.");
    }
    requireAble(c.to(), asked);
    var redirected =
        new ReferralRedirected(
            referral.id(), asked.personId(), asked.stayId(), c.at(), c.teamId(), c.to().teamId());
    return referral.placing().offeredTo(c.to().teamId())
        ? List.of(redirected)
        : List.of(redirected, offered(c.at(), c.to().teamId(), c.answer()));
  }

  private List<ReferralEvent> supersede(SupersedeReferral c) {
    var other = c.by().asked();
    if (c.by().id().equals(referral.id())) {
      throw Refused.impossible("superseded-by-itself", "A referral cannot stand in its own place.");
    }
    if (!other.personId().equals(referral.asked().personId())) {
      throw Refused.impossible("another-persons-referral", "That one is another person's.");
    }
    return withdraw(c.at(), ReferralWithdrawn.Why.SUPERSEDED, c.by().id());
  }

  private List<ReferralEvent> withdraw(
      Instant at, ReferralWithdrawn.@Nullable Why why, @Nullable String by) {
    if (referral.stands() == Stands.WITHDRAWN) {
      return List.of();
    }
    open(at);
    return withdrawn(at, why, by);
  }

  private List<ReferralEvent> withdrawn(
      Instant at, ReferralWithdrawn.@Nullable Why why, @Nullable String by) {
    var asked = referral.asked();
    var events = new ArrayList<ReferralEvent>();
    referral.placing().offers().forEach(offer -> events.add(ended(at, offer, Ending.WITHDRAWN)));
    events.add(
        new ReferralWithdrawn(
            referral.id(),
            asked.personId(),
            asked.stayId(),
            at,
            referral.placing().teamId(),
            why,
            by));
    return List.copyOf(events);
  }

  private List<ReferralEvent> close(CloseReferral c) {
    var asked = referral.asked();
    var team = referral.placing().teamId();
    if (referral.stands() == Stands.CLOSED) {
      return List.of();
    }
    if (team == null || referral.stands() == Stands.WITHDRAWN) {
      throw Refused.conflict("not-taken", "No team has it.");
    }
    if (c.teamId() != null && !c.teamId().equals(team)) {
      throw Refused.conflict("taken-by-another", "Another team has taken it.");
    }
    requireReceivedBy(c.at(), asked);
    return closed(c.at(), asked, team, c.reason());
  }

  private List<ReferralEvent> closed(
      Instant at, Made asked, String team, ReferralClosed.Reason reason) {
    return List.of(
        new ReferralClosed(referral.id(), asked.personId(), asked.stayId(), at, team, reason));
  }

  private List<ReferralEvent> lapse(LapseOffers c) {
    var placing = referral.placing();
    var lapsed = placing.lapsedBy(c.at());
    if (placing.question() != null || lapsed.isEmpty()) {
      return List.of();
    }
    var events = new ArrayList<ReferralEvent>();
    lapsed.forEach(offer -> events.add(ended(c.at(), offer, Ending.TIMED_OUT)));
    if (lapsed.size() == placing.offers().size()) {
      events.add(withNobody(c.at(), WithoutTeam.TIMED_OUT, null));
    }
    return List.copyOf(events);
  }

  private List<ReferralEvent> end(EndWithPerson c) {
    var team = referral.placing().teamId();
    if (referral.stands() == Stands.FULFILLED && c.died() && team != null) {
      return closed(c.at(), referral.asked(), team, ReferralClosed.Reason.DIED);
    }
    var why = c.died() ? ReferralWithdrawn.Why.DIED : ReferralWithdrawn.Why.ADMISSION_CANCELLED;
    return referral.stands().open() ? withdrawn(c.at(), why, null) : List.of();
  }

  private List<ReferralEvent> follow(FollowPerson c) {
    var made = referral.made();
    return made == null || made.personId().equals(c.personId())
        ? List.of()
        : List.of(
            new ReferralReidentified(
                referral.id(), c.personId(), made.stayId(), c.at(), made.personId()));
  }

  private List<ReferralEvent> fulfil(FulfilReferral c) {
    if (referral.stands() != Stands.TAKEN || !c.teamId().equals(referral.placing().teamId())) {
      return List.of();
    }
    var asked = referral.asked();
    var within = Clock.within(asked.urgency(), asked.receivedAt(), c.at());
    return List.of(
        new ReferralFulfilled(
            referral.id(), asked.personId(), asked.stayId(), c.at(), c.teamId(), within));
  }

  private List<ReferralEvent> placed(Instant at, Route route, AnswerTimes answer) {
    return route.why() != null
        ? List.of(withNobody(at, route.why(), null))
        : route.teams().stream().map(team -> offered(at, team, answer)).toList();
  }

  private List<ReferralEvent> offered(Instant at, List<CoveringTeam> teams, AnswerTimes answer) {
    var asked = referral.asked();
    teams.forEach(team -> requireAble(team, asked));
    return teams.stream()
        .map(CoveringTeam::teamId)
        .filter(team -> !referral.placing().offeredTo(team))
        .map(team -> offered(at, team, answer))
        .toList();
  }

  private ReferralEvent offered(Instant at, String team, AnswerTimes answer) {
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

  private ReferralEvent ended(Instant at, Offer offer, Ending ending) {
    var asked = referral.asked();
    return new OfferEnded(
        referral.id(), asked.personId(), asked.stayId(), at, offer.teamId(), ending);
  }

  /** Never nowhere: back with whoever arranges it, the clock running. */
  private ReferralEvent withNobody(Instant at, WithoutTeam why, @Nullable DeclineReason declined) {
    var asked = referral.asked();
    return asked.arrangedBy() == ArrangedBy.SOURCE
        ? new ReferralReturned(referral.id(), asked.personId(), asked.stayId(), at, why, declined)
        : new ReferralSentToHub(referral.id(), asked.personId(), asked.stayId(), at, why, declined);
  }

  private Made open(Instant at) {
    var asked = referral.asked();
    if (!referral.stands().open()) {
      throw Refused.conflict("referral-closed", "It was fulfilled, closed or withdrawn.");
    }
    requireReceivedBy(at, asked);
    return asked;
  }

  private Made notTaken(Instant at) {
    var asked = open(at);
    if (referral.stands() == Stands.TAKEN) {
      throw Refused.conflict("already-taken", "A team has taken it.");
    }
    return asked;
  }

  private static void requireReceivedBy(Instant at, Made asked) {
    if (at.isBefore(asked.receivedAt())) {
      throw Refused.impossible("before-received", "That is before the referral was received.");
    }
  }

  private static void requireAble(CoveringTeam team, Made asked) {
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

  private void requireOfferTo(String team) {
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
