package care.homeward.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
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

  /** Errors come here a second time, for a page: programs are not to get as far as that. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var forPrograms = isForPrograms(request);
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      if (forPrograms) {
        noRequest(response);
      } else {
        chain.doFilter(request, response);
      }
      return;
    }
    var answer = forPrograms ? new Plain(response) : response;
    if (String.valueOf(request.getContentType()).contains("*")) {
      answer.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
      return;
    }
    try {
      chain.doFilter(request, answer);
    } catch (ServletException | RuntimeException e) {
      var thrown = e instanceof ServletException && e.getCause() != null ? e.getCause() : e;
      if (forPrograms && !answer.isCommitted()) {
        answer.resetBuffer();
        write(answer, problems.of(thrown));
      } else if (thrown instanceof InvalidParameterException) {
        answer.sendError(HttpServletResponse.SC_BAD_REQUEST);
      } else {
        throw e;
      }
    }
  }

  /** The server refused it before it came here, or the answer was under way. */
  private void noRequest(HttpServletResponse response) throws IOException {
    var known = HttpStatus.resolve(response.getStatus());
    var status = known == null ? HttpStatus.BAD_REQUEST : known;
    write(response, problems.problem(status, "no-request", "This cannot be asked in this way."));
  }

  private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(problem));
    response.flushBuffer();
  }

  /** Whether there is no page, so that no other form can be wanted. */
  public static boolean isOnlyForPrograms(String path) {
    return path.startsWith("/api/") || path.equals("/openapi.json");
  }

  /** Browsers say that they want a page. */
  private static boolean isForPrograms(HttpServletRequest request) {
    var path =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String refused
            ? refused
            : request.getRequestURI();
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    return isOnlyForPrograms(path)
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
      var kind = known.name().toLowerCase(Locale.ROOT).replace('_', '-');
      write(this, problems.problem(known, kind, "This cannot be asked in this way."));
    }
  }
}
