package care.homeward.live.pages.homes;

import care.homeward.contracts.Publisher;
import care.homeward.live.board.BoardFilter;
import care.homeward.live.board.Card;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.board.Words;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Names;
import care.homeward.live.pages.Problem;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import care.homeward.platform.access.Access;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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

  private final LiveBoard board;
  private final Callers callers;
  private final Names names;
  private final Services services;
  private final InstantSource clock;

  /** What is looked for; empty where it does not matter. */
  record Search(String type, String place, List<String> traits, String person) {

    static Search of(String type, String place, List<String> traits, String person) {
      return new Search(
          known(Terms.BED_TYPES, type) ? type : "",
          place.strip(),
          traits.stream().filter(trait -> known(Terms.TRAITS, trait)).distinct().toList(),
          person.strip());
    }

    private static boolean known(List<Terms.Choice> choices, String code) {
      return choices.stream().anyMatch(choice -> choice.code().equals(code));
    }
  }

  /** What is typed to ask homes. */
  record Asking(List<String> homes, int hours) {}

  /** Need not met, of one type of bed in one place. */
  record Unmet(String what, String where, int sought, int asked, int lapsed, String refused) {}

  CapacityPage(
      LiveBoard board, Callers callers, Names names, Services services, InstantSource clock) {
    this.board = board;
    this.callers = callers;
    this.names = names;
    this.services = services;
    this.clock = clock;
  }

  @GetMapping("/capacity")
  String capacity(
      @RequestParam(defaultValue = "") String type,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") List<String> traits,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(required = false) @Nullable String done,
      HttpServletRequest request,
      Model model) {
    var caller = callers.of(request);
    callers.tokenOf(caller);
    model.addAttribute("done", Done.said(done));
    var asking = new Asking(List.of(), USUAL_HOURS);
    return show(caller, Search.of(type, place, traits, person), asking, null, model);
  }

  /** Asks several homes for one person. */
  @PostMapping("/capacity")
  String ask(
      @RequestParam(defaultValue = "") String type,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") List<String> traits,
      @RequestParam String person,
      @RequestParam(defaultValue = "") List<String> homes,
      @RequestParam(defaultValue = "4") int hours,
      @RequestParam String key,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var caller = callers.of(request);
    var search = Search.of(type, place, traits, person);
    var asking = new Asking(homes, hours);
    var card = Someone.current(board, person);
    if (card == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var wrong = wrong(search, asking);
    if (!wrong.isEmpty()) {
      var problem = Problem.of(wrong, response);
      return show(caller, search, asking, problem, model);
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("homes", homes);
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
                        name(found.group(1)) + ": " + Terms.notAsked(found.group(2))));
    return new Problem(problem.title(), detail, problem.fields(), problem.reference());
  }

  private String name(String homeId) {
    var name = board.name(homeId);
    return name == null ? homeId : name;
  }

  private String show(
      Caller caller, Search search, Asking asking, @Nullable Problem problem, Model model) {
    var answer = homes(caller, search);
    var kept = kept();
    var now = clock.instant();
    var homes = new ArrayList<Home>();
    if (answer != null) {
      for (var home : answer) {
        homes.add(
            Home.of(home, kept.getOrDefault(home.path("homeId").asString(""), List.of()), now));
      }
    }
    if (search.type().isEmpty() && !search.traits().isEmpty()) {
      homes.removeIf(home -> !home.has(search.traits()));
    }
    homes.sort(Comparator.comparing((Home home) -> home.closed() != null));
    var someone = someone(caller, search.person());
    model.addAttribute("search", search);
    model.addAttribute("filtered", !search.equals(new Search("", "", List.of(), search.person())));
    model.addAttribute("away", answer == null);
    model.addAttribute("homes", homes);
    model.addAttribute("places", places(answer, search));
    model.addAttribute("types", Terms.BED_TYPES);
    model.addAttribute("traits", Terms.TRAITS);
    model.addAttribute("someone", someone);
    var bed = someone == null ? null : someone.kept();
    model.addAttribute("keptAt", bed == null ? "" : name(bed.homeId()));
    model.addAttribute(
        "mayAsk", someone != null && may(caller, HttpMethod.POST, "/api/approaches"));
    model.addAttribute("asking", asking);
    model.addAttribute("hours", HOURS);
    model.addAttribute("problem", problem);
    var mayRead = may(caller, HttpMethod.GET, "/api/need/unmet");
    var unmet = mayRead ? read(caller, "/api/need/unmet") : null;
    model.addAttribute("showsUnmet", mayRead);
    model.addAttribute("unmetAway", unmet == null);
    model.addAttribute("unmet", unmet == null ? List.of() : unmet(unmet));
    model.addAttribute("since", unmet == null ? "" : unmet.path("since").asString(""));
    return "homes/capacity";
  }

  /** Everything read of the homes; null while their service is away. */
  private @Nullable JsonNode homes(Caller caller, Search search) {
    var path = new StringBuilder("/api/homes?limit={limit}");
    var values = new ArrayList<Object>(List.of(500));
    if (!search.type().isEmpty()) {
      path.append("&bedType={type}");
      values.add(search.type());
    }
    if (!search.place().isEmpty()) {
      path.append("&place={place}");
      values.add(search.place());
    }
    if (!search.type().isEmpty() && !search.traits().isEmpty()) {
      path.append("&traits={traits}");
      values.add(String.join(",", search.traits()));
    }
    return read(caller, path.toString(), values.toArray());
  }

  private @Nullable JsonNode read(Caller caller, String path, Object... values) {
    return services.get(caller, Publisher.CARE_HOME_CAPACITY, path, values).answer();
  }

  /** Beds kept for people who wait, by home. */
  private Map<String, List<Card.Bed>> kept() {
    var kept = new HashMap<String, List<Card.Bed>>();
    for (var standing : board.standings(BoardFilter.EVERYONE)) {
      var bed = standing.card().bed();
      if (bed != null) {
        kept.computeIfAbsent(bed.homeId(), _ -> new ArrayList<>()).add(bed);
      }
    }
    return kept;
  }

  private @Nullable Someone someone(Caller caller, String person) {
    if (person.isEmpty() || !may(caller, HttpMethod.GET, "/api/approaches/x")) {
      return null;
    }
    var card = Someone.current(board, person);
    if (card == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return Someone.named(card, names, caller);
  }

  private List<Terms.Choice> places(@Nullable JsonNode answer, Search search) {
    var places = new TreeSet<String>();
    board.pressure().forEach(pressure -> places.add(pressure.place()));
    if (answer != null) {
      answer.forEach(home -> places.add(home.path("place").asString("")));
    }
    places.add(search.place());
    places.remove("");
    return places.stream().map(place -> new Terms.Choice(place, Words.name(place))).toList();
  }

  private static List<Unmet> unmet(JsonNode answer) {
    return answer.path("unmet").valueStream().map(CapacityPage::oneUnmet).toList();
  }

  private static Unmet oneUnmet(JsonNode one) {
    var refused =
        one.path("refused")
            .propertyStream()
            .map(reason -> reason.getValue().asInt(0) + " " + Terms.refusal(reason.getKey()))
            .collect(Collectors.joining("; "));
    var place = one.path("place").asString("");
    return new Unmet(
        Terms.bed(one.path("bedType").asString("")),
        place.isEmpty() ? "Anywhere" : Words.name(place),
        one.path("sought").asInt(0),
        one.path("asked").asInt(0),
        one.path("lapsed").asInt(0),
        refused.isEmpty() ? "None" : refused);
  }

  private static boolean may(Caller caller, HttpMethod method, String path) {
    return Access.allows(SERVICE, method, path, Callers.roles(caller.who()));
  }
}
