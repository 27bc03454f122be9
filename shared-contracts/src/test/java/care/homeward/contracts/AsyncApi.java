package care.homeward.contracts;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The AsyncAPI 3.0 document of all topics, made from the publishers and their schemas. */
final class AsyncApi {

  private static final String KAFKA_BINDING = "0.5.0";

  private final ObjectNode document = JsonNodeFactory.instance.objectNode();

  private AsyncApi() {
    document.put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Homeward")
        .put("version", "1.0.0")
        .put(
            "description",
            "Every fact the services tell each other, without identity. One topic per service, one"
                + " message per fact, in order within a key. Delivery is at least once: the"
                + " sequence of a subject tells a repeated or a missing fact.")
        .putObject("license")
        .put("name", "Apache-2.0");
    document.put("defaultContentType", Envelope.MEDIA_TYPE);
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    ObjectNode messages = document.putObject("components").putObject("messages");
    for (Publisher publisher : Publisher.values()) {
      channel(publisher, channels.putObject(publisher.service()));
      operation(publisher, operations.putObject(publisher.service() + ".send"));
    }
    for (Contract contract : Contract.all()) {
      message(contract, messages.putObject(contract.type()));
    }
  }

  /** Makes the document anew. */
  static ObjectNode document() {
    return new AsyncApi().document;
  }

  private static void channel(Publisher publisher, ObjectNode channel) {
    channel.put("address", publisher.topic());
    channel.put("description", "What " + publisher.service() + " says; only it writes here.");
    ObjectNode messages = channel.putObject("messages");
    for (Class<?> fact : publisher.facts()) {
      String type = publisher.type(fact);
      messages.putObject(type).put("$ref", "#/components/messages/" + type);
    }
  }

  private static void operation(Publisher publisher, ObjectNode operation) {
    String channel = "#/channels/" + publisher.service();
    operation.put("action", "send").putObject("channel").put("$ref", channel);
    for (Class<?> fact : publisher.facts()) {
      operation
          .withArray("messages")
          .addObject()
          .put("$ref", channel + "/messages/" + publisher.type(fact));
    }
  }

  private static void message(Contract contract, ObjectNode message) {
    String subject = contract.fact().getRecordComponents()[0].getName();
    message
        .put("name", contract.type())
        .put("title", contract.fact().getSimpleName())
        .put("summary", contract.schema().path("description").asString())
        .put("contentType", Envelope.MEDIA_TYPE);
    message
        .putObject("payload")
        .put("schemaFormat", "application/schema+json;version=draft-2020-12")
        .putObject("schema")
        .put("$ref", "./contracts/" + contract.schemaFile());
    ObjectNode kafka = message.putObject("bindings").putObject("kafka");
    kafka
        .putObject("key")
        .put("type", "string")
        .put("description", "The subject of the envelope, which is the " + subject + ".");
    kafka.put("bindingVersion", KAFKA_BINDING);
  }
}
