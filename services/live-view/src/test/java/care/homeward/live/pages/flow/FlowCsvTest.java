package care.homeward.live.pages.flow;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.live.board.BoardFilter;
import care.homeward.live.board.Card;
import care.homeward.live.board.Standing;
import care.homeward.live.history.Moment;
import care.homeward.live.pages.PeopleClient;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;

class FlowCsvTest {

  private static final Instant NOW = Instant.parse("2026-11-24T14:30:00Z");

  @Test
  void a_cell_a_spreadsheet_would_compute_is_text() throws IOException {
    for (var name : List.of("=1+1", "+44", "-1", "@SUM(A1)", "\tx", "\rx")) {
      assertThat(cell(name, "J28", "name")).isEqualTo("'" + name);
    }
    assertThat(cell("Ll\u0177r \"Dai\", Si\u00e2n", "J28", "name"))
        .isEqualTo("Ll\u0177r \"Dai\", Si\u00e2n");
    assertThat(cell("A=1", "J28", "name")).isEqualTo("A=1");
    assertThat(cell("A", "-J28", "ward")).isEqualTo("'-J28");
  }

  @Test
  void times_are_iso_and_what_is_not_known_is_empty() throws IOException {
    assertThat(cell("A", "J28", "ready_at")).isEqualTo("2026-11-21T17:15:00Z");
    assertThat(cell("A", "J28", "as_of")).isEqualTo("2026-11-24T14:30:00Z");
    assertThat(cell("A", "J28", "nights")).isEqualTo("3");
    assertThat(cell("A", "J28", "hours")).isEqualTo("69");
    assertThat(cell("A", "J28", "due")).isEmpty();
    assertThat(cell(null, "J28", "name")).isEmpty();
  }

  @Test
  void the_name_of_the_file_says_the_filter_and_the_moment_but_not_what_was_looked_for() {
    var filter = BoardFilter.EVERYONE.with("waiting", "true").with("ward", "7B");

    assertThat(name(filter, Moment.NOW)).isEqualTo("flow_ward-7B_2026-11-24T1430.csv");
    assertThat(name(filter.with("q", "Patel"), Moment.NOW))
        .isEqualTo("flow_found_ward-7B_2026-11-24T1430.csv");
    assertThat(name(BoardFilter.EVERYONE.with("band", "21+"), new Moment(NOW, Moment.As.CORRECTED)))
        .isEqualTo("flow_band-21-_2026-11-24T1430_corrected.csv");
  }

  private static String name(BoardFilter filter, Moment moment) {
    return FlowCsv.name(new Asked(filter, moment, false, false, Sort.USUAL, Set.of()), NOW);
  }

  private static String cell(
      @org.jspecify.annotations.Nullable String name, String ward, String column)
      throws IOException {
    var out = new StringWriter();
    FlowCsv.write(out, List.of(row(name, ward)), NOW);
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    return format.parse(new StringReader(out.toString())).getRecords().getFirst().get(column);
  }

  private static Row row(@org.jspecify.annotations.Nullable String name, String ward) {
    var standing =
        Standing.of(
            new Card(
                "stay-1",
                1,
                "person-1",
                new PersonSummary("75-84", false, "aldersyke", "mere-lane", 1),
                new Location("RR813", ward, null),
                Instant.parse("2026-11-01T10:00:00Z"),
                Instant.parse("2026-11-21T17:15:00Z"),
                null,
                1,
                false,
                null,
                null,
                false,
                false,
                false,
                null,
                null),
            NOW);
    var known = new PeopleClient.Known(name, name, 78L, false);
    return new Row(
        standing, Tile.of(standing, known, null, NOW, "", false), "Minster Royal", "Aldersyke");
  }
}
