package care.homeward.live.pages;

import care.homeward.platform.access.Access;
import care.homeward.platform.access.Role;
import care.homeward.platform.access.Security;
import care.homeward.platform.access.SpokenFor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Who asks, and whether they still may when they have been asking for a while. */
@Component
public class Callers {

  private static final Logger log = LoggerFactory.getLogger(Callers.class);

  private final String service;
  private final OAuth2AuthorizedClientManager renewals;
  private final JwtDecoder decoder;
  private final InstantSource clock;

  /**
   * Someone asking.
   *
   * @param session the session of someone signed in; none for a program
   */
  public record Caller(Authentication who, @Nullable HttpSession session) {}

  Callers(
      @Value("${spring.application.name}") String service,
      OAuth2AuthorizedClientManager renewals,
      JwtDecoder decoder,
      InstantSource clock) {
    this.service = service;
    this.renewals = renewals;
    this.decoder = decoder;
    this.clock = clock;
  }

  /** Who sends this request. */
  public Caller of(HttpServletRequest request) {
    var who = (Authentication) Objects.requireNonNull(request.getUserPrincipal());
    return new Caller(
        who, who instanceof OAuth2AuthenticationToken ? request.getSession(false) : null);
  }

  /** Whether the caller is still signed in and may still get this path. */
  public boolean mayStill(Caller caller, String path) {
    return switch (caller.who()) {
      case JwtAuthenticationToken program -> {
        var ends = program.getToken().getExpiresAt();
        yield ends != null && ends.isAfter(clock.instant());
      }
      case OAuth2AuthenticationToken person -> {
        var session = caller.session();
        if (session == null || ended(session)) {
          yield false;
        }
        try {
          var token = token(person);
          yield token != null
              && Access.allows(service, HttpMethod.GET, path, roles(decoder.decode(token)));
        } catch (JwtException e) {
          log.info("a token is no longer good: {}", e.getClass().getSimpleName());
          yield false;
        }
      }
      default -> false;
    };
  }

  /**
   * The token to ask other services with, renewed if need be: a program's own is handed on.
   *
   * @throws SignedOut if it is no longer to be had
   */
  public String tokenOf(Caller caller) {
    var token =
        caller.who() instanceof JwtAuthenticationToken program
            ? program.getToken().getTokenValue()
            : token(caller.who());
    if (token == null) {
      throw new SignedOut();
    }
    return token;
  }

  /**
   * Those the caller's token says the caller speaks for.
   *
   * @throws SignedOut if the sign-in has run out
   */
  public Set<String> speaksFor(Caller caller, SpokenFor whom) {
    return whom.named(new JwtAuthenticationToken(decoder.decode(tokenOf(caller))));
  }

  /** The reader has to sign in again before anything is asked in their name. */
  public static final class SignedOut extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SignedOut() {
      super("the sign-in has run out", null, false, false);
    }
  }

  /** The token of someone signed in, renewed if need be; null if it is no longer to be had. */
  @Nullable String token(Authentication who) {
    if (!(who instanceof OAuth2AuthenticationToken)) {
      return null;
    }
    try {
      var client =
          renewals.authorize(
              OAuth2AuthorizeRequest.withClientRegistrationId(SignIn.CLIENT)
                  .principal(who)
                  .build());
      return client == null ? null : client.getAccessToken().getTokenValue();
    } catch (ClientAuthorizationException e) {
      log.info("a token is not renewed: {}", e.getError().getErrorCode());
      return null;
    }
  }

  /** The roles of someone. */
  public static Set<Role> roles(Authentication who) {
    return roles(who.getAuthorities());
  }

  private static Set<Role> roles(org.springframework.security.oauth2.jwt.Jwt token) {
    var converted = Objects.requireNonNull(Security.converter().convert(token));
    return roles(converted.getAuthorities());
  }

  private static Set<Role> roles(Collection<? extends GrantedAuthority> authorities) {
    var names = authorities.stream().map(GrantedAuthority::getAuthority).toList();
    return Arrays.stream(Role.values())
        .filter(role -> names.contains("ROLE_" + role.name()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  private static boolean ended(HttpSession session) {
    try {
      return session.getCreationTime() < 0;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
