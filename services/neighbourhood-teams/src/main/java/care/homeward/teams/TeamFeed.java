package care.homeward.teams;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralRedirected;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.platform.journal.Cause;
import care.homeward.teams.TeamCommand.HandBack;
import care.homeward.teams.TeamCommand.TakeOn;
import org.springframework.stereotype.Component;

/** What teams make of what becomes of referrals. */
@Component
class TeamFeed {

  private final TeamDesk desk;

  TeamFeed(TeamDesk desk) {
    this.desk = desk;
  }

  void on(Envelope<?> fact, Cause cause) {
    switch (fact.data()) {
      case ReferralTaken e -> {
        var take = new TakeOn(e.at(), e.referralId(), e.personId(), e.stayId(), e.skill());
        var _ = desk.handle(e.teamId(), take, cause);
      }
      case ReferralWithdrawn e when e.teamId() != null -> {
        var _ = desk.handle(e.teamId(), new HandBack(e.at(), e.referralId()), cause);
      }
      case ReferralRedirected e -> {
        var _ = desk.handle(e.teamId(), new HandBack(e.at(), e.referralId()), cause);
      }
      case ReferralClosed e -> {
        var _ = desk.handle(e.teamId(), new HandBack(e.at(), e.referralId()), cause);
      }
      default -> {} // Until it is taken, a referral is nothing to a caseload.
    }
  }
}
