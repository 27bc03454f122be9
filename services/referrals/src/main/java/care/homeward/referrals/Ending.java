package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.OfferEnded;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.platform.core.Refused;
import care.homeward.referrals.Referral.Stands;
import care.homeward.referrals.ReferralCommand.CloseReferral;
import care.homeward.referrals.ReferralCommand.EndWithPerson;
import care.homeward.referrals.ReferralCommand.FulfilReferral;
import care.homeward.referrals.ReferralCommand.ReopenReferral;
import care.homeward.referrals.ReferralCommand.SupersedeReferral;
import care.homeward.referrals.ReferralCommand.WithdrawReferral;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a referral ends, and how an ending is undone. */
record Ending(Referral referral) {

  List<ReferralEvent> withdraw(WithdrawReferral c) {
    return withdraw(c.at(), c.why(), null);
  }

  List<ReferralEvent> supersede(SupersedeReferral c) {
    var other = c.by().asked();
    if (c.by().id().equals(referral.id())) {
      throw Refused.impossible("superseded-by-itself", "A referral cannot stand in its own place.");
    }
    if (!other.personId().equals(referral.asked().personId())) {
      throw Refused.impossible("another-persons-referral", "That one is another person's.");
    }
    var over = withdraw(c.at(), ReferralWithdrawn.Why.SUPERSEDED, c.by().id());
    if (!over.isEmpty() && !c.by().stands().open()) {
      throw Refused.conflict("superseding-referral-closed", "That one does not stand itself.");
    }
    return over;
  }

  private List<ReferralEvent> withdraw(
      Instant at, ReferralWithdrawn.@Nullable Why why, @Nullable String by) {
    if (referral.stands() == Stands.WITHDRAWN) {
      return List.of();
    }
    var _ = new Allowed(referral).open(at);
    return withdrawn(at, why, by);
  }

  private List<ReferralEvent> withdrawn(
      Instant at, ReferralWithdrawn.@Nullable Why why, @Nullable String by) {
    var asked = referral.asked();
    var placing = referral.placing();
    var saying = new Saying(referral);
    var events = new ArrayList<ReferralEvent>();
    placing
        .offers()
        .forEach(offer -> events.add(saying.ended(at, offer, OfferEnded.Ending.WITHDRAWN)));
    events.add(
        new ReferralWithdrawn(
            referral.id(), asked.personId(), asked.stayId(), at, placing.teamId(), why, by));
    return List.copyOf(events);
  }

  List<ReferralEvent> close(CloseReferral c) {
    var _ = referral.asked();
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
    new Allowed(referral).requireReceivedBy(c.at());
    return closed(c.at(), team, c.reason());
  }

  private List<ReferralEvent> closed(Instant at, String team, ReferralClosed.Reason reason) {
    var asked = referral.asked();
    return List.of(
        new ReferralClosed(referral.id(), asked.personId(), asked.stayId(), at, team, reason));
  }

  /** A contact before it was received was made for something else. */
  List<ReferralEvent> fulfil(FulfilReferral c) {
    if (referral.stands() != Stands.TAKEN || !c.teamId().equals(referral.placing().teamId())) {
      return List.of();
    }
    var asked = referral.asked();
    if (c.at().isBefore(asked.receivedAt())) {
      return List.of();
    }
    var within = Clock.within(asked.urgency(), asked.receivedAt(), c.at());
    return List.of(
        new ReferralFulfilled(
            referral.id(), asked.personId(), asked.stayId(), c.at(), c.teamId(), within));
  }

  List<ReferralEvent> end(EndWithPerson c) {
    var team = referral.placing().teamId();
    if (referral.stands() == Stands.FULFILLED && c.died() && team != null) {
      return closed(c.at(), team, ReferralClosed.Reason.DIED);
    }
    var why = c.died() ? ReferralWithdrawn.Why.DIED : ReferralWithdrawn.Why.ADMISSION_CANCELLED;
    return referral.stands().open() ? withdrawn(c.at(), why, null) : List.of();
  }

  /**
   * Whoever it was asked of may have others to see by now: it is placed anew, unless a team had
   * seen the person already.
   */
  List<ReferralEvent> reopen(ReopenReferral c) {
    var ended = referral.ended();
    if (ended == null || !ended.byDeath()) {
      return List.of();
    }
    var seenBy = referral.contactAt() == null ? null : referral.placing().teamId();
    var reopened = referral.asked().again(referral.id(), seenBy, c.at());
    return seenBy == null
        ? List.of(reopened, new Saying(referral).withNobody(c.at(), WithoutTeam.REOPENED, null))
        : List.of(reopened);
  }
}
