package care.homeward.live.pages.care;

import static care.homeward.live.pages.care.Codes.text;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.PersonEvent.Wish;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent.ReferralMade.Source;
import care.homeward.contracts.ReferralEvent.ReferralMade.TimeOfDay;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.live.board.Delay;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Problem;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Asks for care at home for someone, beginning with what is known of them. */
@Controller
class NewReferralPage {

  private static final String FORM = "new";
  private static final Problem TOO_SOON =
      new Problem(
          "Referrals has not heard of this person yet",
          "They were registered only now. What you typed is kept: send it again in a moment.",
          Map.of(),
          "");

  private final LiveBoard board;
  private final Callers callers;
  private final Lookup lookup;
  private final Services services;
  private final InstantSource clock;

  NewReferralPage(
      LiveBoard board, Callers callers, Lookup lookup, Services services, InstantSource clock) {
    this.board = board;
    this.callers = callers;
    this.lookup = lookup;
    this.services = services;
    this.clock = clock;
  }

  @GetMapping(value = "/referrals/new", params = "person")
  String form(
      @RequestParam String person,
      @RequestParam(defaultValue = "") String source,
      HttpServletRequest request,
      Model model) {
    var caller = callers.of(request);
    callers.tokenOf(caller);
    var whom = whom(caller, person);
    return show(caller, whom, prefilled(caller, whom, source), null, model);
  }

  @PostMapping("/referrals/new")
  String make(
      @RequestParam String person,
      @RequestParam String key,
      @RequestParam MultiValueMap<String, String> fields,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var caller = callers.of(request);
    var whom = whom(caller, person);
    var typed = new Typed(FORM, fields);
    var wrong = NewReferral.wrong(typed, namesSource(whom, typed));
    if (!wrong.isEmpty()) {
      return show(caller, whom, typed, Problem.of(wrong, response), model);
    }
    var body = NewReferral.body(whom, Inbox.isHub(caller), typed);
    return switch (services.post(caller, Publisher.REFERRALS, key, body, "/api/referrals")) {
      case Reply.Done done ->
          "redirect:/referrals?show=" + text(done.body(), "referralId") + "&done=" + Act.MADE;
      case Reply.Undone undone -> {
        if (undone instanceof Reply.Refused refused
            && refused.kind().equals("duplicate-referral")) {
          model.addAttribute("same", same(caller, whom, typed));
        }
        var problem = Problem.of(undone, key, response, model);
        yield show(caller, whom, typed, tooSoon(undone) ? TOO_SOON : problem, model);
      }
    };
  }

  /** Whether referrals have still to hear of somebody who was registered a moment ago. */
  private static boolean tooSoon(Reply.Undone undone) {
    return undone instanceof Reply.Refused refused && refused.kind().equals("person-not-heard-of");
  }

  /** Who refers follows from the ward, unless there is none or somebody else is named. */
  private static boolean namesSource(Whom whom, Typed typed) {
    return whom.card() == null || !typed.of("source").isEmpty();
  }

  /** What is known already, as if it had been typed. */
  private Typed prefilled(Caller caller, Whom whom, String source) {
    var fields = new LinkedMultiValueMap<String, String>();
    if (NewPerson.isSource(source)) {
      fields.add("source", source);
    } else if (whom.card() == null && Inbox.isHub(caller)) {
      fields.add("source", Source.HUB.name());
    }
    var expected = whom.card() == null ? null : whom.card().expectedDate();
    if (expected != null && !expected.isBefore(today())) {
      fields.add("startWanted", expected.toString());
    }
    var wishes = wishes(caller, whom.personId()).answer();
    if (wishes != null) {
      for (var wish : wishes.path("wishes")) {
        if (text(wish, "withdrawn").isEmpty()) {
          fields.add("wishes", text(wish, "wish"));
        }
      }
    }
    return new Typed(FORM, fields);
  }

  /** Open referrals of the person for the same. */
  private List<Codes.Choice> same(Caller caller, Whom whom, Typed typed) {
    var asked = new ArrayList<>(typed.all("furtherSkills"));
    asked.add(typed.of("skill"));
    var open = services.get(caller, Publisher.REFERRALS, "/api/referrals?limit=500").answer();
    var same = new ArrayList<Codes.Choice>();
    if (open != null) {
      for (var one : open) {
        var skills = new ArrayList<>(Codes.list(one.path("furtherSkills")));
        skills.add(text(one, "skill"));
        if (text(one, "personId").equals(whom.personId())
            && skills.stream().anyMatch(asked::contains)) {
          var said =
              Row.title(one)
                  + ", "
                  + Codes.lower(Row.state(one))
                  + ", received "
                  + Times.moment(text(one, "receivedAt"));
          same.add(new Codes.Choice(text(one, "referralId"), said));
        }
      }
    }
    return same;
  }

  private String show(
      Caller caller, Whom whom, Typed typed, @Nullable Problem problem, Model model) {
    var named = lookup.people(caller, Set.of(whom.personId()));
    var known = named.people().get(whom.personId());
    var partnership = whom.partnership();
    model.addAttribute("personId", whom.personId());
    model.addAttribute("onBoard", whom.card() != null);
    model.addAttribute(
        "name", known == null || known.fullName() == null ? "this person" : known.fullName());
    model.addAttribute("namesAway", named.away());
    model.addAttribute("where", whom.where(lookup));
    model.addAttribute("partnership", partnership == null ? "" : lookup.name(partnership));
    model.addAttribute("sources", namesSource(whom, typed) ? NewPerson.SOURCES : List.of());
    model.addAttribute("typed", typed);
    model.addAttribute("problem", problem);
    model.addAttribute("skills", Codes.of(Skill.values()));
    model.addAttribute("urgencies", Codes.of(Urgency.values()));
    model.addAttribute("times", Codes.of(TimeOfDay.values()));
    model.addAttribute("equipment", equipment(caller));
    model.addAttribute("community", Codes.of(CommunityNeed.values()));
    model.addAttribute("wishes", Codes.of(Wish.values()));
    model.addAttribute(
        "teams", lookup.teams(caller, partnership == null ? Set.of() : Set.of(partnership)));
    return "care/new";
  }

  /**
   * What can be named as having to be there, as the service lists it now; none while it is away.
   */
  private List<Codes.Choice> equipment(Caller caller) {
    var list = services.get(caller, Publisher.REFERRALS, "/api/referrals/equipment").answer();
    return list == null
        ? List.of()
        : list.path("items")
            .valueStream()
            .map(one -> new Codes.Choice(text(one, "code"), text(one, "name")))
            .toList();
  }

  /** Somebody of a hospital, or of the register of people at least. */
  private Whom whom(Caller caller, String personId) {
    var whom = Whom.on(board, personId);
    if (whom.card() == null && !isRegistered(caller, personId)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return whom;
  }

  /** While the register does not answer nobody is said not to be in it: referrals know too. */
  private boolean isRegistered(Caller caller, String personId) {
    return lookup.people(caller, Set.of(personId)).people().containsKey(personId)
        || !(wishes(caller, personId) instanceof Reply.Refused);
  }

  private Reply wishes(Caller caller, String personId) {
    return services.get(caller, Publisher.PEOPLE, "/api/people/{id}/wishes", personId);
  }

  private LocalDate today() {
    return Delay.day(clock.instant());
  }
}
