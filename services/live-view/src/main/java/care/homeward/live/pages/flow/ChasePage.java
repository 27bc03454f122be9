package care.homeward.live.pages.flow;

import care.homeward.live.board.LiveBoard;
import care.homeward.live.board.Standing;
import care.homeward.live.history.Moment;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.platform.access.Access;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * People chosen in the table, by whom they wait on: to be read out, printed or sent. Nobody is told
 * by this page, and no fact says that somebody was asked again; it does not pretend otherwise.
 */
@Controller
class ChasePage {

  private static final String PATH = "/flow/chase";
  private static final int MOST = 500;

  private final LiveBoard board;
  private final Tiles tiles;
  private final Callers callers;

  /**
   * One to ask again.
   *
   * @param message what to send them, without a name
   */
  record Owner(String name, List<Row> rows, long overdue, String message) {}

  ChasePage(LiveBoard board, Tiles tiles, Callers callers) {
    this.board = board;
    this.tiles = tiles;
    this.callers = callers;
  }

  /** Whether someone in this role has such lists. */
  boolean may(Caller caller) {
    return Access.allows("live-view", HttpMethod.POST, PATH, Callers.roles(caller.who()));
  }

  @PostMapping(PATH)
  String chase(
      @RequestParam(name = "stay", defaultValue = "") List<String> stays,
      HttpServletRequest request,
      Model model) {
    var caller = callers.of(request);
    callers.tokenOf(caller);
    var shown = tiles.of(caller, Tiles.View.TABLE, chosen(stays));
    model.addAttribute("owners", owners(shown.rows()));
    model.addAttribute("total", shown.rows().size());
    model.addAttribute("gone", stays.size() - shown.rows().size());
    model.addAttribute("namesAway", shown.namesAway());
    return "flow-chase";
  }

  /** The same as a file, owner by owner. */
  @PostMapping(value = PATH, params = "as=csv")
  void csv(
      @RequestParam(name = "stay", defaultValue = "") List<String> stays,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var rows = new ArrayList<Row>();
    owners(tiles.exported(callers.of(request), Moment.NOW, chosen(stays)).rows())
        .forEach(owner -> rows.addAll(owner.rows()));
    FlowCsv.attach(response, "chase_" + FlowCsv.fileTime(board.asOf()) + ".csv");
    try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
      out.write(FlowCsv.BYTE_ORDER_MARK);
      FlowCsv.write(out, rows, board.asOf());
    }
  }

  /** Who has left meanwhile, or does not wait any more, is not asked after. */
  private List<Standing> chosen(List<String> stays) {
    return stays.stream()
        .distinct()
        .limit(MOST)
        .flatMap(id -> Stream.ofNullable(board.standing(id)))
        .filter(standing -> standing.waiting() && standing.card().inBed())
        .sorted(Standing.MOST_PRESSING_FIRST)
        .toList();
  }

  /** Whoever has most overdue comes first. */
  private static List<Owner> owners(List<Row> rows) {
    var byOwner =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.tile().ownerText(), LinkedHashMap::new, Collectors.toList()));
    return byOwner.entrySet().stream()
        .map(one -> owner(one.getKey(), one.getValue()))
        .sorted(Comparator.comparingLong(Owner::overdue).reversed().thenComparing(Owner::name))
        .toList();
  }

  private static Owner owner(String name, List<Row> rows) {
    return new Owner(
        name,
        rows,
        rows.stream().filter(row -> row.tile().late()).count(),
        rows.stream().map(ChasePage::line).collect(Collectors.joining("\n")));
  }

  private static String line(Row row) {
    var tile = row.tile();
    var due = row.due().isEmpty() ? "" : ", due " + row.due();
    return row.hospital()
        + ", "
        + tile.location()
        + ": ready for "
        + tile.nights()
        + "; "
        + tile.reason()
        + "; next: "
        + tile.step()
        + due
        + (tile.late() ? " (overdue)" : "");
  }
}
