package care.homeward.standalone;

import care.homeward.standalone.Hostile.Draft;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One thing that is odd about a request. */
record Trick(String name, int often, Consumer<Draft> how) {

  private static final int LARGEST_BODY = 1 << 20;

  /** Stands in a body for what no tree can hold. */
  private static final String HERE = "\"~here~\"";

  /** What may stand in the place of any value. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "{\"\":null}",
          "0",
          "-1",
          "1.5",
          "2147483648",
          "-2147483649",
          "9223372036854775808",
          "1e400",
          "-0.0",
          "1e-400",
          "9".repeat(900),
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\u202e\\ufeff\"",
          "\"😀é\"",
          "\"1\"",
          "\"null\"",
          "\"{\\\"$gt\\\":\\\"\\\"}\"",
          "{\"$gt\":\"\"}",
          "\"$where\"",
          "\"../../etc/passwd\"",
          "\"<script>alert(1)</script>\"",
          "\"a\\r\\nSet-Cookie: b=c\"",
          "\"2026-02-30\"",
          "\"+999999999-12-31\"",
          "\"-999999999-01-01\"",
          "\"0000-01-01\"",
          "\"9999-12-31\"",
          "\"2026-11-23T09:00:00\"",
          "\"9999-12-31T23:59:60Z\"",
          "\"+1000000000-12-31T23:59:59Z\"",
          "\"-1000000000-01-01T00:00:00Z\"",
          "\"1900-01-01T00:00:00Z\"",
          "1e9",
          "1763888400",
          "9223372036854775807",
          "-9223372036854775808",
          "\"" + "x".repeat(10_000) + "\"",
          "[" + "0,".repeat(5_000) + "0]");

  private static final List<String> BODIES =
      List.of(
          "",
          " ",
          "null",
          "true",
          "0",
          "\"\"",
          "[]",
          "{}",
          "[{}]",
          "{",
          "}",
          "{]",
          "{\"\":",
          "{}{}",
          "{} x",
          "\u0000",
          "// {}",
          "{'a':1}",
          "{a:1}",
          "NaN",
          "<a/>",
          "a=b",
          "\uFEFF{}",
          "[".repeat(2_000),
          "[".repeat(2_000) + "]".repeat(2_000),
          "{\"a\":".repeat(2_000),
          "{\"a\":1e999999999}",
          "9".repeat(5_000),
          "\"" + "\\u0041".repeat(2_000));

  private static final List<String> WORDS =
      List.of(
          "%00",
          "%2e%2e",
          "..",
          "%2F",
          "%5C",
          "a;b=c",
          "%zz",
          "%",
          "%ff",
          "%c0%ae",
          "{id}",
          "*",
          "~",
          "é",
          "😀",
          "%F0%9F%98%80",
          "%0d%0aSet-Cookie:%20a=b",
          "a".repeat(3_000),
          "null",
          "-1",
          "0",
          "99999999999999999999",
          "$where",
          "%7B%22$gt%22:%22%22%7D",
          "'%20OR%201=1--",
          "%20",
          "",
          "2026-02-30",
          "%2B999999999-12-31",
          "-999999999-01-01",
          "1e400",
          "true",
          "<script>",
          "|",
          "^");

  private static final List<Trick> ALL =
      List.of(
          new Trick("as wanted", 30, _ -> {}),
          new Trick("another value", 30, d -> value(d, d.one(VALUES))),
          new Trick("identity as value", 6, d -> value(d, "\"" + d.one(identity(d)) + "\"")),
          new Trick("field missing", 6, Trick::without),
          new Trick("field extra", 6, Trick::extra),
          new Trick("another body", 8, d -> d.body = utf8(d.one(BODIES))),
          new Trick("body cut", 4, Trick::cut),
          new Trick("body of 1 MB", 1, Trick::large),
          new Trick("another encoding", 4, Trick::encoded),
          new Trick("another type", 5, d -> d.type = d.one(types())),
          new Trick("another method", 5, d -> d.method = d.one(methods())),
          new Trick("another id", 10, d -> id(d, d.one(WORDS))),
          new Trick("identity as id", 3, d -> id(d, d.one(identity(d)))),
          new Trick("another query", 10, Trick::query),
          new Trick("another path", 3, Trick::path),
          new Trick("another key", 4, Trick::key),
          new Trick("another token", 6, Trick::token),
          new Trick("another header", 6, d -> d.headers.add(d.one(lines(d)))),
          new Trick("another accept", 3, d -> d.accept = d.one(accepts())),
          new Trick("framing", 1, d -> framing(d)));

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
    how.accept(draft);
  }

  /** A file of homes or of beds, with something in it that does not belong there. */
  static String file(Draft draft) {
    var odd = draft.one(WORDS);
    var header =
        draft.operation.path().endsWith("directory")
            ? "Location ID,Location Name,Care home?,Care homes beds,Location Local Authority"
            : "CQC Location ID,Bed type,Maximum capacity,Occupied,Vacant reserved,Vacant accepting"
                + " admissions,Vacant non-admittable,Last updated";
    var row =
        draft.operation.path().endsWith("directory")
            ? "1-%d,%s,Y,%s,Aldersyke"
                .formatted(draft.random.nextInt(50), draft.mark, draft.one(List.of("20", odd)))
            : "1-%d,General Nursing,20,%s,0,2,0,01/11/2026 09:00"
                .formatted(draft.random.nextInt(50), draft.one(List.of("18", odd)));
    return draft.one(
        List.of(
            header + "\n" + row + "\n",
            header + "\n" + row + "\n" + row + "," + odd + "\n\"" + draft.mark,
            header + "," + header + "\n" + row,
            row + "\n",
            header));
  }

  private static List<String> identity(Draft draft) {
    return List.of(draft.mark, draft.nhsNumber);
  }

  private static void value(Draft draft, String raw) {
    var slots = new ArrayList<Consumer<String>>();
    slots(draft.json, slots);
    if (slots.isEmpty()) {
      draft.body = utf8(raw);
      return;
    }
    draft.one(slots).accept("~here~");
    draft.body = utf8(draft.json.toString().replace(HERE, raw));
  }

  /** Every place in a tree a value can be put into. */
  private static void slots(JsonNode node, List<Consumer<String>> slots) {
    if (node instanceof ObjectNode object) {
      for (var name : object.propertyNames()) {
        slots.add(value -> object.put(name, value));
        slots(object.get(name), slots);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        slots.add(value -> array.set(at, value));
        slots(array.get(at), slots);
      }
    }
  }

  private static List<ObjectNode> objects(Draft draft) {
    var objects = new ArrayList<ObjectNode>();
    if (draft.json instanceof ObjectNode object) {
      objects.add(object);
    }
    draft.json.findParents("at").forEach(parent -> objects.add((ObjectNode) parent));
    draft.json.forEach(
        child -> {
          if (child instanceof ObjectNode object) {
            objects.add(object);
          }
        });
    return objects;
  }

  private static void without(Draft draft) {
    var objects = objects(draft).stream().filter(object -> !object.isEmpty()).toList();
    if (!objects.isEmpty()) {
      var object = draft.one(objects);
      object.remove(draft.one(List.copyOf(object.propertyNames())));
      draft.body = utf8(draft.json.toString());
    }
  }

  private static void extra(Draft draft) {
    var objects = objects(draft);
    if (!objects.isEmpty()) {
      var names =
          List.of(
              draft.mark,
              draft.nhsNumber,
              "__proto__",
              "$where",
              "a.b",
              "",
              "class",
              "x".repeat(10_000));
      draft.one(objects).put(draft.one(names), draft.one(identity(draft)));
      draft.body = utf8(draft.json.toString());
    }
  }

  private static void cut(Draft draft) {
    if (draft.body.length > 0) {
      draft.body = java.util.Arrays.copyOf(draft.body, draft.random.nextInt(draft.body.length));
    }
  }

  /** About the largest there may be: below, at and above it. */
  private static void large(Draft draft) {
    draft.body = new byte[LARGEST_BODY + draft.one(List.of(-1, 0, 1, 50_000))];
    java.util.Arrays.fill(draft.body, (byte) ' ');
    var text = utf8("{\"" + draft.mark + "\":\"" + draft.mark + "\"");
    System.arraycopy(text, 0, draft.body, 0, text.length);
    if (draft.random.nextBoolean()) {
      java.util.Arrays.fill(draft.body, text.length - 1, draft.body.length - 2, (byte) 'x');
      draft.body[draft.body.length - 2] = '"';
    }
    draft.body[draft.body.length - 1] = '}';
  }

  private static void encoded(Draft draft) {
    var charset =
        Charset.forName(draft.one(List.of("UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1", "IBM037")));
    draft.body = new String(draft.body, StandardCharsets.UTF_8).getBytes(charset);
    if (draft.random.nextBoolean()) {
      draft.type = "application/json;charset=" + charset;
    } else if (draft.body.length > 2) {
      draft.body[draft.random.nextInt(draft.body.length)] = (byte) 0xff;
    }
  }

  private static List<String> types() {
    return List.of(
        "",
        "text/plain",
        "application/xml",
        "text/csv",
        "application/x-www-form-urlencoded",
        "*/*",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "application/json;charset=nonsense",
        "application/json;charset=",
        "application/json;;;=",
        "application/jsonx",
        "json",
        "/",
        "a/b/c",
        "application/json;charset=utf-8;charset=utf-16",
        "application/vnd.api+json",
        "application/" + "x".repeat(2_000));
  }

  private static List<String> methods() {
    return List.of(
        "GET",
        "POST",
        "PUT",
        "DELETE",
        "PATCH",
        "HEAD",
        "OPTIONS",
        "TRACE",
        "PROPFIND",
        "BREW",
        "post",
        "M-SEARCH",
        "X".repeat(200));
  }

  private static void id(Draft draft, String word) {
    if (draft.path.isEmpty()) {
      draft.query.add("id=" + word);
    } else {
      draft.path.put(draft.one(List.copyOf(draft.path.keySet())), word);
    }
  }

  private static void query(Draft draft) {
    var names =
        new ArrayList<>(List.of(draft.mark, "", "limit", "at", "a[b]", "since", "q", "ward"));
    for (var parameter : draft.operation.parameters()) {
      if (parameter.path("in").asString().equals("query")) {
        var name = parameter.path("name").asString();
        draft.query.removeIf(one -> one.startsWith(name + "="));
        names = new ArrayList<>(List.of(name));
      }
    }
    var name = draft.one(names);
    var values = new ArrayList<>(WORDS);
    values.addAll(identity(draft));
    draft.query.add(name + "=" + draft.one(values));
    if (draft.random.nextInt(4) == 0) {
      draft.query.add(draft.one(List.of(name + "=" + draft.one(values), "&", "=", "%", "a=b;c=d")));
    }
  }

  private static void path(Draft draft) {
    var path = draft.template;
    draft.template =
        draft.one(
            List.of(
                path + "/",
                path + "//",
                path + ";a=b",
                path + "/x",
                path + ".json",
                "/" + path,
                "/x/.." + path,
                "/." + path,
                path.replace("/api", "/%61pi"),
                path.toUpperCase(Locale.ROOT),
                "/",
                "/api",
                "/api/",
                "/error",
                "/actuator/env",
                "*",
                "http://elsewhere" + path));
  }

  private static void key(Draft draft) {
    draft.key =
        draft.one(
            List.of(
                "",
                " ",
                "k".repeat(200),
                "k".repeat(201),
                "a b",
                "é",
                "\t",
                "\u0001",
                "the same for all",
                "the-same-for-all",
                draft.key + "\r\nIdempotency-Key: other"));
  }

  private static void token(Draft draft) {
    var good = draft.authorization;
    draft.authorization =
        draft.one(
            List.of(
                "",
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Basic dXNlcjpwYXNz",
                "Digest a=b",
                good + "x",
                good.substring(0, good.lastIndexOf('.') + 1),
                good + "." + good,
                "bearer  " + draft.mark,
                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4Iiwicm9sZXMiOlsiaHViIl19.",
                "Bearer " + "a".repeat(5_000),
                good + "\r\nAuthorization: Bearer x"));
  }

  private static List<String> lines(Draft draft) {
    return List.of(
        "X-Long: " + "x".repeat(7_000),
        "X-Too-Long: " + "x".repeat(20_000),
        "Host: elsewhere",
        "X-HTTP-Method-Override: DELETE",
        "X-Forwarded-For: " + draft.mark,
        "Forwarded: for=evil",
        "X-Forwarded-Host: elsewhere",
        "Last-Event-ID: x",
        "Last-Event-ID: -1",
        "Last-Event-ID: 9223372036854775807",
        "Last-Event-ID: 99999999999999999999",
        "Accept-Language: xx-" + "y".repeat(500),
        "Accept-Charset: nonsense",
        "Range: bytes=5-1",
        "If-Modified-Since: never",
        "If-None-Match: \"",
        "Origin: https://elsewhere",
        "Cookie: homeward=" + draft.mark + "; homeward=x",
        "Cookie: =;;;",
        "traceparent: nonsense",
        "traceparent: 00-" + "f".repeat(32) + "-" + "f".repeat(16) + "-01",
        "Content-Encoding: gzip",
        "Accept-Encoding: gzip, nonsense",
        "Expect: 100-continue",
        "Expect: 200-ok",
        "Upgrade: h2c",
        "Connection: close",
        "X-Odd: \u0001\u007f",
        ": nothing",
        "no colon here");
  }

  private static List<String> accepts() {
    return List.of(
        "text/html",
        "text/plain",
        "image/png",
        "application/xml",
        "nonsense",
        "application/json;q=0",
        "",
        "text/csv",
        "*/*;q=0.0",
        "a/b/c",
        "application/json, text/html");
  }

  private static void framing(Draft draft) {
    draft.headers.add("Connection: close");
    draft.headers.add(
        draft.one(
            List.of(
                "Content-Length: x",
                "Content-Length: -1",
                "Content-Length: 1",
                "Content-Length: 0",
                "Content-Length: 99999999999999999999",
                "Content-Length: 1\r\nContent-Length: 2",
                "Transfer-Encoding: chunked",
                "Transfer-Encoding: nonsense",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: chunked\r\nContent-Length: 5")));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
