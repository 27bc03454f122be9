package care.homeward.live.pages;

import care.homeward.live.LiveViewSettings;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.history.Moment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What is around every page: who reads it, their menu, and of when it is. */
@ControllerAdvice(annotations = Controller.class)
class Frame {

  private final LiveBoard board;
  private final Callers callers;
  private final Menu menu;
  private final LiveViewSettings settings;
  private final Again again;
  private final InstantSource clock;

  Frame(
      LiveBoard board,
      Callers callers,
      Menu menu,
      LiveViewSettings settings,
      Again again,
      InstantSource clock) {
    this.again = again;
    this.board = board;
    this.callers = callers;
    this.menu = menu;
    this.settings = settings;
    this.clock = clock;
  }

  @ModelAttribute("reader")
  @Nullable Reader reader(HttpServletRequest request) {
    return request.getUserPrincipal() == null ? null : Reader.of(callers.of(request).who());
  }

  @ModelAttribute("menu")
  List<Menu.Item> menu(HttpServletRequest request) {
    return request.getUserPrincipal() == null
        ? List.of()
        : menu.of(callers.of(request), request.getRequestURI(), moment(request));
  }

  /** A page that cannot show this moment says so itself. */
  private Moment moment(HttpServletRequest request) {
    if (!request.getMethod().equals("GET")) {
      return Moment.NOW;
    }
    var query = new HashMap<String, List<String>>();
    request.getParameterMap().forEach((name, values) -> query.put(name, List.of(values)));
    try {
      return Moment.of(query, clock.instant());
    } catch (Moment.Unknown e) {
      return Moment.NOW;
    }
  }

  @ModelAttribute("simulated")
  boolean simulated() {
    return settings.simulated();
  }

  @ModelAttribute("asOf")
  String asOf() {
    return When.clock(board.live() ? clock.instant() : board.asOf());
  }

  /** The clock pages go on from, in milliseconds since 1970. */
  @ModelAttribute("now")
  long now() {
    return clock.millis();
  }

  /** Names the command a form of this page sends: sent twice it is done once. */
  @ModelAttribute("key")
  String key() {
    return UUID.randomUUID().toString();
  }

  @ExceptionHandler(Callers.SignedOut.class)
  void signInAgain(HttpServletRequest request, HttpServletResponse response) throws IOException {
    again.signInAnew(request, response);
  }
}
