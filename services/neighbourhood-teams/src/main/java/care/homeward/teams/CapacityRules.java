package care.homeward.teams;

import care.homeward.contracts.TeamEvent;
import care.homeward.contracts.TeamEvent.CommunityCapacitySet;
import care.homeward.contracts.TeamEvent.TeamCapacitySet;
import care.homeward.contracts.TeamEvent.TeamCapacitySet.Basis;
import care.homeward.contracts.TeamEvent.TeamStaffed.Member;
import care.homeward.platform.core.Refused;
import care.homeward.teams.TeamCommand.DeriveCapacity;
import care.homeward.teams.TeamCommand.FollowHours;
import care.homeward.teams.TeamCommand.SetCapacity;
import care.homeward.teams.TeamCommand.SetWeek;
import java.time.Instant;
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
    return fromHours(team, derive.at(), derive.from(), derive.days(), derive.effort());
  }

  /** The same for today and the days after it, of whatever team, so that nobody need ask. */
  static List<TeamEvent> follow(Team team, FollowHours follow) {
    return fromHours(
        team, follow.at(), Team.londonDay(follow.at()), follow.days(), follow.effort());
  }

  private static List<TeamEvent> fromHours(
      Team team, Instant at, LocalDate from, int days, Hours.Effort effort) {
    var members = team.staff().members();
    var events = new ArrayList<TeamEvent>();
    for (var day : from.datesUntil(from.plusDays(days)).toList()) {
      for (var skill : team.form().skills()) {
        var said = team.load(day, skill);
        var slots = Hours.slots(members, day, skill, effort);
        if (mayFollow(said, members) && !Objects.equals(said.slots(), slots)) {
          events.add(new TeamCapacitySet(team.id(), at, day, skill, slots, Basis.MEMBERS_HOURS));
        }
      }
    }
    return events;
  }

  /** A day that followed from hours goes on to, also when the last member has left. */
  private static boolean mayFollow(Load said, List<Member> members) {
    return said.basis() == null ? !members.isEmpty() : said.basis() == Basis.MEMBERS_HOURS;
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
