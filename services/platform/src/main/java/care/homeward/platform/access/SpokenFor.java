package care.homeward.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whom an account acts for: those a claim of its token names; none where it names none. */
public enum SpokenFor {
  /** Claim {@code teams}: neighbourhood teams and community organisations. */
  TEAMS("teams"),
  /** Claim {@code homes}: care homes and community units. */
  HOMES("homes");

  private final String claim;

  /** What a service holds a request about one of these against. */
  @FunctionalInterface
  public interface Check {

    /** Throws where the request may not be about this one; no id, where the path names none. */
    void require(HttpServletRequest request, @Nullable String id);
  }

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

  /**
   * Holds every request against a check before anything is done.
   *
   * @param path of the list they are in; checked is what is below it
   * @param variable the id's name in the mappings
   */
  public static WebMvcConfigurer checking(String path, String variable, Check check) {
    var interceptor =
        new HandlerInterceptor() {
          @Override
          public boolean preHandle(
              HttpServletRequest request, HttpServletResponse response, Object handler) {
            check.require(request, inPath(request, variable));
            return true;
          }
        };
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(interceptor).addPathPatterns(path + "/*", path + "/*/**");
      }
    };
  }

  /** The value of a variable in the path of the request's mapping. */
  private static @Nullable String inPath(HttpServletRequest request, String variable) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        ? (String) variables.get(variable)
        : null;
  }
}
