package care.homeward.live.pages.homes;

import care.homeward.contracts.Publisher;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Left;
import care.homeward.live.pages.Names;
import care.homeward.live.pages.Problem;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import care.homeward.platform.access.Access;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/** Several homes asked for one person: what each said, and after how long. */
@Controller
class ApproachPage {

  private final LiveBoard board;
  private final Callers callers;
  private final Names names;
  private final Services services;
  private final InstantSource clock;

  /**
   * A home that was asked.
   *
   * @param after how long it took to say anything; empty while it has not
   * @param look how the answer looks: {@code good}, {@code bad}, {@code old} or {@code quiet}
   */
  record Line(String home, String answer, String after, String look) {}

  ApproachPage(
      LiveBoard board, Callers callers, Names names, Services services, InstantSource clock) {
    this.board = board;
    this.callers = callers;
    this.names = names;
    this.services = services;
    this.clock = clock;
  }

  @GetMapping("/capacity/approaches/{approachId}")
  String approach(
      @PathVariable String approachId,
      @RequestParam(required = false) @Nullable String done,
      HttpServletRequest request,
      Model model) {
    model.addAttribute("done", Done.said(done));
    return show(callers.of(request), approachId, null, model);
  }

  /** Nobody is asked any more. */
  @PostMapping("/capacity/approaches/{approachId}")
  String withdraw(
      @PathVariable String approachId,
      @RequestParam String key,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var caller = callers.of(request);
    var reply =
        services.post(
            caller,
            Publisher.CARE_HOME_CAPACITY,
            key,
            Map.of(),
            "/api/approaches/{id}/withdrawn",
            approachId);
    return switch (reply) {
      case Reply.Done _ ->
          "redirect:/capacity/approaches/" + approachId + "?done=" + Done.WITHDRAWN.word();
      case Reply.Undone undone ->
          show(caller, approachId, Problem.of(undone, key, response, model), model);
    };
  }

  private String show(Caller caller, String approachId, @Nullable Problem problem, Model model) {
    var reply =
        services.get(caller, Publisher.CARE_HOME_CAPACITY, "/api/approaches/{id}", approachId);
    if (reply instanceof Reply.Refused refused) {
      throw new ResponseStatusException(HttpStatus.valueOf(refused.status()));
    }
    var log = reply.answer();
    model.addAttribute("approachId", approachId);
    model.addAttribute("problem", problem);
    model.addAttribute("away", log == null);
    model.addAttribute("lines", List.of());
    if (log != null) {
      fill(caller, log, model);
    }
    return "homes/approach";
  }

  private void fill(Caller caller, JsonNode log, Model model) {
    var now = clock.instant();
    var asked = Instant.parse(log.required("askedAt").asString());
    var homes = log.path("homes");
    var stay = board.standing(log.path("stayId").asString(""));
    model.addAttribute("bed", Terms.bed(log.path("bedType").asString("")));
    model.addAttribute("when", Clock.when(asked, now));
    model.addAttribute("someone", stay == null ? null : Someone.named(stay.card(), names, caller));
    model.addAttribute("lines", homes.valueStream().map(home -> line(home, asked, now)).toList());
    model.addAttribute(
        "notAsked",
        log.path("notAsked")
            .valueStream()
            .map(
                home ->
                    name(home.path("homeId").asString(""))
                        + ": "
                        + Terms.notAsked(home.path("rule").asString("")))
            .toList());
    var open =
        homes
            .valueStream()
            .map(home -> home.path("answer").asString(""))
            .anyMatch(answer -> answer.isEmpty() || answer.equals("ACCEPTED"));
    model.addAttribute(
        "mayWithdraw",
        open
            && Access.allows(
                "care-home-capacity",
                HttpMethod.POST,
                "/api/approaches/x/withdrawn",
                Callers.roles(caller.who())));
  }

  private Line line(JsonNode home, Instant asked, Instant now) {
    var responded = Clock.at(home.path("respondedAt"));
    var after =
        responded == null ? "" : "after " + Clock.lasted(Duration.between(asked, responded));
    var name = name(home.path("homeId").asString(""));
    return switch (home.path("answer").asString("")) {
      case "ACCEPTED" -> new Line(name, "Accepted", after, "good");
      case "REFUSED" ->
          new Line(
              name, "Refused: " + Terms.refusal(home.path("refusal").asString("")), after, "bad");
      case "LAPSED" -> new Line(name, "Did not answer in time", after, "old");
      case "RELEASED" -> new Line(name, "No longer wanted", after, "quiet");
      default -> new Line(name, waiting(home, now), after, "");
    };
  }

  private static String waiting(JsonNode home, Instant now) {
    var until = Clock.at(home.path("expiresAt"));
    var left = until == null ? "" : ", " + Left.of(until, now).text();
    return switch (home.path("assessor").asString("")) {
      case "HOME" -> "Assesses the person first" + left;
      case "TRUSTED_ASSESSOR" -> "Wants a trusted assessment first" + left;
      default -> "No answer yet" + left;
    };
  }

  private String name(String homeId) {
    var name = board.name(homeId);
    return name == null ? homeId : name;
  }
}
