package care.homeward.people;

import care.homeward.platform.access.Role;
import java.util.EnumSet;
import java.util.Set;

/**
 * What of an identity is shown to whom, once the look-up is recorded. An address is never part of
 * the answer: no screen needs it. Whoever has a referral, and only they, asks {@link VisitApi}.
 */
final class Disclosure {

  /** They match people between systems; everyone else knows people by name. */
  private static final Set<Role> SEES_NHS_NUMBERS = EnumSet.of(Role.COORDINATOR, Role.HUB);

  private Disclosure() {}

  static boolean ofNhsNumbers(Set<Role> roles) {
    return roles.stream().anyMatch(SEES_NHS_NUMBERS::contains);
  }
}
