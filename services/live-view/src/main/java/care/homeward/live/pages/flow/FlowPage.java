package care.homeward.live.pages.flow;

import care.homeward.live.board.BoardAt;
import care.homeward.live.board.BoardFilter;
import care.homeward.live.board.Figures;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.board.Standing;
import care.homeward.live.history.Moment;
import care.homeward.live.history.TimeMachine;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.TimeSlider;
import care.homeward.platform.access.Access;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The flow board, as columns, as a table and on a wall: who is waiting, for what, on whom. */
@Controller
class FlowPage {

  private final LiveBoard live;
  private final TimeMachine machine;
  private final Tiles tiles;
  private final Callers callers;
  private final FilterForm forms;
  private final PastForm pasts;
  private final ChasePage chase;
  private final Walls walls;
  private final InstantSource clock;

  /** The head of a column of the table. */
  record Head(String code, String label, String href, @Nullable String aria, boolean number) {}

  /** A column that can be chosen. */
  record Choice(String code, String label, boolean chosen) {}

  /** What the other views of the same are. */
  record Links(String view, String compact, String wall, String walls, String csv, String clear) {}

  FlowPage(
      LiveBoard live,
      TimeMachine machine,
      Tiles tiles,
      Callers callers,
      FilterForm forms,
      PastForm pasts,
      ChasePage chase,
      Walls walls,
      InstantSource clock) {
    this.live = live;
    this.machine = machine;
    this.tiles = tiles;
    this.callers = callers;
    this.forms = forms;
    this.pasts = pasts;
    this.chase = chase;
    this.walls = walls;
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
    var caller = callers.of(request);
    callers.tokenOf(caller);
    var shown = fill(asked, asked.table() ? Tiles.View.TABLE : Tiles.View.BOARD, caller, model);
    if (!asked.table()) {
      model.addAttribute("columns", columns(asked, shown));
      return "flow";
    }
    var rows = shown.rows().stream().sorted(asked.sort().order()).toList();
    model.addAttribute("rows", rows);
    model.addAttribute("heads", heads(asked));
    model.addAttribute("choices", choices(asked));
    model.addAttribute("chosen", asked.kept(List.of(Asked.COLUMN)));
    model.addAttribute("without", without(asked));
    model.addAttribute("mayChase", !asked.moment().past() && chase.may(caller));
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
    var caller = callers.of(request);
    callers.tokenOf(caller);
    model.addAttribute("columns", columns(asked, fill(asked, Tiles.View.WALL, caller, model)));
    model.addAttribute(
        "mayHang",
        Access.allows("live-view", HttpMethod.GET, "/flow/walls", Callers.roles(caller.who())));
    return "flow-wall";
  }

  /**
   * The same on a screen nobody is signed in at: its address is all it has, and shows one filter.
   */
  @GetMapping("/wall/{token}")
  String wall(@PathVariable String token, Model model) {
    var wall = walls.of(token);
    if (wall == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var asked = Asked.of(wall.wanted(), clock.instant());
    model.addAttribute("columns", columns(asked, fill(asked, Tiles.View.WALL, null, model)));
    model.addAttribute("live", "/live/wall/" + token);
    return "flow-wall";
  }

  private Tiles.Shown fill(Asked asked, Tiles.View view, @Nullable Caller caller, Model model) {
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
    model.addAttribute("figures", FlowFigures.of(Figures.of(everyone, asked.filter()), asked));
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
                    by.code(),
                    by.label(),
                    asked.with(asked.sort().asking(by)).href(),
                    asked.sort().aria(by),
                    by.number()))
        .toList();
  }

  private static List<Choice> choices(Asked asked) {
    return Sort.By.CHOSEN.stream()
        .map(by -> new Choice(by.code(), by.label(), asked.shows(by)))
        .toList();
  }

  /** How the style sheet is told which columns not to show; lines from the stream have them all. */
  private static String without(Asked asked) {
    return Arrays.stream(Sort.By.values())
        .filter(by -> !asked.shows(by))
        .map(by -> "no-" + by.code())
        .collect(Collectors.joining(" "));
  }

  private static Links links(Asked asked) {
    return new Links(
        asked.asTable(!asked.table()).href(),
        asked.compact(!asked.compact()).href(),
        asked.asTable(false).compact(false).with(Sort.USUAL).href("/flow/wall"),
        asked.asTable(false).compact(false).with(Sort.USUAL).href("/flow/walls"),
        asked.asTable(false).compact(false).href("/flow.csv"),
        asked.with(BoardFilter.EVERYONE).href());
  }
}
