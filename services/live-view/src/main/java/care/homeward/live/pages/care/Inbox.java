package care.homeward.live.pages.care;

import static care.homeward.live.pages.care.Codes.text;

import care.homeward.contracts.Publisher;
import care.homeward.live.board.Words;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Names;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import care.homeward.platform.access.Role;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The referrals of one reader, sorted into tabs. */
@Component
class Inbox {

  static final String ANSWER = "answer";
  static final String CLOSED = "closed";

  private final Services services;
  private final Lookup lookup;
  private final InstantSource clock;

  /**
   * One tab.
   *
   * @param count how many there are; empty while they were not asked for
   */
  record Tab(String code, String label, String count, List<Row> rows) {}

  /**
   * What there is.
   *
   * @param known ids of all that is to be answered, for the live stream
   * @param away services that do not answer
   * @param refused services that do not tell the reader
   * @param namesAway whether some names could not be asked for
   */
  record Lists(
      List<Tab> tabs,
      List<String> known,
      List<String> away,
      List<String> refused,
      boolean namesAway) {

    /** Where nobody is to be asked. */
    Lists(List<Tab> tabs, List<String> known, List<String> away, boolean namesAway) {
      this(tabs, known, away, List.of(), namesAway);
    }

    Tab tab(String code) {
      return tabs.stream()
          .filter(one -> one.code().equals(code))
          .findFirst()
          .orElseGet(tabs::getFirst);
    }

    /** Ids of what waits for an answer, as the page shows it. */
    public List<String> toAnswer() {
      return tab(ANSWER).rows().stream().map(Row::id).toList();
    }

    /** The tab a referral is in; the one named if it is in none. */
    String tabOf(String referralId, String otherwise) {
      return tabs.stream()
          .filter(tab -> tab.rows().stream().anyMatch(row -> row.id().equals(referralId)))
          .findFirst()
          .map(Tab::code)
          .orElse(otherwise);
    }
  }

  /** Those who did not say what they have. */
  private record Silent(Set<String> away, Set<String> refused) {

    boolean nobody() {
      return away.isEmpty() && refused.isEmpty();
    }
  }

  Inbox(Services services, Lookup lookup, InstantSource clock) {
    this.services = services;
    this.lookup = lookup;
    this.clock = clock;
  }

  /** What one service is asked and has, or for no service all that the reader looks after. */
  Lists of(Caller caller, String team, boolean closed) {
    var silent = new Silent(new LinkedHashSet<>(), new LinkedHashSet<>());
    var open = list(caller, team, "", silent);
    var entries = new LinkedHashMap<String, JsonNode>();
    if (!team.isEmpty()) {
      var path = "/api/teams/{id}/inbox";
      var teams = Publisher.NEIGHBOURHOOD_TEAMS;
      each(teams, services.get(caller, teams, path, team), silent)
          .forEach(entry -> entries.put(text(entry, "referralId"), entry));
    }
    var ended = new ArrayList<JsonNode>();
    if (closed) {
      List.of("FULFILLED", "CLOSED", "WITHDRAWN")
          .forEach(state -> ended.addAll(list(caller, team, state, silent)));
    }
    var all = new ArrayList<>(open);
    all.addAll(ended);
    var ids =
        all.stream()
            .map(view -> text(view, "personId"))
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var named = lookup.people(caller, ids);
    var now = clock.instant();
    var tabs = new LinkedHashMap<String, List<Row>>();
    var labels = labels(caller, team);
    labels.keySet().forEach(code -> tabs.put(code, new ArrayList<>()));
    var views = new LinkedHashMap<String, JsonNode>();
    open.forEach(view -> views.put(text(view, "referralId"), view));
    entries.forEach(
        (id, entry) -> {
          var by = text(entry, "answerBy");
          var row = Row.of(views.getOrDefault(id, entry), by, named, now, lookup);
          tabs.getOrDefault(ANSWER, new ArrayList<>()).add(row);
        });
    for (var view : open) {
      var answered = entries.containsKey(text(view, "referralId"));
      var tab = team.isEmpty() ? tab(caller, view) : tabOfTeam(view, silent.nobody());
      if (!answered) {
        tabs.getOrDefault(tab, new ArrayList<>()).add(Row.of(view, "", named, now, lookup));
      }
    }
    ended.forEach(view -> tabs.getOrDefault(CLOSED, new ArrayList<>()).add(row(view, named)));
    var made = new ArrayList<Tab>();
    tabs.forEach(
        (code, rows) -> {
          var count = code.equals(CLOSED) && !closed ? "" : String.valueOf(rows.size());
          made.add(new Tab(code, labels.getOrDefault(code, code), count, rows));
        });
    return new Lists(
        made,
        List.copyOf(entries.keySet()),
        List.copyOf(silent.away()),
        List.copyOf(silent.refused()),
        named.away());
  }

  private Row row(JsonNode view, Names.Named named) {
    return Row.of(view, "", named, clock.instant(), lookup);
  }

  private static Map<String, String> labels(Caller caller, String team) {
    var labels = new LinkedHashMap<String, String>();
    labels.put(ANSWER, "To answer");
    if (team.isEmpty()) {
      labels.put("sent", "Sent");
      labels.put("elsewhere", isHub(caller) ? "With the ward" : "With the hub");
    } else {
      labels.put("asked", "Asked");
    }
    labels.put("taken", "Taken");
    labels.put(CLOSED, "Closed");
    return labels;
  }

  /** An offer that the inbox does not name was answered meanwhile, unless the inbox is away. */
  private static String tabOfTeam(JsonNode view, boolean inboxKnown) {
    return switch (Row.state(view)) {
      case "TAKEN" -> "taken";
      case "INFORMATION_ASKED" -> "asked";
      case "OFFERED" -> inboxKnown ? "" : ANSWER;
      default -> "";
    };
  }

  /** Whether the hub or the ward of the reader has to see to it. */
  static boolean isToAnswer(Caller caller, JsonNode view) {
    var over = Set.of("FULFILLED", "CLOSED", "WITHDRAWN", "NOT_MADE");
    return !over.contains(Row.state(view)) && tab(caller, view).equals(ANSWER);
  }

  private static String tab(Caller caller, JsonNode view) {
    return switch (Row.state(view)) {
      case "TAKEN" -> "taken";
      case "OFFERED" -> "sent";
      default -> isOwn(isHub(caller), view) ? ANSWER : "elsewhere";
    };
  }

  /** What waits for who referred is a ward's, and the hub's where no ward has the person. */
  private static boolean isOwn(boolean hub, JsonNode view) {
    return switch (view.path("owner").path("kind").asString("")) {
      case "HUB" -> hub;
      case "SOURCE" -> !hub || text(view, "stayId").isEmpty();
      default -> false;
    };
  }

  private List<JsonNode> list(Caller caller, String team, String state, Silent silent) {
    var query =
        (state.isEmpty() ? "?limit=500" : "?limit=100&state=" + state)
            + (team.isEmpty() ? "" : "&team={team}");
    var path = "/api/referrals" + query;
    return each(
        Publisher.REFERRALS,
        team.isEmpty()
            ? services.get(caller, Publisher.REFERRALS, path)
            : services.get(caller, Publisher.REFERRALS, path, team),
        silent);
  }

  private static List<JsonNode> each(Publisher service, Reply reply, Silent silent) {
    var list = new ArrayList<JsonNode>();
    switch (reply) {
      case Reply.Done done -> done.body().forEach(list::add);
      case Reply.Away _ -> silent.away().add(Words.of(service.service()));
      case Reply.Refused _ -> silent.refused().add(Words.of(service.service()));
    }
    return list;
  }

  static boolean isHub(Caller caller) {
    return Callers.roles(caller.who()).contains(Role.HUB);
  }

  /** Whether the reader acts for services, and for nothing else. */
  static boolean isService(Caller caller) {
    var roles = Callers.roles(caller.who());
    return !roles.contains(Role.HUB) && !roles.contains(Role.COORDINATOR);
  }
}
