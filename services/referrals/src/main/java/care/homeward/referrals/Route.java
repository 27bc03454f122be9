package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent.WithoutTeam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the map leads: to teams, or nowhere for a reason.
 *
 * @param why absent when there are teams
 */
record Route(List<String> teams, @Nullable WithoutTeam why) {

  static Route to(String team) {
    return new Route(List.of(team), null);
  }

  static Route nowhere(WithoutTeam why) {
    return new Route(List.of(), why);
  }
}
