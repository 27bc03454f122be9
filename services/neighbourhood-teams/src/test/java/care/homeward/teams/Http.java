package care.homeward.teams;

import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as its users reach it. */
record Http(String base, RestTestClient client) {

  /** Of nobody's team: good for what is not one team's. */
  static final String TEAM = Machinery.token("s.iqbal", Role.TEAM);

  static final String HUB = Machinery.token("j.carr", Role.HUB);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Http on(int port) {
    var base = "http://127.0.0.1:" + port;
    return new Http(base, RestTestClient.bindToServer().baseUrl(base).build());
  }

  /** A token of a member of these teams. */
  static String memberOf(String... teams) {
    return Machinery.issuer().token("s.iqbal", List.of(teams), Role.TEAM);
  }

  /** A token of a community organisation's account. */
  static String organisation(String... teams) {
    return Machinery.issuer().token("a.birch", List.of(teams), Role.COMMUNITY_ORGANISATION);
  }

  ResponseSpec get(String token, String path) {
    return client.get().uri(path).headers(headers -> headers.setBearerAuth(token)).exchange();
  }

  JsonNode json(String token, String path) {
    var body = get(token, path).expectStatus().isOk().expectBody(String.class).returnResult();
    return JSON.readTree(String.valueOf(body.getResponseBody()));
  }

  ResponseSpec post(String token, String path, String body) {
    return post(token, path, null, body);
  }

  ResponseSpec post(String token, String path, @Nullable String key, String body) {
    return client
        .post()
        .uri(path)
        .headers(
            headers -> {
              headers.setBearerAuth(token);
              if (key != null) {
                headers.set("Idempotency-Key", key);
              }
            })
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .exchange();
  }

  void form(String teamId, String partnership, String... skills) {
    post(
            memberOf(teamId),
            "/api/teams",
            """
            {"teamId": "%s", "name": "%s", "partnerships": ["%s"], "skills": ["%s"]}
            """
                .formatted(teamId, teamId, partnership, String.join("\",\"", skills)))
        .expectStatus()
        .isCreated();
  }

  static void expectRule(ResponseSpec answer, int status, String rule) {
    answer
        .expectStatus()
        .isEqualTo(status)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:homeward:problem:" + rule);
  }
}
