package care.homeward.teams;

import care.homeward.contracts.TeamEvent;
import care.homeward.contracts.TeamEvent.PersonHandedBack;
import care.homeward.contracts.TeamEvent.PersonReidentified;
import care.homeward.contracts.TeamEvent.PersonTakenOn;
import care.homeward.teams.TeamCommand.FollowPerson;
import care.homeward.teams.TeamCommand.HandBack;
import care.homeward.teams.TeamCommand.TakeOn;
import java.util.List;

/** Whom a team has on its caseload; both are heard, so there is nobody to refuse. */
final class CaseloadRules {

  private CaseloadRules() {}

  static List<TeamEvent> takeOn(Team team, TakeOn take) {
    if (team.onCaseload(take.referralId()) != null) {
      return List.of();
    }
    var day = Team.londonDay(take.at());
    return List.of(
        new PersonTakenOn(
            team.id(),
            take.at(),
            take.referralId(),
            take.personId(),
            take.stayId(),
            take.skill(),
            day,
            team.left(day, take.skill(), take.needs()) - 1,
            take.needs().isEmpty() ? null : take.needs()));
  }

  static List<TeamEvent> follow(Team team, FollowPerson follow) {
    var person = team.onCaseload(follow.referralId());
    return person == null || person.personId().equals(follow.personId())
        ? List.of()
        : List.of(
            new PersonReidentified(
                team.id(),
                follow.at(),
                person.referralId(),
                follow.personId(),
                person.stayId(),
                person.personId()));
  }

  static List<TeamEvent> handBack(Team team, HandBack handBack) {
    var person = team.onCaseload(handBack.referralId());
    return person == null
        ? List.of()
        : List.of(
            new PersonHandedBack(
                team.id(), handBack.at(), person.referralId(), person.personId(), person.stayId()));
  }
}
