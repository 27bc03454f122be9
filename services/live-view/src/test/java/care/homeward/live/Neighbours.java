package care.homeward.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The other services as a page meets them: each answers what the test has told it to, in the words
 * of its own contract, and everything asked is kept.
 */
final class Neighbours implements AutoCloseable {

  private static final List<String> SERVICES =
      List.of(
          "discharge-flow",
          "referrals",
          "neighbourhood-teams",
          "care-home-capacity",
          "resilience-plan");

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  private record Answer(int status, String body) {}

  /** A request one of the services got; the query is part of the path. */
  record Asked(
      String method, String path, String body, @Nullable String key, @Nullable String token) {}

  Neighbours() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where each of the services is. */
  Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    for (var service : SERVICES) {
      settings.put(
          "homeward.services." + service,
          "http://127.0.0.1:" + server.getAddress().getPort() + "/" + service);
    }
    return settings;
  }

  /** From now on this is answered; a path without its query answers every query. */
  void answers(String service, String method, String path, int status, String body) {
    answers.put(method + " /" + service + path, new Answer(status, body));
  }

  /** From now on a problem is answered. */
  void refuses(String service, String method, String path, int status, String kind, String detail) {
    answers(
        service,
        method,
        path,
        status,
        """
        {"type":"urn:homeward:problem:%s","title":"No","status":%d,"detail":"%s","traceId":"4bf92f35"}
        """
            .formatted(kind, status, detail));
  }

  /** Everything asked with this method, the latest last. */
  List<Asked> asked(String method) {
    return asked.stream().filter(one -> one.method().equals(method)).toList();
  }

  void forget() {
    answers.clear();
    asked.clear();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    var headers = exchange.getRequestHeaders();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            uri.toString(),
            body,
            headers.getFirst("Idempotency-Key"),
            headers.getFirst("Authorization")));
    var answer =
        Objects.requireNonNullElse(
            answers.getOrDefault(
                exchange.getRequestMethod() + " " + uri,
                answers.get(exchange.getRequestMethod() + " " + uri.getPath())),
            new Answer(404, "{\"type\":\"urn:homeward:problem:unknown\",\"detail\":\"Unknown.\"}"));
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
