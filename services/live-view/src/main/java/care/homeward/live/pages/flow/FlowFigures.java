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
  record Figure(String value, String label, String note, String href, String rule) {}

  private FlowFigures() {}

  /** All of them, in the order of the page. */
  static List<Figure> of(Figures figures, Asked asked) {
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
      case OVER_SEVEN_DAYS -> "7 days or over";
      case OVER_TWENTY_ONE_DAYS -> "21 days or over";
      case WITHOUT_NEXT_STEP -> "no next step";
      case OVERDUE -> "steps overdue";
      case FOUND -> "place found";
    };
  }

  private static String note(Kpi kpi, Figures figures) {
    return switch (kpi) {
      case WAITING -> String.format(Locale.UK, "of %,d in a bed", figures.inBed());
      case OVER_SEVEN_DAYS -> String.format(Locale.UK, "%,d nights in all", figures.midnights());
      case OVER_TWENTY_ONE_DAYS -> "longest delays";
      case WITHOUT_NEXT_STEP -> "nobody has said";
      case OVERDUE -> "due before now";
      case FOUND -> "team or bed agreed";
    };
  }
}
