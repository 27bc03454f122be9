package care.homeward.live.pages.flow;

import care.homeward.live.board.BoardFilter;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.history.Moment;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.When;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Makes and ends the addresses of wall screens. */
@Controller
class WallsPage {

  private final Walls walls;
  private final LiveBoard board;
  private final FilterForm forms;
  private final Callers callers;
  private final InstantSource clock;

  /** A screen in the list. */
  record Line(String id, String said, String made, String until) {}

  WallsPage(Walls walls, LiveBoard board, FilterForm forms, Callers callers, InstantSource clock) {
    this.walls = walls;
    this.board = board;
    this.forms = forms;
    this.callers = callers;
    this.clock = clock;
  }

  @GetMapping("/flow/walls")
  String list(@RequestParam MultiValueMap<String, String> query, Model model) {
    return show(query, null, model);
  }

  @PostMapping("/flow/walls")
  String make(
      @RequestParam MultiValueMap<String, String> query, HttpServletRequest request, Model model) {
    query.remove("_csrf");
    var asked = asked(query);
    var by = callers.of(request).who().getName();
    var token = walls.make(asked.query(), said(asked), by);
    var address =
        ServletUriComponentsBuilder.fromContextPath(request).path("/wall/" + token).toUriString();
    return show(query, address, model);
  }

  @PostMapping("/flow/walls/{id}/ended")
  String end(@PathVariable String id) {
    walls.end(id);
    return "redirect:/flow/walls";
  }

  private String show(MultiValueMap<String, String> query, @Nullable String made, Model model) {
    var asked = asked(query);
    model.addAttribute("made", made);
    model.addAttribute("said", said(asked));
    model.addAttribute("kept", asked.kept(List.of()));
    model.addAttribute(
        "lines",
        walls.all().stream()
            .map(
                wall ->
                    new Line(
                        wall.id(),
                        wall.said(),
                        wall.madeBy() + ", " + When.moment(wall.madeAt()),
                        When.moment(wall.until())))
            .toList());
    return "flow-walls";
  }

  private String said(Asked asked) {
    var said = forms.of(asked.filter(), board.standings().toList()).said();
    return said.isEmpty() ? "Everyone ready to leave hospital" : said;
  }

  /** A wall shows now, as a wall does, and nobody looks for anything on it. */
  private Asked asked(MultiValueMap<String, String> query) {
    var asked = Asked.of(query, clock.instant());
    return asked
        .with(asked.filter().with(BoardFilter.FIND))
        .with(Moment.NOW)
        .asTable(false)
        .compact(false)
        .with(Sort.USUAL);
  }
}
