package care.homeward.platform.outage;

import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;

/** Somebody who sets the slots of teams at the sample service. */
final class Asker implements AutoCloseable {

  /**
   * How a request was answered.
   *
   * @param millis how long it took
   */
  record Answer(int status, String body, String retryAfter, long millis) {}

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String address;
  private final String token = Machinery.token("s.iqbal", Role.TEAM);

  Asker(ConfigurableApplicationContext service) {
    address =
        "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port");
  }

  Answer set(String team, String key, int slots) throws IOException, InterruptedException {
    var asked = System.nanoTime();
    return answer(asked, http.send(setting(team, key, slots), text()));
  }

  CompletableFuture<Answer> setLater(String team, String key, int slots) {
    var asked = System.nanoTime();
    return http.sendAsync(setting(team, key, slots), text())
        .thenApply(response -> answer(asked, response));
  }

  Answer slots(String team) throws IOException, InterruptedException {
    var asked = System.nanoTime();
    return answer(asked, http.send(request("/api/teams/" + team).GET().build(), text()));
  }

  private HttpRequest setting(String team, String key, int slots) {
    return request("/api/teams/" + team + "/capacity")
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(HttpRequest.BodyPublishers.ofString("{\"slots\": " + slots + "}"))
        .build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }

  private static Answer answer(long asked, HttpResponse<String> response) {
    return new Answer(
        response.statusCode(),
        response.body(),
        response.headers().firstValue("Retry-After").orElse(""),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked));
  }

  @Override
  public void close() {
    http.close();
  }
}
