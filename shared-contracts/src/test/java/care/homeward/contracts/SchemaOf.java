package care.homeward.contracts;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Holds a record against the schema that describes it, field by field. */
final class SchemaOf {

  private final List<String> differences = new ArrayList<>();

  private SchemaOf() {}

  /** What a fact or its envelope says otherwise than its schema; nothing if they agree. */
  static List<String> differences(Contract contract) {
    SchemaOf comparison = new SchemaOf();
    Path file = Contract.FILES.resolve(contract.schemaFile());
    JsonNode schema = contract.schema();
    comparison.same("title", contract.fact().getSimpleName(), schema.path("title").asString());
    comparison.compare(Envelope.class, new Part(file, schema).followed(), "envelope");
    JsonNode data = schema.at("/properties/data");
    comparison.compare(contract.fact(), new Part(file, data), contract.fact().getSimpleName());
    return comparison.differences;
  }

  private void compare(Type type, Part part, String at) {
    switch (type) {
      case TypeVariable<?> _ -> {}
      case ParameterizedType list ->
          compare(list.getActualTypeArguments()[0], part.child("items"), at + "[]");
      case Class<?> plain when plain.isRecord() -> fields(plain, part, at);
      case Class<?> plain when plain.isEnum() ->
          same(
              at,
              Arrays.stream(plain.getEnumConstants()).map(Object::toString).toList(),
              strings(part.node().path("enum")));
      default -> {}
    }
  }

  private void fields(Class<?> type, Part part, String at) {
    Set<String> named = new TreeSet<>();
    Set<String> required = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      named.add(component.getName());
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(component.getName());
      }
      Part field = part.child("properties").child(component.getName());
      if (!field.node().has("description") && !field.node().has("const")) {
        differences.add(at + "." + component.getName() + " is not described");
      }
      compare(component.getGenericType(), field, at + "." + component.getName());
    }
    same(at + " fields", named, new TreeSet<>(part.node().path("properties").propertyNames()));
    same(at + " required", required, new TreeSet<>(strings(part.node().path("required"))));
  }

  private void same(String at, Object record, Object schema) {
    if (!record.equals(schema)) {
      differences.add(at + ": the record says " + record + ", the schema " + schema);
    }
  }

  private static List<String> strings(JsonNode array) {
    return array.values().stream().map(JsonNode::asString).collect(Collectors.toList());
  }

  /** A part of a schema, and the file it stands in, from where its references lead on. */
  private record Part(Path file, JsonNode node) {

    Part child(String name) {
      return new Part(file, node.path(name)).followed();
    }

    Part followed() {
      if (!node.has("$ref")) {
        return this;
      }
      String[] reference = node.path("$ref").asString().split("#", 2);
      Path target = reference[0].isEmpty() ? file : file.resolveSibling(reference[0]);
      String pointer = reference.length == 2 ? reference[1] : "";
      return new Part(target, Contract.read(target).at(pointer)).followed();
    }
  }
}
