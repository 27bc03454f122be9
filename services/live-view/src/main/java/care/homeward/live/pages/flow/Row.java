package care.homeward.live.pages.flow;

import care.homeward.live.board.Standing;
import care.homeward.live.pages.When;
import java.util.Comparator;

/**
 * A person as one line of the table.
 *
 * @param hospital the hospital as it is called
 * @param place the place as it is called
 */
public record Row(Standing standing, Tile tile, String hospital, String place) {

  static final Comparator<Row> MOST_PRESSING_FIRST =
      Comparator.comparing(Row::standing, Standing.MOST_PRESSING_FIRST);

  long dueOrNever() {
    return tile.dueMillis() == 0 ? Long.MAX_VALUE : tile.dueMillis();
  }

  /** When the next step is due, in words; empty if it has no day. */
  public String due() {
    return tile.dueMillis() == 0
        ? ""
        : When.moment(java.time.Instant.ofEpochMilli(tile.dueMillis()));
  }

  /** The pathway, as columns are called. */
  public String pathway() {
    return tile.column().equals("none") ? "Not chosen" : "P" + tile.column();
  }
}
