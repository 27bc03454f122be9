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
 * @param saidNo teams that declined it or passed it on: the map does not ask them again
 * @param services all of the teams it shows to; follows from the offers and the team
 * @param nextAnswerBy when the first of the offers or the question ends by itself; follows from
 *     them. The offer to a team that asks for something waits for the answer, and no other
 */
record Placing(
    List<Offer> offers,
    @Nullable String teamId,
    @Nullable WithoutTeam why,
    @Nullable Question question,
    List<Part> parts,
    List<String> saidNo,
    List<String> services,
    @Nullable Instant nextAnswerBy) {

  static final Placing NONE = of(List.of(), null, null, null, List.of(), List.of());

  /** A team was asked. */
  record Offer(String teamId, Instant at, @Nullable Instant answerBy) {}

  /** Something was asked of whoever made it; without a team, by the hub. */
  record Question(
      Instant at, @Nullable String teamId, List<Missing> missing, @Nullable Instant answerBy) {}

  /** What a team took of it, and the referral that is. */
  record Part(String referralId, String teamId, List<Skill> skills) {}

  private static Placing of(
      List<Offer> offers,
      @Nullable String teamId,
      @Nullable WithoutTeam why,
      @Nullable Question question,
      List<Part> parts,
      List<String> saidNo) {
    var services =
        Stream.concat(Stream.ofNullable(teamId), offers.stream().map(Offer::teamId)).toList();
    var next =
        Stream.concat(
                running(offers, question).map(Offer::answerBy),
                Stream.ofNullable(question).map(Question::answerBy))
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new Placing(offers, teamId, why, question, parts, saidNo, services, next);
  }

  private static Stream<Offer> running(List<Offer> offers, @Nullable Question question) {
    var waiting = question == null ? null : question.teamId();
    return offers.stream().filter(offer -> !offer.teamId().equals(waiting));
  }

  boolean offeredTo(String team) {
    return offers.stream().anyMatch(offer -> offer.teamId().equals(team));
  }

  List<Offer> offersBut(String team) {
    return offers.stream().filter(offer -> !offer.teamId().equals(team)).toList();
  }

  List<Offer> lapsedBy(Instant moment) {
    return running(offers, question)
        .filter(offer -> offer.answerBy() != null && !offer.answerBy().isAfter(moment))
        .toList();
  }

  /** The question, if nobody answered it in time. */
  @Nullable Question questionLapsedBy(Instant moment) {
    var over =
        question != null && question.answerBy() != null && !question.answerBy().isAfter(moment);
    return over ? question : null;
  }

  Placing offered(Offer offer) {
    var all = Stream.concat(offersBut(offer.teamId()).stream(), Stream.of(offer)).toList();
    return of(all, null, null, question, parts, saidNo);
  }

  /** What the team asked for is no longer missed either. */
  Placing withoutOfferTo(String team) {
    var asks = question != null && team.equals(question.teamId());
    return of(offersBut(team), teamId, why, asks ? null : question, parts, saidNo);
  }

  Placing declinedBy(String team) {
    var others = withoutOfferTo(team);
    return of(others.offers, teamId, why, others.question, parts, with(saidNo, team));
  }

  Placing withNobody(WithoutTeam reason) {
    return of(List.of(), null, reason, question, parts, saidNo);
  }

  Placing having(@Nullable Question asked) {
    return of(offers, teamId, why, asked, parts, saidNo);
  }

  Placing taken(@Nullable String team) {
    return of(List.of(), team, null, null, parts, saidNo);
  }

  Placing takenInPart(Part part) {
    var others = withoutOfferTo(part.teamId());
    return of(others.offers, teamId, why, others.question, with(parts, part), saidNo);
  }

  /** After it was passed on by a team that was asked or had it. */
  Placing leftBy(String team) {
    var others = withoutOfferTo(team);
    return of(others.offers, null, null, others.question, parts, with(saidNo, team));
  }

  private static <T> List<T> with(List<T> all, T one) {
    return all.contains(one) ? all : Stream.concat(all.stream(), Stream.of(one)).toList();
  }
}
