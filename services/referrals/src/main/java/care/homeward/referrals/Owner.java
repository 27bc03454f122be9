package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent.ReferralMade.ArrangedBy;
import care.homeward.referrals.Referral.Signed;
import care.homeward.referrals.Referral.Stands;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whose a referral is. An offer hands nothing over: until a team takes it, whoever arranges it sees
 * to it that one does; while something is missing, it is with whoever can tell.
 *
 * @param who the team, or the subject of whoever acted last for the hub or the source; the hub's
 *     duty desk until somebody of the hub has acted
 */
record Owner(Kind kind, @Nullable String who) {

  static final Owner NOBODY = new Owner(Kind.NOBODY, null);

  /** What an owner can be. */
  enum Kind {
    NOBODY,
    SOURCE,
    HUB,
    TEAM
  }

  static Owner of(Stands stands, @Nullable Made made, @Nullable String teamId, Signed signed) {
    return switch (stands) {
      case NOT_MADE, WITHDRAWN, CLOSED -> NOBODY;
      case TAKEN, FULFILLED -> new Owner(Kind.TEAM, Objects.requireNonNull(teamId));
      case INFORMATION_ASKED, WITH_SOURCE -> new Owner(Kind.SOURCE, signed.source());
      case WITH_HUB -> hub(signed);
      case OFFERED ->
          made != null && made.arrangedBy() == ArrangedBy.SOURCE
              ? new Owner(Kind.SOURCE, signed.source())
              : hub(signed);
    };
  }

  private static Owner hub(Signed signed) {
    return new Owner(Kind.HUB, signed.hub() == null ? signed.duty() : signed.hub());
  }
}
