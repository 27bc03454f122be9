package care.homeward.live.pages.homes;

import care.homeward.contracts.Publisher;
import care.homeward.live.board.Card;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Left;
import care.homeward.live.pages.Names;
import care.homeward.live.pages.Problem;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import care.homeward.platform.access.Role;
import care.homeward.platform.access.SpokenFor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/** Beds kept for people: a home answers for its own, the hub sees all and gives back. */
@Controller
class OffersPage {

  private static final String HOLDS = "/api/homes/{home}/holds/{hold}/";

  private final LiveBoard board;
  private final Callers callers;
  private final Names names;
  private final Services services;
  private final InstantSource clock;

  /**
   * A bed kept for somebody.
   *
   * @param left how long until the hold lapses; absent once the home has accepted
   * @param assessor who assesses the person first, in words; empty where the home did not ask
   */
  record Offer(
      String home,
      String homeName,
      String hold,
      String bed,
      Someone someone,
      Instant until,
      String asked,
      @Nullable Left left,
      boolean accepted,
      String assessor) {

    public boolean late() {
      return left != null && left.late();
    }
  }

  /** What is typed of one hold. */
  record Typed(String hold, String reason, String assessor) {}

  OffersPage(
      LiveBoard board, Callers callers, Names names, Services services, InstantSource clock) {
    this.board = board;
    this.callers = callers;
    this.names = names;
    this.services = services;
    this.clock = clock;
  }

  @GetMapping("/offers")
  String offers(
      @RequestParam(required = false) @Nullable String done,
      HttpServletRequest request,
      Model model) {
    var caller = callers.of(request);
    callers.tokenOf(caller);
    model.addAttribute("done", Done.said(done));
    return show(caller, new Typed("", "", ""), null, model);
  }

  @PostMapping("/offers")
  String answer(
      @RequestParam String home,
      @RequestParam String hold,
      @RequestParam String act,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String assessor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var caller = callers.of(request);
    var typed = new Typed(hold, reason, assessor);
    var doing = Done.of(act);
    var wrong = doing == null ? Map.<String, String>of() : wrong(doing, typed);
    if (!wrong.isEmpty()) {
      return show(caller, typed, Problem.of(wrong, response), model);
    }
    var body =
        switch (doing) {
          case ACCEPTED, MOVED_IN, RELEASED -> Map.of();
          case ASSESSMENT -> Map.of("assessor", assessor);
          case REFUSED -> Map.of("reason", reason);
          case null, default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
    var reply =
        services.post(
            caller,
            Publisher.CARE_HOME_CAPACITY,
            key + "." + act + "." + hold,
            body,
            HOLDS + act,
            home,
            hold);
    return switch (reply) {
      case Reply.Done _ -> "redirect:/offers?done=" + act;
      case Reply.Undone undone ->
          show(caller, typed, Problem.of(undone, key, response, model), model);
    };
  }

  private static Map<String, String> wrong(Done doing, Typed typed) {
    return switch (doing) {
      case REFUSED ->
          typed.reason().isEmpty()
              ? Map.of("reason." + typed.hold(), "Choose why you cannot take this person.")
              : Map.of();
      case ASSESSMENT ->
          typed.assessor().isEmpty()
              ? Map.of("assessor." + typed.hold(), "Choose who assesses the person.")
              : Map.of();
      default -> Map.of();
    };
  }

  private String show(Caller caller, Typed typed, @Nullable Problem problem, Model model) {
    var roles = Callers.roles(caller.who());
    var offers = new ArrayList<Offer>();
    var made = new ArrayList<Offer>();
    var away = new ArrayList<String>();
    var manages = roles.contains(Role.CARE_HOME);
    var arranges = roles.contains(Role.HUB);
    if (manages) {
      toAnswer(caller, offers, away);
    }
    if (arranges) {
      made(caller, made, away);
    }
    model.addAttribute("toAnswer", inOrder(offers));
    model.addAttribute("away", away);
    model.addAttribute("made", inOrder(made));
    model.addAttribute("manages", manages);
    model.addAttribute("arranges", arranges);
    model.addAttribute("refusals", Terms.REFUSALS);
    model.addAttribute("assessors", Terms.ASSESSORS);
    model.addAttribute("typed", typed);
    model.addAttribute("problem", problem);
    return "homes/offers";
  }

  /** Those that wait for an answer first, the most pressing at the top. */
  private static List<Offer> inOrder(List<Offer> offers) {
    return offers.stream()
        .sorted(Comparator.comparing(Offer::accepted).thenComparing(Offer::until))
        .toList();
  }

  /** What the reader's homes keep, as their own service has it. */
  private void toAnswer(Caller caller, List<Offer> offers, List<String> away) {
    for (var id : callers.speaksFor(caller, SpokenFor.HOMES).stream().sorted().toList()) {
      var answer =
          services.get(caller, Publisher.CARE_HOME_CAPACITY, "/api/homes/{id}", id).answer();
      if (answer == null) {
        away.add(Objects.requireNonNullElse(board.name(id), id));
        continue;
      }
      var home = answer.path("home").path("name").asString(id);
      answer.path("holds").forEach(hold -> offers.add(offer(id, home, hold)));
    }
  }

  private Offer offer(String home, String homeName, JsonNode hold) {
    var stayId = hold.path("stayId").asString("");
    var stay = board.standing(stayId);
    return offer(
        home,
        homeName,
        hold,
        Someone.unnamed(
            stay == null ? null : stay.card(), hold.path("personId").asString(""), stayId));
  }

  private Offer offer(String home, String homeName, JsonNode hold, Someone someone) {
    var now = clock.instant();
    var until = Instant.parse(hold.required("expiresAt").asString());
    var accepted = hold.path("accepted").asBoolean(false);
    var assessor = hold.path("assessor").asString("");
    return new Offer(
        home,
        homeName,
        hold.required("holdId").asString(),
        Terms.bed(hold.path("bedType").asString("")),
        someone,
        until,
        Clock.when(Instant.parse(hold.required("heldAt").asString()), now),
        accepted ? null : Left.of(until, now),
        accepted,
        assessor.isEmpty() ? "" : Terms.assessor(assessor));
  }

  /** Every bed any home keeps for somebody, as its own service has it. */
  private void made(Caller caller, List<Offer> offers, List<String> away) {
    var kept = services.get(caller, Publisher.CARE_HOME_CAPACITY, "/api/holds?limit=500").answer();
    if (kept == null) {
      away.add("Beds kept for people");
      return;
    }
    var cards = new LinkedHashMap<String, Card>();
    for (var one : kept) {
      var stayId = one.path("hold").path("stayId").asString("");
      var stay = board.standing(stayId);
      if (stay != null) {
        cards.put(stayId, stay.card());
      }
    }
    var namesAskedAtOnce =
        cards.values().stream()
            .filter(card -> !card.person().restricted())
            .map(Card::personId)
            .toList();
    names.of(caller, namesAskedAtOnce);
    for (var one : kept) {
      var hold = one.path("hold");
      var stayId = hold.path("stayId").asString("");
      var card = cards.get(stayId);
      var home = one.path("homeId").asString("");
      offers.add(
          offer(
              home,
              one.path("homeName").asString(home),
              hold,
              card == null
                  ? Someone.unknown(hold.path("personId").asString(""), stayId)
                  : Someone.named(card, names, caller)));
    }
  }
}
