package care.homeward.live.pages.care;

import care.homeward.contracts.Publisher;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Problem;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import care.homeward.platform.access.SpokenFor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
import org.springframework.web.util.UriComponentsBuilder;

/** What a reader is asked and has to answer, and the answer. */
@Controller
class InboxPage {

  private final Inbox inbox;
  private final Lookup lookup;
  private final Chosen chosen;
  private final Deeds deeds;
  private final Callers callers;
  private final Services services;

  InboxPage(
      Inbox inbox, Lookup lookup, Chosen chosen, Deeds deeds, Callers callers, Services services) {
    this.inbox = inbox;
    this.lookup = lookup;
    this.chosen = chosen;
    this.deeds = deeds;
    this.callers = callers;
    this.services = services;
  }

  @GetMapping("/referrals")
  String referrals(
      @RequestParam(defaultValue = "") String team,
      @RequestParam(defaultValue = "") String tab,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(required = false) @Nullable String done,
      HttpServletRequest request,
      Model model) {
    model.addAttribute("done", Act.said(done));
    return show(place(callers.of(request), team, tab, show), Typed.NOTHING, null, model);
  }

  @PostMapping("/referrals/{id}/{act}")
  String act(
      @PathVariable String id,
      @PathVariable("act") String path,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String team,
      @RequestParam(defaultValue = "") String tab,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var caller = callers.of(request);
    var act = Act.of(path);
    if (act == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    if (!deeds.may(caller, id, act)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    var place = place(caller, team, tab, id);
    var typed = new Typed(path, form);
    var wrong = act.wrong(typed);
    if (!wrong.isEmpty()) {
      return show(place, typed, Problem.of(wrong, response), model);
    }
    return switch (answer(caller, key, id, act, typed)) {
      case Reply.Done _ -> "redirect:" + after(place, act);
      case Reply.Undone undone ->
          show(place, typed, Problem.of(undone, key, response, model), model);
    };
  }

  /** A note goes first: whoever declined may not see the referral any more. */
  private Reply answer(Caller caller, String key, String id, Act act, Typed typed) {
    if (act == Act.DECLINED && !typed.of("text").isEmpty()) {
      var noted = send(caller, key + "-note", id, Act.NOTES, typed);
      if (!(noted instanceof Reply.Done)) {
        return noted;
      }
    }
    return send(caller, key, id, act, typed);
  }

  private Reply send(Caller caller, String key, String id, Act act, Typed typed) {
    return services.post(
        caller, Publisher.REFERRALS, key, act.body(typed), "/api/referrals/{id}/" + act.path(), id);
  }

  private static String after(Place place, Act act) {
    var gone = act == Act.DECLINED || act == Act.REDIRECTED;
    var tab = act.tab().isEmpty() ? place.tab() : act.tab();
    var link =
        UriComponentsBuilder.fromUriString(
            place.href(tab.isEmpty() ? Inbox.ANSWER : tab, gone ? "" : place.show()));
    return link.fragment(null).queryParam("done", act.path()).build().toUriString();
  }

  private Place place(Caller caller, String team, String tab, String show) {
    if (!Inbox.isService(caller)) {
      callers.tokenOf(caller);
      return new Place(caller, Set.of(), team, tab, show);
    }
    var own = new TreeSet<>(callers.speaksFor(caller, SpokenFor.TEAMS));
    var asked = own.contains(team) || own.isEmpty() ? team : own.first();
    if (!team.isEmpty() && !own.contains(team)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return new Place(caller, own, asked, tab, show);
  }

  private String show(Place place, Typed typed, @Nullable Problem problem, Model model) {
    var caller = place.caller();
    var nobody = Inbox.isService(caller) && place.own().isEmpty();
    var closed = place.tab().equals(Inbox.CLOSED);
    var lists =
        nobody
            ? new Inbox.Lists(
                List.of(new Inbox.Tab(Inbox.ANSWER, "To answer", "", List.of())),
                List.of(),
                List.of(),
                false)
            : inbox.of(caller, place.team(), closed);
    var tab =
        lists.tab(place.tab().isEmpty() ? lists.tabOf(place.show(), Inbox.ANSWER) : place.tab());
    var shown =
        !place.show().isEmpty() || tab.rows().isEmpty() ? place.show() : tab.rows().getFirst().id();
    model.addAttribute("place", place);
    model.addAttribute("nobody", nobody);
    model.addAttribute("teamName", place.team().isEmpty() ? "" : lookup.name(place.team()));
    model.addAttribute(
        "others",
        place.own().size() < 2
            ? List.of()
            : place.own().stream().map(one -> new Codes.Choice(one, lookup.name(one))).toList());
    model.addAttribute("lists", lists);
    model.addAttribute("tab", tab);
    model.addAttribute("shown", shown);
    model.addAttribute("typed", typed);
    model.addAttribute("problem", problem);
    model.addAttribute("mayRefer", lookup.mayOpen(caller, "/referrals/new"));
    model.addAttribute("gone", false);
    if (!shown.isEmpty()) {
      chosen.fill(place, shown, lists, model);
    }
    return "care/referrals";
  }
}
