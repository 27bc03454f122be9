package care.homeward.homes.imports;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.homes.imports.DirectoryRow.Home;
import care.homeward.platform.core.Refused;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whatever file is handed in is read row by row, or refused by a rule. */
class ImportFuzzTest {

  private static final int MOST_ROWS = 20;
  private static final Set<String> COLUMNS =
      Stream.concat(DirectoryRow.COLUMNS.stream(), RowsTest.SETTINGS.tracker().all().stream())
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> REFUSALS =
      Set.of("no-header", "columns-missing", "column-named-twice", "too-many-rows", "not-utf-8");

  @FuzzTest
  void a_file_is_read_as_what_it_is_written_as(byte[] file) {
    var columns = Set.of("Id", "Name");
    Table table;
    try {
      table = Table.read(file, columns, MOST_ROWS);
    } catch (Refused refused) {
      assertThat(refused.rule()).isIn(REFUSALS);
      return;
    }
    assertThat(table.rows().size() + table.broken().size()).isLessThanOrEqualTo(MOST_ROWS + 1);
    assertThat(lines(table)).isSorted().doesNotHaveDuplicates().allMatch(line -> line > 1);

    var again = Table.read(written(table, List.copyOf(columns)), columns, MOST_ROWS);
    assertThat(texts(again, columns)).isEqualTo(texts(table, columns));
    assertThat(again.broken()).isEmpty();
  }

  @FuzzTest
  void a_row_says_something_or_where_it_is_bad(byte[] file) {
    Table table;
    try {
      table = Table.read(file, COLUMNS, MOST_ROWS);
    } catch (Refused refused) {
      assertThat(refused.rule()).isIn(REFUSALS);
      return;
    }
    for (var row : table.rows()) {
      try {
        if (DirectoryRow.of(row, RowsTest.SETTINGS, RowsTest.MAP) instanceof Home home) {
          assertThat(home.beds()).isBetween(1, 9_999);
          assertThat(home.locationId()).matches("[A-Za-z0-9._-]{1,75}").doesNotMatch("[0-9]{10}");
          assertThat(home.name()).isNotBlank().hasSizeLessThanOrEqualTo(200);
        }
      } catch (BadRow bad) {
        assertThat(COLUMNS.contains(bad.column()) || !bad.rule().isEmpty()).isTrue();
      }
      try {
        var told = TrackerRow.of(row, RowsTest.SETTINGS);
        assertThat(told.line()).isEqualTo(row.line());
        assertThat(told.vacancy().beds()).isBetween(0, 9_999);
      } catch (BadRow bad) {
        assertThat(RowsTest.SETTINGS.tracker().all()).contains(bad.column());
      }
    }
  }

  private static List<Long> lines(Table table) {
    return table.rows().stream().map(Row::line).toList();
  }

  private static List<List<String>> texts(Table table, Set<String> columns) {
    return table.rows().stream()
        .map(row -> columns.stream().map(column -> row.texts().get(column)).toList())
        .toList();
  }

  private static byte[] written(Table table, List<String> columns) {
    return Stream.concat(
            Stream.of(columns),
            table.rows().stream().map(row -> columns.stream().map(row.texts()::get).toList()))
        .map(
            texts ->
                texts.stream()
                    .map(text -> '"' + text.replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
