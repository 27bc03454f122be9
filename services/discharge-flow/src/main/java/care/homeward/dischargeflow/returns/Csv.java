package care.homeward.dischargeflow.returns;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Comma-separated values as of RFC 4180, safe to open in a spreadsheet: a text it would take for a
 * formula is preceded by an apostrophe. Numbers are not texts, nor is the lone dash that stands for
 * a figure there is none of.
 */
final class Csv {

  private static final String LINE_END = "\r\n";
  private static final String STARTS_A_FORMULA = "=+-@\t\r\n";
  private static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?";
  private static final String NONE = "-";

  private Csv() {}

  /** The lines, each with its line end. */
  static String of(List<List<String>> lines) {
    return lines.stream()
        .map(line -> line.stream().map(Csv::cell).collect(Collectors.joining(",")))
        .map(line -> line + LINE_END)
        .collect(Collectors.joining());
  }

  private static String cell(String text) {
    var safe = isFormula(text) ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private static boolean isFormula(String text) {
    return !text.isEmpty()
        && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0
        && !text.equals(NONE)
        && !text.matches(NUMBER);
  }
}
