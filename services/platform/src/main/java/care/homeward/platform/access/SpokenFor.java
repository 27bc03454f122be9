package care.homeward.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.servlet.HandlerMapping;

/** Whom an account acts for: those a claim of its token names; none where it names none. */
public enum SpokenFor {
  /** Claim {@code teams}: neighbourhood teams and community organisations. */
  TEAMS("teams"),
  /** Claim {@code homes}: care homes and community units. */
  HOMES("homes");

  private final String claim;

  SpokenFor(String claim) {
    this.claim = claim;
  }

  /** Ids the token names. */
  public Set<String> named(JwtAuthenticationToken token) {
    return token.getToken().getClaim(claim) instanceof Collection<?> ids
        ? ids.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  /**
   * Whether a request a service allows may be about this one: the token names it, or it has a role
   * besides that allows the same of any.
   */
  public boolean allows(String service, HttpServletRequest request, @Nullable String id) {
    if (!(request.getUserPrincipal() instanceof JwtAuthenticationToken token)) {
      return false;
    }
    var besides =
        Security.roles(token.getAuthorities()).stream()
            .filter(role -> !binds(role))
            .collect(Collectors.toUnmodifiableSet());
    return Access.allows(
            service, HttpMethod.valueOf(request.getMethod()), request.getRequestURI(), besides)
        || (id != null && named(token).contains(id));
  }

  /** Whether the role allows nothing but what is about those the token names. */
  private boolean binds(Role role) {
    return switch (this) {
      case TEAMS -> role == Role.TEAM || role == Role.COMMUNITY_ORGANISATION;
      case HOMES -> role == Role.CARE_HOME;
    };
  }

  /** The value of a variable in the path of the request's mapping. */
  public static @Nullable String inPath(HttpServletRequest request, String variable) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        ? (String) variables.get(variable)
        : null;
  }
}
