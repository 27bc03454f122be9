package care.homeward.standalone;

import care.homeward.standalone.Wire.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with an answer; nothing, if all is well. */
final class Verdict {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Whoever sends this much may be hung up on before all of it is sent. */
  private static final int LARGE = 1 << 16;

  /** Refused at the door, before anything is traced. */
  private static final List<String> BEFORE_THE_TRACE =
      List.of(":no-request", ":busy", ":body-too-large", ":body-too-slow");

  /** What only the inside of a program calls things. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\b(java|jakarta|org|com|care|tools)\\.[a-z]+\\.[a-zA-Z]|[a-z]Exception\\b"
              + "|\\bat [a-z.A-Z]+\\(|\\.java:|Jackson|Mongo|Tomcat|Whitelabel");

  private Verdict() {}

  static List<String> on(Asked asked, Answer answer) {
    var wrong = new ArrayList<String>();
    int status = answer.status();
    if (status == 0) {
      if (asked.body().length() < LARGE && !asked.breaksTheConnection()) {
        wrong.add("no answer");
      }
      return wrong;
    }
    if (status >= 500 && status != 503) {
      wrong.add("a fault of ours");
    }
    if (status < 400) {
      return wrong;
    }
    if (!asked.method().equals("HEAD")) {
      problem(answer, wrong);
    }
    var said = answer.headers() + answer.body();
    for (var secret : asked.secrets()) {
      if (said.contains(secret)) {
        wrong.add("says what was told in confidence");
      }
    }
    if (INSIDE.matcher(said).find()) {
      wrong.add("tells of the inside");
    }
    return wrong;
  }

  private static void problem(Answer answer, List<String> wrong) {
    if (!answer.type().startsWith("application/problem+json")) {
      wrong.add("no problem but " + answer.type());
      return;
    }
    try {
      var problem = JSON.readTree(answer.body());
      if (problem.path("status").asInt() != answer.status()) {
        wrong.add("another status in the problem");
      }
      var kind = problem.path("type").asString("");
      if (kind.endsWith(":store-away")) {
        // It is not: what came in was passed on to the store, which did not like it.
        wrong.add("blames the store");
      }
      if (problem.path("traceId").asString("").isBlank()
          && BEFORE_THE_TRACE.stream().noneMatch(kind::endsWith)) {
        wrong.add("no trace id");
      }
    } catch (JacksonException e) {
      wrong.add("a problem that cannot be read");
    }
  }
}
