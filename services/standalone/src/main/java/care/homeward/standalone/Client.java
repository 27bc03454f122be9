package care.homeward.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line's own client of the services, with a token of its own. */
final class Client implements AutoCloseable {

  private static final String ID = "homeward-cli";
  private static final String SECRET = "homeward-cli-demo";
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration FRESH = Duration.ofMinutes(4);

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final URI tokens;
  private @Nullable String token;
  private Instant asked = Instant.EPOCH;

  Client(String issuer) {
    this.tokens = URI.create(issuer + "/oauth2/token");
  }

  /** Reads JSON; any status but 200 is an error that says so. */
  JsonNode get(String address) {
    var answer = send(request(address).GET().build());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(address + " answers " + answer.statusCode());
    }
    return json.readTree(answer.body());
  }

  /** Posts JSON and gives the status and the JSON of the answer. */
  Answer post(String address, @Nullable String key, Map<String, ?> body) {
    var request =
        request(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    var answer = send(request.build());
    return new Answer(answer.statusCode(), json.readTree(answer.body()));
  }

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param body the JSON of the body
   */
  record Answer(int status, JsonNode body) {}

  /** A request with a token that is still good. */
  HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(LIMIT)
        .header("Authorization", "Bearer " + token());
  }

  /** The client underneath, for streams. */
  HttpClient http() {
    return http;
  }

  private synchronized String token() {
    var known = token;
    if (known != null && asked.plus(FRESH).isAfter(Instant.now())) {
      return known;
    }
    var basic =
        Base64.getEncoder().encodeToString((ID + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    var answer =
        send(
            HttpRequest.newBuilder(tokens)
                .timeout(LIMIT)
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "grant_type="
                            + URLEncoder.encode("client_credentials", StandardCharsets.UTF_8)))
                .build());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("no token: " + tokens + " answers " + answer.statusCode());
    }
    var fresh = json.readTree(answer.body()).required("access_token").asString();
    token = fresh;
    asked = Instant.now();
    return fresh;
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(
          request.uri().getAuthority() + " does not answer: is Homeward up?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
