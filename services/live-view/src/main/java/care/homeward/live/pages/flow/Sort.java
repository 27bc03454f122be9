package care.homeward.live.pages.flow;

import care.homeward.live.board.BoardFilter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The order of the table: by one of its columns, up or down.
 *
 * @param by absent for the usual order, the most pressing first
 */
record Sort(@Nullable By by, boolean down) {

  static final Sort USUAL = new Sort(null, false);

  /** After every name. */
  private static final String NAMELESS = "\uffff";

  /** What it can be sorted by. */
  enum By {
    READY("Ready for"),
    NIGHTS("Nights"),
    NAME("Person"),
    AGE("Age"),
    BED("Ward and bed"),
    HOSPITAL("Hospital"),
    PLACE("Place"),
    PATHWAY("Pathway"),
    REASON("Waiting for"),
    OWNER("Waiting on"),
    STEP("Next step"),
    DUE("Due");

    /** The columns one can choose: whom a line is about it always says. */
    static final Set<By> CHOSEN = EnumSet.complementOf(EnumSet.of(NAME));

    private final String label;

    By(String label) {
      this.label = label;
    }

    static By of(String code) {
      return Arrays.stream(values())
          .filter(by -> by.code().equals(code))
          .findFirst()
          .orElseThrow(() -> BoardFilter.unknown("The table has no column of this name."));
    }

    private Comparator<Row> order() {
      return switch (this) {
        case READY -> Comparator.comparingLong(row -> -row.tile().readyMillis());
        case NIGHTS -> Comparator.comparingLong(row -> row.tile().midnights());
        case NAME -> text(row -> row.tile().named() ? row.tile().name() : NAMELESS);
        case AGE -> text(row -> row.tile().age());
        case BED -> text(row -> row.tile().location());
        case HOSPITAL -> text(Row::hospital);
        case PLACE -> text(Row::place);
        case PATHWAY -> text(row -> row.tile().column());
        case REASON -> text(row -> row.tile().reason());
        case OWNER -> text(row -> row.tile().ownerText());
        case STEP -> text(row -> row.tile().step());
        case DUE -> Comparator.comparingLong(Row::dueOrNever);
      };
    }

    String label() {
      return label;
    }

    String code() {
      return name().toLowerCase(Locale.UK);
    }

    boolean number() {
      return this == READY || this == NIGHTS;
    }

    private static Comparator<Row> text(Function<Row, String> text) {
      return Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER);
    }
  }

  /** Reads {@code nights}, or {@code -nights} for the other way round. */
  static Sort of(@Nullable String code) {
    if (code == null || code.isBlank()) {
      return USUAL;
    }
    var down = code.startsWith("-");
    var name = down ? code.substring(1) : code;
    return new Sort(By.of(name), down);
  }

  boolean isUsual() {
    return by == null;
  }

  String code() {
    return by == null ? "" : (down ? "-" : "") + by.code();
  }

  /** The order when this column is asked for next. */
  Sort asking(By column) {
    return new Sort(column, column == by && !down);
  }

  Comparator<Row> order() {
    if (by == null) {
      return Row.MOST_PRESSING_FIRST;
    }
    return (down ? by.order().reversed() : by.order()).thenComparing(Row.MOST_PRESSING_FIRST);
  }

  /** As assistive technology names it; absent for a column it is not sorted by. */
  @Nullable String aria(By column) {
    return column != by ? null : down ? "descending" : "ascending";
  }
}
