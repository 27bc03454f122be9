package care.homeward.live.pages.care;

import static care.homeward.live.pages.care.Codes.text;

import care.homeward.contracts.Publisher;
import care.homeward.live.board.Delay;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Problem;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a referral begins without a person: they are found on the board, or a hub registers them.
 * Who they are goes to the register of people in a body, and is in no address.
 */
@Controller
class NewPersonPage {

  private final Callers callers;
  private final Lookup lookup;
  private final Services services;
  private final InstantSource clock;

  NewPersonPage(Callers callers, Lookup lookup, Services services, InstantSource clock) {
    this.callers = callers;
    this.lookup = lookup;
    this.services = services;
    this.clock = clock;
  }

  @GetMapping(value = "/referrals/new", params = "!person")
  String without(HttpServletRequest request, Model model) {
    var caller = callers.of(request);
    callers.tokenOf(caller);
    return show(caller, Typed.NOTHING, null, model);
  }

  @PostMapping("/referrals/new/person")
  String register(
      @RequestParam String key,
      @RequestParam MultiValueMap<String, String> fields,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var caller = callers.of(request);
    var typed = new Typed("register", fields);
    var wrong = NewPerson.wrong(typed, Delay.day(clock.instant()));
    if (!wrong.isEmpty()) {
      return show(caller, typed, Problem.of(wrong, response), model);
    }
    var body = NewPerson.body(typed);
    return switch (services.post(caller, Publisher.PEOPLE, key, body, "/api/people")) {
      case Reply.Done done ->
          "redirect:/referrals/new?person="
              + text(done.body(), "personId")
              + "&source="
              + typed.of("source");
      case Reply.Refused refused when !NewPerson.wrong(refused).isEmpty() ->
          show(caller, typed, Problem.of(NewPerson.wrong(refused), response), model);
      case Reply.Undone undone ->
          show(caller, typed, Problem.of(undone, key, response, model), model);
    };
  }

  private String show(Caller caller, Typed typed, @Nullable Problem problem, Model model) {
    model.addAttribute(
        "mayRegister", lookup.may(caller, Publisher.PEOPLE, HttpMethod.POST, "/api/people"));
    model.addAttribute("typed", typed);
    model.addAttribute("problem", problem);
    model.addAttribute("wrong", problem == null ? Map.of() : problem.fields());
    model.addAttribute("sources", NewPerson.SOURCES);
    model.addAttribute("sexes", NewPerson.SEXES);
    return "care/new-without";
  }
}
