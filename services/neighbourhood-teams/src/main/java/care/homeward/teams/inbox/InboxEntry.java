package care.homeward.teams.inbox;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.teams.inbox.Asked.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One referral a team is asked to take, without a word of whom it is about.
 *
 * @param partnership where; absent when unknown or restricted
 * @param due when a first contact is due; absent when nothing is
 * @param secondsLeft until then, below zero when it is over
 * @param answerBy when the offer ends by itself; absent: it does not
 * @param secondsToAnswer until then
 * @param wouldOverload whether taking it today is more than the team said it can
 */
public record InboxEntry(
    String referralId,
    Skill skill,
    Urgency urgency,
    List<CommunityNeed> communityNeeds,
    @Nullable String partnership,
    Instant receivedAt,
    Instant offeredAt,
    @Nullable String startWanted,
    @Nullable Instant due,
    @Nullable Long secondsLeft,
    @Nullable Instant answerBy,
    @Nullable Long secondsToAnswer,
    boolean wouldOverload) {

  /** The entry of one that is offered, as it looks at a moment. */
  public static InboxEntry of(Asked asked, Offer offer, Instant now, boolean wouldOverload) {
    return new InboxEntry(
        asked.referralId(),
        asked.skill(),
        asked.urgency(),
        asked.needs(),
        asked.partnership(),
        asked.receivedAt(),
        offer.at(),
        asked.startWanted(),
        asked.due(),
        seconds(now, asked.due()),
        offer.answerBy(),
        seconds(now, offer.answerBy()),
        wouldOverload);
  }

  /** The entry without what changes with time alone. */
  InboxEntry still() {
    return new InboxEntry(
        referralId,
        skill,
        urgency,
        communityNeeds,
        partnership,
        receivedAt,
        offeredAt,
        startWanted,
        due,
        null,
        answerBy,
        null,
        wouldOverload);
  }

  private static @Nullable Long seconds(Instant now, @Nullable Instant moment) {
    return moment == null ? null : Duration.between(now, moment).toSeconds();
  }
}
