package care.homeward.live.pages.flow;

import care.homeward.live.board.BoardAt;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.board.Standing;
import care.homeward.live.history.Moment;
import care.homeward.live.history.TimeMachine;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.CodeNames;
import care.homeward.live.pages.Names;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Cards with the names a reader may see, for the page and, by the same template, for the stream.
 */
@Component
public class Tiles {

  private static final int MOST_DRAWN = 4_000;

  private final LiveBoard live;
  private final TimeMachine machine;
  private final Names names;
  private final ITemplateEngine templates;
  private final Pressures pressures;
  private final CodeNames codes;

  /** Many readers see the same card: it is drawn once. */
  private final Cache<Drawn, String> drawn =
      Caffeine.newBuilder().maximumSize(MOST_DRAWN).expireAfterWrite(Duration.ofMinutes(2)).build();

  private record Drawn(View view, Row row) {}

  /** How people are shown. */
  public enum View {
    BOARD("card"),
    TABLE("row"),
    WALL("bed");

    private final String part;

    View(String part) {
      this.part = part;
    }

    /** The view of this name; the board for any other. */
    public static View of(@Nullable String name) {
      return "table".equals(name) ? TABLE : "wall".equals(name) ? WALL : BOARD;
    }
  }

  /**
   * People to show.
   *
   * @param namesAway true if names could not be asked for
   */
  public record Shown(List<Row> rows, boolean namesAway) {

    List<Tile> tiles() {
      return rows.stream().map(Row::tile).toList();
    }
  }

  Tiles(
      LiveBoard live,
      TimeMachine machine,
      Names names,
      ITemplateEngine templates,
      Pressures pressures,
      CodeNames codes) {
    this.live = live;
    this.machine = machine;
    this.names = names;
    this.templates = templates;
    this.pressures = pressures;
    this.codes = codes;
  }

  /**
   * These people as they stand now, in their order; on a wall nobody's name is asked for.
   *
   * @param caller absent where nobody is signed in
   */
  public Shown of(@Nullable Caller caller, View view, Collection<Standing> standings) {
    return of(caller, view, Moment.NOW, standings);
  }

  /** These people as they stood at a moment. */
  Shown of(@Nullable Caller caller, View view, Moment moment, Collection<Standing> standings) {
    return view == View.WALL || caller == null
        ? shown(Names.Named.NOBODY, moment, standings)
        : shown(names.of(caller, nameable(standings)), moment, standings);
  }

  /** The same people to be taken away in a file. */
  Shown exported(Caller caller, Moment moment, Collection<Standing> standings) {
    return shown(names.exported(caller, nameable(standings)), moment, standings);
  }

  /** Who was restricted then is not named, even if the protection has ended since. */
  private static Set<String> nameable(Collection<Standing> standings) {
    return standings.stream()
        .filter(standing -> !standing.card().person().restricted())
        .map(standing -> standing.card().personId())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Shown shown(Names.Named named, Moment moment, Collection<Standing> standings) {
    var board = machine.board(moment);
    var corrected = corrected(moment);
    var suffix = Asked.suffix(moment);
    return new Shown(
        standings.stream()
            .map(
                standing -> {
                  var card = standing.card();
                  return new Row(
                      standing,
                      Tile.of(
                          standing,
                          named.people().get(card.personId()),
                          ownerName(board, standing),
                          board.moment(),
                          suffix,
                          corrected.test(standing)),
                      codes.of(card.location().hospital()),
                      codes.of(card.person().place()));
                })
            .toList(),
        named.away());
  }

  /** The name of a team or a home says where someone lives, so of the protected it is not told. */
  private static @Nullable String ownerName(BoardAt board, Standing standing) {
    return standing.card().person().restricted() ? null : board.name(standing.ownerReference());
  }

  /** Whether something else was known of someone at the time. */
  private Predicate<Standing> corrected(Moment moment) {
    if (!moment.corrected()) {
      return _ -> false;
    }
    var known = machine.board(moment.as(Moment.As.KNOWN));
    return standing -> {
      var then = known.standing(standing.card().stayId());
      return then == null || !then.card().saysTheSame(standing.card());
    };
  }

  /** One person in HTML, on one line. */
  public String html(View view, Row row) {
    return drawn.get(
        new Drawn(view, row),
        one -> oneLine(one.view().part, Map.of("row", one.row(), "tile", one.row().tile())));
  }

  /** The pressure on each place in HTML, on one line. */
  public String pressure() {
    return oneLine("pressure", Map.of("pressures", pressures.of(live)));
  }

  List<Pressures.Line> pressures(BoardAt board) {
    return pressures.of(board);
  }

  private String oneLine(String part, Map<String, Object> values) {
    return templates
        .process("parts", Set.of(part), new Context(Locale.UK, values))
        .replaceAll("\\s*\\R\\s*", " ")
        .strip();
  }
}
