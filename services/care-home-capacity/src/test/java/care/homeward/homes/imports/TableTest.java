package care.homeward.homes.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.homeward.homes.imports.Table.Broken;
import care.homeward.platform.core.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final Set<String> COLUMNS = Set.of("Id", "Name");

  @Test
  void rows_know_the_line_they_begin_on_though_texts_and_gaps_lie_between() {
    var table = read("\uFEFFId, Name\n1,\"Rowan\nHouse\"\n\n2,\"Oak, \"\"Old\"\"\"\r\n");

    assertThat(table.broken()).isEmpty();
    assertThat(table.rows()).extracting(Row::line).containsExactly(2L, 5L);
    assertThat(table.rows().getFirst().text("Name")).isEqualTo("Rowan\nHouse");
    assertThat(table.rows().getLast().text("Name")).isEqualTo("Oak, \"Old\"");
  }

  @Test
  void a_row_of_another_width_is_told_and_the_others_are_read() {
    var table = read("Id,Name\n1\n2,Oak\n3,Elm,4\n");

    assertThat(table.rows()).extracting(Row::line).containsExactly(3L);
    assertThat(table.broken())
        .extracting(Broken::line, Broken::rule)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2L, "not-as-wide-as-the-header"),
            org.assertj.core.groups.Tuple.tuple(4L, "not-as-wide-as-the-header"));
  }

  @Test
  void a_quote_never_closed_ends_the_reading_and_is_told() {
    var table = read("Id,Name\n1,Oak\n2,\"Elm\n3,Ash\n");

    assertThat(table.rows()).extracting(Row::line).containsExactly(2L);
    assertThat(table.broken())
        .containsExactly(
            new Broken(3, "unreadable", "A quote is not closed; nothing after it is read.", ""));
  }

  @Test
  void a_file_that_must_be_whole_is_refused_where_it_breaks_off() {
    assertThat(read("Id,Name\n1,Oak\n2,\"Elm\"\n").whole().rows()).hasSize(2);
    assertThat(read("Id,Name\n1,Oak\n2\n").whole().rows()).hasSize(1);
    refused("unreadable", () -> read("Id,Name\n1,Oak\n2,\"Elm\n3,Ash\n").whole());
  }

  @Test
  void a_header_that_cannot_be_read_is_refused() {
    refused("unreadable", () -> read("Id,\"Name"));
    refused("unreadable", () -> read("\"Id\"x,Name\n1,Oak"));
  }

  @Test
  void what_stands_in_a_row_of_another_width_is_kept() {
    assertThat(read("Id,Name\n1\n2,Oak,3\n4,\"Elm\n5\",6\n").broken())
        .extracting(Broken::text)
        .containsExactly("1", "2 Oak 3", "4 Elm\n5 6");
  }

  @Test
  void as_many_rows_as_allowed_and_no_more() {
    assertThat(Table.read(bytes("Id,Name\n1,Oak\n2,Elm\n"), COLUMNS, 2).rows()).hasSize(2);
    refused("too-many-rows", () -> Table.read(bytes("Id,Name\n1,a\n2,b\n3,c\n"), COLUMNS, 2));
  }

  @Test
  void what_is_no_such_table_is_refused() {
    refused("no-header", () -> read(""));
    refused("columns-missing", () -> read("Id,Other\n"));
    refused("column-named-twice", () -> read("Id,Name,Name\n"));
    refused(
        "not-utf-8",
        () ->
            Table.read("Id,Name\n1,Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1), COLUMNS, 9));
  }

  private static Table read(String file) {
    return Table.read(bytes(file), COLUMNS, 100);
  }

  private static byte[] bytes(String file) {
    return file.getBytes(StandardCharsets.UTF_8);
  }

  private static void refused(
      String rule, org.assertj.core.api.ThrowableAssert.ThrowingCallable read) {
    assertThatThrownBy(read)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.rule()).isEqualTo(rule));
  }
}
