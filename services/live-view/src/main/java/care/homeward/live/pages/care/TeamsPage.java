package care.homeward.live.pages.care;

import care.homeward.live.pages.Callers;
import care.homeward.platform.access.SpokenFor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The services a reader may look at. */
@Controller
class TeamsPage {

  private final Callers callers;
  private final Lookup lookup;

  /** A team in the list. */
  record Entry(String id, String name, String kind, String where) {}

  TeamsPage(Callers callers, Lookup lookup) {
    this.callers = callers;
    this.lookup = lookup;
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
}
