package care.homeward.live.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Keeps a form sent after its sign-in had ended until its sender has signed in again and sends it
 * once more: in the session, never in an address. A browser's script is told instead, and keeps it.
 */
@Controller
class Again {

  static final String PATH = "/again";
  private static final String KEPT = Again.class.getName();
  private static final Duration GOOD_FOR = Duration.ofMinutes(30);

  /** A form of ours is never longer; whoever has not signed in shall not fill the memory. */
  private static final int LONGEST = 20_000;

  private final InstantSource clock;

  /**
   * A form as it was sent.
   *
   * @param path the page's own address
   * @param fields everything typed, without the sign-in's own
   */
  record Kept(String path, Map<String, List<String>> fields, Instant until) {}

  Again(InstantSource clock) {
    this.clock = clock;
  }

  /** Sends whoever sent this to sign in, and what they sent to be sent again. */
  void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if ("fetch".equals(request.getHeader("X-Requested-With"))) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    var path = request.getRequestURI();
    if (request.getMethod().equals("GET")) {
      var query = request.getQueryString();
      response.sendRedirect(query == null ? path : path + "?" + query);
      return;
    }
    if (path.equals("/sign-out")) {
      response.sendRedirect("/");
      return;
    }
    if (fromElsewhere(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    var kept = new Kept(path, fields(request), clock.instant().plus(GOOD_FOR));
    if (kept.fields().toString().length() <= LONGEST) {
      request.getSession().setAttribute(KEPT, kept);
    }
    response.sendRedirect(PATH);
  }

  /** The same for someone whose sign-in is still known here, but good for nothing any more. */
  void signInAnew(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
    }
    signIn(request, response);
  }

  /** A page of somebody else's cannot put words into a reader's mouth. */
  private static boolean fromElsewhere(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    return site != null && !site.equals("same-origin");
  }

  private static Map<String, List<String>> fields(HttpServletRequest request) {
    var fields = new LinkedHashMap<String, List<String>>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!name.equals("_csrf")) {
                fields.put(name, List.of(values));
              }
            });
    return fields;
  }

  @GetMapping(PATH)
  String again(HttpServletRequest request, Model model) {
    var session = request.getSession(false);
    var kept = session == null ? null : (Kept) session.getAttribute(KEPT);
    if (session != null) {
      session.removeAttribute(KEPT);
    }
    model.addAttribute(
        "kept", kept == null || kept.until().isBefore(clock.instant()) ? null : kept);
    return "again";
  }
}
