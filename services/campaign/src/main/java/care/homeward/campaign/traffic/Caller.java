package care.homeward.campaign.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** One attempt at a time over HTTP, with a token that is still good. */
public final class Caller implements AutoCloseable {

  private static final String CLIENT = "homeward-cli:homeward-cli-demo";
  private static final Duration LIMIT = Duration.ofSeconds(6);
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration FRESH = Duration.ofMinutes(3);

  /**
   * What was answered.
   *
   * @param status HTTP status; 0 if there was no answer
   * @param body the JSON of the body, or a missing node
   */
  public record Answer(int status, JsonNode body) {

    /** Whether it was done. */
    public boolean ok() {
      return status >= 200 && status < 300;
    }

    /** Whether it was certainly not done, and asking again would change nothing. */
    boolean refused() {
      return status >= 400 && status < 500 && !passes();
    }

    /** Whether it was not done by this attempt, and may be later. */
    private boolean passes() {
      return status == 401
          || status == 408
          || status == 429
          || body.path("type").asString("").endsWith(":idempotency-key-under-way");
    }

    /** Whether nobody can say if it was done. */
    boolean uncertain() {
      return status == 0 || status >= 500;
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final JsonMapper json = new JsonMapper();
  private final URI tokens;
  private String token = "";
  private Instant asked = Instant.EPOCH;

  /** A caller with a token of this issuer. */
  public Caller(String issuer) {
    this.tokens = URI.create(issuer + "/oauth2/token");
  }

  Answer post(String address, String key, Map<String, ?> body) throws InterruptedException {
    return send(
        request(address, LIMIT)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
  }

  /** Asks for something without effect. */
  public Answer ask(String address, Map<String, ?> body) throws InterruptedException {
    return send(
        request(address, LIMIT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
  }

  /** Reads. */
  public Answer get(String address) throws InterruptedException {
    return send(request(address, LONG).GET());
  }

  private HttpRequest.Builder request(String address, Duration limit) {
    return HttpRequest.newBuilder(URI.create(address)).timeout(limit);
  }

  private Answer send(HttpRequest.Builder request) throws InterruptedException {
    try {
      var answer =
          http.send(
              request.header("Authorization", "Bearer " + token()).build(),
              BodyHandlers.ofByteArray());
      return new Answer(answer.statusCode(), tree(answer.body()));
    } catch (IOException e) {
      return new Answer(0, MissingNode.getInstance());
    }
  }

  private JsonNode tree(byte @Nullable [] body) {
    try {
      return body == null || body.length == 0 ? MissingNode.getInstance() : json.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  /** A token that is still good; empty if there is none just now. */
  public String freshToken() {
    try {
      return token();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private synchronized String token() throws IOException, InterruptedException {
    if (asked.plus(FRESH).isBefore(Instant.now())) {
      var basic = Base64.getEncoder().encodeToString(CLIENT.getBytes(StandardCharsets.UTF_8));
      var answer =
          http.send(
              HttpRequest.newBuilder(tokens)
                  .timeout(LONG)
                  .header("Authorization", "Basic " + basic)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                  .build(),
              BodyHandlers.ofByteArray());
      token = tree(answer.body()).path("access_token").asString("");
      asked = Instant.now();
    }
    return token;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
