package care.homeward.live.pages.flow;

import care.homeward.live.board.LiveBoard;
import care.homeward.live.board.Standing;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Names;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Cards with the names a reader may see, for the page and, by the same template, for the stream.
 */
@Component
public class Tiles {

  private final LiveBoard board;
  private final Names names;
  private final InstantSource clock;
  private final ITemplateEngine templates;
  private final Pressures pressures;

  /**
   * Cards to show.
   *
   * @param namesAway true if names could not be asked for
   */
  public record Shown(List<Tile> tiles, boolean namesAway) {}

  Tiles(
      LiveBoard board,
      Names names,
      InstantSource clock,
      ITemplateEngine templates,
      Pressures pressures) {
    this.board = board;
    this.names = names;
    this.clock = clock;
    this.templates = templates;
    this.pressures = pressures;
  }

  /** The cards of these people, in their order. */
  public Shown of(Caller caller, Collection<Standing> standings) {
    var ids =
        standings.stream()
            .filter(standing -> !standing.card().person().restricted())
            .map(standing -> standing.card().personId())
            .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    var named = names.of(caller, ids);
    var now = clock.instant();
    return new Shown(
        standings.stream()
            .map(
                standing ->
                    Tile.of(
                        standing,
                        named.people().get(standing.card().personId()),
                        board.name(standing.ownerReference()),
                        now))
            .toList(),
        named.away());
  }

  /** One card in HTML, on one line. */
  public String html(Tile tile) {
    return oneLine("parts", "card", Map.of("tile", tile));
  }

  /** The pressure on each place in HTML, on one line. */
  public String pressure() {
    return oneLine("parts", "pressure", Map.of("pressures", pressures.lines()));
  }

  private String oneLine(String template, String part, Map<String, Object> values) {
    return templates
        .process(template, Set.of(part), new Context(Locale.UK, values))
        .replaceAll("\\s*\\R\\s*", " ")
        .strip();
  }
}
