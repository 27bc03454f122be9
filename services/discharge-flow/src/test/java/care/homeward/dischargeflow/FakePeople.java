package care.homeward.dischargeflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code people} as far as this service asks it: registers by number, merges, can be away. */
final class FakePeople {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final Map<String, String> personIds = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> registered = new ConcurrentHashMap<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private volatile boolean away;

  FakePeople() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/people", this::register);
    server.createContext("/api/people/merges", this::merge);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void isAway(boolean away) {
    this.away = away;
  }

  /** What was last told of the person with this number. */
  JsonNode told(String number) {
    return Objects.requireNonNull(registered.get(number), number);
  }

  List<String> tokens() {
    return tokens;
  }

  private void register(HttpExchange exchange) throws IOException {
    var body = body(exchange);
    if (away) {
      answer(exchange, 503, "{}");
      return;
    }
    var number = number(body);
    if (number.equals("9991200011")) {
      answer(
          exchange,
          422,
          "{\"type\":\"urn:homeward:problem:nhs-number-invalid\",\"detail\":\"9991200011\"}");
      return;
    }
    registered.put(number, body);
    var known = personIds.containsKey(number);
    var restricted = body.path("restricted").asBoolean(false);
    var where = restricted ? "" : ",\"place\":\"leeds\",\"partnership\":\"seacroft\"";
    answer(
        exchange,
        known ? 200 : 201,
        "{\"personId\":\"%s\",\"person\":{\"ageBand\":\"85+\",\"restricted\":%s%s}}"
            .formatted(personId(number), restricted, where));
  }

  private void merge(HttpExchange exchange) throws IOException {
    var body = body(exchange);
    var kept = personId(number(body.path("kept")));
    var former = personId(number(body.path("retired")));
    answer(
        exchange, 200, "{\"personId\":\"%s\",\"formerPersonId\":\"%s\"}".formatted(kept, former));
  }

  private String personId(String number) {
    return personIds.computeIfAbsent(number, _ -> "person-" + (personIds.size() + 1));
  }

  private static String number(JsonNode ids) {
    var nhsNumber = ids.path("nhsNumber").asString("");
    return nhsNumber.isEmpty()
        ? ids.path("localIdentifiers").path(0).path("value").asString("")
        : nhsNumber;
  }

  private JsonNode body(HttpExchange exchange) throws IOException {
    tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
    return JSON.readTree(exchange.getRequestBody().readAllBytes());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
