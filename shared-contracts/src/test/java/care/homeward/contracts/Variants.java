package care.homeward.contracts;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Documents that differ from a fact's example in one value each: those a schema must refuse and
 * those it must allow, told from the record alone so that a schema cannot excuse itself.
 */
final class Variants {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Least and greatest value of each number by its name; null where there is none. */
  private static final Map<String, Limits> LIMITS =
      Map.ofEntries(
          Map.entry("sequence", new Limits(1, null)),
          Map.entry("deprivationQuintile", new Limits(1, 5)),
          Map.entry("pathway", new Limits(0, 3)),
          Map.entry("level", new Limits(1, 4)),
          Map.entry("formerLevel", new Limits(1, 4)),
          Map.entry("value", new Limits(0, null)),
          Map.entry("slots", new Limits(0, null)),
          Map.entry("slotsLeft", new Limits(null, null)),
          Map.entry("beds", new Limits(0, null)),
          Map.entry("registeredBeds", new Limits(1, null)),
          Map.entry("maximum", new Limits(0, null)),
          Map.entry("occupied", new Limits(0, null)),
          Map.entry("residentsInHospital", new Limits(0, null)),
          Map.entry("reserved", new Limits(0, null)),
          Map.entry("notAdmittable", new Limits(0, null)),
          Map.entry("weeklyRate", new Limits(0, null)),
          Map.entry("slotsLent", new Limits(1, null)),
          Map.entry("weeklyHours", new Limits(0, 60)),
          Map.entry("visitsADay", new Limits(1, 10)),
          Map.entry("carersAtOnce", new Limits(1, 4)),
          Map.entry("asked", new Limits(1, null)));

  private final Map<String, JsonNode> refused = new LinkedHashMap<>();
  private final Map<String, JsonNode> allowed = new LinkedHashMap<>();
  private final Contract contract;
  private final JsonNode example;

  Variants(Contract contract) {
    this.contract = contract;
    this.example = contract.example();
    record(Envelope.class, "");
    refuse("/type", NODES.stringNode("people.person-renamed.v1"));
    refuse("/source", NODES.stringNode("/homeward/nobody"));
    refuse("/specversion", NODES.stringNode("0.3"));
    refuse("/datacontenttype", NODES.stringNode("text/plain"));
  }

  /** Documents to be refused, by what is wrong with them. */
  Map<String, JsonNode> refused() {
    return refused;
  }

  /** Documents to be allowed, by what is special about them. */
  Map<String, JsonNode> allowed() {
    return allowed;
  }

  private void record(Class<?> type, String pointer) {
    for (RecordComponent component : type.getRecordComponents()) {
      String at = pointer + "/" + component.getName();
      boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      (optional ? allowed : refused)
          .put("without " + at, changed(at, (parent, name) -> parent.remove(name)));
      refuse(at, NODES.nullNode());
      value(component.getGenericType(), component.getName(), at);
    }
  }

  private void value(Type type, String name, String at) {
    switch (type) {
      case TypeVariable<?> _ -> {
        refuse(at, NODES.stringNode("text"));
        record(contract.fact(), at);
      }
      case ParameterizedType list -> {
        refuse(at, NODES.objectNode());
        for (int i = 0; i < example.at(at).size(); i++) {
          value(list.getActualTypeArguments()[0], name, at + "/" + i);
        }
      }
      case Class<?> plain when plain.isRecord() -> {
        refuse(at, NODES.stringNode("text"));
        record(plain, at);
      }
      case Class<?> plain when plain == boolean.class -> refuse(at, NODES.stringNode("true"));
      case Class<?> plain when plain.isPrimitive() || plain == Integer.class ->
          number(plain, name, at);
      case Class<?> plain -> text(plain, at);
      default -> throw new AssertionError(at + " is of a kind no contract should need: " + type);
    }
  }

  private void number(Class<?> type, String name, String at) {
    refuse(at, NODES.stringNode("1"));
    if (type != double.class) {
      refuse(at, NODES.numberNode(1.5));
    }
    Limits limits = LIMITS.get(name);
    if (limits == null) {
      throw new AssertionError("say the limits of " + name);
    }
    if (limits.least() != null) {
      refuse(at, NODES.numberNode(limits.least() - 1));
      allow(at, NODES.numberNode(limits.least()));
    }
    if (limits.greatest() != null) {
      refuse(at, NODES.numberNode(limits.greatest() + 1));
      allow(at, NODES.numberNode(limits.greatest()));
    }
  }

  private void text(Class<?> type, String at) {
    refuse(at, NODES.numberNode(7));
    refuse(at, NODES.stringNode(""));
    if (!at.equals("/data/name")) {
      refuse(at, NODES.stringNode("slept badly, daughter rang!"));
      refuse(at, NODES.stringNode("9990000018"));
    }
    if (type == Instant.class) {
      refuse(at, NODES.stringNode("2026-12-01T09:30:00+01:00"));
      refuse(at, NODES.stringNode("2026-12-01T09:30:00"));
      refuse(at, NODES.stringNode("2026-12-01T25:30:00Z"));
      allow(at, NODES.stringNode("2026-12-01T09:30:00.123456789Z"));
    }
    if (type == LocalDate.class) {
      refuse(at, NODES.stringNode("2026-02-30"));
      refuse(at, NODES.stringNode("01/12/2026"));
    }
    if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        allow(at, NODES.stringNode(constant.toString()));
      }
      refuse(at, NODES.stringNode("ELSEWHERE"));
    }
  }

  private void refuse(String at, JsonNode value) {
    refused.put(at + " = " + value, with(at, value));
  }

  private void allow(String at, JsonNode value) {
    allowed.put(at + " = " + value, with(at, value));
  }

  private JsonNode with(String at, JsonNode value) {
    return changed(at, (parent, name) -> parent.set(name, value));
  }

  private JsonNode changed(String at, BiConsumer<ObjectNode, String> change) {
    JsonNode copy = example.deepCopy();
    JsonPointer pointer = JsonPointer.compile(at);
    JsonNode parent = copy.at(pointer.head());
    String last = pointer.last().getMatchingProperty();
    if (parent.isArray()) {
      ObjectNode element = NODES.objectNode();
      change.accept(element, last);
      ((ArrayNode) parent).set(Integer.parseInt(last), element.path(last));
    } else if (parent instanceof ObjectNode object && object.has(last)) {
      change.accept(object, last);
    } else {
      throw new AssertionError("the example does not show " + at);
    }
    return copy;
  }

  private record Limits(@Nullable Integer least, @Nullable Integer greatest) {}
}
