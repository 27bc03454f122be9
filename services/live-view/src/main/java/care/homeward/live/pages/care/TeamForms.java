package care.homeward.live.pages.care;

import static care.homeward.live.pages.care.Codes.text;

import care.homeward.live.board.Delay;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Services;
import care.homeward.platform.access.SpokenFor;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.JsonNode;

/** What can be done on a team's page: the forms, and what they offer to choose. */
@Component
class TeamForms {

  private final Callers callers;
  private final Lookup lookup;
  private final Services services;
  private final InstantSource clock;

  TeamForms(Callers callers, Lookup lookup, Services services, InstantSource clock) {
    this.callers = callers;
    this.lookup = lookup;
    this.services = services;
    this.clock = clock;
  }

  /** Fills in the forms of those acts the reader may do. */
  void fill(Caller caller, String id, JsonNode team, Model model) {
    var acts = new LinkedHashSet<String>();
    for (var act : TeamAct.values()) {
      if (may(caller, id, act)) {
        acts.add(act.path());
      }
    }
    var weeks =
        acts.contains(TeamAct.WEEKS.path())
            ? services.get(caller, TeamPage.TEAMS, "/api/teams/{id}/weeks", id).answer()
            : null;
    if (weeks == null || weeks.isEmpty()) {
      acts.remove(TeamAct.WEEKS.path());
    } else {
      var needs = new ArrayList<Codes.Choice>();
      weeks.forEach(
          week -> needs.add(new Codes.Choice(text(week, "need"), Codes.word(text(week, "need")))));
      model.addAttribute("needs", needs);
      var monday =
          Delay.day(clock.instant()).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      model.addAttribute(
          "mondays",
          List.of(monday, monday.plusWeeks(1), monday.plusWeeks(2)).stream()
              .map(day -> new Codes.Choice(day.toString(), "Week of " + Times.day(day.toString())))
              .toList());
    }
    model.addAttribute("acts", acts);
    model.addAttribute(
        "skills",
        Codes.list(team.path("skills")).stream()
            .map(code -> new Codes.Choice(code, Codes.word(code)))
            .toList());
    if (acts.contains(TeamAct.LOANS.path())) {
      model.addAttribute(
          "others",
          lookup.teams(caller, Set.copyOf(Codes.list(team.path("partnerships")))).stream()
              .filter(other -> !other.community() && !other.id().equals(id))
              .toList());
    }
  }

  /** A team speaks for itself alone. */
  boolean may(Caller caller, String id, TeamAct act) {
    return lookup.may(
            caller, TeamPage.TEAMS, HttpMethod.POST, "/api/teams/" + id + "/" + act.path())
        && callers.speaksFor(caller, SpokenFor.TEAMS).contains(id);
  }
}
