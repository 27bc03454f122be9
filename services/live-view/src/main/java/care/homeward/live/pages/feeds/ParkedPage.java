package care.homeward.live.pages.feeds;

import care.homeward.live.board.Words;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Problem;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import care.homeward.live.pages.When;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;

/** One record that could not be applied, and what an operator does about it. */
@Controller
class ParkedPage {

  private static final Pattern RECORD = Pattern.compile("([a-z0-9.-]+)/([0-9]+)/([0-9]+)");
  private static final List<String> REASONS =
      List.of(
          "NOT_A_FACT",
          "SAID_AGAIN_SINCE",
          "SENT_BY_MISTAKE",
          "NO_LONGER_MATTERS",
          "LOST_BY_ITS_PUBLISHER");

  private final Callers callers;
  private final Services services;

  /** A record as the page says it. */
  record Shown(
      String stream,
      String sequence,
      String why,
      boolean waits,
      String since,
      String type,
      String about,
      String recorded,
      String bytes,
      boolean first,
      List<Field> fields,
      int unknownFields) {}

  /** A field of a record. */
  record Field(String name, String value) {}

  /** Why something may be given up. */
  record Reason(String code, String text) {}

  /** What was typed into the forms. */
  record Typed(String service, String record, String act, String reason, String corrected) {

    /** A form has only its own fields. */
    Typed {
      reason = Objects.requireNonNullElse(reason, "");
      corrected = Objects.requireNonNullElse(corrected, "");
    }
  }

  ParkedPage(Callers callers, Services services) {
    this.callers = callers;
    this.services = services;
  }

  @GetMapping("/feeds/parked")
  String parked(
      @RequestParam String service,
      @RequestParam String record,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var typed = new Typed(service, record, "", "", "");
    return show(callers.of(request), typed, null, response, model);
  }

  /** Tries the record again, puts another in its place, or gives it up. */
  @PostMapping("/feeds/parked")
  String act(
      @ModelAttribute("typed") Typed typed,
      @RequestParam String key,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    var caller = callers.of(request);
    var wrong = wrong(typed);
    if (!wrong.isEmpty()) {
      return show(caller, typed, Problem.of(wrong, response), response, model);
    }
    var body =
        switch (typed.act()) {
          case "corrections" -> Map.of("record", typed.corrected());
          case "discards", "missing" -> Map.of("reason", typed.reason());
          default -> Map.of();
        };
    var path = "/api/parked/{topic}/{partition}/{offset}/" + typed.act();
    var reply =
        services.post(
            caller, FeedsPage.publisher(typed.service()), key, body, path, parts(typed.record()));
    return switch (reply) {
      case Reply.Done done -> {
        next.addFlashAttribute("done", said(typed.act(), done.body().path("left").asInt(0)));
        yield "redirect:/feeds";
      }
      case Reply.Undone undone ->
          show(caller, typed, Problem.of(undone, key, response, model), response, model);
    };
  }

  private static Map<String, String> wrong(Typed typed) {
    return switch (typed.act()) {
      case "releases" -> Map.of();
      case "corrections" ->
          typed.corrected().isBlank()
              ? Map.of("corrected", "Paste the whole record as it should have been")
              : Map.of();
      case "discards", "missing" ->
          REASONS.contains(typed.reason())
              ? Map.of()
              : Map.of("reason-" + typed.act(), "Choose why it is given up");
      default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    };
  }

  private static String said(String act, int left) {
    var applied =
        left == 0
            ? "Nothing could be applied yet: what keeps it out is still there."
            : left == 1 ? "One record left the parking." : left + " records left the parking.";
    return switch (act) {
      case "discards" -> "Given up, and on the record. " + applied;
      case "missing" -> "What is missing was given up, and that is on the record. " + applied;
      default -> applied;
    };
  }

  private static Object[] parts(String record) {
    var matcher = RECORD.matcher(record);
    if (!matcher.matches()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return new Object[] {matcher.group(1), matcher.group(2), matcher.group(3)};
  }

  private String show(
      Caller caller,
      Typed typed,
      @Nullable Problem problem,
      HttpServletResponse response,
      Model model) {
    var publisher = FeedsPage.publisher(typed.service());
    var reply =
        services.get(
            caller, publisher, "/api/parked/{topic}/{partition}/{offset}", parts(typed.record()));
    if (problem == null && reply instanceof Reply.Undone undone) {
      response.setStatus(undone.status());
    }
    var answer = reply.answer();
    model.addAttribute("problem", problem);
    model.addAttribute("typed", typed);
    model.addAttribute("serviceName", Words.of(publisher.service()));
    model.addAttribute("away", reply instanceof Reply.Away);
    model.addAttribute("one", answer == null ? null : shown(answer));
    model.addAttribute("reasons", REASONS.stream().map(r -> new Reason(r, Words.of(r))).toList());
    return "feeds/parked";
  }

  private static Shown shown(JsonNode answer) {
    var parked = answer.path("parked");
    var shown = answer.path("shown");
    var reason = parked.path("reason").asString("");
    var fields = new ArrayList<Field>();
    for (var field : shown.path("fields")) {
      fields.add(new Field(field.path("name").asString(), field.path("value").asString()));
    }
    var sequence = parked.path("sequence").asLong(0);
    return new Shown(
        parked.path("stream").asString(""),
        sequence == 0 ? "Could not be read" : String.valueOf(sequence),
        FeedsPage.why(reason),
        reason.equals("GAP"),
        When.moment(Instant.parse(parked.path("at").asString())),
        shown.path("type").asString("Not a type known here"),
        shown.path("subject").asString("Not shown"),
        shown.has("recordedAt")
            ? When.moment(Instant.parse(shown.path("recordedAt").asString()))
            : "Does not say",
        answer.path("bytes").asInt(0) + " bytes",
        answer.path("first").asBoolean(false),
        fields,
        shown.path("unknownFields").asInt(0));
  }
}
