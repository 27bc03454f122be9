package care.homeward.live.pages.start;

import care.homeward.live.board.LiveBoard;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Menu;
import care.homeward.live.pages.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in: what this is, for whom, and where each begins. */
@Controller
class StartPage {

  /** What is somebody's work here, and where it begins. */
  record Way(String who, String question, String path, String account) {}

  private static final List<Way> WAYS =
      List.of(
          new Way(
              "Discharge coordinator",
              "Who is waiting, for what, on whom, now?",
              "/flow",
              "r.naylor"),
          new Way(
              "Care transfer hub",
              "Which team, which home can have this person?",
              "/capacity",
              "j.carr"),
          new Way(
              "Neighbourhood team", "What must we answer, and by when?", "/referrals", "s.iqbal"),
          new Way(
              "Care home",
              "Which beds can we offer, and for whom?",
              "/capacity/declare",
              "m.booth"),
          new Way(
              "System leader",
              "Where is it tight, and who waits longest?",
              "/partnerships",
              "d.fenwick"),
          new Way(
              "Integrator or operator",
              "How do I connect, and can I trust it?",
              "/developers",
              "t.lister"));

  private final Callers callers;
  private final Menu menu;
  private final LiveBoard board;

  StartPage(Callers callers, Menu menu, LiveBoard board) {
    this.callers = callers;
    this.menu = menu;
    this.board = board;
  }

  /** To the reader's own first page; to the start for whoever is not signed in or has none. */
  @GetMapping("/")
  String home(HttpServletRequest request, Model model) {
    if (request.getUserPrincipal() != null) {
      var first = menu.first(callers.of(request));
      if (!first.equals("/")) {
        return "redirect:" + first;
      }
    }
    return start(model);
  }

  @GetMapping("/start")
  String start(Model model) {
    model.addAttribute("ways", WAYS);
    model.addAttribute("inBed", board.inBed());
    return "start/start";
  }

  /** What who cannot use a page like most can rely on, and whom to tell. */
  @GetMapping("/accessibility")
  String accessibility() {
    return "start/accessibility";
  }

  @GetMapping(SignIn.FAILED)
  String signInFailed() {
    return "sign-in-failed";
  }
}
