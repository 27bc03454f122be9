package care.homeward.teams;

import care.homeward.contracts.TeamEvent;
import care.homeward.contracts.TeamEvent.TeamStaffed;
import care.homeward.contracts.TeamEvent.TeamStaffed.Member;
import care.homeward.contracts.TeamEvent.TeamStaffed.Organisation;
import care.homeward.platform.core.Refused;
import care.homeward.teams.TeamCommand.FormTeam;
import care.homeward.teams.TeamCommand.StaffTeam;
import java.util.List;

/** What a team may be, and who may make it up. */
final class FormRules {

  private FormRules() {}

  static List<TeamEvent> form(Team team, FormTeam form) {
    var wanted = form.form();
    if (team.formed() && wanted.kind() != team.form().kind()) {
      throw Refused.conflict("another-kind", "This is another kind of team already.");
    }
    return wanted.equals(team.form()) ? List.of() : List.of(wanted.formed(team.id(), form.at()));
  }

  static List<TeamEvent> staff(Team team, StaffTeam staff) {
    team.requireFormed();
    var members = staff.members();
    if (members.stream().map(Member::memberId).distinct().count() < members.size()) {
      throw Refused.impossible("member-twice", "A member is named twice.");
    }
    var codes = staff.organisations().stream().map(Organisation::code).distinct().toList();
    if (codes.size() < staff.organisations().size()) {
      throw Refused.impossible("organisation-twice", "An organisation is named twice.");
    }
    for (var member : members) {
      if (!codes.contains(member.organisation())) {
        throw Refused.impossible(
            "member-of-no-organisation", "A member's organisation is not one of the team's.");
      }
      member.skills().forEach(team::requireSkill);
    }
    return new Staff(staff.organisations(), members).equals(team.staff())
        ? List.of()
        : List.of(new TeamStaffed(team.id(), staff.at(), staff.organisations(), members));
  }
}
