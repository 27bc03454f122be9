package care.homeward.live.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;

/**
 * Sign-ins on their way, each with the page it is for. A browser that opens five tabs in the
 * morning begins five at once; kept in its session, of which each of the five would make a new one,
 * they would spoil each other. So each is found by its own {@code state}, and only the browser that
 * began it, which holds a cookie for it, can end it.
 */
@Component
class BegunSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

  private static final Duration GOOD_FOR = Duration.ofMinutes(10);

  /** Anybody can begin one: the oldest make room. */
  private static final int MOST = 10_000;

  private static final String COOKIE = "signing-in-";
  private static final String PAGE = "page";
  private static final String START = "/";

  private final InstantSource clock;
  private final Map<String, Begun> begun =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Begun> eldest) {
          return size() > MOST;
        }
      };

  private record Begun(OAuth2AuthorizationRequest request, String page, Instant until) {}

  BegunSignIns(InstantSource clock) {
    this.clock = clock;
  }

  /** The address that begins a sign-in for the page asked for. */
  static String address(HttpServletRequest request) {
    var begin = request.getContextPath() + SignIn.START;
    if (!request.getMethod().equals("GET")) {
      return begin;
    }
    var query = request.getQueryString();
    var page = request.getRequestURI() + (query == null ? "" : "?" + query);
    return begin + "?" + PAGE + "=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
  }

  /** To the page the sign-in that has just ended was for. */
  static void arrive(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.sendRedirect(
        request.getAttribute(PAGE) instanceof String page ? page : request.getContextPath() + "/");
  }

  @Override
  public synchronized @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(
      HttpServletRequest request) {
    var found = begun.get(state(request));
    return found == null ? null : found.request();
  }

  @Override
  public void saveAuthorizationRequest(
      OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
    var state = Objects.requireNonNull(asked.getState());
    var page = request.getParameter(PAGE);
    var one =
        new Begun(
            asked, page != null && isOurs(page) ? page : START, clock.instant().plus(GOOD_FOR));
    synchronized (this) {
      begun.put(state, one);
    }
    response.addCookie(cookie(state, GOOD_FOR, request));
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    var state = state(request);
    if (!holds(request, state)) {
      return null;
    }
    response.addCookie(cookie(state, Duration.ZERO, request));
    Begun ended;
    synchronized (this) {
      ended = begun.remove(state);
    }
    if (ended == null || ended.until().isBefore(clock.instant())) {
      return null;
    }
    request.setAttribute(PAGE, ended.page());
    return ended.request();
  }

  private static String state(HttpServletRequest request) {
    var state = request.getParameter(OAuth2ParameterNames.STATE);
    return state == null ? "" : state;
  }

  private static boolean holds(HttpServletRequest request, String state) {
    var cookies = request.getCookies();
    if (cookies != null) {
      for (var cookie : cookies) {
        if (cookie.getName().equals(name(state))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Cookie cookie(String state, Duration length, HttpServletRequest request) {
    var cookie = new Cookie(name(state), "1");
    cookie.setPath(request.getContextPath() + "/login");
    cookie.setHttpOnly(true);
    cookie.setSecure(
        request.isSecure() || request.getServletContext().getSessionCookieConfig().isSecure());
    cookie.setAttribute("SameSite", "Lax");
    cookie.setMaxAge((int) length.toSeconds());
    return cookie;
  }

  /** A name may not hold the padding of a state. */
  private static String name(String state) {
    return COOKIE + state.replace("=", "");
  }

  /** Never to somebody else's: a browser reads two slashes, either way round, as another host. */
  private static boolean isOurs(String page) {
    return page.startsWith("/") && !page.startsWith("//") && page.indexOf('\\') < 0;
  }
}
