package care.homeward.teams;

import care.homeward.contracts.TeamEvent;
import care.homeward.contracts.TeamEvent.FirstContactMade;
import care.homeward.contracts.TeamEvent.FirstContactPlanned;
import care.homeward.platform.core.Refused;
import care.homeward.teams.TeamCommand.MakeContact;
import care.homeward.teams.TeamCommand.PlanContact;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Who of the team sees whom first, and when. */
final class ContactRules {

  private ContactRules() {}

  static List<TeamEvent> plan(Team team, PlanContact plan) {
    var person = waiting(team, plan.referralId());
    if (Objects.equals(plan.memberId(), person.memberId())
        && plan.plannedFor().equals(person.plannedFor())) {
      return List.of();
    }
    if (plan.plannedFor().isBefore(plan.at())) {
      throw Refused.impossible("planned-in-the-past", "A contact is planned for later.");
    }
    if (plan.memberId() != null) {
      requireAble(team, person, plan.memberId(), plan.plannedFor());
      requireFree(team, plan, plan.memberId());
    }
    return List.of(
        new FirstContactPlanned(
            team.id(),
            plan.at(),
            person.referralId(),
            person.personId(),
            person.stayId(),
            plan.memberId(),
            plan.plannedFor()));
  }

  private static void requireAble(
      Team team, OnCaseload person, String memberId, Instant plannedFor) {
    var member = team.staff().member(memberId);
    if (member == null) {
      throw Refused.conflict("not-a-member", "Nobody in this team has that code.");
    }
    if (member.skills().stream().noneMatch(person::uses)) {
      throw Refused.conflict("member-without-skill", "This member has no skill that is asked for.");
    }
    if (!member.days().contains(Team.londonDay(plannedFor).getDayOfWeek())) {
      throw Refused.conflict("member-not-at-work", "This member does not work on that day.");
    }
  }

  private static void requireFree(Team team, PlanContact plan, String memberId) {
    var busy =
        team.waiting().stream()
            .filter(other -> !other.referralId().equals(plan.referralId()))
            .anyMatch(
                other ->
                    memberId.equals(other.memberId())
                        && plan.plannedFor().equals(other.plannedFor()));
    if (busy) {
      throw Refused.conflict("member-busy", "This member sees somebody else at that moment.");
    }
  }

  static List<TeamEvent> make(Team team, MakeContact contact) {
    var seen = waiting(team, contact.referralId());
    if (!contact.faceToFace()) {
      throw Refused.impossible(
          "not-face-to-face", "A first contact is face to face: a call does not stop the clock.");
    }
    if (contact.at().isBefore(contact.receivedAt())) {
      throw Refused.impossible("before-received", "That is before the referral was received.");
    }
    return List.of(
        new FirstContactMade(
            team.id(), contact.at(), seen.referralId(), seen.personId(), seen.stayId()));
  }

  private static OnCaseload waiting(Team team, String referralId) {
    team.requireFormed();
    var person = team.onCaseload(referralId);
    if (person == null) {
      throw Refused.conflict("not-on-caseload", "This referral is not on the team's caseload.");
    }
    if (person.seen()) {
      throw Refused.conflict("already-seen", "The first contact was made.");
    }
    return person;
  }
}
