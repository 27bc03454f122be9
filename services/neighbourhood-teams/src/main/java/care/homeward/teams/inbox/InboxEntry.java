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
 * @param skill what the team would take, or the first of it
 * @param furtherSkills what else it would take
 * @param leftToOthers what is asked too and this team does not offer
 * @param partnership where; absent when unknown or restricted
 * @param due when a first contact is due; absent when nothing is
 * @param secondsLeft until then, below zero when it is over
 * @param answerBy when the offer ends by itself; absent: it does not
 * @param secondsToAnswer until then
 * @param wouldOverload whether it is more than the team said it can take for the day it is wanted
 */
public record InboxEntry(
    String referralId,
    Skill skill,
    List<Skill> furtherSkills,
    List<Skill> leftToOthers,
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

  /** The entry of one that is offered, as it looks at a moment to whoever would take so much. */
  public static InboxEntry of(
      Asked asked, Offer offer, List<Skill> takes, Instant now, boolean wouldOverload) {
    var request = asked.request();
    var standing = asked.standing();
    return new InboxEntry(
        asked.referralId(),
        takes.getFirst(),
        takes.subList(1, takes.size()),
        standing.skills().stream().filter(skill -> !takes.contains(skill)).toList(),
        standing.urgency(),
        request.needs(),
        request.partnership(),
        request.receivedAt(),
        offer.at(),
        request.startWanted(),
        standing.due(),
        seconds(now, standing.due()),
        offer.answerBy(),
        seconds(now, offer.answerBy()),
        wouldOverload);
  }

  /** The entry without what changes with time alone. */
  InboxEntry still() {
    return new InboxEntry(
        referralId,
        skill,
        furtherSkills,
        leftToOthers,
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
