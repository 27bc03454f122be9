package care.homeward.live.pages;

import care.homeward.platform.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in: to each role's first page. */
@Controller
class StartPage {

  private final Callers callers;
  private final Menu menu;

  StartPage(Callers callers, Menu menu) {
    this.callers = callers;
    this.menu = menu;
  }

  /** Where each role's work is; for some it is yet to come. */
  @GetMapping("/")
  String start(HttpServletRequest request, Model model) {
    var caller = callers.of(request);
    var first = menu.first(caller);
    if (!first.equals("/")) {
      return "redirect:" + first;
    }
    var roles = Callers.roles(caller.who());
    model.addAttribute("finds", finds(roles.stream().findFirst().orElse(Role.FEED)));
    return "start";
  }

  @GetMapping(SignIn.FAILED)
  String signInFailed() {
    return "sign-in-failed";
  }

  private static String finds(Role role) {
    return switch (role) {
      case CARE_HOME -> "Here you will tell the beds you can offer and answer for one person.";
      case OPERATOR -> "Services are looked after by their interfaces; pages for it are to come.";
      case COORDINATOR, HUB, TEAM, COMMUNITY_ORGANISATION, LEADER, FEED, SERVICE ->
          "There is no page for your role.";
    };
  }
}
