package care.homeward.teams.directory;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a service's document says of who it is for; all of it can be absent but the status.
 *
 * @param areas every name, address and extent its areas go by
 * @param assuredOn when somebody last made sure that it is right
 */
public record Listing(
    String serviceId,
    String organisationId,
    String name,
    String status,
    @Nullable String eligibility,
    @Nullable Integer minimumAge,
    @Nullable Integer maximumAge,
    @Nullable LocalDate assuredOn,
    @Nullable String waitTime,
    @Nullable String fees,
    List<String> areas,
    List<String> languages,
    List<Term> terms) {

  /** A term of a taxonomy. */
  public record Term(String taxonomy, String code) {}

  static Listing of(String organisationId, JsonNode service) {
    return new Listing(
        service.path("id").asString(),
        organisationId,
        service.path("name").asString(),
        service.path("status").asString(),
        text(service, "eligibility_description"),
        age(service, "minimum_age"),
        age(service, "maximum_age"),
        date(service, "assured_date"),
        text(service, "wait_time"),
        text(service, "fees_description"),
        each(service, "service_areas", Listing::names).stream().flatMap(List::stream).toList(),
        each(service, "languages", language -> language.path("name").asString("")),
        each(service, "attributes", Listing::term));
  }

  boolean namesAge() {
    return minimumAge != null || maximumAge != null;
  }

  boolean active() {
    return status.equals(HsdsRules.ACTIVE);
  }

  private static List<String> names(JsonNode area) {
    return List.of("name", "uri", "extent").stream()
        .map(field -> area.path(field).asString(""))
        .filter(name -> !name.isBlank())
        .toList();
  }

  private static Term term(JsonNode attribute) {
    var term = attribute.path("taxonomy_term");
    return new Term(term.path("taxonomy").asString(""), term.path("code").asString(""));
  }

  private static <T> List<T> each(JsonNode service, String field, Function<JsonNode, T> read) {
    return service.path(field).values().stream().map(read).toList();
  }

  private static @Nullable String text(JsonNode service, String field) {
    return service.path(field).isString() ? service.path(field).asString() : null;
  }

  private static @Nullable Integer age(JsonNode service, String field) {
    return service.path(field).isNumber() ? service.path(field).decimalValue().intValue() : null;
  }

  private static @Nullable LocalDate date(JsonNode service, String field) {
    try {
      return LocalDate.parse(service.path(field).asString(""));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
