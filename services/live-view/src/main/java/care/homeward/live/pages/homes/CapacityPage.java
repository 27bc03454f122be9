package care.homeward.live.pages.homes;

import care.homeward.contracts.Publisher;
import care.homeward.live.board.BoardAt;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.board.Words;
import care.homeward.live.history.Moment;
import care.homeward.live.history.TimeMachine;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Names;
import care.homeward.live.pages.Problem;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import care.homeward.live.pages.TimeSlider;
import care.homeward.platform.access.Access;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/** Which home can take whom, how sure that is, and asking several at once for one person. */
@Controller
class CapacityPage {

  private static final String SERVICE = "care-home-capacity";
  private static final Pattern HOME_AND_RULE =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*): ([a-z][a-z-]+)");
  private static final List<Integer> HOURS = List.of(2, 4, 8, 24, 48);
  private static final int USUAL_HOURS = 4;

  private final LiveBoard live;
  private final TimeMachine machine;
  private final HomesAt homes;
  private final TimeSlider slider;
  private final Callers callers;
  private final Names names;
  private final Services services;
  private final InstantSource clock;

  /** What is typed to ask homes. */
  record Asking(List<String> homes, int hours) {}

  /** What the page of a past moment says of itself. */
  record Past(
      String words,
      boolean corrected,
      boolean nothing,
      int marked,
      int left,
      String other,
      String now) {}

  CapacityPage(
      LiveBoard live,
      TimeMachine machine,
      HomesAt homes,
      TimeSlider slider,
      Callers callers,
      Names names,
      Services services,
      InstantSource clock) {
    this.live = live;
    this.machine = machine;
    this.homes = homes;
    this.slider = slider;
    this.callers = callers;
    this.names = names;
    this.services = services;
    this.clock = clock;
  }

  @GetMapping("/capacity")
  String capacity(
      @RequestParam MultiValueMap<String, String> query,
      @RequestParam(required = false) @Nullable String hours,
      HttpServletRequest request,
      Model model) {
    var caller = callers.of(request);
    callers.tokenOf(caller);
    var now = clock.instant();
    var search = Search.of(query, now);
    if (hours != null && !hours.isBlank()) {
      return "redirect:" + search.with(TimeSlider.slid(hours, search.moment(), now)).href();
    }
    model.addAttribute("done", Done.said(query.getFirst("done")));
    return show(caller, search, new Asking(List.of(), USUAL_HOURS), null, model);
  }

  /** Asks several homes for one person. */
  @PostMapping("/capacity")
  String ask(
      @RequestParam MultiValueMap<String, String> query,
      @RequestParam String person,
      @RequestParam(name = "homes", defaultValue = "") List<String> ticked,
      @RequestParam(defaultValue = "4") int hours,
      @RequestParam String key,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var caller = callers.of(request);
    var search = Search.of(query, clock.instant()).with(Moment.NOW);
    var asking = new Asking(ticked, hours);
    var card = Someone.current(live, person);
    if (card == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var wrong = wrong(search, asking);
    if (!wrong.isEmpty()) {
      var problem = Problem.of(wrong, response);
      return show(caller, search, asking, problem, model);
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("homes", ticked);
    body.put("stayId", card.stayId());
    body.put("personId", card.personId());
    body.put("bedType", search.type());
    body.put("hours", hours);
    var reply = services.post(caller, Publisher.CARE_HOME_CAPACITY, key, body, "/api/approaches");
    return switch (reply) {
      case Reply.Done done ->
          "redirect:/capacity/approaches/"
              + done.body().required("approachId").asString()
              + "?done="
              + Done.ASKED.word();
      case Reply.Undone undone ->
          show(caller, search, asking, inWords(Problem.of(undone, key, response, model)), model);
    };
  }

  private static Map<String, String> wrong(Search search, Asking asking) {
    var wrong = new LinkedHashMap<String, String>();
    if (search.type().isEmpty()) {
      wrong.put("type", "Choose which type of bed the person needs.");
    }
    if (asking.homes().isEmpty()) {
      wrong.put("homes", "Tick at least one home to ask.");
    }
    return wrong;
  }

  /** The service names the homes by id and the rules by code. */
  private Problem inWords(Problem problem) {
    var detail =
        HOME_AND_RULE
            .matcher(problem.detail())
            .replaceAll(
                found ->
                    java.util.regex.Matcher.quoteReplacement(
                        name(live, found.group(1)) + ": " + Terms.notAsked(found.group(2))));
    return new Problem(problem.title(), detail, problem.fields(), problem.reference());
  }

  private String show(
      Caller caller, Search search, Asking asking, @Nullable Problem problem, Model model) {
    var moment = search.moment();
    var board = machine.board(moment);
    var found = homes.of(caller, search);
    List<Home> all = found == null ? List.of() : found.homes();
    var someone = someone(caller, board, search);
    model.addAttribute("search", search);
    model.addAttribute("filtered", !search.equals(search.wide()));
    model.addAttribute("wide", search.wide().href());
    model.addAttribute("away", found == null);
    model.addAttribute("figures", found == null ? List.of() : Figure.of(all, search));
    model.addAttribute("homes", all.stream().filter(search.only()::lists).toList());
    model.addAttribute("places", places(board, all, search));
    model.addAttribute("types", Terms.BED_TYPES);
    model.addAttribute("traits", Terms.TRAITS);
    model.addAttribute("someone", someone);
    var bed = someone == null ? null : someone.kept();
    model.addAttribute("keptAt", bed == null ? "" : name(board, bed.homeId()));
    model.addAttribute(
        "mayAsk",
        !moment.past() && someone != null && may(caller, HttpMethod.POST, "/api/approaches"));
    model.addAttribute("asking", asking);
    model.addAttribute("hours", HOURS);
    model.addAttribute("problem", problem);
    unmet(caller, search, model);
    var kept = search.kept();
    kept.remove(Moment.AT);
    model.addAttribute("slider", slider.of(moment, kept, clock.instant()));
    model.addAttribute("suffix", moment.suffix());
    if (moment.past()) {
      model.addAttribute("past", past(search, found));
      model.addAttribute("asOf", moment.words());
    }
    return "homes/capacity";
  }

  private Past past(Search search, HomesAt.@Nullable Found found) {
    var moment = search.moment();
    var other = moment.as(moment.corrected() ? Moment.As.KNOWN : Moment.As.CORRECTED);
    return new Past(
        moment.words(),
        moment.corrected(),
        found != null && found.homes().isEmpty() && search.equals(search.wide()),
        found == null ? 0 : found.marked(),
        found == null ? 0 : found.left(),
        search.with(other).href(),
        search.with(Moment.NOW).href());
  }

  /** It is counted for now alone. */
  private void unmet(Caller caller, Search search, Model model) {
    var mayRead = !search.moment().past() && may(caller, HttpMethod.GET, "/api/need/unmet");
    var unmet = mayRead ? read(caller, "/api/need/unmet") : null;
    model.addAttribute("showsUnmet", mayRead);
    model.addAttribute("unmetAway", unmet == null);
    model.addAttribute("unmet", unmet == null ? List.of() : Unmet.of(unmet, search));
    model.addAttribute("since", unmet == null ? "" : unmet.path("since").asString(""));
  }

  private @Nullable JsonNode read(Caller caller, String path, Object... values) {
    return services.get(caller, Publisher.CARE_HOME_CAPACITY, path, values).answer();
  }

  /** At a past moment nothing may have been known of the person yet. */
  private @Nullable Someone someone(Caller caller, BoardAt board, Search search) {
    if (search.person().isEmpty() || !may(caller, HttpMethod.GET, "/api/approaches/x")) {
      return null;
    }
    var card = Someone.current(board, search.person());
    if (card == null && search.moment().past()) {
      return null;
    }
    if (card == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return Someone.named(card, names, caller);
  }

  private static List<Terms.Choice> places(BoardAt board, List<Home> homes, Search search) {
    var places = new TreeSet<String>();
    board.pressure().forEach(pressure -> places.add(pressure.place()));
    homes.forEach(home -> places.add(home.place()));
    places.add(search.place());
    places.remove("");
    return places.stream().map(place -> new Terms.Choice(place, Words.name(place))).toList();
  }

  private static String name(BoardAt board, String homeId) {
    var name = board.name(homeId);
    return name == null ? homeId : name;
  }

  private static boolean may(Caller caller, HttpMethod method, String path) {
    return Access.allows(SERVICE, method, path, Callers.roles(caller.who()));
  }
}
