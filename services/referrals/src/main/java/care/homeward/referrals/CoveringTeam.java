package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent.Skill;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A neighbourhood team, as far as routing needs it.
 *
 * @param partnerships codes of the local care partnerships it covers
 * @param sequence of the last fact of the team taken in; 0 until it was heard of
 */
@Document("teams")
record CoveringTeam(
    @Id String teamId, List<String> partnerships, List<Skill> skills, long sequence) {

  static CoveringTeam unheard(String teamId) {
    return new CoveringTeam(teamId, List.of(), List.of(), 0);
  }

  boolean heard() {
    return sequence > 0;
  }
}
