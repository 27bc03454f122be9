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

  /** Whether two ask for the same: a skill in common, and not only different errands. */
  static boolean alike(
      List<Skill> skills, @Nullable Needs needs, List<Skill> others, @Nullable Needs otherNeeds) {
    var common = skills.stream().filter(others::contains).toList();
    if (common.equals(List.of(Skill.VOLUNTARY_SUPPORT))) {
      var one = communityNeeds(needs);
      var other = communityNeeds(otherNeeds);
      return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
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
