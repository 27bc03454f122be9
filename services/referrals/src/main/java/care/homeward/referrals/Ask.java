package care.homeward.referrals;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent.ReferralMade.Needs;
import care.homeward.contracts.ReferralEvent.ReferralMade.Source;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, by whom.
 *
 * @param skills at least one, each once; the first leads
 */
record Ask(
    List<Skill> skills,
    Urgency urgency,
    Source source,
    @Nullable Needs needs,
    @Nullable LocalDate startWanted) {

  /** What is asked of a community organisation. */
  List<CommunityNeed> communityNeeds() {
    return communityNeeds(needs);
  }

  static List<CommunityNeed> communityNeeds(@Nullable Needs needs) {
    var asked = needs == null ? null : needs.communityNeeds();
    return asked == null ? List.of() : asked;
  }

  /** Whether this asks for the same: a skill in common, and not only different errands. */
  boolean alike(Made other) {
    var common = skills.stream().filter(other.skills()::contains).toList();
    if (common.equals(List.of(Skill.VOLUNTARY_SUPPORT))) {
      var mine = communityNeeds();
      var theirs = communityNeeds(other.needs());
      return mine.isEmpty() || theirs.isEmpty() || !Collections.disjoint(mine, theirs);
    }
    return !common.isEmpty();
  }

  /**
   * Whether someone competent has looked at it when it arrives: not at what people ask for alone.
   */
  boolean triaged() {
    return switch (source) {
      case WARD, HUB, GP, AMBULANCE, SOCIAL_CARE, CARE_HOME -> true;
      case VOLUNTARY_SECTOR, SELF -> false;
    };
  }
}
