package care.homeward.live.pages.flow;

import care.homeward.live.board.BoardFilter;
import care.homeward.live.board.Figures.Kpi;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The people on one pathway: end-of-life fast track first, then those without a next step, then
 * those ready longest.
 *
 * @param key {@code 0} to {@code 3}, or {@code none}
 * @param title what the pathway is
 * @param bars how the delays lie, on a width of 300: one bar for each of the five colours
 * @param all the people of the column as a list; absent where the filter leaves nobody
 * @param longest the same, the longest first: the median is in the middle
 * @param over those ready for seven midnights or more, as a list
 */
record Column(
    String key,
    String title,
    List<Tile> tiles,
    List<Bar> bars,
    @Nullable String all,
    @Nullable String longest,
    @Nullable String over) {

  static final List<String> KEYS = List.of("none", "0", "1", "2", "3");
  private static final int WIDTH = 300;
  private static final int COLOURS = 5;
  private static final int OVER_SEVEN_DAYS = 7;
  private static final Set<String> OVER =
      Kpi.OVER_SEVEN_DAYS.of(BoardFilter.EVERYONE).wanted().getOrDefault("band", Set.of());
  private static final Comparator<Tile> ORDER =
      Comparator.comparing((Tile tile) -> !tile.fast())
          .thenComparing(tile -> !tile.first())
          .thenComparingLong(Tile::readyMillis)
          .thenComparing(Tile::id);

  record Bar(int colour, double x, double width) {}

  static Column of(String key, List<Tile> all, Asked asked) {
    var tiles = all.stream().filter(tile -> tile.column().equals(key)).sorted(ORDER).toList();
    var list = narrowed(asked.asTable(true).with(Sort.USUAL), "pathway", Set.of(key));
    var over = list == null ? null : narrowed(list, "band", OVER);
    return new Column(
        key,
        title(key),
        tiles,
        bars(tiles),
        list == null ? null : list.href(),
        list == null ? null : list.with(new Sort(Sort.By.READY, true)).href(),
        over == null ? null : over.href());
  }

  /** Those of them with one of these values; null if the filter leaves none. */
  private static @Nullable Asked narrowed(Asked asked, String name, Set<String> values) {
    var left = new TreeSet<>(values);
    var already = asked.filter().wanted().getOrDefault(name, values);
    left.retainAll(already);
    return left.isEmpty()
        ? null
        : asked.with(asked.filter().with(name, left.toArray(String[]::new)));
  }

  private static String title(String key) {
    return switch (key) {
      case "0" -> "Home, no new support";
      case "1" -> "Home with support";
      case "2" -> "Community bed";
      case "3" -> "Care home";
      default -> "Pathway not chosen";
    };
  }

  private static List<Bar> bars(List<Tile> tiles) {
    var counts = new int[COLOURS];
    tiles.forEach(tile -> counts[tile.colour()]++);
    var before = 0;
    var bars = new Bar[COLOURS];
    for (int colour = 0; colour < COLOURS; colour++) {
      bars[colour] =
          new Bar(colour, part(before, tiles), Math.max(0, part(counts[colour], tiles) - 1));
      before += counts[colour];
    }
    return List.of(bars);
  }

  private static double part(int count, List<Tile> tiles) {
    return tiles.isEmpty() ? 0 : Math.round(10.0 * WIDTH * count / tiles.size()) / 10.0;
  }

  /** What stands on the blue label. */
  public String label() {
    return key.equals("none") ? "P?" : "P" + key;
  }

  /** The delay in the middle, in days and hours. */
  public String median(long now) {
    return median(tiles, Instant.ofEpochMilli(now));
  }

  static String median(List<Tile> tiles, Instant now) {
    if (tiles.isEmpty()) {
      return "";
    }
    var hours =
        tiles.stream()
            .mapToLong(tile -> Math.max(0, (now.toEpochMilli() - tile.readyMillis()) / 3_600_000))
            .sorted()
            .toArray();
    var middle = hours[hours.length / 2];
    return "median " + (middle < 24 ? middle + "h" : middle / 24 + "d " + middle % 24 + "h");
  }

  /** How many have waited seven midnights or more. */
  public String overSevenDays() {
    var over = IntStream.range(0, tiles.size());
    var count = over.filter(i -> tiles.get(i).midnights() >= OVER_SEVEN_DAYS).count();
    return tiles.isEmpty() ? "" : count + " for 7 days or over";
  }
}
