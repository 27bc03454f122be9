package care.homeward.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is refused before a controller is found is a problem too, with the trace id: a program is
 * never answered with a page of the server, which would also repeat the address.
 */
public final class Refusals extends OncePerRequestFilter {

  private final Problems problems;
  private final JsonMapper json;

  public Refusals(Problems problems, JsonMapper json) {
    this.problems = problems;
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, isForPrograms(request) ? new Plain(response) : response);
  }

  /** Browsers say that they want a page. */
  private static boolean isForPrograms(HttpServletRequest request) {
    var path = request.getRequestURI();
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    return path.startsWith("/api/")
        || path.startsWith("/live/")
        || path.startsWith("/actuator/")
        || (accept != null && !accept.contains("html"));
  }

  /** An error is written where it is said, and not left to the server. */
  private final class Plain extends HttpServletResponseWrapper {

    Plain(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      sendError(status);
    }

    @Override
    public void sendError(int status) throws IOException {
      var known = HttpStatus.resolve(status);
      if (known == null || isCommitted()) {
        super.sendError(status);
        return;
      }
      resetBuffer();
      setStatus(status);
      setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      var kind = known.name().toLowerCase(Locale.ROOT).replace('_', '-');
      var problem = problems.problem(known, kind, "This cannot be asked in this way.");
      getOutputStream().write(json.writeValueAsBytes(problem));
      flushBuffer();
    }
  }
}
