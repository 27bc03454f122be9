package care.homeward.teams;

import care.homeward.contracts.TeamEvent;
import care.homeward.contracts.TeamEvent.PersonHandedBack;
import care.homeward.contracts.TeamEvent.PersonReidentified;
import care.homeward.contracts.TeamEvent.PersonTakenOn;
import care.homeward.contracts.TeamEvent.TeamCareEnded;
import care.homeward.teams.TeamCommand.FollowPerson;
import care.homeward.teams.TeamCommand.HandBack;
import care.homeward.teams.TeamCommand.TakeBack;
import care.homeward.teams.TeamCommand.TakeOn;
import java.util.List;

/** Whom a team has on its caseload; all of it is heard, so there is nobody to refuse. */
final class CaseloadRules {

  private CaseloadRules() {}

  static List<TeamEvent> takeOn(Team team, TakeOn take) {
    if (team.onCaseload(take.referralId()) != null) {
      return List.of();
    }
    var further = take.skills().subList(1, take.skills().size());
    return List.of(
        new PersonTakenOn(
            team.id(),
            take.at(),
            take.referralId(),
            take.personId(),
            take.stayId(),
            take.skills().getFirst(),
            take.day(),
            team.left(take.day(), take.skills(), take.needs()) - 1,
            take.needs().isEmpty() ? null : take.needs(),
            further.isEmpty() ? null : further));
  }

  /** Who was seen used the day then, and uses no other now. */
  static List<TeamEvent> takeBack(Team team, TakeBack back) {
    var person = back.before();
    if (team.onCaseload(person.referralId()) != null) {
      return List.of();
    }
    return List.of(
        new PersonTakenOn(
            team.id(),
            back.at(),
            person.referralId(),
            person.personId(),
            person.stayId(),
            person.skill(),
            person.date(),
            team.left(person.date(), person.skills(), person.needs()),
            person.needs().isEmpty() ? null : person.needs(),
            person.furtherSkills().isEmpty() ? null : person.furtherSkills()));
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

  /** Who was seen has used a day and keeps it; who was not gives it back. */
  static List<TeamEvent> handBack(Team team, HandBack handBack) {
    var person = team.onCaseload(handBack.referralId());
    if (person == null) {
      return List.of();
    }
    var at = handBack.at();
    return List.of(
        person.seen()
            ? new TeamCareEnded(
                team.id(), at, person.referralId(), person.personId(), person.stayId())
            : new PersonHandedBack(
                team.id(), at, person.referralId(), person.personId(), person.stayId()));
  }
}
