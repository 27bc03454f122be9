package care.homeward.teams;

import care.homeward.contracts.TeamEvent;
import care.homeward.contracts.TeamEvent.CommunityCapacitySet;
import care.homeward.contracts.TeamEvent.TeamCapacitySet;
import care.homeward.contracts.TeamEvent.TeamCapacitySet.Basis;
import care.homeward.platform.core.Refused;
import care.homeward.teams.TeamCommand.DeriveCapacity;
import care.homeward.teams.TeamCommand.SetCapacity;
import care.homeward.teams.TeamCommand.SetWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a team may say of its capacity. */
final class CapacityRules {

  private CapacityRules() {}

  static List<TeamEvent> set(Team team, SetCapacity set) {
    team.requireFormed();
    team.requireSkill(set.skill());
    requireToCome(set.day(), Team.londonDay(set.at()));
    var said = team.load(set.day(), set.skill());
    return said.basis() == Basis.DECLARED && Objects.equals(said.slots(), set.slots())
        ? List.of()
        : List.of(
            TeamCapacitySet.declared(team.id(), set.at(), set.day(), set.skill(), set.slots()));
  }

  /** Fills the days nobody said anything of; what somebody said stands. */
  static List<TeamEvent> derive(Team team, DeriveCapacity derive) {
    team.requireFormed();
    requireToCome(derive.from(), Team.londonDay(derive.at()));
    if (team.staff().members().isEmpty()) {
      throw Refused.conflict("no-members", "Nobody is named who works in this team.");
    }
    var events = new ArrayList<TeamEvent>();
    for (int days = 0; days < derive.days(); days++) {
      var day = derive.from().plusDays(days);
      for (var skill : team.form().skills()) {
        var said = team.load(day, skill);
        var slots = Hours.slots(team.staff().members(), day, skill, derive.effort());
        if (said.basis() != Basis.DECLARED && !Objects.equals(said.slots(), slots)) {
          events.add(
              new TeamCapacitySet(team.id(), derive.at(), day, skill, slots, Basis.MEMBERS_HOURS));
        }
      }
    }
    return events;
  }

  static List<TeamEvent> setWeek(Team team, SetWeek set) {
    team.requireFormed();
    if (!team.form().needs().contains(set.need())) {
      throw Refused.conflict("need-not-met", "This organisation does not do that.");
    }
    if (!set.week().equals(Week.monday(set.week()))) {
      throw Refused.impossible("not-a-monday", "A week begins with a Monday.");
    }
    requireToCome(set.week(), Week.monday(Team.londonDay(set.at())));
    return Objects.equals(team.week(set.week(), set.need()).slots(), set.slots())
        ? List.of()
        : List.of(
            new CommunityCapacitySet(team.id(), set.at(), set.week(), set.need(), set.slots()));
  }

  static void requireToCome(LocalDate day, LocalDate first) {
    if (day.isBefore(first)) {
      throw Refused.impossible("day-past", "That day is over.");
    }
  }
}
