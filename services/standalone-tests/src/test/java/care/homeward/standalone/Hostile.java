package care.homeward.standalone;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Requests of a seed, by their numbers: each as its operation wants it, and most with one thing
 * about it that is not. The same number is the same request whatever was asked before.
 *
 * @param known ids and codes there are, by the name they have in paths and bodies
 * @param token of somebody who may do everything people may
 * @param programs token of a program
 */
record Hostile(
    long seed,
    List<Operation> operations,
    Map<String, List<String>> known,
    Instant today,
    String token,
    String programs) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Valid, and of the range that is never issued. */
  private static final List<String> NHS_NUMBERS =
      List.of("9991200010", "9994311379", "9994314114", "9994316850");

  /** A request on its way to be odd. */
  static final class Draft {
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
    String type = "application/json";
    String authorization;
    String accept = "*/*";
    String key;

    Draft(Operation operation, SplittableRandom random, String mark, String nhsNumber) {
      this.operation = operation;
      this.random = random;
      this.mark = mark;
      this.nhsNumber = nhsNumber;
      this.template = operation.path();
      this.method = operation.method();
      this.authorization = "";
      this.key = "";
    }

    <T> T one(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }
  }

  Asked ask(int number) {
    var random = new SplittableRandom(seed * 1_000_003 + number);
    var operation = operations.get(random.nextInt(operations.size()));
    var mark = "Quillfeather" + number;
    var draft = new Draft(operation, random, mark, NHS_NUMBERS.get(number % NHS_NUMBERS.size()));
    var key = "hostile-" + seed + "-" + number;
    draft.key = key;
    draft.authorization = "Bearer " + (operation.programs() ? programs : token);
    fill(draft);
    var trick = Trick.any(random);
    trick.play(draft);
    return new Asked(
        number,
        operation,
        trick.name(),
        draft.method,
        target(draft),
        headers(draft),
        new String(draft.body, StandardCharsets.ISO_8859_1),
        draft.key.equals(key) && !trick.name().equals("another key") ? key : "",
        List.of(mark, draft.nhsNumber));
  }

  private void fill(Draft draft) {
    var operation = draft.operation;
    var fitting = new LinkedHashMap<>(known);
    // A path's "id" is of whatever the path is about.
    fitting.put("id", known.getOrDefault(operation.about(), List.of()));
    var shaped = new Shaped(operation.document(), fitting, today, draft.mark, draft.random);
    for (var parameter : operation.parameters()) {
      var name = parameter.path("name").asString();
      var schema = parameter.path("schema");
      switch (parameter.path("in").asString()) {
        case "path" -> draft.path.put(name, shaped.word(schema, name));
        case "query" -> {
          if (parameter.path("required").asBoolean() || draft.random.nextInt(3) == 0) {
            draft.query.add(name + "=" + shaped.word(schema, name).replace(":", "%3A"));
          }
        }
        default -> {
          // Headers are the tricks' business.
        }
      }
    }
    if (operation.takesFile()) {
      draft.type = "text/csv";
      draft.body = Trick.file(draft).getBytes(StandardCharsets.UTF_8);
    } else if (!operation.body().isMissingNode()) {
      draft.json = shaped.value(operation.body(), "");
      draft.body = JSON.writeValueAsBytes(draft.json);
    } else {
      draft.type = "";
    }
  }

  private static String target(Draft draft) {
    var target = draft.template;
    for (var variable : draft.path.entrySet()) {
      target = target.replace("{" + variable.getKey() + "}", variable.getValue());
    }
    return draft.query.isEmpty() ? target : target + "?" + String.join("&", draft.query);
  }

  private static List<String> headers(Draft draft) {
    var headers = new ArrayList<>(List.of("Host: 127.0.0.1", "Accept: " + draft.accept));
    if (!draft.authorization.isEmpty()) {
      headers.add("Authorization: " + draft.authorization);
    }
    if (!draft.type.isEmpty()) {
      headers.add("Content-Type: " + draft.type);
    }
    if (!draft.key.isEmpty() && !draft.method.equals("GET")) {
      headers.add("Idempotency-Key: " + draft.key);
    }
    headers.addAll(draft.headers);
    var lengthSaid = headers.stream().anyMatch(line -> line.startsWith("Content-Length"));
    if (!lengthSaid && (draft.body.length > 0 || !draft.method.equals("GET"))) {
      headers.add("Content-Length: " + draft.body.length);
    }
    return headers;
  }
}
