package care.homeward.live.pages.care;

import static care.homeward.live.pages.care.Codes.text;

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
import care.homeward.live.pages.Left;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import care.homeward.platform.access.Role;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.JsonNode;

/** The referral chosen, told beside the list: what is asked, for whom, and what one more means. */
@Component
class Chosen {

  private final Deeds deeds;
  private final Lookup lookup;
  private final LiveBoard board;
  private final Services services;
  private final InstantSource clock;

  Chosen(Deeds deeds, Lookup lookup, LiveBoard board, Services services, InstantSource clock) {
    this.deeds = deeds;
    this.lookup = lookup;
    this.board = board;
    this.services = services;
    this.clock = clock;
  }

  /** Fills the page's pane, as the reader may see it. */
  void fill(Place place, String id, Inbox.Lists lists, Model model) {
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
      person(caller, pane, view, model);
      var history =
          services.get(caller, Publisher.REFERRALS, "/api/referrals/{id}/history", id).answer();
      model.addAttribute("history", history == null ? null : Pane.history(history, lookup));
      var notes =
          services.get(caller, Publisher.REFERRALS, "/api/referrals/{id}/notes", id).answer();
      model.addAttribute("notes", notes == null ? null : Pane.notes(notes));
    }
    var acts = deeds.fitting(place, pane, lists);
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
  private void person(Caller caller, Pane pane, JsonNode view, Model model) {
    var known = lookup.people(caller, Set.of(pane.personId())).people().get(pane.personId());
    model.addAttribute("person", known);
    if (!lookup.mayOpen(caller, "/people/" + pane.personId())) {
      return;
    }
    var whom = Whom.on(board, pane.personId());
    var card = whom.card();
    if (card == null) {
      if (text(view, "stayId").isEmpty()) {
        model.addAttribute("ward", whom.where(lookup));
      }
      return;
    }
    model.addAttribute("linked", true);
    var ready = card.readyAt();
    if (ready != null && card.inBed()) {
      model.addAttribute("ready", Times.moment(ready.toString()));
      model.addAttribute("readyFor", Left.length(Duration.between(ready, clock.instant())));
    }
    model.addAttribute("ward", whom.where(lookup));
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
}
