package care.homeward.live.pages.care;

import static care.homeward.live.pages.care.Codes.text;

import care.homeward.contracts.Publisher;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/** A local care partnership: who belongs to it, who waits, and what is left to give. */
@Controller
class PartnershipPage {

  private final Callers callers;
  private final Lookup lookup;
  private final Services services;

  /** A partnership in the list. */
  record Line(String code, String name, String place) {}

  /** A service of the partnership. */
  record Service(
      String id, String name, boolean community, String offers, String sentBy, int waiting) {}

  /** What is left of a day, for a skill. */
  record Left(String text, boolean none) {}

  PartnershipPage(Callers callers, Lookup lookup, Services services) {
    this.callers = callers;
    this.lookup = lookup;
    this.services = services;
  }

  @GetMapping("/partnerships")
  String list(HttpServletRequest request, Model model) {
    var answer =
        services
            .get(callers.of(request), Publisher.NEIGHBOURHOOD_TEAMS, "/api/partnerships")
            .answer();
    var lines = new LinkedHashMap<String, List<Line>>();
    if (answer != null) {
      for (var one : answer) {
        lines
            .computeIfAbsent(lookup.name(text(one, "place")), _ -> new ArrayList<>())
            .add(new Line(text(one, "code"), text(one, "name"), text(one, "place")));
      }
    }
    model.addAttribute("places", lines);
    model.addAttribute("away", answer == null);
    return "care/partnerships";
  }

  @GetMapping("/partnerships/{code}")
  String partnership(@PathVariable String code, HttpServletRequest request, Model model) {
    var caller = callers.of(request);
    var reply =
        services.get(caller, Publisher.NEIGHBOURHOOD_TEAMS, "/api/partnerships/{code}", code);
    if (reply instanceof Reply.Refused) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var view = reply.answer();
    model.addAttribute("code", code);
    model.addAttribute("away", view == null);
    model.addAttribute("name", view == null ? lookup.name(code) : text(view, "name"));
    if (view != null) {
      tell(view, model);
    }
    model.addAttribute("seesPeople", lookup.mayOpen(caller, "/flow"));
    model.addAttribute("seesTeams", lookup.mayOpen(caller, "/teams") && !Inbox.isService(caller));
    return "care/partnership";
  }

  private void tell(JsonNode view, Model model) {
    model.addAttribute("place", lookup.name(text(view, "place")));
    model.addAttribute("told", Times.moment(text(view, "asOf")));
    model.addAttribute("rounded", view.path("rounded").asBoolean(false));
    model.addAttribute("caseload", view.path("caseload").asInt(0));
    model.addAttribute("waiting", view.path("waiting").asInt(0));
    var longest = view.path("longestWaitHours");
    model.addAttribute(
        "longest",
        longest.isNumber()
            ? care.homeward.live.pages.Left.length(Duration.ofHours(longest.asLong(0)))
            : "");
    model.addAttribute("rules", text(view, "rules"));
    model.addAttribute("board", Codes.words(view.path("board")));
    var practices = new ArrayList<String>();
    view.path("practices").forEach(one -> practices.add(text(one, "name")));
    model.addAttribute("practices", practices);
    var all = new ArrayList<Service>();
    view.path("services").forEach(one -> all.add(service(one)));
    all.sort(Comparator.comparing(Service::community));
    model.addAttribute("services", all);
    model.addAttribute("teams", all.stream().filter(one -> !one.community()).toList());
    model.addAttribute("communities", all.stream().filter(Service::community).toList());
    capacity(view.path("capacity"), model);
    var weeks = new LinkedHashMap<String, String>();
    for (var week : view.path("weeks")) {
      weeks.put(Codes.word(text(week, "need")), left(week).text());
    }
    model.addAttribute("weeks", weeks);
  }

  private static Service service(JsonNode one) {
    var community = text(one, "kind").equals("COMMUNITY_ORGANISATION");
    var sectors = new LinkedHashSet<String>();
    one.path("organisations").forEach(each -> sectors.add(Codes.word(text(each, "sector"))));
    return new Service(
        text(one, "teamId"),
        text(one, "name"),
        community,
        Codes.words(one.path(community ? "communityNeeds" : "skills")),
        String.join(", ", sectors),
        one.path("waiting").asInt(0));
  }

  private static void capacity(JsonNode capacity, Model model) {
    var days = new LinkedHashSet<String>();
    capacity.forEach(one -> days.add(text(one, "day")));
    var skills = new LinkedHashMap<String, Map<String, Left>>();
    for (var one : capacity) {
      skills
          .computeIfAbsent(Codes.word(text(one, "skill")), _ -> new LinkedHashMap<>())
          .put(text(one, "day"), left(one));
    }
    model.addAttribute("days", List.copyOf(days));
    model.addAttribute(
        "dayNames", days.stream().map(day -> Times.shortDay(LocalDate.parse(day))).toList());
    model.addAttribute("capacity", skills);
  }

  private static Left left(JsonNode one) {
    if (one.path("said").asInt(0) == 0 || !one.path("left").isNumber()) {
      return new Left("not said", false);
    }
    var left = one.path("left").asInt(0);
    return new Left(String.valueOf(left), left <= 0);
  }
}
