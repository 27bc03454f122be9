package care.homeward.referrals;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent.Skill;
import java.util.Collections;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A neighbourhood team or a community organisation, as far as referrals need it.
 *
 * @param partnerships codes of the local care partnerships it covers
 * @param community true for a community organisation: it learns whom a referral is about when it
 *     has taken it
 * @param communityNeeds what a community organisation does; empty: it has not said
 * @param sequence of the last fact of the team taken in; 0 until it was heard of
 */
@Document("teams")
record CoveringTeam(
    @Id String teamId,
    List<String> partnerships,
    List<Skill> skills,
    boolean community,
    List<CommunityNeed> communityNeeds,
    long sequence) {

  static CoveringTeam unheard(String teamId) {
    return new CoveringTeam(teamId, List.of(), List.of(), false, List.of(), 0);
  }

  boolean heard() {
    return sequence > 0;
  }

  /** What of this it offers. */
  List<Skill> of(List<Skill> asked) {
    return asked.stream().filter(skills::contains).toList();
  }

  /** Whether a community organisation that says what it does would do any of this. */
  boolean helpsWith(List<CommunityNeed> asked) {
    return asked.isEmpty()
        || !community
        || communityNeeds.isEmpty()
        || !Collections.disjoint(communityNeeds, asked);
  }
}
