package care.homeward.teams;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralRedirected;
import care.homeward.contracts.ReferralEvent.ReferralReidentified;
import care.homeward.contracts.ReferralEvent.ReferralReopened;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.TeamEvent.CapacityGivenBack;
import care.homeward.contracts.TeamEvent.CapacityLent;
import care.homeward.contracts.TeamEvent.TeamStaffed;
import care.homeward.platform.journal.Cause;
import care.homeward.teams.TeamCommand.FollowPerson;
import care.homeward.teams.TeamCommand.HandBack;
import care.homeward.teams.TeamCommand.TakeOn;
import care.homeward.teams.inbox.Asked;
import care.homeward.teams.inbox.Asking;
import java.util.List;
import org.springframework.stereotype.Component;

/** What teams make of what becomes of referrals, of who they are, and of what others lend them. */
@Component
class TeamFeed {

  private final TeamDesk desk;
  private final Asking asking;
  private final CapacityFilling filling;

  TeamFeed(TeamDesk desk, Asking asking, CapacityFilling filling) {
    this.desk = desk;
    this.asking = asking;
    this.filling = filling;
  }

  void on(Envelope<?> fact, Cause cause) {
    asking.note(fact);
    switch (fact.data()) {
      case ReferralTaken e -> {
        var asked = asking.find(e.referralId());
        var today = Team.londonDay(e.at());
        var take =
            new TakeOn(
                e.at(),
                asked.map(one -> one.request().wantedOn(today)).orElse(today),
                e.referralId(),
                e.personId(),
                e.stayId(),
                asked.map(Asked::skills).orElse(List.of(e.skill())),
                asked.map(one -> one.request().needs()).orElse(List.of()));
        var _ = desk.handle(e.teamId(), take, cause);
      }
      case ReferralReidentified e -> {
        var follow = new FollowPerson(e.at(), e.referralId(), e.personId());
        asking
            .find(e.referralId())
            .map(asked -> asked.standing().takenBy())
            .ifPresent(
                team -> {
                  var _ = desk.handle(team, follow, cause);
                });
      }
      case ReferralReopened e when e.teamId() != null -> desk.takeBack(e.teamId(), e, cause);
      case ReferralWithdrawn e when e.teamId() != null -> {
        var _ = desk.handle(e.teamId(), new HandBack(e.at(), e.referralId()), cause);
      }
      case ReferralRedirected e -> {
        var _ = desk.handle(e.teamId(), new HandBack(e.at(), e.referralId()), cause);
      }
      case ReferralClosed e -> {
        var _ = desk.handle(e.teamId(), new HandBack(e.at(), e.referralId()), cause);
      }
      case TeamStaffed e -> filling.fill(e.teamId(), cause);
      case CapacityLent e -> desk.arrives(e, cause);
      case CapacityGivenBack e -> desk.returns(e, cause);
      default -> {} // Until it is taken, a referral is nothing to a caseload.
    }
  }
}
