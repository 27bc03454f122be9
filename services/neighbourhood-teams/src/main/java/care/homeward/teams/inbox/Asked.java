package care.homeward.teams.inbox;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A referral as those who are asked may know it before they take it: what is needed, where and by
 * when, and no word of whom it is about.
 *
 * @param receivedAt when it was received: its clock starts here and never restarts
 * @param needs what is asked of a community organisation
 * @param startWanted the day care is to start, as text; absent: as soon as the urgency asks
 * @param due when a first contact is due; absent when nothing is
 * @param offers the teams that are asked and have not answered
 * @param takenBy the team that has it; absent while none has
 * @param contactAt when the first contact was made; absent while it was not
 * @param sequence of the last fact taken in
 */
@Document("asked")
@CompoundIndex(name = "team", def = "{'offers.teamId': 1, 'receivedAt': 1}")
@CompoundIndex(name = "partnership", def = "{'partnership': 1, 'receivedAt': 1}")
public record Asked(
    @Id String referralId,
    Instant receivedAt,
    Skill skill,
    Urgency urgency,
    @Nullable String partnership,
    List<CommunityNeed> needs,
    @Nullable String startWanted,
    @Nullable Instant due,
    List<Offer> offers,
    @Nullable String takenBy,
    @Nullable Instant contactAt,
    long sequence) {

  /**
   * A team that is asked.
   *
   * @param answerBy when the offer ends by itself; absent: it does not
   */
  public record Offer(String teamId, Instant at, @Nullable Instant answerBy) {}

  /** The offer to this team, if it stands. */
  public @Nullable Offer offerTo(String teamId) {
    return offers.stream().filter(offer -> offer.teamId().equals(teamId)).findFirst().orElse(null);
  }

  Asked offered(Offer offer) {
    return offers(
        Stream.concat(
                offers.stream().filter(other -> !other.teamId().equals(offer.teamId())),
                Stream.of(offer))
            .toList(),
        takenBy);
  }

  Asked answered(String teamId) {
    return offers(
        offers.stream().filter(offer -> !offer.teamId().equals(teamId)).toList(),
        teamId.equals(takenBy) ? null : takenBy);
  }

  Asked nobodyAsked() {
    return offers(List.of(), null);
  }

  Asked taken(String teamId) {
    return offers(List.of(), teamId);
  }

  Asked triaged(Urgency urgencyNow, @Nullable Instant dueNow) {
    return new Asked(
        referralId,
        receivedAt,
        skill,
        urgencyNow,
        partnership,
        needs,
        startWanted,
        dueNow,
        offers,
        takenBy,
        contactAt,
        sequence);
  }

  /** The person's whereabouts became protected. */
  Asked withoutArea() {
    return new Asked(
        referralId,
        receivedAt,
        skill,
        urgency,
        null,
        needs,
        startWanted,
        due,
        offers,
        takenBy,
        contactAt,
        sequence);
  }

  Asked seen(Instant at) {
    return new Asked(
        referralId,
        receivedAt,
        skill,
        urgency,
        partnership,
        needs,
        startWanted,
        due,
        offers,
        takenBy,
        at,
        sequence);
  }

  Asked asOf(long fact) {
    return new Asked(
        referralId,
        receivedAt,
        skill,
        urgency,
        partnership,
        needs,
        startWanted,
        due,
        offers,
        takenBy,
        contactAt,
        fact);
  }

  private Asked offers(List<Offer> now, @Nullable String by) {
    return new Asked(
        referralId,
        receivedAt,
        skill,
        urgency,
        partnership,
        needs,
        startWanted,
        due,
        now,
        by,
        contactAt,
        sequence);
  }
}
