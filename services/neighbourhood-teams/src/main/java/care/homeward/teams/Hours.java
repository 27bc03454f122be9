package care.homeward.teams;

import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent.TeamStaffed.Member;
import java.time.LocalDate;
import java.util.List;

/** How many first contacts follow from the hours a team's members work. */
final class Hours {

  private static final int PERCENT = 100;
  private static final int MINUTES = 60;

  private Hours() {}

  /**
   * What a first contact takes; configuration, because it differs by place.
   *
   * @param minutes of one first contact, with the way there and the record
   * @param percent of members' hours that are left for first contacts
   */
  record Effort(int minutes, int percent) {
    Effort {
      if (minutes < 1 || percent < 0 || percent > PERCENT) {
        throw new IllegalArgumentException("not an effort: " + minutes + " min, " + percent + " %");
      }
    }
  }

  /**
   * People the members can see first on one day. A member's week is spread evenly over the days
   * worked, and a day evenly over the member's skills, so that no hour counts twice.
   */
  static int slots(List<Member> members, LocalDate day, Skill skill, Effort effort) {
    var minutes =
        members.stream()
            .filter(member -> member.days().contains(day.getDayOfWeek()))
            .filter(member -> member.skills().contains(skill))
            .mapToInt(
                member ->
                    member.weeklyHours()
                        * MINUTES
                        / (member.days().size() * member.skills().size()))
            .sum();
    return minutes * effort.percent() / PERCENT / effort.minutes();
  }
}
