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
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One person: why still here, on whom it waits, and how it came to that. */
@Controller
class PersonPage {

  /** Why someone may see who a person of protected whereabouts is; recorded with the look. */
  private static final Map<String, String> PURPOSES = purposes();

  private static final String AWAY = "openingAway";

  private final LiveBoard live;
  private final TimeMachine machine;
  private final FactLog facts;
  private final Callers callers;
  private final Names names;
  private final Opened opened;
  private final Services services;
  private final CodeNames codes;
  private final InstantSource clock;

  PersonPage(
      LiveBoard live,
      TimeMachine machine,
      FactLog facts,
      Callers callers,
      Names names,
      Opened opened,
      Services services,
      CodeNames codes,
      InstantSource clock) {
    this.live = live;
    this.machine = machine;
    this.facts = facts;
    this.callers = callers;
    this.names = names;
    this.opened = opened;
    this.services = services;
    this.codes = codes;
    this.clock = clock;
  }

  private static Map<String, String> purposes() {
    var purposes = new LinkedHashMap<String, String>();
    purposes.put("direct care now", "I am caring for this person now");
    purposes.put("arranging the way home", "I am arranging the way home");
    purposes.put("safeguarding duty", "I have a safeguarding duty");
    return purposes;
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
    return show(personId, caller, moment(query), model);
  }

  /**
   * Opens who a person of protected whereabouts is, for a purpose that is recorded. The page itself
   * shows it: loaded again, nobody looks again.
   */
  @PostMapping("/people/{personId}/name")
  String name(
      @PathVariable String personId,
      @RequestParam(defaultValue = "") String purpose,
      HttpServletRequest request,
      RedirectAttributes after) {
    if (!PURPOSES.containsKey(purpose)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    if (!opened.open(callers.of(request), personId, purpose)) {
      after.addFlashAttribute(AWAY, true);
    }
    return "redirect:/people/" + personId;
  }

  private String show(String personId, Caller caller, Moment moment, Model model) {
    var board = machine.board(moment);
    var standing = Whom.current(board.staysOf(personId));
    var card = standing.card();
    if (!card.personId().equals(personId)) {
      return "redirect:" + Past.address(card.personId(), moment);
    }
    var restricted = card.person().restricted() || live.restricted().contains(personId);
    var named = restricted ? Names.Named.NOBODY : names.of(caller, Set.of(personId));
    var known = restricted ? opened.of(caller, personId) : named.people().get(personId);
    var shut = restricted && known == null;
    var now = moment.past() ? board.moment() : clock.instant();
    var told = Past.told(facts.of(board.idsOf(personId)), moment);
    var called = new Called(board, codes, !shut);
    var story = new Story(told, called);
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
        "head", Head.of(standing, known, called.hospital(card.location().hospital()), now));
    model.addAttribute("waitingFor", WaitingFor.of(standing, called, now));
    model.addAttribute("stretches", stretches);
    model.addAttribute("bars", Stretches.bars(stretches));
    model.addAttribute("times", Past.address(personId + "/times.csv", moment));
    model.addAttribute("plan", Plan.of(card.stayId(), told).lines(card, now));
    model.addAttribute("lines", story.lines());
    model.addAttribute("began", story.began());
    model.addAttribute("asked", story.asked());
    model.addAttribute("restricted", shut);
    model.addAttribute("purposes", PURPOSES);
    model.addAttribute("namesAway", named.away() || model.containsAttribute(AWAY));
    if (!shut) {
      told("wishes", caller, personId, model);
      told("carers", caller, personId, model);
    }
    model.addAttribute("mayAct", !moment.past() && card.inBed() && WaitPage.mayAct(caller));
    return "person/person";
  }

  /** What the register says of a person, or why it is not shown. */
  private void told(String what, Caller caller, String personId, Model model) {
    switch (services.get(caller, Publisher.PEOPLE, "/api/people/{id}/" + what, personId)) {
      case Reply.Done done -> model.addAttribute(what, done.body());
      case Reply.Undone undone -> model.addAttribute(what + "Unseen", undone.why());
    }
  }

  private Moment moment(MultiValueMap<String, String> query) {
    try {
      return Moment.of(query, clock.instant());
    } catch (Moment.Unknown e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
    }
  }
}
