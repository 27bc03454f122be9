package care.homeward.live.pages.flow;

import care.homeward.live.board.BoardFilter;
import care.homeward.live.history.Moment;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;

/**
 * What the address of a board page asks for; from it come all addresses that ask for nearly the
 * same.
 *
 * @param filter which people, of those who wait
 * @param moment as of when
 * @param table as a table instead of columns
 * @param compact one line for each person
 * @param sort order of the table
 * @param columns those the table shows beside the person's; empty for all
 */
record Asked(
    BoardFilter filter,
    Moment moment,
    boolean table,
    boolean compact,
    Sort sort,
    Set<Sort.By> columns) {

  private static final String WAITING = "waiting";
  private static final String VIEW = "view";
  private static final String DENSITY = "density";
  private static final String SORT = "sort";
  static final String COLUMN = "col";

  /** Names in an address that say how to show, not whom. */
  static final List<String> OTHER =
      List.of(VIEW, DENSITY, SORT, COLUMN, Moment.AT, Moment.AS, "hours", "tour");

  /** A name of the address and its value. */
  record Part(String name, String value) {}

  /** Refuses what is not known with a page that says so. */
  static Asked of(MultiValueMap<String, String> query, Instant now) {
    var asked = new LinkedMultiValueMap<>(query);
    OTHER.forEach(asked::remove);
    try {
      return new Asked(
          BoardFilter.of(asked).with(WAITING, "true"),
          Moment.of(query, now),
          "table".equals(query.getFirst(VIEW)),
          "compact".equals(query.getFirst(DENSITY)),
          Sort.of(query.getFirst(SORT)),
          columns(query.getOrDefault(COLUMN, List.of())));
    } catch (BoardFilter.Unknown | Moment.Unknown e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
    }
  }

  Asked with(BoardFilter other) {
    return new Asked(other, moment, table, compact, sort, columns);
  }

  Asked with(Moment other) {
    return new Asked(filter, other, table, compact, sort, columns);
  }

  Asked with(Sort other) {
    return new Asked(filter, moment, table, compact, other, columns);
  }

  Asked asTable(boolean other) {
    return new Asked(filter, moment, other, compact, sort, columns);
  }

  Asked compact(boolean other) {
    return new Asked(filter, moment, table, other, sort, columns);
  }

  /** Whether the table shows this column. */
  boolean shows(Sort.By column) {
    return columns.isEmpty() || column == Sort.By.NAME || columns.contains(column);
  }

  private static Set<Sort.By> columns(List<String> codes) {
    var columns = EnumSet.noneOf(Sort.By.class);
    codes.stream().filter(code -> !code.isBlank()).map(Sort.By::of).forEach(columns::add);
    return columns.containsAll(Sort.By.CHOSEN) ? Set.of() : columns;
  }

  /** The page. */
  String href() {
    return href("/flow");
  }

  /** What the address asks for, without the page. */
  String query() {
    return written(parts());
  }

  /** Another page on the same. */
  String href(String path) {
    var query = written(parts());
    return query.isEmpty() ? path : path + "?" + query;
  }

  /** The filter alone, for the stream. */
  String stream() {
    var parts = new ArrayList<>(parts(filter));
    if (table) {
      parts.add(new Part(VIEW, "table"));
    }
    return written(parts);
  }

  /** The moment alone, to put behind a page's address; empty for now. */
  static String suffix(Moment moment) {
    return moment.suffix();
  }

  /** What a form must send along beside fields of these names. */
  Map<String, List<String>> kept(List<String> fields) {
    return parts().stream()
        .filter(part -> !fields.contains(part.name()))
        .collect(
            Collectors.groupingBy(
                Part::name,
                LinkedHashMap::new,
                Collectors.mapping(Part::value, Collectors.toList())));
  }

  /** What a form of the filter sends along beside the filter. */
  List<Part> others() {
    return shown();
  }

  private List<Part> parts() {
    var parts = new ArrayList<>(parts(filter.with(WAITING)));
    parts.addAll(shown());
    return parts;
  }

  private List<Part> shown() {
    var parts = new ArrayList<>(parts(moment.query()));
    if (table) {
      parts.add(new Part(VIEW, "table"));
    }
    if (!sort.isUsual()) {
      parts.add(new Part(SORT, sort.code()));
    }
    if (table) {
      columns.forEach(column -> parts.add(new Part(COLUMN, column.code())));
    }
    if (compact) {
      parts.add(new Part(DENSITY, "compact"));
    }
    return parts;
  }

  private static List<Part> parts(BoardFilter filter) {
    return filter.wanted().entrySet().stream()
        .flatMap(one -> one.getValue().stream().map(value -> new Part(one.getKey(), value)))
        .toList();
  }

  private static List<Part> parts(Map<String, String> query) {
    return query.entrySet().stream().map(one -> new Part(one.getKey(), one.getValue())).toList();
  }

  private static String written(List<Part> parts) {
    return parts.stream()
        .map(part -> part.name() + "=" + URLEncoder.encode(part.value(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
