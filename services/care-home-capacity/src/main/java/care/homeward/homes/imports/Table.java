package care.homeward.homes.imports;

import care.homeward.platform.core.Refused;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file as its rows, and those that do not have a text for each column.
 *
 * @param rows that do
 * @param broken lines that do not, and where the file cannot be read further
 */
record Table(List<Row> rows, List<Broken> broken) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String UNREADABLE = "unreadable";
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  /**
   * A line that is no row.
   *
   * @param text what stands there, as far as it can be read; which column is which cannot be told
   */
  record Broken(long line, String rule, String detail, String text) {}

  /**
   * Refuses a file that cannot be read to its end, where what is lost there matters to the rest.
   */
  Table whole() {
    broken.stream()
        .filter(each -> each.rule().equals(UNREADABLE))
        .findFirst()
        .ifPresent(
            each -> {
              throw Refused.impossible(UNREADABLE, "Line " + each.line() + ": " + each.detail());
            });
    return this;
  }

  /**
   * Reads a file.
   *
   * @param columns it must have
   * @throws Refused if it is no such file, or longer than allowed
   */
  static Table read(byte[] file, Set<String> columns, int mostRows) {
    try (var parser = CSVParser.parse(new StringReader(text(file)), FORMAT)) {
      var records = parser.iterator();
      if (!records.hasNext()) {
        throw Refused.impossible("no-header", "The first line names the columns; there is none.");
      }
      var header = header(records.next(), columns);
      var rows = new ArrayList<Row>();
      var broken = new ArrayList<Broken>();
      long line = parser.getCurrentLineNumber() + 1;
      while (true) {
        CSVRecord record;
        try {
          if (!records.hasNext()) {
            break;
          }
          record = records.next();
        } catch (UncheckedIOException e) {
          broken.add(
              new Broken(line, UNREADABLE, "A quote is not closed; nothing after it is read.", ""));
          break;
        }
        if (rows.size() + broken.size() >= mostRows) {
          throw Refused.impossible(
              "too-many-rows", "The file has more than " + mostRows + " rows.");
        }
        if (record.size() == header.size()) {
          rows.add(row(line, header, record));
        } else if (record.size() > 1 || !record.get(0).isBlank()) {
          broken.add(
              new Broken(
                  line,
                  "not-as-wide-as-the-header",
                  record.size() + " texts stand here, for " + header.size() + " columns.",
                  String.join(" ", record)));
        }
        line = parser.getCurrentLineNumber() + 1;
      }
      return new Table(List.copyOf(rows), List.copyOf(broken));
    } catch (UncheckedIOException e) {
      throw Refused.impossible(UNREADABLE, "Line 1: A quote is not closed; nothing is read.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> header(CSVRecord record, Set<String> columns) {
    var header = record.stream().map(String::strip).toList();
    var missing = new ArrayList<String>();
    for (var column : columns) {
      if (!header.contains(column)) {
        missing.add(column);
      }
    }
    if (!missing.isEmpty()) {
      missing.sort(null);
      throw Refused.impossible("columns-missing", "The file lacks: " + String.join(", ", missing));
    }
    var once = new HashSet<String>();
    for (var column : columns) {
      if (header.indexOf(column) != header.lastIndexOf(column) && once.add(column)) {
        throw Refused.impossible("column-named-twice", "The file names twice: " + column);
      }
    }
    return header;
  }

  private static Row row(long line, List<String> header, CSVRecord record) {
    var texts = new LinkedHashMap<String, String>();
    for (int i = 0; i < header.size(); i++) {
      texts.putIfAbsent(header.get(i), record.get(i));
    }
    return new Row(line, texts);
  }

  private static String text(byte[] file) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw Refused.impossible("not-utf-8", "The file is not in UTF-8.");
    }
  }
}
