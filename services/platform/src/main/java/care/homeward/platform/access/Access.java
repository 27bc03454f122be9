package care.homeward.platform.access;

import static care.homeward.platform.access.Role.CARE_HOME;
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
          line(EVERYWHERE, GET, "/api/parked", OPERATOR),
          line(EVERYWHERE, POST, "/api/parked/releases", OPERATOR),
          line(EVERYWHERE, GET, "/openapi.json", Role.values()),
          line("people", POST, "/api/people", SERVICE),
          line("people", POST, "/api/people/merges", SERVICE),
          line("people", POST, "/api/people/lookups", COORDINATOR, HUB, TEAM),
          line("people", GET, "/api/people/*/wishes", COORDINATOR, HUB, TEAM),
          line("people", POST, "/api/people/*/wishes/**", COORDINATOR, HUB, TEAM),
          line("people", GET, "/api/people/*/carers", COORDINATOR, HUB, TEAM),
          line("people", POST, "/api/people/*/carers/**", COORDINATOR, HUB, TEAM),
          line("people", GET, "/api/people/*/told", COORDINATOR, HUB, TEAM),
          line("people", POST, "/api/people/*/told", COORDINATOR, HUB, TEAM),
          line("discharge-flow", POST, "/api/stays/searches", COORDINATOR, HUB),
          line("discharge-flow", GET, "/api/stays/**", COORDINATOR, HUB, TEAM),
          line("discharge-flow", POST, "/api/stays/**", COORDINATOR, HUB),
          line("discharge-flow", GET, "/api/returns/**", LEADER, OPERATOR),
          line("discharge-flow", POST, "/api/returns/**", LEADER, OPERATOR),
          line("referrals", GET, "/api/referrals/**", COORDINATOR, HUB, TEAM),
          line("referrals", POST, "/api/referrals", COORDINATOR, HUB),
          line("referrals", POST, "/api/referrals/*/offers", HUB),
          line("referrals", POST, "/api/referrals/*/withdrawn", COORDINATOR, HUB),
          line("referrals", POST, "/api/referrals/*/taken", TEAM),
          line("referrals", POST, "/api/referrals/*/declined", TEAM),
          line("neighbourhood-teams", GET, "/api/teams/*/caseload", COORDINATOR, HUB, TEAM),
          line("neighbourhood-teams", GET, "/api/teams/**", COORDINATOR, HUB, TEAM, LEADER),
          line("neighbourhood-teams", POST, "/api/teams/**", TEAM),
          line("care-home-capacity", GET, "/api/homes", COORDINATOR, HUB, CARE_HOME, LEADER),
          line("care-home-capacity", GET, "/api/homes/*", COORDINATOR, HUB, CARE_HOME),
          line("care-home-capacity", POST, "/api/homes/*/holds", HUB),
          line("care-home-capacity", POST, "/api/homes/*/holds/*/released", HUB),
          line("care-home-capacity", POST, "/api/homes/**", CARE_HOME),
          line("resilience-plan", GET, "/api/pressure/**", COORDINATOR, HUB, LEADER, OPERATOR),
          line("live-view", GET, "/api/people/*/timeline", COORDINATOR, HUB, TEAM),
          line("live-view", GET, "/api/board/facts", OPERATOR),
          line("live-view", GET, "/api/board", COORDINATOR, HUB, TEAM),
          line("live-view", GET, "/live/board", COORDINATOR, HUB, TEAM),
          line("live-view", GET, "/flow", COORDINATOR, HUB, TEAM),
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
