package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.ReferralDeclined;
import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub.Why;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.platform.core.Refused;
import care.homeward.referrals.ReferralCommand.CloseWithStay;
import care.homeward.referrals.ReferralCommand.DeclineReferral;
import care.homeward.referrals.ReferralCommand.FulfilReferral;
import care.homeward.referrals.ReferralCommand.MakeReferral;
import care.homeward.referrals.ReferralCommand.OfferReferral;
import care.homeward.referrals.ReferralCommand.TakeReferral;
import care.homeward.referrals.ReferralCommand.WithdrawReferral;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A referral as it stands.
 *
 * @param made what was asked for; absent before it was made
 * @param teamId the team that is asked or has it; the last one once closed
 * @param hubReason why the hub has it, while it does
 * @param contactAt when the first contact was made
 * @param withinTarget whether that was in time
 */
@Document("referrals")
@CompoundIndex(name = "team", def = "{'teamId': 1, 'stands': 1, 'made.dueAt': 1}")
@CompoundIndex(name = "stands", def = "{'stands': 1, 'made.dueAt': 1}")
record Referral(
    @Id String id,
    Stands stands,
    @Nullable Made made,
    @Nullable String teamId,
    @Nullable Why hubReason,
    @Nullable Instant contactAt,
    @Nullable Boolean withinTarget) {

  /** How a referral can stand. */
  enum Stands {
    NOT_MADE,
    WITH_HUB,
    OFFERED,
    TAKEN,
    FULFILLED,
    WITHDRAWN;

    static final List<Stands> OPEN = List.of(WITH_HUB, OFFERED, TAKEN);
  }

  /** What was asked for; never different later. */
  record Made(
      String personId,
      String stayId,
      Skill skill,
      Urgency urgency,
      Instant receivedAt,
      Instant dueAt) {}

  static Referral blank(String id) {
    return new Referral(id, Stands.NOT_MADE, null, null, null, null, null);
  }

  List<ReferralEvent> decide(ReferralCommand command) {
    return switch (command) {
      case MakeReferral make -> make(make);
      case OfferReferral offer -> offer(offer);
      case TakeReferral take -> take(take);
      case DeclineReferral decline -> decline(decline);
      case WithdrawReferral withdraw -> withdraw(withdraw);
      case CloseWithStay close -> Stands.OPEN.contains(stands) ? withdrawn(close.at()) : List.of();
      case FulfilReferral fulfil -> fulfil(fulfil);
    };
  }

  private List<ReferralEvent> make(MakeReferral make) {
    var area = make.area();
    if (made != null) {
      return List.of();
    }
    if (!area.heard()) {
      throw Refused.conflict("stay-not-heard-of", "This stay is not known here yet.");
    }
    if (make.personId() != null && !make.personId().equals(area.personId())) {
      throw Refused.impossible("another-persons-stay", "This stay is not that person's.");
    }
    if (area.over()) {
      throw Refused.conflict("stay-over", "The person died, or the admission was cancelled.");
    }
    return List.of(
        new ReferralMade(
            id,
            area.personId(),
            area.stayId(),
            make.at(),
            make.skill(),
            make.urgency(),
            area.place(),
            area.partnership()),
        Routing.route(id, make));
  }

  private List<ReferralEvent> offer(OfferReferral offer) {
    var asked = open(offer.at());
    var team = offer.team();
    if (stands == Stands.TAKEN) {
      throw Refused.conflict("already-taken", "A team has taken it.");
    }
    if (!team.heard()) {
      throw Refused.conflict("team-not-heard-of", "This team is not known here yet.");
    }
    if (!team.skills().contains(asked.skill())) {
      throw Refused.conflict("team-without-skill", "This team does not offer the skill asked for.");
    }
    // An offer nobody answered may go to another team, or a referral could rest unseen.
    return stands == Stands.OFFERED && team.teamId().equals(teamId)
        ? List.of()
        : List.of(
            new ReferralOffered(
                id, asked.personId(), asked.stayId(), offer.at(), team.teamId(), asked.skill()));
  }

  private List<ReferralEvent> take(TakeReferral take) {
    var asked = open(take.at());
    if (stands == Stands.TAKEN && take.teamId().equals(teamId)) {
      return List.of();
    }
    requireOfferTo(take.teamId());
    return List.of(
        new ReferralTaken(
            id, asked.personId(), asked.stayId(), take.at(), take.teamId(), asked.skill()));
  }

  private List<ReferralEvent> decline(DeclineReferral decline) {
    var asked = open(decline.at());
    requireOfferTo(decline.teamId());
    return List.of(
        new ReferralDeclined(
            id, asked.personId(), asked.stayId(), decline.at(), decline.teamId(), decline.reason()),
        new ReferralSentToHub(id, asked.personId(), asked.stayId(), decline.at(), Why.DECLINED));
  }

  private List<ReferralEvent> withdraw(WithdrawReferral withdraw) {
    if (stands == Stands.WITHDRAWN) {
      return List.of();
    }
    open(withdraw.at());
    return withdrawn(withdraw.at());
  }

  private List<ReferralEvent> withdrawn(Instant at) {
    var asked = asked();
    return List.of(new ReferralWithdrawn(id, asked.personId(), asked.stayId(), at, teamId));
  }

  private List<ReferralEvent> fulfil(FulfilReferral fulfil) {
    if (stands != Stands.TAKEN || !fulfil.teamId().equals(teamId)) {
      return List.of();
    }
    var asked = asked();
    var within = Clock.within(asked.urgency(), asked.receivedAt(), fulfil.at());
    return List.of(
        new ReferralFulfilled(
            id, asked.personId(), asked.stayId(), fulfil.at(), fulfil.teamId(), within));
  }

  Made asked() {
    if (made == null) {
      throw Refused.unknown("referral");
    }
    return made;
  }

  private Made open(Instant at) {
    var asked = asked();
    if (!Stands.OPEN.contains(stands)) {
      throw Refused.conflict("referral-closed", "It was fulfilled or withdrawn.");
    }
    if (at.isBefore(asked.receivedAt())) {
      throw Refused.impossible("before-received", "That is before the referral was received.");
    }
    return asked;
  }

  private void requireOfferTo(String team) {
    if (stands == Stands.TAKEN) {
      throw team.equals(teamId)
          ? Refused.conflict("already-taken", "This team has taken it.")
          : Refused.conflict("taken-by-another", "Another team has taken it.");
    }
    if (stands != Stands.OFFERED || !team.equals(teamId)) {
      throw Refused.conflict("not-offered", "It is not offered to this team.");
    }
  }

  Referral after(ReferralEvent event) {
    return switch (event) {
      // With the hub until a team is asked, which the same journal entry says next.
      case ReferralMade e ->
          new Referral(
              id,
              Stands.WITH_HUB,
              new Made(
                  e.personId(),
                  e.stayId(),
                  e.skill(),
                  e.urgency(),
                  e.at(),
                  Clock.due(e.urgency(), e.at())),
              null,
              null,
              null,
              null);
      case ReferralOffered e -> stands(Stands.OFFERED, e.teamId(), null);
      case ReferralSentToHub e -> stands(Stands.WITH_HUB, null, e.why());
      case ReferralTaken e -> stands(Stands.TAKEN, e.teamId(), null);
      case ReferralDeclined _ -> stands(Stands.WITH_HUB, null, Why.DECLINED);
      case ReferralWithdrawn e -> stands(Stands.WITHDRAWN, e.teamId(), null);
      case ReferralFulfilled e ->
          new Referral(id, Stands.FULFILLED, made, e.teamId(), null, e.at(), e.withinTarget());
    };
  }

  private Referral stands(Stands now, @Nullable String team, @Nullable Why why) {
    return new Referral(id, now, made, team, why, null, null);
  }

  /** Whether it is over time at this moment; nothing is once it is closed. */
  boolean overdue(Instant now) {
    return Stands.OPEN.contains(stands)
        && !Clock.within(asked().urgency(), asked().receivedAt(), now);
  }
}
