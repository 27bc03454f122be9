package care.homeward.referrals;

import care.homeward.platform.access.Role;
import care.homeward.platform.access.Security;
import care.homeward.platform.access.SpokenFor;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.ErrorResponseException;

/**
 * Who asks, and for which services: claim {@code teams} of the token names them, and who is named
 * none speaks for none. Who is of a ward or the hub beside sees what they may.
 */
record Caller(String subject, Set<Role> roles, Set<String> teams) {

  static Caller of(JwtAuthenticationToken token) {
    return new Caller(
        token.getName(), Security.roles(token.getAuthorities()), SpokenFor.TEAMS.named(token));
  }

  boolean hub() {
    return roles.contains(Role.HUB);
  }

  /** Whether someone sees what is offered to a service, and nothing else. */
  boolean onlyService() {
    return !roles.contains(Role.HUB) && !roles.contains(Role.COORDINATOR);
  }

  /** Whether someone sees figures, and never people. */
  boolean onlyFigures() {
    return onlyService() && !roles.contains(Role.TEAM);
  }

  /** Those of these services someone acts for. */
  List<String> among(Collection<String> services) {
    return services.stream().filter(teams::contains).toList();
  }

  /** Refuses who acts for a service that is not theirs. */
  void requireOf(String team) {
    if (!teams.contains(team)) {
      throw forbidden("not-your-service", "Your token does not name this service.");
    }
  }

  static ErrorResponseException forbidden(String kind, String detail) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, detail);
    problem.setType(URI.create("urn:homeward:problem:" + kind));
    return new ErrorResponseException(HttpStatus.FORBIDDEN, problem, null);
  }
}
