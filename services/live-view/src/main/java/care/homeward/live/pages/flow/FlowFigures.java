package care.homeward.live.pages.flow;

import care.homeward.live.board.Figures;
import care.homeward.live.board.Figures.Kpi;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The figures above the board, each with the people behind it and the rule it follows. */
final class FlowFigures {

  /**
   * A figure, the list it opens and the rule it follows.
   *
   * @param rule where the rule is on the page of measures
   */
  record Figure(String value, String label, Note note, String href, String rule) {}

  /**
   * What stands beside a figure.
   *
   * @param count what is counted in it, kept up to date like the figure; empty for words alone
   * @param place where the stream tells it, after all figures
   */
  record Note(String before, String count, int place, String after) {}

  private FlowFigures() {}

  /** All of them, in the order of the page. */
  static List<Figure> of(Figures figures, Asked asked) {
    return Arrays.stream(Kpi.values())
        .map(
            kpi ->
                new Figure(
                    counted(figures.count(kpi)),
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
      case OVER_SEVEN_DAYS -> "7 days or over";
      case OVER_TWENTY_ONE_DAYS -> "21 days or over";
      case WITHOUT_NEXT_STEP -> "no next step";
      case OVERDUE -> "steps overdue";
      case FOUND -> "place found";
    };
  }

  private static Note note(Kpi kpi, Figures figures) {
    var place = Kpi.values().length;
    return switch (kpi) {
      case WAITING -> new Note("of ", counted(figures.inBed()), place, " in a bed");
      case OVER_SEVEN_DAYS ->
          new Note("", counted(figures.midnights()), place + 1, " nights in all");
      case OVER_TWENTY_ONE_DAYS -> words("longest delays");
      case WITHOUT_NEXT_STEP -> words("nobody has said");
      case OVERDUE -> words("due before now");
      case FOUND -> words("team or bed agreed");
    };
  }

  private static Note words(String words) {
    return new Note(words, "", 0, "");
  }

  private static String counted(long count) {
    return String.format(Locale.UK, "%,d", count);
  }
}
