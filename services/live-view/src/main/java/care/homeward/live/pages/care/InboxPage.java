package care.homeward.live.pages.care;

import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.InformationAsked.Missing;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.live.board.Delay;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Problem;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import care.homeward.platform.access.Role;
import care.homeward.platform.access.SpokenFor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
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
import tools.jackson.databind.JsonNode;

/** What a reader is asked and has to answer, and the answer. */
@Controller
class InboxPage {

  private final Inbox inbox;
  private final Lookup lookup;
  private final LiveBoard board;
  private final Callers callers;
  private final Services services;
  private final InstantSource clock;

  /**
   * What part of the page is asked for; empty for what comes first.
   *
   * @param own the services the reader acts for
   */
  record Place(Caller caller, Set<String> own, String team, String tab, String show) {

    public String href(String tab, String show) {
      var link = UriComponentsBuilder.fromPath("/referrals");
      if (!team.isEmpty()) {
        link.queryParam("team", team);
      }
      link.queryParam("tab", tab);
      if (!show.isEmpty()) {
        link.queryParam("show", show);
      }
      return link.build().toUriString() + (show.isEmpty() ? "" : "#pane");
    }
  }

  InboxPage(
      Inbox inbox,
      Lookup lookup,
      LiveBoard board,
      Callers callers,
      Services services,
      InstantSource clock) {
    this.inbox = inbox;
    this.lookup = lookup;
    this.board = board;
    this.callers = callers;
    this.services = services;
    this.clock = clock;
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
    if (!may(caller, id, act)) {
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
      pane(place, shown, lists, model);
    }
    return "care/referrals";
  }

  private void pane(Place place, String id, Inbox.Lists lists, Model model) {
    var caller = place.caller();
    var reply = services.get(caller, Publisher.REFERRALS, "/api/referrals/{id}", id);
    var view = reply.answer();
    model.addAttribute("gone", reply instanceof Reply.Refused);
    if (view == null) {
      return;
    }
    var now = clock.instant();
    var pane = Pane.of(view, now, lookup);
    model.addAttribute("pane", pane);
    if (!pane.personId().isEmpty()) {
      person(caller, pane, model);
      var history =
          services.get(caller, Publisher.REFERRALS, "/api/referrals/{id}/history", id).answer();
      model.addAttribute("history", history == null ? null : Pane.history(history, lookup));
      var notes =
          services.get(caller, Publisher.REFERRALS, "/api/referrals/{id}/notes", id).answer();
      model.addAttribute("notes", notes == null ? null : Pane.notes(notes));
    }
    var acts = acts(place, pane, lists);
    model.addAttribute("acts", acts);
    if (acts.contains(Act.REDIRECTED.path()) || acts.contains(Act.OFFERS.path())) {
      var teams = lookup.teams(caller, Set.of(pane.partnership()));
      model.addAttribute(
          "teams",
          teams.stream()
              .filter(team -> pane.skills().stream().anyMatch(team.skills()::contains))
              .filter(team -> !team.id().equals(place.team()))
              .filter(team -> !pane.asked().contains(team.id()))
              .toList());
      model.addAttribute(
          "offered",
          teams.stream()
              .filter(team -> team.id().equals(place.team()))
              .findFirst()
              .map(team -> pane.skills().stream().filter(team.skills()::contains).toList())
              .orElse(pane.skills())
              .stream()
              .map(code -> new Codes.Choice(code, Codes.word(code)))
              .toList());
    }
    if (acts.contains(Act.TAKEN.path())) {
      load(place, pane, model);
    }
    model.addAttribute("reasons", Codes.of(DeclineReason.values()));
    model.addAttribute("missing", Codes.of(Missing.values()));
    model.addAttribute("whys", Codes.of(ReferralWithdrawn.Why.values()));
    model.addAttribute("urgencies", Codes.of(Urgency.values()));
    model.addAttribute("closings", Codes.of(ReferralClosed.Reason.values()));
  }

  /** Whom it is about, and how long they have been ready, for those who may see people. */
  private void person(Caller caller, Pane pane, Model model) {
    var known = lookup.people(caller, Set.of(pane.personId())).people().get(pane.personId());
    model.addAttribute("person", known);
    if (!lookup.mayOpen(caller, "/people/" + pane.personId())) {
      return;
    }
    var stays = board.staysOf(pane.personId());
    if (stays.isEmpty()) {
      return;
    }
    var standing =
        stays.stream().filter(one -> one.card().inBed()).findFirst().orElse(stays.getFirst());
    var card = standing.card();
    model.addAttribute("linked", true);
    var ready = card.readyAt();
    if (ready != null && card.inBed()) {
      model.addAttribute("ready", Times.moment(ready.toString()));
      model.addAttribute("readyFor", Times.length(Duration.between(ready, clock.instant())));
    }
    model.addAttribute(
        "ward",
        (card.inBed() ? "Ward " : "Left ward ")
            + card.location().ward()
            + ", "
            + lookup.name(card.location().hospital()));
  }

  /** What one more would mean for the day it is wanted; of a community organisation, its week. */
  private void load(Place place, Pane pane, Model model) {
    var today = Delay.day(clock.instant());
    var wanted = Times.typedDay(pane.startWanted());
    var day = wanted == null || wanted.isBefore(today) ? today : wanted;
    var weekly = Callers.roles(place.caller().who()).contains(Role.COMMUNITY_ORGANISATION);
    var path =
        "/api/teams/{id}/" + (weekly ? "weeks?day={day}" : "capacity?day={day}&skill={skill}");
    var answer =
        services
            .get(
                place.caller(),
                Publisher.NEIGHBOURHOOD_TEAMS,
                path,
                place.team(),
                day,
                pane.skills().getFirst())
            .answer();
    model.addAttribute("loadDay", (weekly ? "Week of " : "") + Times.day(day.toString()));
    var loads = new ArrayList<String>();
    var over = false;
    if (answer != null && weekly) {
      for (var week : answer) {
        if (pane.needs().contains(week.path("need").asString(""))) {
          loads.add(Codes.word(week.path("need").asString("")) + ": " + said(week));
          over |= week.path("wouldOverload").asBoolean(false);
        }
      }
    } else if (answer != null) {
      loads.add(said(answer));
      over = answer.path("wouldOverload").asBoolean(false);
    }
    model.addAttribute("load", loads.isEmpty() ? null : String.join("; ", loads) + ".");
    model.addAttribute("overload", over);
  }

  private static String said(JsonNode load) {
    var taken = load.path("taken").asInt(load.path("takenOn").asInt(0)) + " taken on";
    var planned = load.path("planned").asInt(0);
    var used = planned == 0 ? taken : taken + ", " + planned + " of them planned";
    return load.path("slots").isNumber()
        ? load.path("left").asInt(0) + " of " + load.path("slots").asInt(0) + " left, " + used
        : "nobody has said how many you can take on, " + used;
  }

  /** What the reader may do about it as it stands; the service has the last word. */
  private Set<String> acts(Place place, Pane pane, Inbox.Lists lists) {
    var acts = new LinkedHashSet<String>();
    var asked = lists.known().contains(pane.id());
    for (var act : Act.values()) {
      if (may(place.caller(), pane.id(), act) && fits(act, place, pane, asked)) {
        acts.add(act.path());
      }
    }
    return acts;
  }

  private static boolean fits(Act act, Place place, Pane pane, boolean asked) {
    var state = pane.state();
    var service = !place.team().isEmpty() && Inbox.isService(place.caller());
    var open = Set.of("WITH_HUB", "WITH_SOURCE", "INFORMATION_ASKED", "OFFERED").contains(state);
    var undecided = open && (asked || state.equals("OFFERED"));
    return switch (act) {
      case TAKEN, DECLINED -> service && undecided;
      case INFORMATION_ASKED -> service ? undecided : open && !state.equals("INFORMATION_ASKED");
      case REDIRECTED -> service && (undecided || state.equals("TAKEN"));
      case CLOSED -> state.equals("TAKEN");
      case INFORMATION_ANSWERED -> state.equals("INFORMATION_ASKED");
      case OFFERS -> open && (Inbox.isHub(place.caller()) || pane.ownerKind().equals("SOURCE"));
      case TRIAGED -> open;
      case WITHDRAWN -> open || state.equals("TAKEN");
      case NOTES -> !pane.personId().isEmpty();
    };
  }

  private boolean may(Caller caller, String id, Act act) {
    return lookup.may(
        caller, Publisher.REFERRALS, HttpMethod.POST, "/api/referrals/" + id + "/" + act.path());
  }
}
