package care.homeward.live.pages;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** A sign-in ends at the page it was begun for, in the browser that began it, once and in time. */
class BegunSignInsTest {

  private static final String STATE = "q-3_Zw8=";

  private Instant now = Instant.parse("2026-11-23T07:30:00Z");
  private final BegunSignIns begun = new BegunSignIns(() -> now);

  @Test
  void two_begun_at_once_end_each_at_its_own_page() throws IOException {
    var first = begin("one=", "/flow?view=table");
    var second = begin("two=", "/people/abc");

    assertThat(end("one=", first, second)).isEqualTo("/flow?view=table");
    assertThat(end("two=", second)).isEqualTo("/people/abc");
  }

  @Test
  void it_ends_once() throws IOException {
    var cookie = begin(STATE, "/flow");

    assertThat(end(STATE, cookie)).isEqualTo("/flow");
    assertThat(end(STATE, cookie)).isNull();
  }

  @Test
  void another_browser_cannot_end_it() throws IOException {
    var mine = begin(STATE, "/flow");
    var other = begin("other=", "/flow");

    assertThat(end(STATE)).isNull();
    assertThat(end(STATE, other)).isNull();
    assertThat(end(STATE, mine)).isEqualTo("/flow");
  }

  @ParameterizedTest
  @CsvSource({"PT10M, true", "PT10M0.001S, false"})
  void it_is_good_for_ten_minutes(Duration after, boolean good) throws IOException {
    var cookie = begin(STATE, "/flow");

    now = now.plus(after);

    assertThat(end(STATE, cookie) != null).isEqualTo(good);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//elsewhere.example", "https://elsewhere.example", "/\\elsewhere", "flow", ""})
  void it_never_leads_to_somebody_elses_page(String page) throws IOException {
    assertThat(end(STATE, begin(STATE, page))).isEqualTo("/");
  }

  @Test
  void it_ends_at_the_start_when_no_page_was_asked_for() throws IOException {
    assertThat(end(STATE, begin(STATE, null))).isEqualTo("/");
  }

  @Test
  void its_cookie_is_kept_from_scripts_and_goes_with_its_end() {
    var cookie = begin(STATE, "/flow");
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
    assertThat(cookie.getMaxAge()).isEqualTo(600);

    var response = new MockHttpServletResponse();
    begun.removeAuthorizationRequest(answered(STATE, cookie), response);

    assertThat(Arrays.stream(response.getCookies()))
        .singleElement()
        .satisfies(
            gone -> {
              assertThat(gone.getName()).isEqualTo(cookie.getName());
              assertThat(gone.getMaxAge()).isZero();
            });
  }

  @Test
  void the_oldest_make_room_when_too_many_are_begun() throws IOException {
    var first = begin("first", "/flow");
    var last =
        Stream.iterate(0, i -> i < 10_000, i -> i + 1)
            .map(i -> begin("s" + i, "/flow"))
            .toList()
            .getLast();

    assertThat(end("first", first)).isNull();
    assertThat(end("s9999", last)).isEqualTo("/flow");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, view=table&ward=W1, /oauth2/authorization/homeward?page=%2Fflow%3Fview%3Dtable%26ward%3DW1",
    "GET, , /oauth2/authorization/homeward?page=%2Fflow",
    "POST, , /oauth2/authorization/homeward"
  })
  void who_is_not_signed_in_is_led_there_with_the_page_they_asked_for(
      String method, @Nullable String query, String address) {
    var request = new MockHttpServletRequest(method, "/flow");
    request.setQueryString(query);

    assertThat(BegunSignIns.address(request)).isEqualTo(address);
  }

  private Cookie begin(String state, @Nullable String page) {
    var request = new MockHttpServletRequest("GET", SignIn.START);
    if (page != null) {
      request.setParameter("page", page);
    }
    var response = new MockHttpServletResponse();
    begun.saveAuthorizationRequest(
        OAuth2AuthorizationRequest.authorizationCode()
            .authorizationUri("http://issuer.example/oauth2/authorize")
            .clientId("pages")
            .state(state)
            .build(),
        request,
        response);
    return Objects.requireNonNull(response.getCookies())[0];
  }

  /** Where it ends, null when it does not. */
  private @Nullable String end(String state, Cookie... held) throws IOException {
    var request = answered(state, held);
    if (begun.removeAuthorizationRequest(request, new MockHttpServletResponse()) == null) {
      return null;
    }
    var response = new MockHttpServletResponse();
    BegunSignIns.arrive(request, response);
    return response.getRedirectedUrl();
  }

  private static MockHttpServletRequest answered(String state, Cookie... held) {
    var request = new MockHttpServletRequest("GET", "/login/oauth2/code/homeward");
    request.setParameter("state", state);
    request.setCookies(held);
    return request;
  }
}
