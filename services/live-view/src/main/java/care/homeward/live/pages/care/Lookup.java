package care.homeward.live.pages.care;

import static care.homeward.live.pages.care.Codes.text;

import care.homeward.contracts.Publisher;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.CodeNames;
import care.homeward.live.pages.Names;
import care.homeward.live.pages.Services;
import care.homeward.platform.access.Access;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** What the pages of this room ask again and again: names, services, and who may do what. */
@Component
class Lookup {

  private final LiveBoard board;
  private final CodeNames codes;
  private final Names names;
  private final Services services;

  /** A service as it can be asked. */
  record Team(
      String id,
      String name,
      boolean community,
      List<String> partnerships,
      List<String> skills,
      int members) {}

  Lookup(LiveBoard board, CodeNames codes, Names names, Services services) {
    this.board = board;
    this.codes = codes;
    this.names = names;
    this.services = services;
  }

  /** The name of a team, hospital or partnership. */
  String name(String code) {
    return codes.of(board, code);
  }

  /** Who they are; nobody for a reader who is not told names at all. */
  Names.Named people(Caller caller, Collection<String> ids) {
    return may(caller, Publisher.PEOPLE, HttpMethod.POST, "/api/people/lookups")
        ? names.of(caller, ids)
        : new Names.Named(Map.of(), false);
  }

  /** Whether the reader's role may ask this of a service. */
  boolean may(Caller caller, Publisher service, HttpMethod method, String path) {
    return Access.allows(service.service(), method, path, Callers.roles(caller.who()));
  }

  /** Whether the reader may open this page. */
  boolean mayOpen(Caller caller, String page) {
    return Access.allows("live-view", HttpMethod.GET, page, Callers.roles(caller.who()));
  }

  /** Services by name, those of these partnerships first; none while they are not to be had. */
  List<Team> teams(Caller caller, Set<String> near) {
    var answer = services.get(caller, Publisher.NEIGHBOURHOOD_TEAMS, "/api/teams?limit=500");
    var body = answer.answer();
    if (body == null) {
      return List.of();
    }
    var teams = new ArrayList<Team>();
    for (var one : body) {
      teams.add(
          new Team(
              text(one, "teamId"),
              text(one, "name"),
              text(one, "kind").equals("COMMUNITY_ORGANISATION"),
              Codes.list(one.path("partnerships")),
              Codes.list(one.path("skills")),
              one.path("members").asInt(0)));
    }
    teams.sort(
        Comparator.comparing((Team team) -> team.partnerships().stream().noneMatch(near::contains))
            .thenComparing(Team::name));
    return teams;
  }
}
