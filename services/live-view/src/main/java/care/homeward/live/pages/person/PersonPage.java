package care.homeward.live.pages.person;

import care.homeward.contracts.Publisher;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.history.FactLog;
import care.homeward.live.history.Moment;
import care.homeward.live.history.TimeMachine;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.CodeNames;
import care.homeward.live.pages.Names;
import care.homeward.live.pages.PeopleClient;
import care.homeward.live.pages.Services;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/** One person: why still here, on whom it waits, and how it came to that. */
@Controller
class PersonPage {

  /** Why someone may see who a person of protected whereabouts is; recorded with the look. */
  private static final Map<String, String> PURPOSES =
      Map.of(
          "direct care now", "I am caring for this person now",
          "safeguarding duty", "I have a safeguarding duty",
          "arranging the way home", "I am arranging the way home");

  private final LiveBoard live;
  private final TimeMachine machine;
  private final FactLog facts;
  private final Callers callers;
  private final Names names;
  private final PeopleClient people;
  private final Services services;
  private final CodeNames codes;
  private final InstantSource clock;

  PersonPage(
      LiveBoard live,
      TimeMachine machine,
      FactLog facts,
      Callers callers,
      Names names,
      PeopleClient people,
      Services services,
      CodeNames codes,
      InstantSource clock) {
    this.live = live;
    this.machine = machine;
    this.facts = facts;
    this.callers = callers;
    this.names = names;
    this.people = people;
    this.services = services;
    this.codes = codes;
    this.clock = clock;
  }

  @GetMapping("/people/{personId}")
  String person(
      @PathVariable String personId,
      @RequestParam MultiValueMap<String, String> query,
      HttpServletRequest request,
      Model model) {
    var caller = callers.of(request);
    callers.tokenOf(caller);
    model.addAttribute("done", Done.said(query.getFirst("done")));
    return show(personId, caller, null, moment(query), model);
  }

  /** Who a person of protected whereabouts is, for a purpose that is recorded. */
  @PostMapping("/people/{personId}/name")
  String name(
      @PathVariable String personId,
      @RequestParam(defaultValue = "") String purpose,
      HttpServletRequest request,
      Model model) {
    if (!PURPOSES.containsKey(purpose)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    var caller = callers.of(request);
    try {
      var known = people.lookUp(Set.of(personId), purpose, caller).get(personId);
      return show(personId, caller, known, Moment.NOW, model);
    } catch (PeopleClient.Away e) {
      return show(personId, caller, null, Moment.NOW, model);
    }
  }

  private String show(
      String personId,
      Caller caller,
      PeopleClient.@Nullable Known shown,
      Moment moment,
      Model model) {
    var board = machine.board(moment);
    var standing = Whom.current(board.staysOf(personId));
    var card = standing.card();
    if (!card.personId().equals(personId)) {
      return "redirect:" + Past.address(card.personId(), moment);
    }
    var restricted = card.person().restricted();
    var named = restricted ? new Names.Named(Map.of(), false) : names.of(caller, Set.of(personId));
    var known = shown != null ? shown : named.people().get(personId);
    var now = moment.past() ? board.moment() : clock.instant();
    var told = Past.told(facts.of(board.idsOf(personId)), moment);
    UnaryOperator<String> nameOf = code -> codes.of(board, code);
    var story = new Story(told, nameOf);
    var end = card.leftAt() == null ? now : card.leftAt();
    var stretches = Stretches.of(card.stayId(), told, end);
    model.addAttribute("personId", personId);
    model.addAttribute("position", live.position());
    model.addAttribute("past", Past.of(personId, moment));
    if (moment.past()) {
      model.addAttribute("asOf", moment.words());
      model.addAttribute("now", now.toEpochMilli());
    }
    model.addAttribute(
        "head", Head.of(standing, known, nameOf.apply(card.location().hospital()), now));
    model.addAttribute("waitingFor", WaitingFor.of(standing, nameOf, now));
    model.addAttribute("stretches", stretches);
    model.addAttribute("bars", Stretches.bars(stretches));
    model.addAttribute("times", Past.address(personId + "/times.csv", moment));
    model.addAttribute("plan", Head.plan(card));
    model.addAttribute("lines", story.lines());
    model.addAttribute("began", story.began());
    model.addAttribute("asked", story.asked());
    model.addAttribute("restricted", restricted && known == null);
    model.addAttribute("purposes", PURPOSES);
    model.addAttribute("namesAway", named.away());
    model.addAttribute("wishes", answer(caller, "/api/people/{id}/wishes", personId));
    model.addAttribute("carers", answer(caller, "/api/people/{id}/carers", personId));
    model.addAttribute("mayAct", !moment.past() && card.inBed() && WaitPage.mayAct(caller));
    return "person/person";
  }

  private @Nullable JsonNode answer(Caller caller, String path, String personId) {
    return services.get(caller, Publisher.PEOPLE, path, personId).answer();
  }

  private Moment moment(MultiValueMap<String, String> query) {
    try {
      return Moment.of(query, clock.instant());
    } catch (Moment.Unknown e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
    }
  }
}
