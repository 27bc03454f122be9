package care.homeward.teams.inbox;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent.Skill;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A referral as those who are asked may know it before they take it: what is needed, where and by
 * when, and no word of whom it is about.
 *
 * @param request what stays as it was asked
 * @param standing how it stands with it
 * @param sequence of the last fact taken in
 */
@Document("asked")
@CompoundIndex(name = "team", def = "{'standing.offers.teamId': 1, 'standing.due': 1}")
@CompoundIndex(
    name = "partnership",
    def = "{'request.partnership': 1, 'standing.contactAt': 1, 'request.receivedAt': 1}")
public record Asked(@Id String referralId, Request request, Standing standing, long sequence) {

  /**
   * What is asked from first to last.
   *
   * @param receivedAt when it was received: its clock starts here and never restarts
   * @param needs what is asked of a community organisation
   * @param startWanted the day care is to start, as text; absent: as soon as the urgency asks
   */
  public record Request(
      Instant receivedAt,
      @Nullable String partnership,
      List<CommunityNeed> needs,
      @Nullable String startWanted) {

    /** The day care is wanted for: the one it is to start, or today if that is past or not said. */
    public LocalDate wantedOn(LocalDate today) {
      var start = startWanted == null ? today : LocalDate.parse(startWanted);
      return start.isBefore(today) ? today : start;
    }
  }

  /**
   * A team that is asked.
   *
   * @param answerBy when the offer ends by itself; absent: it does not
   */
  public record Offer(String teamId, Instant at, @Nullable Instant answerBy) {}

  /** The offer to this team, if it stands. */
  public @Nullable Offer offerTo(String teamId) {
    return standing.offers().stream()
        .filter(offer -> offer.teamId().equals(teamId))
        .findFirst()
        .orElse(null);
  }

  /** What is asked and no team has taken yet, the leading skill first. */
  public List<Skill> skills() {
    return standing.skills();
  }

  /** What presses a team most first: what is due soonest, and then what it must answer soonest. */
  public static Comparator<Asked> pressing(String teamId) {
    var nothingLast = Comparator.nullsLast(Comparator.<Instant>naturalOrder());
    return Comparator.comparing((Asked asked) -> asked.standing().due(), nothingLast)
        .thenComparing(asked -> asked.answerBy(teamId), nothingLast)
        .thenComparing(asked -> asked.request().receivedAt());
  }

  private @Nullable Instant answerBy(String teamId) {
    var offer = offerTo(teamId);
    return offer == null ? null : offer.answerBy();
  }

  /** The person's whereabouts became protected. */
  Asked withoutArea() {
    var unplaced = new Request(request.receivedAt(), null, request.needs(), request.startWanted());
    return new Asked(referralId, unplaced, standing, sequence);
  }

  Asked now(Standing now) {
    return new Asked(referralId, request, now, sequence);
  }

  Asked upTo(long fact) {
    return new Asked(referralId, request, standing, fact);
  }
}
