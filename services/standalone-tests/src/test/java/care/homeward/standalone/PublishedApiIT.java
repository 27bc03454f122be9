package care.homeward.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document a service publishes is what its controllers, asked now, say. */
class PublishedApiIT {

  private static final Path PUBLISHED =
      Path.of("../../shared-contracts/src/main/resources/openapi");
  private static final Path SAID = Path.of("target/openapi");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  static Stream<String> services() {
    return Running.partnership().partnership.services().map(PublishedApiIT::name);
  }

  @ParameterizedTest
  @MethodSource("services")
  void the_published_document_is_what_the_controllers_say(String service) throws IOException {
    var name = service + ".json";
    var said = JSON.writeValueAsString(JSON.treeToValue(document(service), Object.class)) + "\n";
    Files.createDirectories(SAID);
    Files.writeString(SAID.resolve(name), said);

    assertThat(PUBLISHED.resolve(name))
        .as("copy services/standalone-tests/target/openapi/%s there when it is meant", name)
        .content(StandardCharsets.UTF_8)
        .isEqualTo(said);
  }

  @ParameterizedTest
  @MethodSource("services")
  void a_service_hands_out_the_document_it_publishes(String service) throws IOException {
    var port = running(service).getEnvironment().getRequiredProperty("local.server.port");

    assertThat(Running.partnership().client.get("http://127.0.0.1:" + port + "/openapi.json"))
        .isEqualTo(JSON.readTree(PUBLISHED.resolve(service + ".json")));
  }

  @ParameterizedTest
  @MethodSource("services")
  void every_operation_says_what_it_does_and_somebody_may_ask_it(String service)
      throws IOException {
    for (var path : document(service).path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        var name = operation.getKey() + " " + path.getKey();
        assertThat(operation.getValue().path("description").asString("")).as(name).isNotBlank();
        assertThat(operation.getValue().at("/security/0/token")).as(name).isNotEmpty();
      }
    }
  }

  private static String name(ConfigurableApplicationContext service) {
    return service.getEnvironment().getRequiredProperty("spring.application.name");
  }

  private static ConfigurableApplicationContext running(String service) {
    return Running.partnership()
        .partnership
        .services()
        .filter(running -> name(running).equals(service))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode document(String service) throws IOException {
    var request = new MockHttpServletRequest("GET", "/v3/api-docs");
    return JSON.readTree(
        running(service)
            .getBean(OpenApiWebMvcResource.class)
            .openapiJson(request, "/v3/api-docs", Locale.UK));
  }
}
