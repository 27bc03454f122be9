package care.homeward.homes.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file: its texts by column. Blank and a dash are nothing.
 *
 * @param line the line it begins on, the header being 1
 */
record Row(long line, Map<String, String> texts) {

  private static final Pattern CODE =
      Pattern.compile("(?![0-9]{10}$)[A-Za-z0-9][A-Za-z0-9._-]{0,74}");
  private static final int MOST_BEDS = 9_999;

  /** What stands there; absent if nothing does, or there is no such column. */
  @Nullable String text(String column) {
    var text = texts.getOrDefault(column, "").strip();
    return text.isEmpty() || text.equals("-") ? null : text;
  }

  String needed(String column) {
    var text = text(column);
    if (text == null) {
      throw new BadRow(column, "missing", "Nothing stands here.");
    }
    return text;
  }

  String code(String column) {
    var text = needed(column);
    if (!CODE.matcher(text).matches()) {
      throw new BadRow(column, "not-a-code", "An id has letters, digits, dots and dashes.");
    }
    return text;
  }

  /** Y is true, N is false; absent where neither stands there, which is not the same as false. */
  @Nullable Boolean flag(String column) {
    var text = text(column);
    return switch (text == null ? "" : text.toUpperCase(java.util.Locale.ROOT)) {
      case "" -> null;
      case "Y" -> true;
      case "N" -> false;
      default -> throw new BadRow(column, "not-a-flag", "Y, N or nothing stands here.");
    };
  }

  boolean isY(String column) {
    return Boolean.TRUE.equals(flag(column));
  }

  int beds(String column, int fewest) {
    try {
      int beds = Integer.parseInt(needed(column));
      if (beds >= fewest && beds <= MOST_BEDS) {
        return beds;
      }
    } catch (NumberFormatException e) {
      // Said below as what it is: no number of beds.
    }
    throw new BadRow(
        column, "not-beds", "A whole number from " + fewest + " to " + MOST_BEDS + " stands here.");
  }

  @Nullable LocalDate day(String column, List<DateTimeFormatter> formats) {
    var text = text(column);
    if (text == null) {
      return null;
    }
    for (var format : formats) {
      try {
        return LocalDate.parse(text, format);
      } catch (DateTimeException e) {
        // Perhaps the next.
      }
    }
    throw new BadRow(column, "not-a-day", "A day of the calendar stands here.");
  }
}
