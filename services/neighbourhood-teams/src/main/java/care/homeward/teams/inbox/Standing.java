package care.homeward.teams.inbox;

import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.teams.inbox.Asked.Offer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a referral that is asked.
 *
 * @param due when a first contact is due; absent when nothing is
 * @param skills what is asked and no team has taken as a part, the leading one first
 * @param offers the teams that are asked and have not answered
 * @param takenBy the team that has it; absent while none has
 * @param contactAt when the first contact was made; absent while it was not
 */
public record Standing(
    Urgency urgency,
    @Nullable Instant due,
    List<Skill> skills,
    List<Offer> offers,
    @Nullable String takenBy,
    @Nullable Instant contactAt) {

  static Standing made(Urgency urgency, @Nullable Instant due, List<Skill> skills) {
    return new Standing(urgency, due, skills, List.of(), null, null);
  }

  /** Open again after it had ended; with the team that had seen the person already, if one had. */
  static Standing reopened(
      Urgency urgency,
      @Nullable Instant due,
      List<Skill> skills,
      @Nullable String teamId,
      Instant at) {
    return new Standing(urgency, due, skills, List.of(), teamId, teamId == null ? null : at);
  }

  Standing triaged(Urgency now, @Nullable Instant dueNow) {
    return new Standing(now, dueNow, skills, offers, takenBy, contactAt);
  }

  Standing offered(Offer offer) {
    return asked(Stream.concat(offersBut(offer.teamId()), Stream.of(offer)).toList(), takenBy);
  }

  Standing answered(String teamId) {
    return asked(offersBut(teamId).toList(), teamId.equals(takenBy) ? null : takenBy);
  }

  /** A team took some of it: what is left is still asked of the others. */
  Standing takenInPart(String teamId, List<Skill> part) {
    var left = skills.stream().filter(skill -> !part.contains(skill)).toList();
    return new Standing(urgency, due, left, offers, takenBy, contactAt).answered(teamId);
  }

  Standing nobodyAsked() {
    return asked(List.of(), null);
  }

  Standing taken(String teamId) {
    return asked(List.of(), teamId);
  }

  Standing seen(Instant at) {
    return new Standing(urgency, due, skills, offers, takenBy, at);
  }

  private Standing asked(List<Offer> now, @Nullable String by) {
    return new Standing(urgency, due, skills, now, by, contactAt);
  }

  private Stream<Offer> offersBut(String teamId) {
    return offers.stream().filter(offer -> !offer.teamId().equals(teamId));
  }
}
