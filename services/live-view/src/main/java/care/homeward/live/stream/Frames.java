package care.homeward.live.stream;

import care.homeward.live.board.BoardFilter;
import care.homeward.live.board.Delay;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.board.Standing;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.flow.Tiles;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one open page shows, and what changes of it. */
final class Frames {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.UK).withZone(Delay.LONDON);

  private final LiveBoard board;
  private final Tiles tiles;
  private final @Nullable Caller caller;
  private final BoardFilter filter;
  private final Tiles.View view;
  private final Set<String> shown = new HashSet<>();

  Frames(
      LiveBoard board, Tiles tiles, @Nullable Caller caller, BoardFilter filter, Tiles.View view) {
    this.board = board;
    this.tiles = tiles;
    this.caller = caller;
    this.filter = filter;
    this.view = view;
    board.standings(filter).forEach(standing -> shown.add(standing.card().stayId()));
  }

  /** The page may still show these, whatever they are now. */
  void mayShow(Collection<String> stays) {
    shown.addAll(stays);
  }

  /**
   * The events that bring these stays up to date.
   *
   * @param position stands at the last event alone: all of it or none; 0 for none
   */
  String of(Collection<String> stays, long position) {
    var here = new ArrayList<Standing>();
    var gone = new ArrayList<String>();
    for (var stayId : stays) {
      var standing = board.standing(stayId);
      if (standing != null && standing.card().inBed() && filter.matches(standing)) {
        here.add(standing);
        shown.add(stayId);
      } else if (shown.remove(stayId)) {
        gone.add(gone(stayId, standing));
      }
    }
    var text = new StringBuilder();
    if (!here.isEmpty()) {
      text.append(
          Line.event(
              gone.isEmpty() ? position : 0,
              "upsert",
              tiles.of(caller, view, here).rows().stream()
                  .map(row -> tiles.html(view, row))
                  .collect(Collectors.joining("\n"))));
    }
    if (!gone.isEmpty()) {
      text.append(Line.event(position, "gone", String.join("\n", gone)));
    }
    return text.toString();
  }

  private String gone(String stayId, @Nullable Standing standing) {
    var card = standing == null ? null : standing.card();
    var left = card == null ? null : card.leftAt();
    var why =
        card == null
            ? "filter"
            : card.cancelled()
                ? "cancelled"
                : left != null
                    ? "left"
                    : filter.asks("waiting", "true") && !card.waiting() ? "stays" : "filter";
    return stayId + " " + TIME.format(left != null ? left : board.asOf()) + " " + why;
  }
}
