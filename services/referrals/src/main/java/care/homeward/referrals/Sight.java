package care.homeward.referrals;

import care.homeward.platform.core.Refused;
import care.homeward.referrals.ReferralView.Running;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who sees what of a referral. Wards and the hub see all; a service sees what it is offered or has,
 * and a community organisation learns whom it is about when it has taken it. Once it is closed or
 * withdrawn, no service has to do with the person any longer.
 */
@Component
class Sight {

  private final ReferralDesk desk;

  Sight(ReferralDesk desk) {
    this.desk = desk;
  }

  /** How it shows to someone now; empty if it does not. */
  Optional<ReferralView> of(Referral referral, Caller caller, Instant now) {
    var clock = Running.of(referral, now);
    if (!caller.onlyService()) {
      return Optional.of(ReferralView.whole(referral, clock));
    }
    var mine = caller.among(referral.placing().services());
    if (mine.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        !referral.isOver() && (mine.contains(referral.placing().teamId()) || isForStaff(mine))
            ? ReferralView.whole(referral, clock)
            : ReferralView.impersonal(referral, clock));
  }

  /** As it shows, or as if it did not exist. */
  ReferralView required(Referral referral, Caller caller, Instant now) {
    return of(referral, caller, now).orElseThrow(() -> Refused.unknown("referral"));
  }

  /** Whether someone may know whom it is about. */
  boolean isPersonal(Referral referral, Caller caller, Instant now) {
    return required(referral, caller, now).personId() != null;
  }

  /**
   * In the answer to a command, which depends on nothing but its outcome: a service sees whom it is
   * about if it has it now.
   */
  ReferralView answered(Referral referral, Caller caller, @Nullable String team) {
    var has = team != null && team.equals(referral.placing().teamId()) && !referral.isOver();
    return has || !caller.onlyService()
        ? ReferralView.whole(referral, null)
        : ReferralView.impersonal(referral, null);
  }

  /** Whoever never said what they are is treated as a community organisation. */
  private boolean isForStaff(List<String> teams) {
    var communities = desk.communities(teams);
    return teams.stream().anyMatch(team -> !communities.getOrDefault(team, true));
  }
}
