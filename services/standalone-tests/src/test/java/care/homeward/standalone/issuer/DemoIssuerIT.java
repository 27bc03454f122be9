package care.homeward.standalone.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;

class DemoIssuerIT {

  private static final int PAGES = 18_080;
  private static final String CALLBACK = "http://127.0.0.1:18080/login/oauth2/code/homeward";
  private static final String VERIFIER = "a-verifier-of-the-tests-with-enough-characters-in-it";

  private static DemoIssuer issuer;
  private static JwtDecoder published;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    issuer = DemoIssuer.start(port, PAGES);
    published = JwtDecoders.fromIssuerLocation(issuer.address());
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  @ParameterizedTest
  @CsvSource({
    "discharge-flow, discharge-flow-demo, service",
    "simulator, simulator-demo, coordinator team care-home hub",
    "homeward-cli, homeward-cli-demo, coordinator hub team care-home operator leader commissioner"
  })
  void a_machine_gets_a_token_that_the_published_keys_prove(
      String client, String secret, String roles) throws Exception {
    var answer = new Visitor().token(client, secret, "grant_type=client_credentials");

    assertThat(answer.statusCode()).isEqualTo(200);
    var token = accessToken(answer.body());
    assertThat(token.getSubject()).isEqualTo(client);
    assertThat(token.getClaimAsStringList("roles")).containsExactly(roles.split(" "));
    assertThat(claim(token, "teams").contains("team-minster")).isEqualTo(roles.contains("team"));
    assertThat(claim(token, "homes").contains("home-larkfield-court"))
        .isEqualTo(roles.contains("care-home"));
    assertThat(token.getClaimAsString("iss")).isEqualTo("http://127.0.0.1:" + port);
    assertThat(life(token)).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void a_machine_with_a_wrong_secret_gets_none() throws Exception {
    var answer = new Visitor().token("simulator", "guessed", "grant_type=client_credentials");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("invalid_client").doesNotContain("access_token");
  }

  @ParameterizedTest
  @CsvSource({
    "r.naylor, Ruth Naylor, coordinator, ''",
    "s.iqbal, Sana Iqbal, team, team-minster",
    "a.birch, Aisha Birch, community-organisation, org-neighbours-minster-gate",
    "m.booth, Martin Booth, care-home, home-larkfield-court",
    "j.carr, Joanne Carr, hub, ''",
    "d.fenwick, Delia Fenwick, leader, ''",
    "p.holroyd, Priya Holroyd, commissioner, ''",
    "t.lister, Tom Lister, operator, ''"
  })
  void a_person_signs_in_by_code_and_proof_key(
      String username, String name, String role, String speaksFor) throws Exception {
    var visitor = new Visitor();
    var code = visitor.code(username);

    var answer = visitor.exchange(code, "&code_verifier=" + VERIFIER);

    assertThat(answer.statusCode()).isEqualTo(200);
    var token = accessToken(answer.body());
    assertThat(token.getSubject()).isEqualTo(username);
    assertThat(token.getClaimAsStringList("roles")).containsExactly(role);
    assertThat(String.join("", claim(token, "teams")) + String.join("", claim(token, "homes")))
        .isEqualTo(speaksFor);
    assertThat(token.getClaimAsString("name")).isEqualTo(name);
    assertThat(life(token)).isEqualTo(Duration.ofMinutes(10));
    var identity = published.decode(member(answer.body(), "id_token"));
    assertThat(identity.getSubject()).isEqualTo(username);
    assertThat(identity.getAudience()).containsExactly("pages");
    assertThat(identity.getClaimAsString("nonce")).isEqualTo("a-nonce");
    assertThat(identity.getClaimAsString("name")).isEqualTo(name);
  }

  @Test
  void the_browser_may_call_this_machine_localhost() throws Exception {
    var callback = CALLBACK.replace("127.0.0.1", "localhost");
    var visitor = new Visitor();
    visitor.signIn(visitor.authorize(callback, challenge()), "r.naylor", "homeward");

    assertThat(visitor.authorize(callback, challenge())).startsWith(callback + "?code=");
  }

  @Test
  void a_code_without_its_verifier_is_refused() throws Exception {
    var visitor = new Visitor();

    var without = visitor.exchange(visitor.code("j.carr"), "");
    var wrong = visitor.exchange(visitor.code("j.carr"), "&code_verifier=" + VERIFIER + "x");

    assertThat(without.statusCode()).isEqualTo(400);
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(without.body() + wrong.body())
        .contains("invalid_grant")
        .doesNotContain("access_token");
  }

  @Test
  void a_code_is_good_once() throws Exception {
    var visitor = new Visitor();
    var code = visitor.code("j.carr");
    assertThat(visitor.exchange(code, "&code_verifier=" + VERIFIER).statusCode()).isEqualTo(200);

    assertThat(visitor.exchange(code, "&code_verifier=" + VERIFIER).statusCode()).isEqualTo(400);
  }

  @Test
  void without_a_challenge_nobody_is_asked_to_sign_in() throws Exception {
    var visitor = new Visitor();
    var _ = visitor.code("j.carr");

    assertThat(visitor.authorize(CALLBACK, ""))
        .startsWith(CALLBACK)
        .contains("error=invalid_request")
        .doesNotContain("code=");
  }

  @Test
  void nobody_is_sent_to_an_address_that_is_not_the_pages() throws Exception {
    var visitor = new Visitor();
    var _ = visitor.code("j.carr");

    var answer = visitor.get(visitor.authorization("http://127.0.0.1:6666/", challenge()));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("location")).isEmpty();
  }

  @Test
  void a_wrong_password_is_said_on_the_page() throws Exception {
    var visitor = new Visitor();
    var page = visitor.authorize(CALLBACK, challenge());

    var where = visitor.signIn(page, "r.naylor", "wrong");

    assertThat(where).endsWith("/sign-in?wrong");
    assertThat(visitor.get(where).body()).contains("That is not the password");
    assertThat(visitor.authorize(CALLBACK, challenge())).endsWith("/sign-in");
  }

  @Test
  void a_sign_in_posted_from_elsewhere_is_refused() throws Exception {
    var answer = new Visitor().post("/sign-in", "username=r.naylor&password=homeward");

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void the_page_shows_whom_one_can_be_and_that_nobody_is_real() throws Exception {
    var page = new Visitor().get(issuer.address() + "/sign-in");

    assertThat(page.body())
        .contains("DEMONSTRATION, SIMULATED PEOPLE", "value=\"homeward\"")
        .contains(
            "r.naylor",
            "s.iqbal",
            "a.birch",
            "m.booth",
            "j.carr",
            "d.fenwick",
            "p.holroyd",
            "t.lister")
        .doesNotContain("{{", "<script", "<style", "style=");
    assertThat(page.headers().firstValue("content-security-policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .startsWith("default-src 'none'; style-src 'self';")
                    .contains("form-action 'self' http://127.0.0.1:18080 http://localhost:18080")
                    .doesNotContain("unsafe"));
    var style = new Visitor().get(issuer.address() + "/sign-in.css");
    assertThat(style.statusCode()).isEqualTo(200);
    assertThat(style.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/css"));
  }

  @Test
  void after_signing_out_one_is_asked_again() throws Exception {
    var visitor = new Visitor();
    var tokens = visitor.exchange(visitor.code("t.lister"), "&code_verifier=" + VERIFIER).body();

    var answer =
        visitor.get(
            issuer.address()
                + "/connect/logout?post_logout_redirect_uri=http://127.0.0.1:18080/&id_token_hint="
                + member(tokens, "id_token"));

    assertThat(answer.headers().firstValue("location")).hasValue("http://127.0.0.1:18080/");
    assertThat(visitor.authorize(CALLBACK, challenge())).endsWith("/sign-in");
  }

  @Test
  void it_answers_on_loopback_only() throws Exception {
    assertThatThrownBy(() -> DemoIssuer.start(InetAddress.ofLiteral("192.0.2.1"), 8090, 8080))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("loopback only");
    assertThatThrownBy(() -> DemoIssuer.start(InetAddress.ofLiteral("0.0.0.0"), 8090, 8080))
        .isInstanceOf(IllegalArgumentException.class);
    var others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .toList();
    for (var address : others) {
      assertThatThrownBy(() -> connect(address)).isInstanceOf(ConnectException.class);
    }
    connect(InetAddress.ofLiteral("127.0.0.1"));
  }

  private static void connect(InetAddress address) throws Exception {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2_000);
    }
  }

  private static Jwt accessToken(String body) {
    return published.decode(member(body, "access_token"));
  }

  private static List<String> claim(Jwt token, String name) {
    return Objects.requireNonNull(token.getClaimAsStringList(name), name);
  }

  private static Duration life(Jwt token) {
    return Duration.between(
        Objects.requireNonNull(token.getIssuedAt()), Objects.requireNonNull(token.getExpiresAt()));
  }

  private static String member(String json, String name) {
    var found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
    assertThat(found.find()).as(name).isTrue();
    return found.group(1);
  }

  private static String challenge() throws Exception {
    var hash =
        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
    return "&code_challenge_method=S256&code_challenge="
        + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  /** A browser with cookies that says where it is sent instead of going there. */
  private static final class Visitor {

    private final HttpClient http =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    String authorization(String callback, String challenge) {
      return issuer.address()
          + "/oauth2/authorize?response_type=code&client_id=pages&scope=openid%20profile"
          + "&state=a-state&nonce=a-nonce&redirect_uri="
          + callback
          + challenge;
    }

    String authorize(String callback, String challenge) throws Exception {
      return location(get(authorization(callback, challenge)));
    }

    String signIn(String page, String username, String password) throws Exception {
      var csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(get(page).body());
      assertThat(csrf.find()).isTrue();
      return location(
          post(
              "/sign-in",
              "username=" + username + "&password=" + password + "&_csrf=" + csrf.group(1)));
    }

    String code(String username) throws Exception {
      var where = authorize(CALLBACK, challenge());
      if (where.endsWith("/sign-in")) {
        where = location(get(signIn(where, username, "homeward")));
      }
      assertThat(where).startsWith(CALLBACK + "?code=").contains("state=a-state");
      var code = Pattern.compile("code=([^&]+)").matcher(where);
      assertThat(code.find()).isTrue();
      return code.group(1);
    }

    HttpResponse<String> exchange(String code, String more) throws Exception {
      return token(
          "pages",
          "pages-demo",
          "grant_type=authorization_code&redirect_uri=" + CALLBACK + "&code=" + code + more);
    }

    HttpResponse<String> token(String client, String secret, String form) throws Exception {
      var basic =
          Base64.getEncoder()
              .encodeToString((client + ":" + secret).getBytes(StandardCharsets.US_ASCII));
      return send("/oauth2/token", form, Map.of("Authorization", "Basic " + basic));
    }

    HttpResponse<String> post(String path, String form) throws Exception {
      return send(path, form, Map.of());
    }

    HttpResponse<String> get(String address) throws Exception {
      return http.send(
          HttpRequest.newBuilder(URI.create(issuer.address()).resolve(address))
              .header("Accept", "text/html")
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String path, String form, Map<String, String> headers)
        throws Exception {
      var request =
          HttpRequest.newBuilder(URI.create(issuer.address() + path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form));
      headers.forEach(request::header);
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> answer) {
      assertThat(answer.statusCode()).isEqualTo(302);
      return answer.headers().firstValue("location").orElseThrow();
    }
  }
}
