package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent.InformationAsked.Missing;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked and who has it.
 *
 * @param offers to teams that have not answered yet
 * @param teamId the team that has it; the last one once it is closed
 * @param why no team has it and none is asked, while that is so
 * @param question what is missing, while it is
 * @param parts that teams took of it
 * @param services all of the teams it shows to; follows from the offers and the team
 * @param nextAnswerBy when the first of the offers ends by itself; follows from the offers, and is
 *     absent while something is missing
 */
record Placing(
    List<Offer> offers,
    @Nullable String teamId,
    @Nullable WithoutTeam why,
    @Nullable Question question,
    List<Part> parts,
    List<String> services,
    @Nullable Instant nextAnswerBy) {

  static final Placing NONE = of(List.of(), null, null, null, List.of());

  /** A team was asked. */
  record Offer(String teamId, Instant at, @Nullable Instant answerBy) {}

  /** Something was asked of whoever made it; without a team, by the hub. */
  record Question(Instant at, @Nullable String teamId, List<Missing> missing) {}

  /** What a team took of it, and the referral that is. */
  record Part(String referralId, String teamId, List<Skill> skills) {}

  private static Placing of(
      List<Offer> offers,
      @Nullable String teamId,
      @Nullable WithoutTeam why,
      @Nullable Question question,
      List<Part> parts) {
    var services =
        Stream.concat(Stream.ofNullable(teamId), offers.stream().map(Offer::teamId)).toList();
    var next =
        question != null
            ? null
            : offers.stream()
                .map(Offer::answerBy)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    return new Placing(offers, teamId, why, question, parts, services, next);
  }

  boolean offeredTo(String team) {
    return offers.stream().anyMatch(offer -> offer.teamId().equals(team));
  }

  List<Offer> offersBut(String team) {
    return offers.stream().filter(offer -> !offer.teamId().equals(team)).toList();
  }

  List<Offer> lapsedBy(Instant moment) {
    return offers.stream()
        .filter(offer -> offer.answerBy() != null && !offer.answerBy().isAfter(moment))
        .toList();
  }

  Placing offered(Offer offer) {
    var all = Stream.concat(offersBut(offer.teamId()).stream(), Stream.of(offer)).toList();
    return of(all, null, null, question, parts);
  }

  /** What the team asked for is no longer missed either. */
  Placing withoutOfferTo(String team) {
    var asks = question != null && team.equals(question.teamId());
    return of(offersBut(team), teamId, why, asks ? null : question, parts);
  }

  Placing withNobody(WithoutTeam reason) {
    return of(List.of(), null, reason, question, parts);
  }

  Placing having(@Nullable Question asked) {
    return of(offers, teamId, why, asked, parts);
  }

  Placing taken(@Nullable String team) {
    return of(List.of(), team, null, null, parts);
  }

  Placing takenInPart(Part part) {
    var all = Stream.concat(parts.stream(), Stream.of(part)).toList();
    var others = withoutOfferTo(part.teamId());
    return of(others.offers, others.teamId, others.why, others.question, all);
  }

  /** After it was passed on by a team that was asked or had it. */
  Placing leftBy(String team) {
    var others = withoutOfferTo(team);
    return of(others.offers, null, null, others.question, parts);
  }
}
