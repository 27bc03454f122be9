package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.AreaWithheld;
import care.homeward.contracts.ReferralEvent.InformationAnswered;
import care.homeward.contracts.ReferralEvent.InformationAsked;
import care.homeward.contracts.ReferralEvent.OfferEnded;
import care.homeward.contracts.ReferralEvent.QuestionLapsed;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralDeclined;
import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralMade.ArrangedBy;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralPartTaken;
import care.homeward.contracts.ReferralEvent.ReferralRedirected;
import care.homeward.contracts.ReferralEvent.ReferralReidentified;
import care.homeward.contracts.ReferralEvent.ReferralReopened;
import care.homeward.contracts.ReferralEvent.ReferralReturned;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.ReferralTriaged;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.platform.core.Refused;
import care.homeward.referrals.Placing.Offer;
import care.homeward.referrals.Placing.Part;
import care.homeward.referrals.Placing.Question;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A referral as it stands.
 *
 * @param made what was asked for; absent before it was made
 * @param contactAt when the first contact was made
 * @param withinTarget whether that was in time
 * @param ended how it was withdrawn or closed
 * @param signed who acted for the source and the hub last; never in a fact
 * @param owner whose it is: follows from the rest, kept to be listed by
 */
@Document("referrals")
@CompoundIndex(
    name = "services",
    def = "{'placing.services': 1, 'stands': 1, 'made.dueAt': 1, 'made.request.receivedAt': 1}")
@CompoundIndex(
    name = "stands",
    def = "{'stands': 1, 'made.dueAt': 1, 'made.request.receivedAt': 1}")
@CompoundIndex(
    name = "owner",
    def = "{'owner.kind': 1, 'stands': 1, 'made.dueAt': 1, 'made.request.receivedAt': 1}")
@CompoundIndex(
    name = "source",
    def = "{'signed.source': 1, 'stands': 1, 'made.dueAt': 1, 'made.request.receivedAt': 1}")
@CompoundIndex(
    name = "hub",
    def = "{'signed.hub': 1, 'stands': 1, 'made.dueAt': 1, 'made.request.receivedAt': 1}")
@CompoundIndex(name = "answer", def = "{'placing.nextAnswerBy': 1}")
@CompoundIndex(name = "received", def = "{'made.urgency': 1, 'made.request.receivedAt': 1}")
record Referral(
    @Id String id,
    Stands stands,
    @Nullable Made made,
    Placing placing,
    @Nullable Instant contactAt,
    @Nullable Boolean withinTarget,
    @Nullable Ended ended,
    Signed signed,
    Owner owner) {

  /** How a referral can stand. */
  enum Stands {
    NOT_MADE,
    WITH_HUB,
    WITH_SOURCE,
    INFORMATION_ASKED,
    OFFERED,
    TAKEN,
    /** The first contact was made. */
    FULFILLED,
    CLOSED,
    WITHDRAWN;

    /** Whoever is referred was not seen yet. */
    static final List<Stands> OPEN =
        List.of(WITH_HUB, WITH_SOURCE, INFORMATION_ASKED, OFFERED, TAKEN);

    boolean open() {
      return OPEN.contains(this);
    }
  }

  /** How it ended, in the words of the contract. */
  record Ended(Instant at, @Nullable String why, @Nullable String supersededBy) {

    boolean byDeath() {
      return ReferralWithdrawn.Why.DIED.name().equals(why)
          || ReferralClosed.Reason.DIED.name().equals(why);
    }
  }

  /**
   * What the service keeps to itself.
   *
   * @param source subject of whoever made it
   * @param hub subject of whoever acted last for the hub
   * @param duty the hub's duty desk, which sees to it until somebody of the hub acts
   */
  record Signed(@Nullable String source, @Nullable String hub, @Nullable String duty) {
    static final Signed NOBODY = new Signed(null, null, null);

    private Signed over(Signed before) {
      return new Signed(
          source == null ? before.source : source,
          hub == null ? before.hub : hub,
          duty == null ? before.duty : duty);
    }
  }

  static Referral blank(String id) {
    return of(id, Stands.NOT_MADE, null, Placing.NONE, null, null, null, Signed.NOBODY);
  }

  private static Referral of(
      String id,
      Stands stands,
      @Nullable Made made,
      Placing placing,
      @Nullable Instant contactAt,
      @Nullable Boolean withinTarget,
      @Nullable Ended ended,
      Signed signed) {
    var owner = Owner.of(stands, made, placing.teamId(), signed);
    return new Referral(id, stands, made, placing, contactAt, withinTarget, ended, signed, owner);
  }

  List<ReferralEvent> decide(ReferralCommand command) {
    return Decisions.decide(this, command);
  }

  Made asked() {
    if (made == null) {
      throw Refused.unknown("referral");
    }
    return made;
  }

  /** Whether it was closed or withdrawn. */
  boolean isOver() {
    return ended != null;
  }

  /** Whether it is over time at this moment; nothing is once the first contact was made. */
  boolean overdue(Instant now) {
    return stands.open() && !Clock.within(asked().urgency(), asked().receivedAt(), now);
  }

  Referral after(ReferralEvent event) {
    return switch (event) {
      case ReferralMade e -> resting(Made.by(e), Placing.NONE);
      case ReferralTriaged e -> with(asked().triaged(e.urgency()));
      case AreaWithheld _ -> with(asked().withoutArea());
      case ReferralOffered e ->
          resting(asked(), placing.offered(new Offer(e.teamId(), e.at(), e.answerBy())));
      case OfferEnded e -> left(placing.withoutOfferTo(e.teamId()));
      case ReferralDeclined e -> left(placing.declinedBy(e.teamId()));
      case ReferralSentToHub e -> resting(asked(), placing.withNobody(e.why()));
      case ReferralReturned e -> resting(asked(), placing.withNobody(e.why()));
      case InformationAsked e ->
          resting(
              asked(), placing.having(new Question(e.at(), e.teamId(), e.missing(), e.answerBy())));
      case InformationAnswered _, QuestionLapsed _ -> resting(asked(), placing.having(null));
      case ReferralTaken e -> standing(Stands.TAKEN, placing.taken(e.teamId()), null);
      case ReferralPartTaken e ->
          resting(
              asked().without(e.skills()),
              placing.takenInPart(new Part(e.partReferralId(), e.teamId(), e.skills())));
      case ReferralRedirected e -> resting(asked(), placing.leftBy(e.teamId()));
      case ReferralWithdrawn e ->
          standing(
              Stands.WITHDRAWN,
              placing.taken(e.teamId()),
              new Ended(e.at(), e.why() == null ? null : e.why().name(), e.supersededBy()));
      case ReferralFulfilled e ->
          of(
              id,
              Stands.FULFILLED,
              made,
              placing.taken(e.teamId()),
              e.at(),
              e.withinTarget(),
              null,
              signed);
      case ReferralClosed e ->
          standing(
              Stands.CLOSED, placing.taken(e.teamId()), new Ended(e.at(), e.reason().name(), null));
      case ReferralReopened e ->
          e.teamId() == null
              ? resting(asked(), placing.withNobody(WithoutTeam.REOPENED))
              : standing(Stands.FULFILLED, placing.taken(e.teamId()), null);
      case ReferralReidentified e -> with(asked().of(e.personId()));
    };
  }

  /** With who acted, before the facts of that act. */
  Referral keep(Signed by) {
    return of(id, stands, made, placing, contactAt, withinTarget, ended, by.over(signed));
  }

  private Referral with(Made now) {
    return of(id, stands, now, placing, contactAt, withinTarget, ended, signed);
  }

  /** An offer that ends after a team has taken it says nothing new. */
  private Referral left(Placing now) {
    return stands == Stands.TAKEN ? this : resting(asked(), now);
  }

  /** While no team has it. */
  private Referral resting(Made asked, Placing now) {
    var rests =
        now.question() != null
            ? Stands.INFORMATION_ASKED
            : !now.offers().isEmpty()
                ? Stands.OFFERED
                : asked.arrangedBy() == ArrangedBy.SOURCE ? Stands.WITH_SOURCE : Stands.WITH_HUB;
    return of(id, rests, asked, now, null, null, null, signed);
  }

  private Referral standing(Stands now, Placing how, @Nullable Ended end) {
    return of(id, now, made, how, contactAt, withinTarget, end, signed);
  }

  /** Those who are asked or have it, and nobody else. */
  Stream<String> services() {
    return placing.services().stream();
  }
}
