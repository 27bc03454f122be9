package care.homeward.live.pages.flow;

import care.homeward.live.board.BoardFilter;
import care.homeward.live.board.Figures;
import care.homeward.live.board.Figures.Kpi;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.board.Standing;
import care.homeward.live.pages.Callers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The flow board: who is waiting, for what, on whom, now. */
@Controller
class FlowPage {

  private final LiveBoard board;
  private final Tiles tiles;
  private final Callers callers;
  private final Pressures pressures;
  private final FilterForm forms;

  /** A figure and the list it opens. */
  record Figure(String value, String label, String note, String href) {}

  FlowPage(LiveBoard board, Tiles tiles, Callers callers, Pressures pressures, FilterForm forms) {
    this.board = board;
    this.tiles = tiles;
    this.callers = callers;
    this.pressures = pressures;
    this.forms = forms;
  }

  @GetMapping("/flow")
  String flow(
      @RequestParam MultiValueMap<String, String> query, HttpServletRequest request, Model model) {
    var density = query.getFirst("density");
    var filter = filter(query);
    var caller = callers.of(request);
    callers.tokenOf(caller);
    var position = board.position();
    var everyone = board.standings().toList();
    var shown =
        tiles.of(
            caller,
            everyone.stream()
                .filter(filter::matches)
                .sorted(Standing.MOST_PRESSING_FIRST)
                .toList());
    model.addAttribute("position", position);
    model.addAttribute("compact", "compact".equals(density));
    model.addAttribute("figures", figures(Figures.of(everyone, filter), filter));
    model.addAttribute("form", forms.of(filter, everyone));
    model.addAttribute("pressures", pressures.lines());
    model.addAttribute("namesAway", shown.namesAway());
    model.addAttribute("total", shown.tiles().size());
    model.addAttribute(
        "columns", Column.KEYS.stream().map(key -> Column.of(key, shown.tiles())).toList());
    return "flow";
  }

  static List<Figure> figures(Figures figures, BoardFilter filter) {
    return Arrays.stream(Kpi.values())
        .map(
            kpi ->
                new Figure(
                    String.format(Locale.UK, "%,d", figures.count(kpi)),
                    label(kpi),
                    note(kpi, figures),
                    FilterForm.href(kpi.of(filter))))
        .toList();
  }

  private static String label(Kpi kpi) {
    return switch (kpi) {
      case WAITING -> "people waiting";
      case OVER_SEVEN_DAYS -> "over 7 days";
      case OVER_TWENTY_ONE_DAYS -> "over 21 days";
      case WITHOUT_NEXT_STEP -> "no next step";
      case OVERDUE -> "steps overdue";
      case FOUND -> "place found";
    };
  }

  private static String note(Kpi kpi, Figures figures) {
    return switch (kpi) {
      case WAITING -> String.format(Locale.UK, "of %,d in a bed", figures.inBed());
      case OVER_SEVEN_DAYS -> String.format(Locale.UK, "%,d nights in all", figures.midnights());
      case OVER_TWENTY_ONE_DAYS -> "longest stays";
      case WITHOUT_NEXT_STEP -> "nobody has said";
      case OVERDUE -> "due before now";
      case FOUND -> "team or bed agreed";
    };
  }

  private static BoardFilter filter(MultiValueMap<String, String> query) {
    var asked = new LinkedMultiValueMap<>(query);
    asked.remove("density");
    try {
      return BoardFilter.of(asked).with("waiting", "true");
    } catch (BoardFilter.Unknown e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
    }
  }
}
