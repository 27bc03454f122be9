package care.homeward.standalone.issuer;

import static org.springframework.security.config.Customizer.withDefaults;

import care.homeward.standalone.issuer.DemoIssuer.Place;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/** Everything the issuer is made of; named here one by one, nothing is found by itself. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class IssuerConfiguration {

  static final String PAGES = "pages";

  private static final Duration A_PERSONS_TOKEN = Duration.ofMinutes(10);
  private static final Duration A_WORKING_DAY = Duration.ofHours(12);

  @Bean
  TomcatServletWebServerFactory web(Place place) {
    var web = new TomcatServletWebServerFactory(place.port());
    web.setAddress(place.address());
    var session = web.getSettings().getSession();
    session.setTimeout(A_WORKING_DAY);
    // Cookies know no ports: the pages have their own on the same host.
    session.getCookie().setName("homeward-issuer");
    session.getCookie().setHttpOnly(true);
    session.getCookie().setSameSite(SameSite.LAX);
    return web;
  }

  @Bean
  SecurityFilterChain security(HttpSecurity http, Place place) throws Exception {
    return http.oauth2AuthorizationServer(server -> server.oidc(withDefaults()))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(SignInPage.PATH, SignInPage.STYLE)
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .oauth2ResourceServer(resource -> resource.jwt(withDefaults()))
        .formLogin(
            form ->
                form.loginPage(SignInPage.PATH)
                    .failureUrl(SignInPage.PATH + "?wrong")
                    .defaultSuccessUrl(pages(place).getFirst() + "/"))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(policy(place)))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
        .build();
  }

  /** The form leads on to the pages: browsers hold {@code form-action} against redirects too. */
  private static String policy(Place place) {
    return "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none';"
        + " form-action 'self' "
        + String.join(" ", pages(place));
  }

  /** A browser on this machine may call it by either name. */
  private static List<String> pages(Place place) {
    return List.of(
        "http://127.0.0.1:" + place.pagesPort(), "http://localhost:" + place.pagesPort());
  }

  /** At the root, because the container asks no filter where no servlet is. */
  @Bean
  ServletRegistrationBean<SignInPage> signInPage() {
    return new ServletRegistrationBean<>(new SignInPage(), "/");
  }

  @Bean
  HttpSessionEventPublisher endedSessions() {
    return new HttpSessionEventPublisher();
  }

  @Bean
  AuthorizationServerSettings settings(Place place) {
    return AuthorizationServerSettings.builder().issuer(place.issuer()).build();
  }

  @Bean
  JWKSource<SecurityContext> keys(Place place) {
    return new ImmutableJWKSet<>(new JWKSet(place.key().join()));
  }

  /** For the provider's own user-info address. */
  @Bean
  JwtDecoder decoder(JWKSource<SecurityContext> keys) {
    return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
  }

  /** The secrets of the demonstration are no secrets: compared as they are. */
  @Bean
  PasswordEncoder secrets() {
    return new PasswordEncoder() {
      @Override
      public @Nullable String encode(@Nullable CharSequence raw) {
        return raw == null ? null : raw.toString();
      }

      @Override
      public boolean matches(@Nullable CharSequence raw, @Nullable String known) {
        return raw != null
            && known != null
            && MessageDigest.isEqual(
                raw.toString().getBytes(StandardCharsets.UTF_8),
                known.getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  @Bean
  UserDetailsService accounts() {
    return new InMemoryUserDetailsManager(
        Arrays.stream(Account.values())
            .map(a -> User.withUsername(a.username).password(Account.PASSWORD).build())
            .toList());
  }

  @Bean
  RegisteredClientRepository clients(Place place) {
    var clients = new ArrayList<RegisteredClient>();
    clients.add(pagesClient(place));
    for (var machine : Machine.ALL) {
      clients.add(
          client(machine.clientId(), machine.secret())
              .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
              .build());
    }
    return new InMemoryRegisteredClientRepository(clients);
  }

  private static RegisteredClient pagesClient(Place place) {
    var client =
        client(PAGES, PAGES + "-demo")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
            .scope(OidcScopes.OPENID)
            .scope(OidcScopes.PROFILE)
            .clientSettings(
                ClientSettings.builder()
                    .requireProofKey(true)
                    .requireAuthorizationConsent(false)
                    .build());
    for (var address : pages(place)) {
      client
          .redirectUri(address + "/login/oauth2/code/homeward")
          .postLogoutRedirectUri(address)
          .postLogoutRedirectUri(address + "/");
    }
    return client.build();
  }

  private static RegisteredClient.Builder client(String id, String secret) {
    return RegisteredClient.withId(id)
        .clientId(id)
        .clientSecret(secret)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .tokenSettings(
            TokenSettings.builder()
                .accessTokenTimeToLive(A_PERSONS_TOKEN)
                .refreshTokenTimeToLive(A_WORKING_DAY)
                .build());
  }

  /** Who someone is called and what for, in every token; {@code sub} is there already. */
  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims() {
    return token -> {
      var client = token.getRegisteredClient().getClientId();
      if (client.equals(PAGES)) {
        var who = Objects.requireNonNull(token.<Authentication>getPrincipal());
        var account = Account.of(who.getName());
        token.getClaims().claim("name", account.displayName).claim("roles", List.of(account.role));
        speaksFor(token.getClaims(), named(account.team), named(account.home));
      } else {
        var machine = Machine.of(client);
        token.getClaims().claim("roles", machine.roles());
        speaksFor(token.getClaims(), machine.teams(), machine.homes());
      }
    };
  }

  private static void speaksFor(
      JwtClaimsSet.Builder claims, List<String> teams, List<String> homes) {
    claims.claim("teams", teams).claim("homes", homes);
  }

  private static List<String> named(String id) {
    return id.isEmpty() ? List.of() : List.of(id);
  }
}
