package care.homeward.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server takes for no request at all comes to no filter, and so to no trace; it is
 * answered as a problem all the same.
 */
public final class NoRequest extends ErrorReportValve {

  private final Problems problems;
  private final JsonMapper json;

  public NoRequest(Problems problems, JsonMapper json) {
    this.problems = problems;
    this.json = json;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    // What the server has no notion of is the asker's mistake, not a fault of ours.
    var known =
        status == 501 || status == 505 ? HttpStatus.BAD_REQUEST : HttpStatus.resolve(status);
    var said = known == null ? HttpStatus.BAD_REQUEST : known;
    var problem = problems.problem(said, "no-request", "This is no request that is taken here.");
    try {
      response.setStatus(said.value());
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      var writer = response.getReporter();
      if (writer != null) {
        writer.write(json.writeValueAsString(problem));
        response.finishResponse();
      }
    } catch (IOException e) {
      // Whoever sent it is gone.
    }
  }
}
