package care.homeward.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;

/** The published AsyncAPI document and the contracts are one. */
class AsyncApiTest {

  private static final Path PUBLISHED = Path.of("src/main/resources/asyncapi.json");
  private static final Path FRESH = Path.of("target/asyncapi.json");

  @Test
  void the_published_document_is_the_one_made_from_the_contracts() throws Exception {
    JsonNode fresh = AsyncApi.document();
    Files.writeString(
        FRESH,
        Contract.JSON.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(fresh)
            + "\n");
    JsonNode published =
        Files.exists(PUBLISHED) ? Contract.read(PUBLISHED) : Contract.JSON.createObjectNode();
    assertThat(published)
        .as(
            "The contracts have moved on: cp shared-contracts/%s shared-contracts/%s",
            FRESH, PUBLISHED)
        .isEqualTo(fresh);
  }

  @Test
  void every_published_type_is_sent_on_the_topic_of_its_service() {
    JsonNode published = Contract.read(PUBLISHED);
    List<String> sent = new ArrayList<>();
    for (JsonNode operation : published.path("operations")) {
      assertThat(operation.path("action").asString()).isEqualTo("send");
      String topic = followed(published, operation.path("channel")).path("address").asString();
      for (JsonNode reference : operation.path("messages")) {
        JsonNode message = followed(published, followed(published, reference));
        sent.add(message.path("name").asString() + " on " + topic);
      }
    }
    assertThat(sent)
        .containsExactlyInAnyOrderElementsOf(
            Contract.all().stream()
                .map(contract -> contract.type() + " on " + contract.publisher().topic())
                .toList())
        .contains(
            "discharge-flow.wait-started.v1 on discharge-flow.v1",
            "care-home-capacity.bed-held.v1 on care-home-capacity.v1");
  }

  @Test
  void every_message_leads_to_the_schema_of_its_own_type() {
    JsonNode published = Contract.read(PUBLISHED);
    for (JsonNode message : published.at("/components/messages")) {
      Path schema =
          PUBLISHED.resolveSibling(message.at("/payload/schema/$ref").asString()).normalize();
      assertThat(Contract.read(schema).at("/properties/type/const").asString())
          .isEqualTo(message.path("name").asString());
      assertThat(message.path("contentType").asString()).isEqualTo("application/cloudevents+json");
    }
  }

  private static JsonNode followed(JsonNode document, JsonNode reference) {
    JsonNode target = document.at(reference.path("$ref").asString().substring(1));
    assertThat(target.isObject()).as("%s leads somewhere", reference).isTrue();
    return target;
  }
}
