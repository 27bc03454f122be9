package care.homeward.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommunitySitesTest {

  @Test
  void the_board_and_the_returns_know_the_same_beds_as_not_acute() throws IOException {
    List<String> returned =
        read("/returns-2024-05-27.json")
            .required("providers")
            .valueStream()
            .filter(provider -> !provider.required("acute").asBoolean())
            .map(provider -> provider.required("sites").asString())
            .toList();

    assertThat(read("/community-sites.json").required("sites").valueStream())
        .extracting(JsonNode::asString)
        .containsExactlyInAnyOrderElementsOf(returned)
        .isNotEmpty();
  }

  private static JsonNode read(String name) throws IOException {
    try (var file = CommunitySitesTest.class.getResourceAsStream(name)) {
      return new JsonMapper().readTree(Objects.requireNonNull(file, name));
    }
  }
}
