package care.homeward.platform.access;

import static care.homeward.platform.access.Role.CARE_HOME;
import static care.homeward.platform.access.Role.COMMISSIONER;
import static care.homeward.platform.access.Role.COMMUNITY_ORGANISATION;
import static care.homeward.platform.access.Role.COORDINATOR;
import static care.homeward.platform.access.Role.HUB;
import static care.homeward.platform.access.Role.LEADER;
import static care.homeward.platform.access.Role.OPERATOR;
import static care.homeward.platform.access.Role.SERVICE;
import static care.homeward.platform.access.Role.TEAM;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may do what: one table, the first line that fits decides, and what is not named is denied.
 */
public final class Access {

  private static final String EVERYWHERE = "*";
  private static final Role[] HANDS = {COORDINATOR, HUB, TEAM, COMMUNITY_ORGANISATION};
  private static final Role[] HANDS_AND_LEADERS = {
    COORDINATOR, HUB, TEAM, COMMUNITY_ORGANISATION, LEADER
  };

  /**
   * One line of the table.
   *
   * @param service the service asked, or {@code *}
   * @param method the HTTP method
   * @param path pattern of the path
   * @param roles any one of these is enough
   */
  private record Line(String service, HttpMethod method, PathPattern path, Set<Role> roles) {
    boolean fits(String asked, HttpMethod by, PathContainer on) {
      return (service.equals(EVERYWHERE) || service.equals(asked))
          && method.equals(by)
          && path.matches(on);
    }
  }

  private static final List<Line> TABLE =
      List.of(
          line(EVERYWHERE, GET, "/actuator/**", OPERATOR),
          line(EVERYWHERE, GET, "/api/parked/**", OPERATOR),
          line(EVERYWHERE, POST, "/api/parked/**", OPERATOR),
          line(EVERYWHERE, GET, "/openapi.json", Role.values()),
          line("people", POST, "/api/people", HUB, SERVICE),
          line("people", POST, "/api/people/merges", SERVICE),
          line("people", POST, "/api/people/lookups", COORDINATOR, HUB, TEAM),
          line("people", POST, "/api/people/visits", TEAM, COMMUNITY_ORGANISATION),
          line("people", GET, "/api/people/*/wishes", COORDINATOR, HUB, TEAM),
          line("people", POST, "/api/people/*/wishes/**", COORDINATOR, HUB, TEAM),
          line("people", GET, "/api/people/*/carers", COORDINATOR, HUB, TEAM),
          line("people", POST, "/api/people/*/carers/**", COORDINATOR, HUB, TEAM),
          line("people", GET, "/api/people/*/told", COORDINATOR, HUB, TEAM),
          line("people", POST, "/api/people/*/told", COORDINATOR, HUB, TEAM),
          line("discharge-flow", POST, "/api/stays/searches", COORDINATOR, HUB),
          line("discharge-flow", GET, "/api/stays/**", COORDINATOR, HUB, TEAM),
          line("discharge-flow", POST, "/api/stays/**", COORDINATOR, HUB),
          line("discharge-flow", GET, "/api/returns/*/*/*/*", OPERATOR),
          line("discharge-flow", GET, "/api/returns/**", LEADER, OPERATOR),
          line("discharge-flow", POST, "/api/returns/**", LEADER, OPERATOR),
          line("referrals", GET, "/api/referrals/standards", COORDINATOR, HUB, LEADER),
          line("referrals", GET, "/api/referrals/**", HANDS),
          line("referrals", POST, "/api/referrals", COORDINATOR, HUB),
          line("referrals", POST, "/api/referrals/*/triaged", HUB),
          line("referrals", POST, "/api/referrals/*/offers", COORDINATOR, HUB),
          line(
              "referrals",
              POST,
              "/api/referrals/*/information-asked",
              HUB,
              TEAM,
              COMMUNITY_ORGANISATION),
          line("referrals", POST, "/api/referrals/*/information-answered", COORDINATOR, HUB),
          line("referrals", POST, "/api/referrals/*/redirected", HUB, TEAM, COMMUNITY_ORGANISATION),
          line("referrals", POST, "/api/referrals/*/withdrawn", COORDINATOR, HUB),
          line("referrals", POST, "/api/referrals/*/superseded", COORDINATOR, HUB),
          line("referrals", POST, "/api/referrals/*/taken", TEAM, COMMUNITY_ORGANISATION),
          line("referrals", POST, "/api/referrals/*/declined", TEAM, COMMUNITY_ORGANISATION),
          line("referrals", POST, "/api/referrals/*/closed", HUB, TEAM, COMMUNITY_ORGANISATION),
          line("referrals", POST, "/api/referrals/*/notes/**", HANDS),
          line("neighbourhood-teams", GET, "/api/teams/*/caseload", HANDS),
          line("neighbourhood-teams", GET, "/api/teams/*/plans", HANDS),
          line("neighbourhood-teams", GET, "/api/teams/*/inbox/**", HANDS),
          line("neighbourhood-teams", GET, "/api/teams/*/staff", TEAM),
          line("neighbourhood-teams", GET, "/api/teams/**", HANDS),
          line("neighbourhood-teams", POST, "/api/teams/*/plans", TEAM, COMMUNITY_ORGANISATION),
          line("neighbourhood-teams", POST, "/api/teams/*/contacts", TEAM, COMMUNITY_ORGANISATION),
          line("neighbourhood-teams", POST, "/api/teams/*/weeks", TEAM, COMMUNITY_ORGANISATION),
          line("neighbourhood-teams", POST, "/api/teams/**", TEAM),
          line("neighbourhood-teams", GET, "/api/partnerships/**", COORDINATOR, HUB, TEAM, LEADER),
          line("neighbourhood-teams", GET, "/api/directory/**", HANDS_AND_LEADERS),
          line("neighbourhood-teams", POST, "/api/directory/**", HUB),
          line(
              "care-home-capacity",
              GET,
              "/api/homes",
              COORDINATOR,
              HUB,
              CARE_HOME,
              LEADER,
              COMMISSIONER),
          line("care-home-capacity", GET, "/api/homes/*", COORDINATOR, HUB, CARE_HOME),
          line("care-home-capacity", POST, "/api/homes/*/holds", HUB),
          line("care-home-capacity", POST, "/api/homes/*/holds/*/released", HUB),
          line("care-home-capacity", POST, "/api/homes/**", CARE_HOME),
          line("care-home-capacity", GET, "/api/holds", COORDINATOR, HUB),
          line("care-home-capacity", GET, "/api/approaches/*", COORDINATOR, HUB),
          line("care-home-capacity", POST, "/api/approaches/**", HUB),
          line("care-home-capacity", GET, "/api/need/*", HUB, LEADER, COMMISSIONER),
          line("care-home-capacity", GET, "/api/quality/**", COMMISSIONER),
          line("care-home-capacity", POST, "/api/quality/**", COMMISSIONER),
          line("care-home-capacity", POST, "/api/imports/*", COMMISSIONER, OPERATOR),
          line("resilience-plan", GET, "/api/pressure/**", COORDINATOR, HUB, LEADER, OPERATOR),
          line("live-view", GET, "/api/people/*/timeline", COORDINATOR, HUB, TEAM),
          line("live-view", GET, "/api/board/facts", OPERATOR),
          line("live-view", GET, "/api/board/rebuilds", OPERATOR),
          line("live-view", POST, "/api/board/rebuilds", OPERATOR),
          line("live-view", GET, "/api/board", COORDINATOR, HUB, TEAM),
          line("live-view", GET, "/live/board", COORDINATOR, HUB, TEAM),
          line("live-view", GET, "/flow", COORDINATOR, HUB, TEAM),
          line("live-view", GET, "/flow/wall", COORDINATOR, HUB, TEAM),
          line("live-view", GET, "/flow/walls", COORDINATOR, HUB),
          line("live-view", POST, "/flow/walls", COORDINATOR, HUB),
          line("live-view", POST, "/flow/walls/*/ended", COORDINATOR, HUB),
          line("live-view", POST, "/flow/chase", COORDINATOR, HUB),
          line("live-view", GET, "/flow.csv", COORDINATOR, HUB, TEAM),
          line("live-view", GET, "/measures", COORDINATOR, HUB, TEAM, LEADER),
          line("live-view", GET, "/people/*", COORDINATOR, HUB, TEAM),
          line("live-view", GET, "/people/*/times.csv", COORDINATOR, HUB, TEAM),
          line("live-view", POST, "/people/*/name", COORDINATOR, HUB, TEAM),
          line("live-view", GET, "/people/*/wait", COORDINATOR, HUB),
          line("live-view", POST, "/people/*/wait", COORDINATOR, HUB),
          line("live-view", GET, "/people/*/leaving", COORDINATOR, HUB),
          line("live-view", POST, "/people/*/leaving", COORDINATOR, HUB),
          line("live-view", GET, "/live/referrals", HANDS),
          line("live-view", GET, "/referrals", HANDS),
          line("live-view", GET, "/referrals/new", COORDINATOR, HUB),
          line("live-view", POST, "/referrals/new", COORDINATOR, HUB),
          line("live-view", POST, "/referrals/new/person", HUB),
          line("live-view", POST, "/referrals/*/*", HANDS),
          line("live-view", GET, "/teams", HANDS),
          line("live-view", GET, "/teams/*", HANDS),
          line("live-view", POST, "/teams/*/*", TEAM, COMMUNITY_ORGANISATION),
          line("live-view", GET, "/partnerships/**", COORDINATOR, HUB, TEAM, LEADER),
          line("live-view", GET, "/capacity", COORDINATOR, HUB, LEADER, COMMISSIONER),
          line("live-view", POST, "/capacity", HUB),
          line("live-view", GET, "/capacity/declare", CARE_HOME),
          line("live-view", POST, "/capacity/declare", CARE_HOME),
          line("live-view", GET, "/capacity/approaches/*", COORDINATOR, HUB),
          line("live-view", POST, "/capacity/approaches/*", HUB),
          line("live-view", GET, "/offers", CARE_HOME, HUB),
          line("live-view", POST, "/offers", CARE_HOME, HUB),
          line("live-view", GET, "/feeds", COORDINATOR, HUB, OPERATOR),
          line("live-view", GET, "/feeds/parked", OPERATOR),
          line("live-view", POST, "/feeds/parked", OPERATOR),
          line("live-view", GET, "/developers/**", COORDINATOR, HUB, TEAM, LEADER, OPERATOR),
          line("live-view", GET, "/live/facts", COORDINATOR, HUB, TEAM, OPERATOR),
          line("live-view", GET, "/again", Role.values()),
          line("live-view", GET, "/", Role.values()));

  private Access() {}

  /** Whether someone with these roles may do this. */
  public static boolean allows(String service, HttpMethod method, String path, Set<Role> roles) {
    var on = PathContainer.parsePath(path);
    return TABLE.stream()
        .filter(line -> line.fits(service, method, on))
        .findFirst()
        .map(line -> line.roles().stream().anyMatch(roles::contains))
        .orElse(false);
  }

  private static Line line(String service, HttpMethod method, String path, Role... roles) {
    return new Line(service, method, PathPatternParser.defaultInstance.parse(path), Set.of(roles));
  }
}
