package care.homeward.live.pages.flow;

import care.homeward.live.board.BoardAt;
import care.homeward.live.board.BoardFilter;
import care.homeward.live.board.Figures;
import care.homeward.live.board.Figures.Kpi;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.board.Standing;
import care.homeward.live.history.Moment;
import care.homeward.live.history.TimeMachine;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.TimeSlider;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The flow board, as columns, as a table and on a wall: who is waiting, for what, on whom. */
@Controller
class FlowPage {

  private final LiveBoard live;
  private final TimeMachine machine;
  private final Tiles tiles;
  private final Callers callers;
  private final FilterForm forms;
  private final PastForm pasts;
  private final InstantSource clock;

  /**
   * A figure, the list it opens and the rule it follows.
   *
   * @param rule where the rule is on the page of measures
   */
  record Figure(String value, String label, String note, String href, String rule) {}

  /** The head of a column of the table. */
  record Head(String label, String href, @Nullable String aria, boolean number) {}

  /** What the other views of the same are. */
  record Links(String view, String compact, String wall, String csv, String clear) {}

  FlowPage(
      LiveBoard live,
      TimeMachine machine,
      Tiles tiles,
      Callers callers,
      FilterForm forms,
      PastForm pasts,
      InstantSource clock) {
    this.live = live;
    this.machine = machine;
    this.tiles = tiles;
    this.callers = callers;
    this.forms = forms;
    this.pasts = pasts;
    this.clock = clock;
  }

  @GetMapping("/flow")
  String flow(
      @RequestParam MultiValueMap<String, String> query,
      @RequestParam(required = false) @Nullable String hours,
      HttpServletRequest request,
      Model model) {
    var asked = Asked.of(query, clock.instant());
    if (hours != null && !hours.isBlank()) {
      return "redirect:"
          + asked.with(TimeSlider.slid(hours, asked.moment(), clock.instant())).href();
    }
    var shown = fill(asked, asked.table() ? Tiles.View.TABLE : Tiles.View.BOARD, request, model);
    if (!asked.table()) {
      model.addAttribute("columns", columns(asked, shown));
      return "flow";
    }
    var rows = shown.rows().stream().sorted(asked.sort().order()).toList();
    model.addAttribute("rows", rows);
    model.addAttribute("heads", heads(asked));
    model.addAttribute(
        "median", Column.median(shown.tiles(), machine.board(asked.moment()).moment()));
    model.addAttribute("nights", rows.stream().mapToLong(row -> row.tile().midnights()).sum());
    return "flow-table";
  }

  /** For a screen many can see: beds instead of names. */
  @GetMapping("/flow/wall")
  String wall(
      @RequestParam MultiValueMap<String, String> query, HttpServletRequest request, Model model) {
    var asked = Asked.of(query, clock.instant()).asTable(false);
    var shown = fill(asked, Tiles.View.WALL, request, model);
    model.addAttribute("columns", columns(asked, shown));
    return "flow-wall";
  }

  private Tiles.Shown fill(Asked asked, Tiles.View view, HttpServletRequest request, Model model) {
    var caller = callers.of(request);
    callers.tokenOf(caller);
    var position = live.position();
    var board = machine.board(asked.moment());
    var everyone = board.standings().toList();
    var filtered =
        everyone.stream()
            .filter(asked.filter()::matches)
            .sorted(Standing.MOST_PRESSING_FIRST)
            .toList();
    var shown = tiles.of(caller, view, asked.moment(), filtered);
    model.addAttribute("position", position);
    model.addAttribute("compact", asked.compact());
    model.addAttribute("figures", figures(Figures.of(everyone, asked.filter()), asked));
    model.addAttribute("form", forms.of(asked.filter(), everyone));
    model.addAttribute("others", asked.others());
    model.addAttribute("links", links(asked));
    model.addAttribute("pressures", tiles.pressures(board));
    model.addAttribute("namesAway", shown.namesAway());
    model.addAttribute("total", shown.rows().size());
    model.addAttribute("stream", asked.moment().past() ? null : stream(asked, view));
    model.addAttribute("slider", pasts.slider(asked, clock.instant()));
    model.addAttribute("past", pasts.past(asked, filtered));
    moment(asked.moment(), board, model);
    return shown;
  }

  private static String stream(Asked asked, Tiles.View view) {
    return asked.stream() + (view == Tiles.View.WALL ? "&view=wall" : "");
  }

  /** What stands around every page says of which moment this one is. */
  private static void moment(Moment moment, BoardAt board, Model model) {
    if (moment.past()) {
      model.addAttribute("asOf", moment.words());
      model.addAttribute("now", board.moment().toEpochMilli());
    }
  }

  private static List<Column> columns(Asked asked, Tiles.Shown shown) {
    var all = shown.tiles();
    return Column.KEYS.stream().map(key -> Column.of(key, all, asked)).toList();
  }

  private static List<Head> heads(Asked asked) {
    return Arrays.stream(Sort.By.values())
        .map(
            by ->
                new Head(
                    by.label(),
                    asked.with(asked.sort().asking(by)).href(),
                    asked.sort().aria(by),
                    by.number()))
        .toList();
  }

  private static Links links(Asked asked) {
    return new Links(
        asked.asTable(!asked.table()).href(),
        asked.compact(!asked.compact()).href(),
        asked.asTable(false).compact(false).with(Sort.USUAL).href("/flow/wall"),
        asked.asTable(false).compact(false).href("/flow.csv"),
        asked.with(BoardFilter.EVERYONE).href());
  }

  static List<Figure> figures(Figures figures, Asked asked) {
    return Arrays.stream(Kpi.values())
        .map(
            kpi ->
                new Figure(
                    String.format(Locale.UK, "%,d", figures.count(kpi)),
                    label(kpi),
                    note(kpi, figures),
                    asked
                        .with(kpi.of(asked.filter()))
                        .asTable(true)
                        .with(Sort.USUAL)
                        .compact(false)
                        .href(),
                    MeasuresPage.anchor(kpi)))
        .toList();
  }

  static String label(Kpi kpi) {
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
}
