package care.homeward.live.pages;

import care.homeward.live.LiveViewSettings;
import care.homeward.platform.access.Security;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * People come in by the authorisation code flow with PKCE; their tokens stay on this side, the
 * browser holds a session cookie only. Programs send their own tokens. {@code Access} decides.
 */
@Configuration(proxyBeanMethods = false)
public class SignIn {

  static final String CLIENT = "homeward";
  static final String START = "/oauth2/authorization/" + CLIENT;
  public static final String FAILED = "/sign-in-failed";

  @Bean
  SecurityFilterChain pages(
      HttpSecurity http,
      Security security,
      JwtDecoder decoder,
      ClientRegistrationRepository clients,
      OAuth2AuthorizedClientService tokens,
      LiveViewSettings settings,
      BegunSignIns begun,
      Again again)
      throws Exception {
    http.authorizeHttpRequests(
        requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(
                    "/", "/start", "/accessibility", "/assets/**", "/webjars/swagger-ui/**", FAILED)
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/wall/*", "/live/wall/*")
                .permitAll());
    return security
        .withTokens(http)
        .oauth2Login(
            login ->
                login
                    .loginPage(START)
                    .failureUrl(FAILED)
                    .successHandler(
                        (request, response, _) -> BegunSignIns.arrive(request, response))
                    .authorizationEndpoint(begin -> begin.authorizationRequestRepository(begun))
                    .authorizedClientService(tokens)
                    .userInfoEndpoint(user -> user.oidcUserService(rolesOfTheToken(decoder))))
        .logout(
            out ->
                out.logoutUrl("/sign-out")
                    .addLogoutHandler(
                        (_, _, who) -> {
                          if (who != null) {
                            tokens.removeAuthorizedClient(CLIENT, who.getName());
                          }
                        })
                    .logoutSuccessHandler(atTheProviderToo(clients)))
        .exceptionHandling(
            refused ->
                refused
                    .authenticationEntryPoint(
                        (request, response, _) -> notSignedIn(request, response, security))
                    .accessDeniedHandler(
                        (request, response, why) ->
                            noRight(request, response, why, security, again)))
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(policy(settings)))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                    .crossOriginOpenerPolicy(o -> o.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                    .crossOriginResourcePolicy(r -> r.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(
                        p -> p.policy("camera=(), geolocation=(), microphone=(), payment=()")))
        .build();
  }

  @Bean
  ClientRegistrationRepository clients(LiveViewSettings settings) {
    var issuer = settings.issuer();
    var signIn = settings.signIn();
    return new InMemoryClientRegistrationRepository(
        ClientRegistration.withRegistrationId(CLIENT)
            .clientName("Homeward")
            .clientId(signIn.clientId())
            .clientSecret(signIn.clientSecret())
            .clientSettings(
                ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
            .scope("openid", "profile")
            .issuerUri(issuer)
            .authorizationUri(or(signIn.authorizationUri(), issuer + "/oauth2/authorize"))
            .tokenUri(or(signIn.tokenUri(), issuer + "/oauth2/token"))
            .jwkSetUri(or(signIn.jwksUri(), issuer + "/oauth2/jwks"))
            .userNameAttributeName("sub")
            .providerConfigurationMetadata(
                Map.of(
                    "end_session_endpoint", or(signIn.endSessionUri(), issuer + "/connect/logout")))
            .build());
  }

  @Bean
  OAuth2AuthorizedClientService tokens(ClientRegistrationRepository clients) {
    return new InMemoryOAuth2AuthorizedClientService(clients);
  }

  /** Renews a token when it has run out; works outside of a request too. */
  @Bean
  OAuth2AuthorizedClientManager renewals(
      ClientRegistrationRepository clients, OAuth2AuthorizedClientService tokens) {
    var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(clients, tokens);
    manager.setAuthorizedClientProvider(
        OAuth2AuthorizedClientProviderBuilder.builder().authorizationCode().refreshToken().build());
    return manager;
  }

  /** Roles are the access token's: the same claim the services go by. */
  private static OAuth2UserService<OidcUserRequest, OidcUser> rolesOfTheToken(JwtDecoder decoder) {
    return request -> {
      var token = decoder.decode(request.getAccessToken().getTokenValue());
      var roles = Objects.requireNonNull(Security.converter().convert(token)).getAuthorities();
      return new DefaultOidcUser(roles, request.getIdToken(), "sub");
    };
  }

  private static OidcClientInitiatedLogoutSuccessHandler atTheProviderToo(
      ClientRegistrationRepository clients) {
    var handler = new OidcClientInitiatedLogoutSuccessHandler(clients);
    handler.setPostLogoutRedirectUri("{baseUrl}/");
    return handler;
  }

  private static void notSignedIn(
      HttpServletRequest request, HttpServletResponse response, Security security)
      throws IOException {
    if (isForPrograms(request)) {
      security.unauthenticated(response);
    } else {
      response.sendRedirect(BegunSignIns.address(request));
    }
  }

  /** A form without the mark of its session was sent after the session had ended. */
  private static void noRight(
      HttpServletRequest request,
      HttpServletResponse response,
      AccessDeniedException why,
      Security security,
      Again again)
      throws IOException {
    if (isForPrograms(request)) {
      security.denied(response);
    } else if (why instanceof CsrfException) {
      again.signIn(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private static boolean isForPrograms(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.startsWith("/api/") || path.startsWith("/live/") || path.startsWith("/actuator/");
  }

  /** Browsers hold {@code form-action} against redirects too, and signing out leads away. */
  private static String policy(LiveViewSettings settings) {
    var issuer = URI.create(settings.issuer());
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        + " connect-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none';"
        + " object-src 'none'; form-action 'self' "
        + issuer.getScheme()
        + "://"
        + issuer.getAuthority();
  }

  private static String or(@Nullable String given, String usual) {
    return given == null || given.isBlank() ? usual : given;
  }
}
