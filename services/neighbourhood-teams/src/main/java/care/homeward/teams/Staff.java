package care.homeward.teams;

import care.homeward.contracts.TeamEvent.TeamStaffed.Member;
import care.homeward.contracts.TeamEvent.TeamStaffed.Organisation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which organisations and members make up a team. */
record Staff(List<Organisation> organisations, List<Member> members) {

  static final Staff NOBODY = new Staff(List.of(), List.of());

  @Nullable Member member(String memberId) {
    return members.stream()
        .filter(member -> member.memberId().equals(memberId))
        .findFirst()
        .orElse(null);
  }
}
