package care.homeward.teams;

import care.homeward.platform.access.SpokenFor;
import care.homeward.platform.core.Refused;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * An account of a team or a community organisation sees and does what is its own and nothing of
 * another: the token's claim {@code teams} names what the account speaks for.
 */
final class OwnTeam {

  private OwnTeam() {}

  /** Whoever does not speak for the team is told that there is none. */
  static void require(HttpServletRequest request, @Nullable String teamId) {
    if (!SpokenFor.TEAMS.allows("neighbourhood-teams", request, teamId)) {
      throw Refused.unknown("team");
    }
  }
}
