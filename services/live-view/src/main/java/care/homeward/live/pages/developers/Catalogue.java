package care.homeward.live.pages.developers;

import care.homeward.contracts.Publisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published contracts: what every service says, and what it can be asked. */
@Component
class Catalogue {

  private static final List<String> ASKED =
      List.of(
          "people",
          "discharge-flow",
          "referrals",
          "neighbourhood-teams",
          "care-home-capacity",
          "resilience-plan",
          "live-view");

  private final List<Topic> topics;

  /** What one service says. */
  record Topic(String service, String address, String description, List<Message> messages) {}

  /**
   * One fact.
   *
   * @param type as on the wire
   * @param example a whole message
   */
  record Message(String type, String title, String summary, String example) {}

  Catalogue(JsonMapper json) {
    var asyncApi = json.readTree(text("asyncapi.json"));
    topics =
        Arrays.stream(Publisher.values()).map(publisher -> topic(publisher, asyncApi)).toList();
  }

  /** What the services say, in the order of the contracts. */
  List<Topic> topics() {
    return topics;
  }

  /** The services that can be asked over HTTP. */
  List<String> asked() {
    return ASKED;
  }

  private static Topic topic(Publisher publisher, JsonNode asyncApi) {
    var channel = asyncApi.required("channels").required(publisher.service());
    var messages = new ArrayList<Message>();
    for (var fact : publisher.facts()) {
      var type = publisher.type(fact);
      var message = asyncApi.required("components").required("messages").required(type);
      messages.add(
          new Message(
              type,
              message.required("title").asString(),
              message.required("summary").asString(),
              text(
                  "contracts/"
                      + publisher.topic()
                      + "/"
                      + type.substring(type.indexOf('.') + 1)
                      + ".example.json")));
    }
    return new Topic(
        publisher.service(),
        channel.required("address").asString(),
        channel.required("description").asString(),
        messages);
  }

  /** A document of the contracts as text. */
  static String text(String path) {
    try {
      return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
