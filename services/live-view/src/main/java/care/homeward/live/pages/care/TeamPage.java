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
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
  static final Publisher TEAMS = Publisher.NEIGHBOURHOOD_TEAMS;

  private final TeamForms forms;
  private final Callers callers;
  private final Lookup lookup;
  private final Services services;
  private final InstantSource clock;

  TeamPage(
      TeamForms forms, Callers callers, Lookup lookup, Services services, InstantSource clock) {
    this.forms = forms;
    this.callers = callers;
    this.lookup = lookup;
    this.services = services;
    this.clock = clock;
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
    if (!forms.may(caller, id, act)) {
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
    forms.fill(caller, id, team, model);
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
    model.addAttribute("caseload", caseload.size());
    model.addAttribute("namesAway", named.away());
    model.addAttribute("clocksAway", referrals == null);
    model.addAttribute("linked", lookup.mayOpen(caller, "/people/x"));
    model.addAttribute("visits", people.stream().filter(TeamDay.Person::today).count());
    model.addAttribute(
        "overdue", people.stream().filter(one -> one.left() != null && one.left().late()).count());
    model.addAttribute("unplanned", people.stream().filter(one -> one.planned().isEmpty()).count());
  }
}
