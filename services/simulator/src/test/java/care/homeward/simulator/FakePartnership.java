package care.homeward.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every service in one small server, as far as the simulator can see: stays made of messages, keys
 * that work once, a board of those who wait. Everything else it takes without a word.
 */
final class FakePartnership implements AutoCloseable {

  /** A stay; the fields are those of the interface. */
  static final class Stay {
    final String stayId;
    volatile String phase = "IN_BED";
    volatile String readyAt = "";
    volatile int pathway = -1;
    final List<String> waits = new CopyOnWriteArrayList<>();

    Stay(String stayId) {
      this.stayId = stayId;
    }

    boolean waiting() {
      return phase.equals("IN_BED") && !readyAt.isEmpty();
    }
  }

  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpServer http;
  private final FakeHospitalFeed hospital = new FakeHospitalFeed(this::message);
  private final Map<String, Stay> stays = new ConcurrentHashMap<>();
  private final Map<String, Boolean> keys = new ConcurrentHashMap<>();
  private final Map<String, String> teams = new ConcurrentHashMap<>();
  private final Map<String, String> homes = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> staff = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> referrals = new ConcurrentHashMap<>();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

  FakePartnership() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::request);
    http.start();
  }

  SimulatorSettings settings(int speed, int waiting, int occupied) {
    var uri = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    return new SimulatorSettings(
        uri,
        uri,
        uri,
        uri,
        uri,
        "127.0.0.1",
        hospital.port(),
        uri.resolve("/token"),
        "simulator",
        "simulator-demo",
        5,
        speed,
        waiting,
        occupied);
  }

  /** The next requests and messages fail. */
  void fail(int times) {
    failures.set(times);
  }

  Map<String, Stay> stays() {
    return stays;
  }

  Map<String, String> teams() {
    return teams;
  }

  /** What each team said of who makes it up. */
  Map<String, JsonNode> staff() {
    return staff;
  }

  /** What was asked in each referral. */
  Map<String, JsonNode> referrals() {
    return referrals;
  }

  /** Referrals a team or an organisation took. */
  Set<String> taken() {
    return taken;
  }

  Map<String, String> homes() {
    return homes;
  }

  /** Messages of a trigger, without repetitions. */
  List<String> messages(String trigger) {
    return hospital.heard().stream()
        .filter(message -> message.contains("|ADT^" + trigger + "^"))
        .distinct()
        .toList();
  }

  /** After so many answers it is gone. */
  void breakAfter(int answers) {
    left.set(answers);
  }

  private boolean fails() {
    return left.getAndDecrement() <= 0 || failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  private String message(String message) {
    if (fails()) {
      return FakeHospitalFeed.HANG_UP;
    }
    var segments = message.split("\r", -1);
    var header = segments[0].split("\\|", -1);
    var visit = segments[3].split("\\|", -1)[19];
    var stay = stays.computeIfAbsent(visit, _ -> new Stay("stay-" + visit));
    switch (header[8].substring(4, 7)) {
      case "A03" -> stay.phase = "DISCHARGED";
      case "A11" -> stay.phase = "CANCELLED";
      case "A13" -> stay.phase = "IN_BED";
      default -> {} // where someone lies is not looked at
    }
    return "MSH|^~\\&|\rMSA|AA|" + header[9] + "\r";
  }

  private void request(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var body = exchange.getRequestBody().readAllBytes();
      var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      if (path.startsWith("/api") && fails()) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      var again = key != null && keys.putIfAbsent(path + " " + key, true) != null;
      var answer =
          again
              ? Map.of("type", "urn:homeward:problem:idempotency-key-reused")
              : answer(path, json(path, body));
      var bytes = json.writeValueAsBytes(answer);
      exchange.sendResponseHeaders(again ? 422 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private JsonNode json(String path, byte[] body) {
    return path.startsWith("/api") && body.length > 0
        ? json.readTree(body)
        : json.createObjectNode();
  }

  private Object answer(String path, JsonNode body) {
    var parts = path.split("/", -1);
    return switch (path) {
      case "/token" -> Map.of("access_token", "token");
      case "/api/stays/searches" -> Map.of("stays", search(body.path("visits")));
      case "/api/board" ->
          Map.of("cards", stays.values().stream().filter(Stay::waiting).map(this::card).toList());
      case "/api/teams" -> known(teams, "teamId", body);
      case "/api/homes" -> known(homes, "homeId", body);
      case "/api/referrals" -> body.has("skill") ? referred(body) : List.of();
      default -> path.startsWith("/api/stays/") ? ofStay(parts, body) : other(parts, body);
    };
  }

  private Object referred(JsonNode asked) {
    var id = asked.path("skill").asString() + "-" + asked.path("stayId").asString();
    referrals.put(id, asked);
    return Map.of("referralId", id, "team", "team-minster");
  }

  private Object other(String[] parts, JsonNode body) {
    if (parts.length == 5 && parts[4].equals("staff")) {
      staff.put(parts[3], body);
    } else if (parts.length == 5 && parts[4].equals("taken")) {
      taken.add(parts[3]);
    }
    return Map.of();
  }

  private static Object known(Map<String, String> known, String id, JsonNode body) {
    if (body.has(id)) {
      known.put(body.path(id).asString(), body.path("name").asString());
      return Map.of();
    }
    return known.keySet().stream().map(each -> Map.of(id, each)).toList();
  }

  private List<Object> search(JsonNode visits) {
    var found = new ArrayList<>();
    for (var visit : visits) {
      var stay = stays.get(visit.path("visit").asString());
      found.add(stay == null ? null : view(stay));
    }
    return found;
  }

  private Object ofStay(String[] parts, JsonNode body) {
    var stay = Objects.requireNonNull(stays.get(parts[3].substring("stay-".length())));
    switch (parts.length == 4 ? "" : parts[parts.length - 1]) {
      case "criteria-to-reside" ->
          stay.readyAt = body.path("met").asBoolean() ? "" : body.path("at").asString("now");
      case "pathway" -> stay.pathway = body.path("pathway").asInt();
      case "waits" -> stay.waits.add(body.path("reason").asString());
      case "ended" -> stay.waits.remove(Integer.parseInt(parts[5].substring(4)));
      default -> {} // nothing the simulator asks for again
    }
    return parts.length == 5 && parts[4].equals("waits")
        ? Map.of("waitId", "wait" + (stay.waits.size() - 1))
        : view(stay);
  }

  private Map<String, Object> view(Stay stay) {
    var view = new LinkedHashMap<String, Object>();
    view.put("stayId", stay.stayId);
    view.put("personId", "person-" + stay.stayId);
    view.put("phase", stay.phase);
    view.put("location", Map.of("hospital", "ZHW01", "ward", "A02", "bed", "A02-01"));
    view.put("admittedAt", "2026-11-01T00:00:00Z");
    if (stay.pathway >= 0) {
      view.put("pathway", stay.pathway);
    }
    view.put("waits", stay.waits.stream().map(_ -> Map.of("waitId", "wait0")).toList());
    return view;
  }

  private Map<String, Object> card(Stay stay) {
    var card = view(stay);
    card.put("waiting", true);
    if (!stay.waits.isEmpty()) {
      card.put("wait", Map.of("reason", stay.waits.getLast(), "nextStep", "DECIDE"));
    }
    return card;
  }

  @Override
  public void close() {
    http.stop(0);
    hospital.close();
  }
}
