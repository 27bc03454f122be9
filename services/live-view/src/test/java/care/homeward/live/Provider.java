package care.homeward.live;

import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The half of an OpenID Connect provider a browser meets, and the people beside it: signs anyone in
 * as the role chosen here, but holds the client to its proof key, its state and its secret.
 */
final class Provider implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final Map<String, String> people = new ConcurrentHashMap<>();
  private volatile Role role = Role.COORDINATOR;
  private final List<String> purposes = new CopyOnWriteArrayList<>();
  private volatile List<String> homes = List.of();
  private volatile List<String> teams = List.of();
  private final List<Neighbours.Asked> asked = new CopyOnWriteArrayList<>();
  private volatile boolean peopleAway;
  private volatile int registers = 403;
  private volatile String registered = "{}";
  private volatile CountDownLatch answers = new CountDownLatch(0);

  Provider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.createContext("/api/people/lookups", this::lookUp);
    server.createContext("/api/people", this::people);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Map<String, String> settings() {
    return Map.of(
        "homeward.sign-in.authorization-uri", address() + "/authorize",
        "homeward.sign-in.token-uri", address() + "/token",
        "homeward.services.people", address());
  }

  /** Whoever signs in from now on has this role. */
  void role(Role next) {
    role = next;
  }

  /** Whoever signs in from now on manages these homes. */
  void manages(String... next) {
    role = Role.CARE_HOME;
    homes = List.of(next);
  }

  /** Whoever signs in from now on acts for these services. */
  void teams(String... next) {
    teams = List.of(next);
  }

  void peopleAway(boolean away) {
    peopleAway = away;
  }

  /** People answer nobody until this is counted down. */
  CountDownLatch peopleHeld() {
    answers = new CountDownLatch(1);
    return answers;
  }

  /** From now on this is answered to whoever registers somebody. */
  void registers(int status, String body) {
    registers = status;
    registered = body;
    asked.clear();
  }

  /** Everything people were asked but names since then, the latest last. */
  List<Neighbours.Asked> askedOfPeople() {
    return asked;
  }

  /** What for people were asked who someone is, by the text of the question. */
  List<String> lookUps() {
    return purposes;
  }

  /** Someone people know; the name has to be plain. */
  void knows(String personId, String given, String family, int age) {
    people.put(
        personId,
        """
        {"id":"%s","personId":"%s","name":{"family":"%s","given":"%s"},"age":%d,"restricted":false}
        """
            .formatted(personId, personId, family, given, age));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    var asked = parsed(exchange.getRequestURI().getRawQuery());
    var code = "code-" + codes.size();
    codes.put(code, asked);
    exchange
        .getResponseHeaders()
        .add(
            "Location",
            asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    var asked =
        parsed(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    var basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString("pages:pages-demo".getBytes(StandardCharsets.UTF_8));
    var code = codes.remove(String.valueOf(asked.get("code")));
    if (code == null
        || !basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
        || !"S256".equals(code.get("code_challenge_method"))
        || !challenge(String.valueOf(asked.get("code_verifier")))
            .equals(code.get("code_challenge"))) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    var now = Instant.now();
    var identity =
        Machinery.issuer()
            .signed(
                new JWTClaimsSet.Builder()
                    .issuer(Machinery.issuer().address())
                    .subject("r.naylor")
                    .audience("pages")
                    .claim("name", "Ruth Naylor")
                    .claim("nonce", code.get("nonce"))
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))))
                    .build());
    answer(
        exchange,
        200,
        """
        {"access_token":"%s","id_token":"%s","token_type":"Bearer","expires_in":600,"scope":"openid"}
        """
            .formatted(access(), identity));
  }

  private String access() {
    return role == Role.CARE_HOME
        ? Machinery.issuer().manager("r.naylor", homes.toArray(String[]::new))
        : Machinery.issuer().token("r.naylor", teams, role);
  }

  private void lookUp(HttpExchange exchange) throws IOException {
    var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    purposes.add(asked);
    try {
      if (!answers.await(10, TimeUnit.SECONDS)) {
        throw new IOException("nobody let people answer");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    var known =
        people.entrySet().stream()
            .filter(person -> asked.contains('"' + person.getKey() + '"'))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining(","));
    answer(exchange, peopleAway ? 503 : 200, "{\"people\":[" + known + "]}");
  }

  /** Registers somebody, or tells the wishes of somebody known, who has none. */
  private void people(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().toString();
    var headers = exchange.getRequestHeaders();
    asked.add(
        new Neighbours.Asked(
            exchange.getRequestMethod(),
            path,
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            headers.getFirst("Idempotency-Key"),
            headers.getFirst("Authorization")));
    if (peopleAway) {
      answer(exchange, 503, "{}");
    } else if (path.equals("/api/people")) {
      answer(exchange, registers, registered);
    } else if (people.keySet().stream().anyMatch(id -> path.contains("/" + id + "/wishes"))) {
      answer(exchange, 200, "{\"wishes\":[]}");
    } else {
      answer(exchange, 404, "{\"type\":\"urn:homeward:problem:unknown\",\"detail\":\"Unknown.\"}");
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static String challenge(String verifier) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> parsed(String query) {
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
