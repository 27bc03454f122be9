package care.homeward.live.pages.flow;

import care.homeward.live.board.Reasons;
import care.homeward.live.board.Standing;
import care.homeward.live.history.TimeMachine;
import care.homeward.live.pages.Callers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The people a board page shows, as a file for a spreadsheet. */
@Controller
class FlowCsv {

  /** Spreadsheets take a file without it for one of an old character set. */
  static final char BYTE_ORDER_MARK = '\ufeff';

  /** What a cell begins with that a spreadsheet would compute. */
  private static final String COMPUTED = "=+-@\t\r";

  private static final String[] HEAD = {
    "as_of",
    "stay",
    "name",
    "age",
    "hospital",
    "ward",
    "bed",
    "place",
    "partnership",
    "pathway",
    "fast_track",
    "ready_at",
    "hours",
    "nights",
    "band",
    "reason",
    "waiting_for",
    "owner",
    "waiting_on",
    "next_step",
    "due",
    "overdue",
    "found"
  };
  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmm", Locale.UK)
          .withZone(care.homeward.live.board.Delay.LONDON);

  private final TimeMachine machine;
  private final Tiles tiles;
  private final Callers callers;
  private final InstantSource clock;

  FlowCsv(TimeMachine machine, Tiles tiles, Callers callers, InstantSource clock) {
    this.machine = machine;
    this.tiles = tiles;
    this.callers = callers;
    this.clock = clock;
  }

  @GetMapping("/flow.csv")
  void csv(
      @RequestParam MultiValueMap<String, String> query,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var asked = Asked.of(query, clock.instant());
    var board = machine.board(asked.moment());
    var asOf = asked.moment().past() ? board.moment() : board.asOf();
    var standings =
        board.standings(asked.filter()).stream().sorted(Standing.MOST_PRESSING_FIRST).toList();
    var rows =
        tiles.exported(callers.of(request), asked.moment(), standings).rows().stream()
            .sorted(asked.sort().order())
            .toList();
    attach(response, name(asked, asOf));
    try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
      out.write(BYTE_ORDER_MARK);
      write(out, rows, asOf);
    }
  }

  static void attach(HttpServletResponse response, String name) {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + '"');
  }

  static String fileTime(Instant at) {
    return FILE_TIME.format(at);
  }

  static void write(Writer out, List<Row> rows, Instant asOf) throws IOException {
    try (var csv = new CSVPrinter(out, CSVFormat.RFC4180.builder().setHeader(HEAD).get())) {
      for (var row : rows) {
        csv.printRecord(cells(row, asOf).stream().map(FlowCsv::harmless).toList());
      }
    }
  }

  private static List<String> cells(Row row, Instant asOf) {
    var card = row.standing().card();
    var tile = row.tile();
    var delay = row.standing().delay();
    var wait = card.openWait() == null ? null : card.openWait().details();
    var cells = new ArrayList<@Nullable Object>();
    cells.add(asOf.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    cells.add(card.stayId());
    cells.add(tile.named() ? tile.name() : null);
    cells.add(tile.age());
    cells.add(row.hospital());
    cells.add(card.location().ward());
    cells.add(card.location().bed());
    cells.add(row.place());
    cells.add(card.person().partnership());
    cells.add(card.pathway());
    cells.add(card.fastTrack());
    cells.add(card.readyAt());
    cells.add(delay == null ? null : delay.hours());
    cells.add(delay == null ? null : delay.midnights());
    cells.add(delay == null ? null : delay.band().label());
    cells.add(Reasons.of(card).code());
    cells.add(tile.reason());
    cells.add(row.standing().owner());
    cells.add(tile.ownerText());
    cells.add(wait == null ? null : wait.nextStep());
    cells.add(wait == null ? null : wait.due());
    cells.add(tile.late());
    cells.add(tile.found());
    return cells.stream().map(cell -> cell == null ? "" : cell.toString()).toList();
  }

  private static String harmless(String cell) {
    return !cell.isEmpty() && COMPUTED.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  /** Says the filter, but not what someone looked for: that may be a name. */
  static String name(Asked asked, Instant asOf) {
    var filter =
        asked.filter().wanted().entrySet().stream()
            .filter(one -> !one.getKey().equals("waiting"))
            .map(
                one ->
                    one.getKey().equals(care.homeward.live.board.BoardFilter.FIND)
                        ? "found"
                        : one.getKey() + "-" + String.join("-", one.getValue()))
            .collect(Collectors.joining("_"))
            .replaceAll("[^A-Za-z0-9._-]", "-");
    return "flow"
        + (filter.isEmpty() ? "" : "_" + filter)
        + "_"
        + FILE_TIME.format(asOf)
        + (asked.moment().corrected() ? "_corrected" : "")
        + ".csv";
  }
}
