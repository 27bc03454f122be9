package care.homeward.live.pages.person;

import care.homeward.contracts.Publisher;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Problem;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
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

  /** Those of the discharge destinations of the NHS Data Dictionary a ward meets, in its words. */
  private static final List<WaitForm.Choice> DESTINATIONS =
      List.of(
          new WaitForm.Choice("19", "Usual home"),
          new WaitForm.Choice("29", "Temporary home"),
          new WaitForm.Choice("65", "Council care home"),
          new WaitForm.Choice("54", "NHS care home"),
          new WaitForm.Choice("85", "Other care home"),
          new WaitForm.Choice("51", "Another NHS hospital, general ward"),
          new WaitForm.Choice("87", "Hospital outside the NHS"),
          new WaitForm.Choice("88", "Hospice"),
          new WaitForm.Choice("79", "Died"));

  private final Whom whom;
  private final Callers callers;
  private final Services services;

  LeavingPage(Whom whom, Callers callers, Services services) {
    this.whom = whom;
    this.callers = callers;
    this.services = services;
  }

  @GetMapping("/people/{personId}/leaving")
  String leaving(@PathVariable String personId, HttpServletRequest request, Model model) {
    return show(personId, callers.of(request), "", null, model);
  }

  @PostMapping("/people/{personId}/leaving")
  String left(
      @PathVariable String personId,
      @RequestParam(defaultValue = "") String destination,
      @RequestParam String key,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var caller = callers.of(request);
    if (DESTINATIONS.stream().noneMatch(one -> one.code().equals(destination))) {
      var wrong = Map.of("destination", "Choose where the person went.");
      var problem = Problem.of(wrong, response);
      return show(personId, caller, destination, problem, model);
    }
    var body = Map.of("destination", destination, "method", destination.equals("79") ? "4" : "1");
    var reply =
        services.post(
            caller,
            Publisher.DISCHARGE_FLOW,
            key,
            body,
            "/api/stays/{id}/discharge",
            whom.standing(personId).card().stayId());
    return switch (reply) {
      case Reply.Done _ -> "redirect:/people/" + personId + Done.LEFT.query();
      case Reply.Undone undone ->
          show(personId, caller, destination, Problem.of(undone, key, response, model), model);
    };
  }

  private String show(
      String personId, Caller caller, String destination, @Nullable Problem problem, Model model) {
    model.addAttribute("personId", personId);
    model.addAttribute("name", whom.name(caller, whom.standing(personId)));
    model.addAttribute("destinations", DESTINATIONS);
    model.addAttribute("destination", destination);
    model.addAttribute("problem", problem);
    return "person/leaving";
  }
}
