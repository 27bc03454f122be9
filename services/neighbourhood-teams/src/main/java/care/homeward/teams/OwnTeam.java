package care.homeward.teams;

import care.homeward.platform.access.SpokenFor;
import care.homeward.platform.core.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * An account of a team or a community organisation sees and does what is its own and nothing of
 * another: the token's claim {@code teams} names what the account speaks for.
 */
@Component
class OwnTeam implements WebMvcConfigurer, HandlerInterceptor {

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/teams/*", "/api/teams/*/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    require(request, SpokenFor.inPath(request, "id"));
    return true;
  }

  /** Whoever does not speak for the team is told that there is none. */
  static void require(HttpServletRequest request, @Nullable String teamId) {
    if (!SpokenFor.TEAMS.allows("neighbourhood-teams", request, teamId)) {
      throw Refused.unknown("team");
    }
  }
}
