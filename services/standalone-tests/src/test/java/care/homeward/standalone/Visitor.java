package care.homeward.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who signed in with an account of the demonstration, as the pages let them. */
final class Visitor {

  private static final String VERIFIER =
      "what-the-journey-proves-itself-by-when-it-asks-for-tokens";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final Partnership partnership;
  private final String token;

  private Visitor(Partnership partnership, String username)
      throws IOException, InterruptedException {
    this.partnership = partnership;
    this.token = token(username);
  }

  static Visitor signedIn(Partnership partnership, String username) {
    try {
      return new Visitor(partnership, username);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  JsonNode get(Part part, String path) {
    var answer = ask(request(part, path).GET());
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  int statusOf(Part part, String path) {
    return ask(request(part, path).GET()).statusCode();
  }

  /** A command that must be taken as soon as the service has heard what it needs. */
  void postSoon(Part part, String path, Map<String, ?> body) {
    await()
        .atMost(Running.SOON)
        .untilAsserted(
            () -> {
              var answer =
                  ask(
                      request(part, path)
                          .header("Content-Type", "application/json")
                          .POST(
                              HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
              assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isIn(200, 201);
            });
  }

  private HttpRequest.Builder request(Part part, String path) {
    return HttpRequest.newBuilder(URI.create(partnership.address(part) + path))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> ask(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String token(String username) throws IOException, InterruptedException {
    var callback = partnership.address(Part.PAGES) + "/login/oauth2/code/homeward";
    var authorize =
        "/oauth2/authorize?response_type=code&client_id=pages&scope=openid%20profile&state=s"
            + "&redirect_uri="
            + callback
            + "&code_challenge_method=S256&code_challenge="
            + challenge();
    var signIn = get(location(get(authorize)));
    location(
        post(
            "/sign-in",
            "username="
                + username
                + "&password=homeward&_csrf="
                + found("name=\"_csrf\" value=\"([^\"]+)\"", signIn.body()),
            Map.of()));
    var code = found("[?&]code=([^&]+)", location(get(authorize)));
    var secret =
        Base64.getEncoder().encodeToString("pages:pages-demo".getBytes(StandardCharsets.US_ASCII));
    var answer =
        post(
            "/oauth2/token",
            "grant_type=authorization_code&redirect_uri="
                + callback
                + "&code="
                + code
                + "&code_verifier="
                + VERIFIER,
            Map.of("Authorization", "Basic " + secret));
    return JSON.readTree(answer.body()).required("access_token").asString();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(issuer(path)).header("Accept", "text/html").build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String form, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(issuer(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    headers.forEach(request::header);
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private URI issuer(String path) {
    return URI.create(partnership.address(Part.ISSUER)).resolve(path);
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(302);
    return answer.headers().firstValue("location").orElseThrow();
  }

  private static String found(String pattern, String text) {
    var found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }

  private static String challenge() {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
