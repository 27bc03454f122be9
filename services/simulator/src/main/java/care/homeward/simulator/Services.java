package care.homeward.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The services' HTTP interfaces, with a token of client credentials. What passes is tried again;
 * the idempotency key makes that harmless.
 */
final class Services implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Services.class);
  private static final Duration TIME_LIMIT = Duration.ofSeconds(20);
  private static final String PROBLEM = "urn:homeward:problem:";

  /** Refusals that pass by themselves: the service has not heard yet what we know already. */
  private static final Set<String> PASSING =
      Set.of("stay-not-heard-of", "team-not-heard-of", "idempotency-key-under-way");

  /**
   * What was answered.
   *
   * @param status HTTP status; 0 when there was no answer
   * @param body the body, or a missing node
   */
  record Answer(int status, JsonNode body) {

    boolean ok() {
      return status >= 200 && status < 300;
    }

    /** Kind of the problem, in kebab-case; empty when there is none. */
    String problem() {
      var type = body.path("type").asString("");
      return type.startsWith(PROBLEM) ? type.substring(PROBLEM.length()) : "";
    }

    /** Whether it is in effect: just now, or by an earlier run that used the key. */
    boolean inEffect() {
      return ok() || problem().equals("idempotency-key-reused");
    }

    private boolean passes() {
      return status == 0
          || status == 401
          || status == 429
          || status >= 500
          || PASSING.contains(problem());
    }
  }

  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpClient client;
  private final SimulatorSettings settings;
  private final Patience patience;
  private final Tally tally;
  private volatile @Nullable String token;

  Services(SimulatorSettings settings, Patience patience, Tally tally) {
    this.settings = settings;
    this.patience = patience;
    this.tally = tally;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  Answer get(URI service, String path) throws InterruptedException {
    return send(request(service, path).GET());
  }

  /** Asks for something without effect. */
  Answer ask(URI service, String path, Object body) throws InterruptedException {
    return send(request(service, path).POST(json(body)));
  }

  /** Has an effect once for each key. */
  Answer post(URI service, String path, Object body, String key) throws InterruptedException {
    var answer = send(request(service, path).header("Idempotency-Key", key).POST(json(body)));
    if (answer.inEffect()) {
      tally.taken.increment();
    } else if (answer.status == 0) {
      tally.lost.increment();
    } else {
      tally.refused.increment();
      log.debug("{} {}: {}", path, answer.status, answer.problem());
    }
    return answer;
  }

  private static HttpRequest.Builder request(URI service, String path) {
    return HttpRequest.newBuilder(service.resolve(path))
        .timeout(TIME_LIMIT)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, application/problem+json");
  }

  private HttpRequest.BodyPublisher json(Object body) {
    return HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
  }

  private Answer send(HttpRequest.Builder request) throws InterruptedException {
    for (var attempt = patience.first(); ; attempt = attempt.next()) {
      var answer = once(request);
      if (!answer.passes() || attempt.isLast()) {
        return answer;
      }
      if (answer.status == 401) {
        token = null;
      }
      tally.again.increment();
      attempt.pause();
    }
  }

  private Answer once(HttpRequest.Builder request) throws InterruptedException {
    try {
      return answer(request.setHeader("Authorization", "Bearer " + token()).build());
    } catch (IOException e) {
      return new Answer(0, MissingNode.getInstance());
    }
  }

  private Answer answer(HttpRequest request) throws IOException, InterruptedException {
    var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      var body = response.body().length == 0 ? null : json.readTree(response.body());
      return new Answer(response.statusCode(), body == null ? MissingNode.getInstance() : body);
    } catch (JacksonException e) {
      return new Answer(response.statusCode(), MissingNode.getInstance());
    }
  }

  private String token() throws IOException, InterruptedException {
    var known = token;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      if (token != null) {
        return token;
      }
      var secret =
          URLEncoder.encode(settings.clientId(), StandardCharsets.UTF_8)
              + ":"
              + URLEncoder.encode(settings.clientSecret(), StandardCharsets.UTF_8);
      var answer =
          answer(
              HttpRequest.newBuilder(settings.tokens())
                  .timeout(TIME_LIMIT)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header(
                      "Authorization",
                      "Basic "
                          + Base64.getEncoder()
                              .encodeToString(secret.getBytes(StandardCharsets.UTF_8)))
                  .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                  .build());
      var fresh = answer.body.path("access_token").asString("");
      if (fresh.isEmpty()) {
        throw new IOException("no token: status " + answer.status);
      }
      token = fresh;
      return fresh;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
