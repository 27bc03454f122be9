package care.homeward.platform.access;

import care.homeward.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service is an OIDC resource server: every request needs a token of the configured issuer, but
 * for the two health probes, and {@link Access} decides.
 */
@Configuration(proxyBeanMethods = false)
public class Security {

  /** Probes carry no detail and need no token. */
  private static final String[] PROBES = {
    "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"
  };

  private final String service;
  private final Problems problems;
  private final JsonMapper json;

  Security(
      @Value("${spring.application.name}") String service, Problems problems, JsonMapper json) {
    this.service = service;
    this.problems = problems;
    this.json = json;
  }

  @Bean
  static BeanPostProcessor rememberingTokens(ObjectProvider<InstantSource> clock) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof JwtDecoder decoder
            ? new RememberedTokens(decoder, () -> clock.getObject().instant())
            : bean;
      }
    };
  }

  @Bean
  @ConditionalOnMissingBean(SecurityFilterChain.class)
  SecurityFilterChain tokens(HttpSecurity http) throws Exception {
    return withTokens(http)
        .csrf(CsrfConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  /** What every chain has: tokens understood, the table asked, problems in the one form. */
  public HttpSecurity withTokens(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests.requestMatchers(PROBES).permitAll().anyRequest().access(decision()))
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(converter()))
                    .authenticationEntryPoint((request, response, e) -> unauthenticated(response))
                    .accessDeniedHandler((request, response, e) -> denied(response)));
  }

  /** Answers 401 as a problem. */
  public void unauthenticated(HttpServletResponse response) throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer");
    answer(response, HttpStatus.UNAUTHORIZED, "not-signed-in", "Sign in, or send a token.");
  }

  /** Answers 403 as a problem. */
  public void denied(HttpServletResponse response) throws IOException {
    answer(response, HttpStatus.FORBIDDEN, "not-allowed", "Your role does not allow this.");
  }

  private AuthorizationManager<RequestAuthorizationContext> decision() {
    return (Supplier<? extends @Nullable Authentication> who,
        RequestAuthorizationContext context) ->
        new AuthorizationDecision(allows(who.get(), context.getRequest()));
  }

  private boolean allows(@Nullable Authentication who, HttpServletRequest request) {
    return who != null
        && who.isAuthenticated()
        && Access.allows(
            service,
            HttpMethod.valueOf(request.getMethod()),
            request.getRequestURI(),
            roles(who.getAuthorities()));
  }

  /** What these authorities are to the partnership. */
  public static Set<Role> roles(Collection<? extends GrantedAuthority> authorities) {
    return Arrays.stream(Role.values())
        .filter(role -> authorities.contains(new SimpleGrantedAuthority("ROLE_" + role.name())))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  /** The token's {@code sub} is who asks; its {@code roles}, like {@code care-home}, what for. */
  public static JwtAuthenticationConverter converter() {
    var claim = new JwtGrantedAuthoritiesConverter();
    claim.setAuthoritiesClaimName("roles");
    claim.setAuthorityPrefix("ROLE_");
    var converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(
        jwt ->
            claim.convert(jwt).stream()
                .map(GrantedAuthority::getAuthority)
                .map(name -> String.valueOf(name).toUpperCase(Locale.ROOT).replace('-', '_'))
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList());
    return converter;
  }

  private void answer(HttpServletResponse response, HttpStatus status, String kind, String detail)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getOutputStream()
        .write(json.writeValueAsBytes(problems.problem(status, kind, detail)));
  }
}
