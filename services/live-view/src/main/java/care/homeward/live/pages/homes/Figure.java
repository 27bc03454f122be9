package care.homeward.live.pages.homes;

import java.util.Arrays;
import java.util.List;

/**
 * A figure and the homes it counts.
 *
 * @param listed whether these are the homes listed now
 */
record Figure(String value, String label, String note, String href, boolean listed) {

  /** What there is to count of homes; each figure opens exactly those it counts. */
  static List<Figure> of(List<Home> homes, Search search) {
    return Arrays.stream(Search.Only.values())
        .map(
            only -> {
              var counted = homes.stream().filter(only::lists).toList();
              return new Figure(
                  String.valueOf(counted.size()),
                  label(only),
                  note(only, counted),
                  search.with(only).href(),
                  only == search.only());
            })
        .toList();
  }

  private static String label(Search.Only only) {
    return switch (only) {
      case ALL -> "homes";
      case FREE -> "have a bed free";
      case KEEPING -> "keep a bed";
      case OLD -> "to be asked anew";
      case CLOSED -> "closed";
    };
  }

  private static String note(Search.Only only, List<Home> counted) {
    return switch (only) {
      case ALL -> "that fit what is asked for";
      case FREE -> Terms.beds(counted.stream().mapToInt(Home::beds).sum()) + " free in all";
      case KEEPING -> Terms.beds(counted.stream().mapToInt(Home::keeping).sum()) + " kept in all";
      case OLD -> "their figures are too old";
      case CLOSED -> "to admissions";
    };
  }
}
