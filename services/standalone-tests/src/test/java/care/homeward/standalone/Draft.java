package care.homeward.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A request on its way to be odd. What is odd is in {@code odd.json}, a list under each trick's
 * name, where {@code ‹x*100›} stands for a hundred x, {@code ‹mark›} for what this request may not
 * get back, and the name of a list for one of it.
 */
final class Draft {

  private static final Map<String, List<String>> ODD = odd();
  private static final Pattern HOLE = Pattern.compile("‹([^›]+)›");

  final Operation operation;
  final SplittableRandom random;
  final String mark;
  final String nhsNumber;
  final List<String> headers = new ArrayList<>();
  final Map<String, String> path = new LinkedHashMap<>();
  final List<String> query = new ArrayList<>();
  JsonNode json = JsonNodeFactory.instance.missingNode();
  byte[] body = {};
  String template;
  String method;
  String type = "";
  String authorization;
  String accept = "*/*";
  String key;

  Draft(
      Operation operation,
      SplittableRandom random,
      String mark,
      String nhsNumber,
      String authorization,
      String key) {
    this.operation = operation;
    this.random = random;
    this.mark = mark;
    this.nhsNumber = nhsNumber;
    this.authorization = authorization;
    this.key = key;
    this.template = operation.path();
    this.method = operation.method();
  }

  private static Map<String, List<String>> odd() {
    try (var file = Draft.class.getResourceAsStream("/odd.json")) {
      return JsonMapper.shared()
          .readValue(Objects.requireNonNull(file).readAllBytes(), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Something of a list; nothing where there is none. */
  String odd(String list) {
    return filled(one(ODD.getOrDefault(list, List.of(""))));
  }

  private String filled(String odd) {
    return HOLE.matcher(odd).replaceAll(hole -> Matcher.quoteReplacement(filling(hole.group(1))));
  }

  private String filling(String hole) {
    int times = hole.lastIndexOf('*');
    if (times > 0) {
      return hole.substring(0, times).repeat(Integer.parseInt(hole.substring(times + 1)));
    }
    var whole = operation.path();
    return switch (hole) {
      case "mark" -> mark;
      case "nhs" -> nhsNumber;
      case "key" -> key;
      case "token" -> authorization;
      case "unsigned" -> authorization.substring(0, authorization.lastIndexOf('.') + 1);
      case "path" -> whole;
      case "PATH" -> whole.toUpperCase(Locale.ROOT);
      case "tail" -> whole.substring(Math.max(whole.indexOf('/', 1), 0));
      case "number" -> String.valueOf(random.nextInt(50));
      case "header", "row" -> odd(whole.substring(whole.lastIndexOf('/') + 1) + " " + hole);
      default -> odd(hole);
    };
  }

  /** What stands behind the method in the first line. */
  String target() {
    var target = template;
    for (var variable : path.entrySet()) {
      target = target.replace("{" + variable.getKey() + "}", variable.getValue());
    }
    return query.isEmpty() ? target : target + "?" + String.join("&", query);
  }

  /** Lines of the head. */
  List<String> lines() {
    var lines = new ArrayList<>(List.of("Host: 127.0.0.1", "Accept: " + accept));
    if (!authorization.isEmpty()) {
      lines.add("Authorization: " + authorization);
    }
    if (!type.isEmpty()) {
      lines.add("Content-Type: " + type);
    }
    if (!key.isEmpty() && !method.equals("GET")) {
      lines.add("Idempotency-Key: " + key);
    }
    lines.addAll(headers);
    var framed = headers.stream().anyMatch(line -> line.contains("Content-Length"));
    if (!framed && (body.length > 0 || !method.equals("GET"))) {
      lines.add("Content-Length: " + body.length);
    }
    return lines;
  }

  void body(String text) {
    body = text.getBytes(StandardCharsets.UTF_8);
  }
}
