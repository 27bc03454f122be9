package care.homeward.standalone;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;

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

  Asked ask(int number) {
    var random = new SplittableRandom(seed * 1_000_003 + number);
    var operation = operations.get(random.nextInt(operations.size()));
    var mark = "Quillfeather" + number;
    var key = "hostile-" + seed + "-" + number;
    var draft =
        new Draft(
            operation,
            random,
            mark,
            NHS_NUMBERS.get(number % NHS_NUMBERS.size()),
            "Bearer " + (operation.programs() ? programs : token),
            key);
    fill(draft);
    var trick = Trick.any(random);
    trick.play(draft);
    return new Asked(
        number,
        operation,
        trick.name(),
        draft.method,
        draft.target(),
        draft.lines(),
        new String(draft.body, StandardCharsets.ISO_8859_1),
        draft.key.equals(key) ? key : "",
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
      draft.body(draft.odd("file"));
    } else if (!operation.body().isMissingNode()) {
      draft.type = "application/json";
      draft.json = shaped.value(operation.body(), "");
      draft.body = JSON.writeValueAsBytes(draft.json);
    }
  }
}
