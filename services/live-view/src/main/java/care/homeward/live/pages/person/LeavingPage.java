package care.homeward.live.pages.person;

import care.homeward.contracts.Publisher;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.history.FactLog;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Problem;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Records that a person has left the bed, and where to. */
@Controller
class LeavingPage {

  private final Whom whom;
  private final Callers callers;
  private final Services services;
  private final LiveBoard board;
  private final FactLog facts;

  LeavingPage(Whom whom, Callers callers, Services services, LiveBoard board, FactLog facts) {
    this.whom = whom;
    this.callers = callers;
    this.services = services;
    this.board = board;
    this.facts = facts;
  }

  @GetMapping("/people/{personId}/leaving")
  String leaving(@PathVariable String personId, HttpServletRequest request, Model model) {
    return show(personId, callers.of(request), Leaving.BLANK, null, model);
  }

  @PostMapping("/people/{personId}/leaving")
  String left(
      @PathVariable String personId,
      @RequestParam(defaultValue = "") String destination,
      @RequestParam(defaultValue = "") String method,
      @RequestParam(defaultValue = "") String when,
      @RequestParam(defaultValue = "false") boolean confirmed,
      @RequestParam String key,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var caller = callers.of(request);
    var leaving = new Leaving(destination, method, when, confirmed);
    var wrong = leaving.wrong();
    if (!wrong.isEmpty()) {
      return show(personId, caller, leaving, Problem.of(wrong, response), model);
    }
    var reply =
        services.post(
            caller,
            Publisher.DISCHARGE_FLOW,
            key,
            leaving.body(),
            "/api/stays/{id}/discharge",
            whom.standing(personId).card().stayId());
    return switch (reply) {
      case Reply.Done _ -> "redirect:/people/" + personId + Done.LEFT.query();
      case Reply.Undone undone ->
          show(personId, caller, leaving, Problem.of(undone, key, response, model), model);
    };
  }

  private String show(
      String personId, Caller caller, Leaving leaving, @Nullable Problem problem, Model model) {
    model.addAttribute("personId", personId);
    var standing = whom.standing(personId);
    var told = facts.of(board.idsOf(personId)).stream().sorted(FactLog.AS_IT_HAPPENED).toList();
    model.addAttribute("name", whom.name(caller, standing));
    model.addAttribute("missing", Plan.of(standing.card().stayId(), told).missing());
    model.addAttribute("destinations", Leaving.DESTINATIONS);
    model.addAttribute("methods", Leaving.METHODS);
    model.addAttribute("leaving", leaving);
    model.addAttribute("problem", problem);
    return "person/leaving";
  }
}
