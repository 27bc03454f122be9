package care.homeward.teams;

import care.homeward.platform.access.Role;
import care.homeward.platform.core.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * An account of a community organisation sees and does what is its own and nothing of another: the
 * token's claim {@code teams} names what the account speaks for.
 */
@Component
class OwnTeam implements WebMvcConfigurer, HandlerInterceptor {

  private static final String CLAIM = "teams";

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/teams/*", "/api/teams/*/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getUserPrincipal() instanceof JwtAuthenticationToken who
        && isOrganisations(who.getAuthorities())
        && !speaksFor(who).contains(teamId(request))) {
      throw Refused.unknown("team");
    }
    return true;
  }

  private static boolean isOrganisations(Collection<?> authorities) {
    return authorities.contains(
        new SimpleGrantedAuthority("ROLE_" + Role.COMMUNITY_ORGANISATION.name()));
  }

  private static List<String> speaksFor(JwtAuthenticationToken who) {
    var named = who.getToken().getClaimAsStringList(CLAIM);
    return named == null ? List.of() : named;
  }

  private static @Nullable String teamId(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        ? (String) variables.get("id")
        : null;
  }
}
