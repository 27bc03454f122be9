package care.homeward.standalone;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that is odd about a request.
 *
 * @param often weight among all of them
 * @param how it is done with something of its list of odd things
 */
record Trick(String name, int often, BiConsumer<Draft, String> how) {

  private static final int LARGEST_BODY = 1 << 20;

  /** Stands in a tree for what no tree can hold. */
  private static final String HERE = "~here~";

  private static final List<Trick> ALL =
      List.of(
          new Trick("as wanted", 30, (_, _) -> {}),
          new Trick("another value", 30, Trick::value),
          new Trick("identity as value", 6, Trick::value),
          new Trick("field missing", 6, (draft, _) -> without(draft)),
          new Trick("field extra", 6, Trick::extra),
          new Trick("another body", 8, Draft::body),
          new Trick("body cut", 4, (draft, _) -> cut(draft)),
          new Trick("body of 1 MB", 1, Trick::large),
          new Trick("another encoding", 4, Trick::encoded),
          new Trick("another type", 5, (draft, odd) -> draft.type = odd),
          new Trick("another method", 5, (draft, odd) -> draft.method = odd),
          new Trick("another id", 10, Trick::id),
          new Trick("identity as id", 3, Trick::id),
          new Trick("another query", 10, Trick::query),
          new Trick("query missing", 2, (draft, _) -> draft.query.clear()),
          new Trick("another path", 3, (draft, odd) -> draft.template = odd),
          new Trick("another key", 4, (draft, odd) -> draft.key = odd),
          new Trick("another token", 6, (draft, odd) -> draft.authorization = odd),
          new Trick("another header", 6, (draft, odd) -> draft.headers.add(odd)),
          new Trick("another accept", 3, (draft, odd) -> draft.accept = odd),
          new Trick(Asked.FRAMING, 1, Trick::framing));

  private static final int TOGETHER = ALL.stream().mapToInt(Trick::often).sum();

  static Trick any(SplittableRandom random) {
    int left = random.nextInt(TOGETHER);
    for (var trick : ALL) {
      left -= trick.often;
      if (left < 0) {
        return trick;
      }
    }
    throw new IllegalStateException("no trick");
  }

  void play(Draft draft) {
    how.accept(draft, draft.odd(name));
  }

  private static void value(Draft draft, String raw) {
    var places = new ArrayList<Runnable>();
    for (var node : within(draft.json)) {
      if (node instanceof ObjectNode object) {
        object.propertyNames().forEach(name -> places.add(() -> object.put(name, HERE)));
      } else if (node instanceof ArrayNode array) {
        IntStream.range(0, array.size()).forEach(at -> places.add(() -> array.set(at, HERE)));
      }
    }
    if (places.isEmpty()) {
      draft.body(raw);
    } else {
      draft.one(places).run();
      draft.body(draft.json.toString().replace("\"" + HERE + "\"", raw));
    }
  }

  private static void without(Draft draft) {
    var objects = objects(draft).stream().filter(object -> !object.isEmpty()).toList();
    if (!objects.isEmpty()) {
      var object = draft.one(objects);
      object.remove(draft.one(List.copyOf(object.propertyNames())));
      draft.body(draft.json.toString());
    }
  }

  private static void extra(Draft draft, String name) {
    var objects = objects(draft);
    if (!objects.isEmpty()) {
      draft.one(objects).put(name, draft.one(List.of(draft.mark, draft.nhsNumber)));
      draft.body(draft.json.toString());
    }
  }

  private static List<ObjectNode> objects(Draft draft) {
    return within(draft.json).stream()
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .toList();
  }

  /** The node and all below it. */
  private static List<JsonNode> within(JsonNode node) {
    var all = new ArrayList<JsonNode>(List.of(node));
    node.forEach(child -> all.addAll(within(child)));
    return all;
  }

  private static void cut(Draft draft) {
    if (draft.body.length > 0) {
      draft.body = Arrays.copyOf(draft.body, draft.random.nextInt(draft.body.length));
    }
  }

  /** A field as long as the largest body there may be, or as much room behind a short one. */
  private static void large(Draft draft, String more) {
    int size = LARGEST_BODY + Integer.parseInt(more);
    var opened = "{\"" + draft.mark + "\":\"" + draft.mark;
    var filler = size - opened.length() - 2;
    draft.body(
        draft.random.nextBoolean()
            ? opened + "x".repeat(filler) + "\"}"
            : opened + "\"" + " ".repeat(filler) + "}");
  }

  private static void encoded(Draft draft, String name) {
    var charset = Charset.forName(name);
    draft.body = new String(draft.body, StandardCharsets.UTF_8).getBytes(charset);
    if (draft.random.nextBoolean()) {
      draft.type = "application/json;charset=" + charset;
    } else if (draft.body.length > 0) {
      draft.body[draft.random.nextInt(draft.body.length)] = (byte) 0xff;
    }
  }

  private static void id(Draft draft, String word) {
    if (draft.path.isEmpty()) {
      draft.query.add("id=" + word);
    } else {
      draft.path.put(draft.one(List.copyOf(draft.path.keySet())), word);
    }
  }

  /** One of its own parameters, or one it does not have. */
  private static void query(Draft draft, String word) {
    var own =
        draft.operation.parameters().stream()
            .filter(parameter -> parameter.path("in").asString().equals("query"))
            .map(parameter -> parameter.path("name").asString())
            .toList();
    var name =
        own.isEmpty() || draft.random.nextInt(5) == 0 ? draft.odd("query name") : draft.one(own);
    if (draft.random.nextInt(5) > 0) {
      draft.query.removeIf(one -> one.startsWith(name + "="));
    }
    draft.query.add(name + "=" + word);
  }

  private static void framing(Draft draft, String lines) {
    draft.headers.add("Connection: close");
    draft.headers.add(lines);
  }
}
