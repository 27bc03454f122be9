package care.homeward.live.pages.care;

import static care.homeward.live.pages.care.Codes.text;

import care.homeward.contracts.Publisher;
import care.homeward.live.board.Delay;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Names;
import care.homeward.live.pages.Problem;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import care.homeward.platform.access.SpokenFor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/** A team's day: who waits for a first contact, by when, and what is left to give. */
@Controller
class TeamPage {

  private static final int DAYS = 5;
  private static final Publisher TEAMS = Publisher.NEIGHBOURHOOD_TEAMS;

  private final Callers callers;
  private final Lookup lookup;
  private final Services services;
  private final InstantSource clock;

  /** A team in the list. */
  record Entry(String id, String name, String kind, String where) {}

  TeamPage(Callers callers, Lookup lookup, Services services, InstantSource clock) {
    this.callers = callers;
    this.lookup = lookup;
    this.services = services;
    this.clock = clock;
  }

  @GetMapping("/teams")
  String list(HttpServletRequest request, Model model) {
    var caller = callers.of(request);
    var own = callers.speaksFor(caller, SpokenFor.TEAMS);
    var service = Inbox.isService(caller);
    var teams = lookup.teams(caller, Set.of());
    model.addAttribute(
        "teams",
        teams.stream()
            .filter(team -> !service || own.contains(team.id()))
            .map(this::entry)
            .toList());
    model.addAttribute("service", service);
    model.addAttribute("away", teams.isEmpty());
    return "care/teams";
  }

  private Entry entry(Lookup.Team team) {
    var people = team.members() == 1 ? "1 member" : team.members() + " members";
    return new Entry(
        team.id(),
        team.name(),
        team.community() ? "Community organisation" : people,
        team.partnerships().stream().map(lookup::name).collect(Collectors.joining(", ")));
  }

  @GetMapping("/teams/{id}")
  String day(
      @PathVariable String id,
      @RequestParam(name = "for", defaultValue = "") String referralId,
      @RequestParam(required = false) @Nullable String done,
      HttpServletRequest request,
      Model model) {
    model.addAttribute("done", TeamAct.said(done));
    model.addAttribute("chosen", referralId);
    return show(callers.of(request), id, Typed.NOTHING, null, model);
  }

  @PostMapping("/teams/{id}/{act}")
  String act(
      @PathVariable String id,
      @PathVariable("act") String path,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam String key,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var caller = callers.of(request);
    var act = TeamAct.of(path);
    if (act == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    if (!may(caller, id, act)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    var typed = new Typed(path, form);
    model.addAttribute("chosen", typed.of("referralId"));
    var wrong = act.wrong(typed);
    if (!wrong.isEmpty()) {
      var problem = Problem.of(wrong, response);
      return show(caller, id, typed, problem, model);
    }
    var reply = services.post(caller, TEAMS, key, act.body(typed), "/api/teams/{id}/" + path, id);
    return switch (reply) {
      case Reply.Done _ -> "redirect:/teams/" + id + "?done=" + path;
      case Reply.Undone undone ->
          show(caller, id, typed, Problem.of(undone, key, response, model), model);
    };
  }

  private String show(
      Caller caller, String id, Typed typed, @Nullable Problem problem, Model model) {
    var now = clock.instant();
    var today = Delay.day(now);
    var first = services.get(caller, TEAMS, "/api/teams/{id}", id);
    if (first instanceof Reply.Refused refused && refused.status() == 404) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var team = first.answer();
    model.addAttribute("id", id);
    model.addAttribute("name", team == null ? lookup.name(id) : text(team, "name"));
    model.addAttribute("typed", typed);
    model.addAttribute("problem", problem);
    model.addAttribute("today", today.toString());
    model.addAttribute("away", team == null);
    if (team == null) {
      return "care/team";
    }
    model.addAttribute(
        "partnerships",
        Codes.list(team.path("partnerships")).stream()
            .map(code -> new Codes.Choice(code, lookup.name(code)))
            .toList());
    var days = new ArrayList<JsonNode>(List.of(team));
    var names = new ArrayList<String>(List.of("Today"));
    for (int ahead = 1; ahead < DAYS; ahead++) {
      var answer =
          services
              .get(caller, TEAMS, "/api/teams/{id}?day={day}", id, today.plusDays(ahead))
              .answer();
      if (answer != null) {
        days.add(answer);
        names.add(Times.shortDay(today.plusDays(ahead)));
      }
    }
    model.addAttribute("days", names);
    model.addAttribute("lines", TeamDay.lines(days));
    people(caller, id, model);
    var loans = services.get(caller, TEAMS, "/api/teams/{id}/loans", id).answer();
    model.addAttribute("loans", loans == null ? null : TeamDay.loans(loans, lookup));
    if (lookup.may(caller, TEAMS, HttpMethod.GET, "/api/teams/" + id + "/staff")) {
      var staff = services.get(caller, TEAMS, "/api/teams/{id}/staff", id).answer();
      model.addAttribute("staff", staff == null ? null : TeamDay.staff(staff));
    }
    forms(caller, id, team, model);
    return "care/team";
  }

  private void people(Caller caller, String id, Model model) {
    var now = clock.instant();
    var caseload = services.get(caller, TEAMS, "/api/teams/{id}/caseload", id).answer();
    if (caseload == null) {
      model.addAttribute("people", null);
      return;
    }
    var referrals =
        services
            .get(
                caller, Publisher.REFERRALS, "/api/referrals?limit=500&state=TAKEN&team={team}", id)
            .answer();
    var ids = new LinkedHashSet<String>();
    caseload.forEach(one -> ids.add(text(one, "personId")));
    Names.Named named = lookup.people(caller, ids);
    var people = TeamDay.people(caseload, referrals, named, now);
    model.addAttribute("people", people);
    model.addAttribute("namesAway", named.away());
    model.addAttribute("clocksAway", referrals == null);
    model.addAttribute("linked", lookup.mayOpen(caller, "/people/x"));
    model.addAttribute("visits", people.stream().filter(TeamDay.Person::today).count());
    model.addAttribute(
        "overdue", people.stream().filter(one -> one.left() != null && one.left().late()).count());
    model.addAttribute("unplanned", people.stream().filter(one -> one.planned().isEmpty()).count());
  }

  private void forms(Caller caller, String id, JsonNode team, Model model) {
    var acts = new LinkedHashSet<String>();
    for (var act : TeamAct.values()) {
      if (may(caller, id, act)) {
        acts.add(act.path());
      }
    }
    var weeks =
        acts.contains(TeamAct.WEEKS.path())
            ? services.get(caller, TEAMS, "/api/teams/{id}/weeks", id).answer()
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
  private boolean may(Caller caller, String id, TeamAct act) {
    return lookup.may(caller, TEAMS, HttpMethod.POST, "/api/teams/" + id + "/" + act.path())
        && callers.speaksFor(caller, SpokenFor.TEAMS).contains(id);
  }
}
