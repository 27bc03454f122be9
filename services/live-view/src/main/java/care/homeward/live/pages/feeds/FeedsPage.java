package care.homeward.live.pages.feeds;

import care.homeward.contracts.Publisher;
import care.homeward.live.LiveViewSettings;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.board.Words;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import care.homeward.live.pages.When;
import care.homeward.platform.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/** Whether what the pages show can be trusted: who was heard when, and what does not fit. */
@Controller
class FeedsPage {

  /** A source not heard for this long stands out. */
  private static final Duration SILENT = Duration.ofMinutes(15);

  private static final int ACTS_SHOWN = 50;

  private final Hearing hearing;
  private final LiveBoard board;
  private final Callers callers;
  private final Services services;
  private final LiveViewSettings settings;
  private final InstantSource clock;

  /** A source as the page says it. */
  record Line(String name, String last, String rate, String lag, boolean silent) {}

  /** A fact that contradicts others. */
  record Contradiction(String what, String owner, @Nullable String personId, String where) {}

  /** A record that could not be applied. */
  record Parked(
      String service, String id, String stream, String sequence, String reason, String since) {}

  /** What was done about one. */
  record Act(
      Instant at, String when, String by, String what, String service, String record, String why) {}

  FeedsPage(
      Hearing hearing,
      LiveBoard board,
      Callers callers,
      Services services,
      LiveViewSettings settings,
      InstantSource clock) {
    this.hearing = hearing;
    this.board = board;
    this.callers = callers;
    this.services = services;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/feeds")
  String feeds(HttpServletRequest request, Model model) {
    return show(callers.of(request), model);
  }

  static Publisher publisher(String service) {
    try {
      return Publisher.of(service);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
    }
  }

  private String show(Caller caller, Model model) {
    var operator = Callers.roles(caller.who()).contains(Role.OPERATOR);
    model.addAttribute("services", hearing.services().stream().map(this::line).toList());
    model.addAttribute("hospitals", hearing.hospitals().stream().map(this::line).toList());
    model.addAttribute("missing", board.missing());
    model.addAttribute("operator", operator);
    if (operator) {
      var away = new ArrayList<String>();
      model.addAttribute("parked", parked(caller, away));
      model.addAttribute("acts", acts(caller));
      model.addAttribute("away", away);
    } else {
      switch (services.get(caller, Publisher.DISCHARGE_FLOW, "/api/stays/contradictions")) {
        case Reply.Done said ->
            model.addAttribute("contradictions", contradictions(said.body().path("found")));
        case Reply.Undone undone -> model.addAttribute("unseen", undone.why());
      }
    }
    return "feeds/feeds";
  }

  private Line line(Hearing.Heard heard) {
    var last = heard.last();
    var silent = last == null || last.isBefore(clock.instant().minus(SILENT));
    return new Line(
        settings.names().getOrDefault(heard.source(), Words.of(heard.source())),
        last == null ? "Not heard since this started" : When.moment(last) + ", " + ago(last),
        heard.lastHour() + " in the last hour",
        heard.lastHour() == 0 ? "" : "heard within " + millis(heard.slowest()),
        silent);
  }

  private String ago(Instant then) {
    var minutes = Duration.between(then, clock.instant()).toMinutes();
    return minutes < 1
        ? "just now"
        : minutes < 120 ? minutes + " min ago" : minutes / 60 + " hours ago";
  }

  private static String millis(Duration duration) {
    return duration.toMillis() < 10_000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
  }

  private List<Contradiction> contradictions(JsonNode said) {
    var found = new ArrayList<Contradiction>();
    for (var one : said) {
      var standing = board.standing(one.path("stayId").asString(""));
      found.add(
          new Contradiction(
              Words.of(one.path("rule").asString("")),
              Words.of(one.path("owner").asString("")),
              standing == null ? null : standing.card().personId(),
              standing == null ? "" : "Ward " + standing.card().location().ward()));
    }
    return found;
  }

  private List<Parked> parked(Caller caller, List<String> away) {
    var parked = new ArrayList<Parked>();
    for (var publisher : Publisher.values()) {
      switch (services.get(caller, publisher, "/api/parked")) {
        case Reply.Done done -> done.body().forEach(one -> parked.add(parked(publisher, one)));
        case Reply.Away _ -> away.add(Words.of(publisher.service()));
        case Reply.Refused _ -> {} // a service without an inbox has no parking
      }
    }
    return parked;
  }

  private static Parked parked(Publisher publisher, JsonNode one) {
    return new Parked(
        publisher.service(),
        one.path("id").asString(""),
        one.path("stream").asString(""),
        one.path("sequence").asString(""),
        why(one.path("reason").asString("")),
        When.moment(Instant.parse(one.path("at").asString())));
  }

  static String why(String reason) {
    return reason.equals("GAP") ? "Waits for one before it" : Words.of(reason);
  }

  /** What was done in all services, the latest first. */
  private List<Act> acts(Caller caller) {
    var acts = new ArrayList<Act>();
    for (var publisher : Publisher.values()) {
      var answer = services.get(caller, publisher, "/api/parked/done").answer();
      if (answer != null) {
        answer.forEach(one -> acts.add(act(publisher, one)));
      }
    }
    return acts.stream()
        .sorted(Comparator.comparing(Act::at).reversed())
        .limit(ACTS_SHOWN)
        .toList();
  }

  private static Act act(Publisher publisher, JsonNode one) {
    var at = Instant.parse(one.path("at").asString());
    return new Act(
        at,
        When.moment(at),
        one.path("by").asString(""),
        Words.of(one.path("act").asString("")),
        Words.of(publisher.service()),
        one.path("record").asString(""),
        one.has("reason") ? Words.of(one.path("reason").asString()) : "");
  }
}
