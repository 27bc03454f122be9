package care.homeward.live.pages.homes;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.homeward.live.history.Moment;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;

/**
 * Which homes the address of the page asks for; empty where it does not matter.
 *
 * @param person for whom a bed is sought
 * @param only which of the homes found are listed
 * @param moment as of when
 */
record Search(
    String type, String place, List<String> traits, String person, Only only, Moment moment) {

  /** Homes a figure counts. */
  enum Only {
    ALL,
    FREE,
    KEEPING,
    OLD,
    CLOSED;

    String code() {
      return name().toLowerCase(Locale.UK);
    }

    boolean lists(Home home) {
      return switch (this) {
        case ALL -> true;
        case FREE -> home.takes();
        case KEEPING -> home.keeping() > 0;
        case OLD -> home.old();
        case CLOSED -> home.closed() != null;
      };
    }

    private static Only of(String code) {
      for (var only : values()) {
        if (only.code().equals(code)) {
          return only;
        }
      }
      return ALL;
    }
  }

  /** Refuses a moment that is none with a page that says so. */
  static Search of(MultiValueMap<String, String> query, Instant now) {
    try {
      var type = only(query, "type");
      return new Search(
          known(Terms.BED_TYPES, type) ? type : "",
          only(query, "place"),
          query.getOrDefault("traits", List.of()).stream()
              .filter(trait -> known(Terms.TRAITS, trait))
              .distinct()
              .toList(),
          only(query, "person"),
          Only.of(only(query, "only")),
          Moment.of(query, now));
    } catch (Moment.Unknown e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
    }
  }

  Search with(Moment other) {
    return new Search(type, place, traits, person, only, other);
  }

  Search with(Only other) {
    return new Search(type, place, traits, person, other, moment);
  }

  /** All homes at this moment, for the same person. */
  Search wide() {
    return new Search("", "", List.of(), person, Only.ALL, moment);
  }

  /** Homes that could have one type of bed in one place. */
  Search of(String otherType, String otherPlace) {
    return new Search(otherType, otherPlace, List.of(), person, Only.ALL, moment);
  }

  /** The page. */
  public String href() {
    var query =
        kept().entrySet().stream()
            .flatMap(
                one ->
                    one.getValue().stream()
                        .map(value -> one.getKey() + "=" + URLEncoder.encode(value, UTF_8)))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "/capacity" : "/capacity?" + query;
  }

  /** What stands in the address. */
  Map<String, List<String>> kept() {
    var kept = new LinkedHashMap<String, List<String>>();
    kept.put("person", List.of(person));
    kept.put("type", List.of(type));
    kept.put("place", List.of(place));
    kept.put("traits", traits);
    kept.put("only", only == Only.ALL ? List.of() : List.of(only.code()));
    moment.query().forEach((name, value) -> kept.put(name, List.of(value)));
    kept.values().removeIf(values -> values.isEmpty() || values.equals(List.of("")));
    return kept;
  }

  private static boolean known(List<Terms.Choice> choices, String code) {
    return choices.stream().anyMatch(choice -> choice.code().equals(code));
  }

  private static String only(MultiValueMap<String, String> query, String name) {
    var value = query.getFirst(name);
    return value == null ? "" : value.strip();
  }
}
