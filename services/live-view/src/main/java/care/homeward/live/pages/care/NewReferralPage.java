package care.homeward.live.pages.care;

import static care.homeward.live.pages.care.Codes.text;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.PersonEvent.Wish;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent.ReferralMade.TimeOfDay;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.live.board.Delay;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.board.Standing;
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

  @GetMapping("/referrals/new")
  String form(
      @RequestParam(defaultValue = "") String person, HttpServletRequest request, Model model) {
    var caller = callers.of(request);
    callers.tokenOf(caller);
    if (person.isEmpty()) {
      return "care/new-without";
    }
    var standing = standing(person);
    return show(caller, standing, prefilled(caller, standing), null, model);
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
    var standing = standing(person);
    var typed = new Typed(FORM, fields);
    var wrong = NewReferral.wrong(typed);
    if (!wrong.isEmpty()) {
      var problem = Problem.of(wrong, response);
      return show(caller, standing, typed, problem, model);
    }
    var body = NewReferral.body(standing.card(), Inbox.isHub(caller), typed);
    return switch (services.post(caller, Publisher.REFERRALS, key, body, "/api/referrals")) {
      case Reply.Done done ->
          "redirect:/referrals?show=" + text(done.body(), "referralId") + "&done=" + Act.MADE;
      case Reply.Undone undone -> {
        if (undone instanceof Reply.Refused refused
            && refused.kind().equals("duplicate-referral")) {
          model.addAttribute("same", same(caller, standing, typed));
        }
        yield show(caller, standing, typed, Problem.of(undone, key, response, model), model);
      }
    };
  }

  /** What is known already, as if it had been typed. */
  private Typed prefilled(Caller caller, Standing standing) {
    var card = standing.card();
    var fields = new LinkedMultiValueMap<String, String>();
    var expected = card.expectedDate();
    if (expected != null && !expected.isBefore(today())) {
      fields.add("startWanted", expected.toString());
    }
    var wishes =
        services.get(caller, Publisher.PEOPLE, "/api/people/{id}/wishes", card.personId()).answer();
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
  private List<Codes.Choice> same(Caller caller, Standing standing, Typed typed) {
    var asked = new ArrayList<>(typed.all("furtherSkills"));
    asked.add(typed.of("skill"));
    var open = services.get(caller, Publisher.REFERRALS, "/api/referrals?limit=500").answer();
    var same = new ArrayList<Codes.Choice>();
    if (open != null) {
      for (var one : open) {
        var skills = new ArrayList<>(Codes.list(one.path("furtherSkills")));
        skills.add(text(one, "skill"));
        if (text(one, "personId").equals(standing.card().personId())
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
      Caller caller, Standing standing, Typed typed, @Nullable Problem problem, Model model) {
    var card = standing.card();
    var known = lookup.people(caller, Set.of(card.personId())).people().get(card.personId());
    var partnership = card.person().partnership();
    model.addAttribute("personId", card.personId());
    model.addAttribute(
        "name", known == null || known.fullName() == null ? "this person" : known.fullName());
    model.addAttribute(
        "where",
        (card.inBed() ? "Ward " : "Left ward ")
            + card.location().ward()
            + ", "
            + lookup.name(card.location().hospital()));
    model.addAttribute("partnership", partnership == null ? "" : lookup.name(partnership));
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

  private Standing standing(String personId) {
    var stays = board.staysOf(personId);
    if (stays.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return stays.stream().filter(one -> one.card().inBed()).findFirst().orElse(stays.getFirst());
  }

  private LocalDate today() {
    return Delay.day(clock.instant());
  }
}
