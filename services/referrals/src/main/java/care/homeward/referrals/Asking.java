package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.InformationAnswered;
import care.homeward.contracts.ReferralEvent.InformationAsked;
import care.homeward.contracts.ReferralEvent.OfferEnded.Ending;
import care.homeward.contracts.ReferralEvent.QuestionLapsed;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.platform.core.Refused;
import care.homeward.referrals.Placing.Question;
import care.homeward.referrals.ReferralCommand.AnswerInformation;
import care.homeward.referrals.ReferralCommand.AskInformation;
import care.homeward.referrals.ReferralCommand.LapseOffers;
import care.homeward.referrals.ReferralCommand.OfferReferral;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Who is asked, what whoever made it is asked, and what comes of it when nobody answers. */
record Asking(Referral referral) {

  List<ReferralEvent> offer(OfferReferral c) {
    var _ = new Allowed(referral).notTaken(c.at());
    return new Saying(referral).offered(c.at(), c.teams(), c.answer());
  }

  List<ReferralEvent> ask(AskInformation c) {
    var allowed = new Allowed(referral);
    var asked = allowed.notTaken(c.at());
    if (c.teamId() != null) {
      allowed.requireOfferTo(c.teamId());
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
            referral.id(),
            asked.personId(),
            asked.stayId(),
            c.at(),
            c.teamId(),
            c.missing(),
            c.answer().answerBy(asked.urgency())));
  }

  List<ReferralEvent> answer(AnswerInformation c) {
    var asked = new Allowed(referral).open(c.at());
    var question = referral.placing().question();
    if (question == null) {
      return List.of();
    }
    var events = new ArrayList<ReferralEvent>();
    events.add(new InformationAnswered(referral.id(), asked.personId(), asked.stayId(), c.at()));
    events.addAll(goneOn(c.at(), question, c.answer()));
    return List.copyOf(events);
  }

  List<ReferralEvent> lapse(LapseOffers c) {
    var placing = referral.placing();
    var lapsed = placing.lapsedBy(c.at());
    var question = placing.questionLapsedBy(c.at());
    if (lapsed.isEmpty() && question == null) {
      return List.of();
    }
    var asked = referral.asked();
    var saying = new Saying(referral);
    var events = new ArrayList<ReferralEvent>();
    lapsed.forEach(offer -> events.add(saying.ended(c.at(), offer, Ending.TIMED_OUT)));
    if (question != null) {
      events.add(new QuestionLapsed(referral.id(), asked.personId(), asked.stayId(), c.at()));
      events.addAll(goneOn(c.at(), question, c.answer()));
    }
    if (!lapsed.isEmpty() && lapsed.size() == placing.offers().size()) {
      events.add(saying.withNobody(c.at(), WithoutTeam.TIMED_OUT, null));
    }
    return List.copyOf(events);
  }

  /**
   * After a question: the team that asked has the whole time to answer again; where nobody is
   * asked, it is back where it was.
   */
  private List<ReferralEvent> goneOn(Instant at, Question question, AnswerTimes answer) {
    var placing = referral.placing();
    var saying = new Saying(referral);
    var events = new ArrayList<ReferralEvent>();
    if (question.teamId() != null && placing.offeredTo(question.teamId())) {
      events.add(saying.offered(at, question.teamId(), answer));
    }
    if (placing.why() != null) {
      events.add(saying.withNobody(at, placing.why(), null));
    }
    return events;
  }
}
