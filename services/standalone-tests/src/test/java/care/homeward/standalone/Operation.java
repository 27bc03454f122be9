package care.homeward.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One thing a service can be asked, as the OpenAPI document it publishes says.
 *
 * @param service as it is named
 * @param path with its variables in braces
 * @param parameters as in the document
 * @param body schema of the JSON it takes; missing where it takes none
 * @param programs whether only programs may ask it
 * @param document it is from, for what its schemas refer to
 */
record Operation(
    Part part,
    String service,
    String method,
    String path,
    List<JsonNode> parameters,
    JsonNode body,
    boolean programs,
    JsonNode document) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** All of all services. */
  static List<Operation> all() {
    return Stream.of(
            Part.PEOPLE,
            Part.DISCHARGE_FLOW,
            Part.REFERRALS,
            Part.NEIGHBOURHOOD_TEAMS,
            Part.CARE_HOME_CAPACITY,
            Part.RESILIENCE_PLAN,
            Part.PAGES)
        .flatMap(part -> of(part).stream())
        .toList();
  }

  private static List<Operation> of(Part part) {
    var service = part == Part.PAGES ? "live-view" : part.label();
    var document = document(service);
    var operations = new ArrayList<Operation>();
    for (var path : document.required("paths").properties()) {
      for (var each : path.getValue().properties()) {
        var said = each.getValue();
        var parameters = new ArrayList<JsonNode>();
        said.path("parameters").forEach(parameters::add);
        operations.add(
            new Operation(
                part,
                service,
                each.getKey().toUpperCase(Locale.ROOT),
                path.getKey(),
                parameters,
                said.path("requestBody").path("content").path("application/json").path("schema"),
                said.at("/security/0/token").toString().equals("[\"SERVICE\"]"),
                document));
      }
    }
    return operations;
  }

  private static JsonNode document(String service) {
    try (var file = Operation.class.getResourceAsStream("/openapi/" + service + ".json")) {
      return JSON.readTree(Objects.requireNonNull(file, service).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files are handed in as CSV, which the document has no schema for. */
  boolean takesFile() {
    return path.startsWith("/api/imports/");
  }

  /** What its path is about, as {@code stays} in {@code /api/stays/{id}}. */
  String about() {
    var parts = path.split("/", -1);
    return parts.length > 2 ? parts[2] : "";
  }

  /** What it is, in a line. */
  String name() {
    return service + " " + method + " " + path;
  }
}
