package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.platform.core.Decision;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Journal;
import care.homeward.platform.journal.Outcome;
import care.homeward.referrals.ReferralCommand.CloseWithStay;
import care.homeward.referrals.ReferralCommand.MakeReferral;
import care.homeward.referrals.ReferralCommand.OfferReferral;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Carries out what is asked of referrals: the only writer of the journal. */
@Component
class ReferralDesk {

  private static final int MOST_TEAMS = 20;
  private static final int MOST_OF_A_STAY = 200;

  private final Journal<Referral, ReferralEvent> journal;
  private final Areas areas;
  private final CoveringTeams teams;
  private final OfStays ofStays;

  ReferralDesk(
      Journal<Referral, ReferralEvent> journal, Areas areas, CoveringTeams teams, OfStays ofStays) {
    this.journal = journal;
    this.areas = areas;
    this.teams = teams;
    this.ofStays = ofStays;
  }

  Referral find(String referralId) {
    var referral = journal.state(referralId);
    referral.asked();
    return referral;
  }

  Outcome<Referral, ReferralEvent> handle(String referralId, ReferralCommand command, Cause cause) {
    return journal.handle(referralId, cause, state -> Decision.of(state.decide(command)));
  }

  /** What is asked for, before anything is known of the stay. */
  record Wish(
      Instant receivedAt, String stayId, @Nullable String personId, Skill skill, Urgency urgency) {}

  Outcome<Referral, ReferralEvent> make(Wish wish, Cause cause) {
    var area = area(wish.stayId());
    var referralId = cause.id("referral");
    if (area.heard() && !area.over()) {
      var _ = ofStays.save(new OfStay(referralId, wish.stayId()));
    }
    var outcome =
        handle(
            referralId,
            new MakeReferral(
                wish.receivedAt(),
                wish.personId(),
                area,
                wish.skill(),
                wish.urgency(),
                covering(area, wish.skill())),
            cause);
    // The stay may have ended between the two; whoever comes second sees what the first left.
    if (area(wish.stayId()).over()) {
      close(referralId, wish.receivedAt(), cause.and("stay-over"));
    }
    return outcome;
  }

  Outcome<Referral, ReferralEvent> offer(
      String referralId, String teamId, Instant at, Cause cause) {
    var team = teams.findById(teamId).orElseGet(() -> CoveringTeam.unheard(teamId));
    return handle(referralId, new OfferReferral(at, team), cause);
  }

  /** Withdraws whatever is open of a stay that is over. */
  void closeAllOf(String stayId, Instant at, Cause cause) {
    ofStays
        .findByStayId(stayId, Limit.of(MOST_OF_A_STAY))
        .forEach(referral -> close(referral.referralId(), at, cause));
  }

  private void close(String referralId, Instant at, Cause cause) {
    var _ = handle(referralId, new CloseWithStay(at), cause);
  }

  private Area area(String stayId) {
    return areas.findById(stayId).orElseGet(() -> Area.unheard(stayId));
  }

  private List<String> covering(Area area, Skill skill) {
    return area.partnership() == null
        ? List.of()
        : teams.covering(area.partnership(), skill, Limit.of(MOST_TEAMS)).stream()
            .map(CoveringTeam::teamId)
            .toList();
  }
}
