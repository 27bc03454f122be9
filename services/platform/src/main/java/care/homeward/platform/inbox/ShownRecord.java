package care.homeward.platform.inbox;

import care.homeward.contracts.Publisher;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What may be shown of a record nobody vouches for: names the contracts know, coded values, moments
 * and small numbers. Text is counted and not shown: bytes that are no fact may hold anything.
 *
 * @param type its type, if the contracts know it
 * @param subject what it is about, if it has the form of an id
 * @param recordedAt when it says it was recorded
 * @param fields those of its type, as far as it has them
 * @param unknownFields how many fields it has that its type does not know
 */
public record ShownRecord(
    @Nullable String type,
    @Nullable String subject,
    @Nullable Instant recordedAt,
    List<Field> fields,
    int unknownFields) {

  /**
   * A field of the record.
   *
   * @param name its name, after those it lies in
   * @param value the coded value, or how much is there
   */
  public record Field(String name, String value) {}

  /** Anything longer may be a number that names a person. */
  private static final long SMALL = 1_000_000;

  private static final Pattern ID = Pattern.compile("[a-z0-9]+([-.][a-z0-9]+)*");
  private static final int LONGEST_ID = 64;
  private static final Pattern TEN_DIGITS = Pattern.compile("(?<![0-9a-f])[0-9]{10}(?![0-9a-f])");
  private static final ShownRecord NOTHING = new ShownRecord(null, null, null, List.of(), 0);

  static ShownRecord of(byte[] bytes, JsonMapper json) {
    try {
      var tree = json.readTree(bytes);
      var type = type(tree.path("type").asString(""));
      var shown = new Fields();
      if (type != null) {
        shown.within("", tree.path("data"), type);
      }
      return new ShownRecord(
          type == null ? null : tree.path("type").asString(),
          id(tree.path("subject").asString("")),
          moment(tree.path("time").asString("")),
          List.copyOf(shown.fields),
          shown.unknown);
    } catch (JacksonException e) {
      return NOTHING;
    }
  }

  /** A source and subject as it may be shown: what has not the form of an id is left out. */
  static String stream(String stream) {
    var parts = new ArrayList<String>();
    for (var part : stream.split("/", -1)) {
      parts.add(part.isEmpty() || id(part) != null ? part : "(not shown)");
    }
    return String.join("/", parts);
  }

  private static @Nullable Class<?> type(String name) {
    return Arrays.stream(Publisher.values())
        .flatMap(
            publisher ->
                publisher.facts().stream().filter(fact -> publisher.type(fact).equals(name)))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String id(String text) {
    return text.length() <= LONGEST_ID
            && ID.matcher(text).matches()
            && !TEN_DIGITS.matcher(text).find()
        ? text
        : null;
  }

  private static @Nullable Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static final class Fields {

    private final List<Field> fields = new ArrayList<>();
    private int unknown;

    void within(String before, JsonNode node, Class<?> type) {
      var components = type.getRecordComponents();
      for (var component : components) {
        var value = node.path(component.getName());
        if (!value.isMissingNode() && !value.isNull()) {
          field(before + component.getName(), value, component);
        }
      }
      unknown +=
          (int)
              node.propertyNames().stream()
                  .filter(
                      name -> Arrays.stream(components).noneMatch(c -> c.getName().equals(name)))
                  .count();
    }

    private void field(String name, JsonNode value, RecordComponent component) {
      var type = component.getType();
      if (type.isRecord() && value.isObject()) {
        within(name + ".", value, type);
      } else {
        fields.add(new Field(name, shown(value, type)));
      }
    }

    private static String shown(JsonNode value, Class<?> type) {
      if (value.isArray() || value.isObject()) {
        return "items: " + value.size();
      }
      var text = value.asString("");
      if (type.isEnum()) {
        return Arrays.stream(type.getEnumConstants())
            .map(Object::toString)
            .filter(text::equals)
            .findFirst()
            .orElse("not one of the codes");
      }
      if (value.isBoolean()) {
        return String.valueOf(value.booleanValue());
      }
      if (value.isIntegralNumber()
          && value.canConvertToInt()
          && Math.abs(value.intValue()) < SMALL) {
        return String.valueOf(value.intValue());
      }
      if (type == Instant.class) {
        var moment = moment(text);
        return moment == null ? "not a moment" : moment.toString();
      }
      if (type == LocalDate.class) {
        return date(text);
      }
      return value.isString() ? "characters: " + text.length() : "not shown";
    }

    private static String date(String text) {
      try {
        return LocalDate.parse(text).toString();
      } catch (DateTimeParseException e) {
        return "not a date";
      }
    }
  }
}
