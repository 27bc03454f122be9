package care.homeward.standalone;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Values as a schema of the document wants them, so that a request comes as far as the rules.
 *
 * @param document the schemas refer to
 * @param known ids and codes there are, by the name of the field
 * @param today so that dates are near
 * @param mark what stands in every free text, to be known again
 */
record Shaped(
    JsonNode document,
    Map<String, List<String>> known,
    Instant today,
    String mark,
    SplittableRandom random) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 6;

  /** One of these fits every pattern in the documents. */
  private static final List<String> FITTING =
      List.of("code-1", "54", "4", "1", "carer-0a1b2c", "person-0a1b2c", "HW1", "Chasing");

  JsonNode value(JsonNode schema, String name) {
    return value(schema, name, 0);
  }

  private JsonNode value(JsonNode schema, String name, int depth) {
    var reference = schema.path("$ref").asString("");
    if (!reference.isEmpty()) {
      return value(document.at(reference.substring(1)), name, depth);
    }
    var choices = schema.path("enum");
    if (!choices.isEmpty()) {
      return choices.get(random.nextInt(choices.size()));
    }
    return switch (schema.path("type").asString("")) {
      case "string" -> NODES.stringNode(text(schema, name));
      case "integer" -> NODES.numberNode(number(schema));
      case "number" -> NODES.numberNode(random.nextInt(100) / 10.0);
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "array" -> array(schema, name, depth);
      default -> object(schema, depth);
    };
  }

  /** What a name in a path or a query stands for. */
  String word(JsonNode schema, String name) {
    var value = value(schema, name);
    return value.isValueNode() ? value.asString() : value.path(0).asString("");
  }

  private JsonNode object(JsonNode schema, int depth) {
    var object = NODES.objectNode();
    var required = schema.path("required").toString();
    for (var field : schema.path("properties").properties()) {
      var needed = required.contains("\"" + field.getKey() + "\"");
      if (needed || (depth < DEEPEST && random.nextInt(10) < 5)) {
        object.set(field.getKey(), value(field.getValue(), field.getKey(), depth + 1));
      }
    }
    var others = schema.path("additionalProperties");
    if (others.isObject() && depth < DEEPEST) {
      object.set("code-" + random.nextInt(5), value(others, "", depth + 1));
    }
    return object;
  }

  private JsonNode array(JsonNode schema, String name, int depth) {
    var array = NODES.arrayNode();
    var fewest = schema.path("minItems").asInt(0);
    var most = Math.min(fewest + 2, schema.path("maxItems").asInt(3));
    for (int i = random.nextInt(fewest, most + 1); i > 0 && depth < DEEPEST; i--) {
      array.add(value(schema.path("items"), name, depth + 1));
    }
    return array;
  }

  private int number(JsonNode schema) {
    var fewest =
        Math.max(schema.path("minimum").asInt(0), schema.path("exclusiveMinimum").asInt(-1) + 1);
    return random.nextInt(fewest, Math.min(fewest + 10, schema.path("maximum").asInt(500)) + 1);
  }

  private String text(JsonNode schema, String name) {
    var format = schema.path("format").asString("");
    if (format.equals("date-time")) {
      return today.minus(Duration.ofMinutes(random.nextInt(3_000))).toString();
    }
    if (format.equals("date")) {
      var day = today.atZone(ZoneOffset.UTC).toLocalDate();
      return day.plusDays(random.nextInt(-5, 6)).toString();
    }
    var there = known.getOrDefault(name, List.of());
    if (!there.isEmpty() && random.nextInt(10) < 9) {
      return there.get(random.nextInt(there.size()));
    }
    var pattern = schema.path("pattern").asString("");
    return pattern.isEmpty() ? free(schema) : fitting(Pattern.compile(pattern));
  }

  private String free(JsonNode schema) {
    var most = schema.path("maxLength").asInt(200);
    return mark.substring(0, Math.min(mark.length(), most));
  }

  private String fitting(Pattern pattern) {
    return FITTING.stream().filter(pattern.asMatchPredicate()).findFirst().orElse(mark);
  }
}
