package care.homeward.live.pages;

import care.homeward.contracts.Publisher;
import care.homeward.live.board.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came of asking a service. */
public sealed interface Reply {

  /** The service answered; a command was done, now or with the same key before. */
  record Done(JsonNode body) implements Reply {}

  /** A command that was not done, as far as is known. */
  sealed interface Undone extends Reply {

    /** The HTTP status a page answers with. */
    int status();

    /** Why a part of a page is not there, in words for the reader. */
    String why();
  }

  /**
   * The service says no; nothing was changed.
   *
   * @param status the HTTP status, 400 to 499
   * @param kind the rule that refused, in kebab-case
   * @param detail why, in words for the reader
   * @param fields what is wrong with which field, by its name
   * @param traceId what to quote to an operator; empty where the service gave none
   * @param problem all the service said
   */
  record Refused(
      int status,
      String kind,
      String detail,
      Map<String, String> fields,
      String traceId,
      JsonNode problem)
      implements Undone {

    private static final String KINDS = "urn:homeward:problem:";

    static Refused of(int status, JsonNode problem) {
      var fields = new LinkedHashMap<String, String>();
      for (var error : problem.path("errors")) {
        fields.put(
            error.path("pointer").asString("").replaceFirst("^/", ""),
            error.path("detail").asString(""));
      }
      return new Refused(
          status,
          problem.path("type").asString("").replace(KINDS, ""),
          problem.path("detail").asString("The service says no."),
          fields,
          problem.path("traceId").asString(""),
          problem);
    }

    /** Whether the reader's role does not allow it. */
    public boolean forbidden() {
      return status == 403;
    }

    @Override
    public String why() {
      return forbidden()
          ? "You may not see this. Ask the operator of Homeward at your partnership to check your"
              + " role, or the care transfer hub for what you need to know today."
          : detail;
    }

    /** Whether someone else was there before. */
    public boolean conflict() {
      return status == 409;
    }
  }

  /**
   * The service does not answer. What was asked may have been done: sent again with the same key it
   * is done once.
   */
  record Away(Publisher service) implements Undone {

    private static final int SERVICE_UNAVAILABLE = 503;

    @Override
    public int status() {
      return SERVICE_UNAVAILABLE;
    }

    @Override
    public String why() {
      return (service == Publisher.PEOPLE ? "The register of people" : Words.of(service.service()))
          + " does not answer just now.";
    }
  }

  /** What was answered; null if the service said no or is away. */
  default @Nullable JsonNode answer() {
    return this instanceof Done done ? done.body() : null;
  }
}
