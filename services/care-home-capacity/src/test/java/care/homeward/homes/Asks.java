package care.homeward.homes;

import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the service over HTTP, as those who use it do. */
final class Asks {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RestTestClient http;

  Asks(int port) {
    http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
  }

  /** A token of someone of a role; of a manager, for the home the path is about. */
  static String token(Role role, String path) {
    return role == Role.CARE_HOME
        ? Machinery.issuer().manager("m.booth", homeIn(path))
        : Machinery.token("r.naylor", role);
  }

  private static String homeIn(String path) {
    var parts = path.split("/", -1);
    return parts.length > 3 ? parts[3] : "";
  }

  /** What came back. */
  record Answer(int status, JsonNode body) {

    String rule() {
      return body.path("type").asString("").replace("urn:homeward:problem:", "");
    }
  }

  Answer post(String path, Role role, Map<String, ?> body) {
    return post(path, role, body, UUID.randomUUID().toString());
  }

  Answer post(String path, Role role, Map<String, ?> body, String key) {
    return post(path, token(role, path), body, key);
  }

  Answer post(String path, String token, Map<String, ?> body, String key) {
    return answer(
        http.post()
            .uri(path)
            .headers(headers -> headers.setBearerAuth(token))
            .header("Idempotency-Key", key)
            .contentType(MediaType.APPLICATION_JSON)
            .body(body)
            .exchange());
  }

  Answer csv(String path, Role role, String file) {
    return answer(
        http.post()
            .uri(path)
            .headers(headers -> headers.setBearerAuth(token(role, path)))
            .contentType(MediaType.parseMediaType("text/csv"))
            .body(file)
            .exchange());
  }

  Answer get(String path, Role role) {
    return get(path, token(role, path));
  }

  Answer get(String path, String token) {
    return answer(http.get().uri(path).headers(headers -> headers.setBearerAuth(token)).exchange());
  }

  /** A home that takes part, with beds of one type free. */
  void home(String homeId, String place, String bedType, int free) {
    expect(
        201,
        post(
            "/api/homes",
            Machinery.issuer().manager("m.booth", homeId),
            Map.of(
                "homeId",
                homeId,
                "name",
                "A home " + homeId,
                "place",
                place,
                "partnership",
                "seacroft",
                "registeredBeds",
                42),
            UUID.randomUUID().toString()));
    tells(homeId, Map.of("bedType", bedType, "beds", free));
  }

  void tells(String homeId, Map<String, ?> vacancy) {
    expect(
        200,
        post(
            "/api/homes/" + homeId + "/vacancies",
            Role.CARE_HOME,
            Map.of("vacancies", List.of(vacancy))));
  }

  static Answer expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new AssertionError(answer.toString());
    }
    return answer;
  }

  private static Answer answer(ResponseSpec response) {
    var result = response.returnResult(String.class);
    var body = Objects.requireNonNullElse(result.getResponseBody(), "");
    return new Answer(result.getStatus().value(), JSON.readTree(body.isEmpty() ? "{}" : body));
  }
}
