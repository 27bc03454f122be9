package care.homeward.live.pages.flow;

import care.homeward.live.board.Band;
import care.homeward.live.board.Board;
import care.homeward.live.board.Figures.Kpi;
import care.homeward.live.board.LiveBoard;
import care.homeward.live.board.Pressure;
import care.homeward.live.board.Reasons;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What each figure of the board counts, from what, and by which version of the rule. */
@Controller
class MeasuresPage {

  private static final String DELAYS =
      "NHS England, Discharge delays (discharge ready date): bands of midnights";
  private static final String REASONS =
      "NHS England, reasons for delay, edition of " + Reasons.EDITION;
  private static final String FOLD = "Rules of the board, version " + Board.RULES;
  private static final String CLOCK = "Midnights in Europe/London since the discharge ready date";

  private final LiveBoard board;

  /**
   * One figure.
   *
   * @param anchor its name in the address of this page
   * @param counts what it counts
   * @param from the facts it follows from
   * @param rule the rule and its version
   */
  record Measure(String anchor, String name, String counts, String from, String rule) {}

  MeasuresPage(LiveBoard board) {
    this.board = board;
  }

  @GetMapping("/measures")
  String measures(Model model) {
    model.addAttribute(
        "measures",
        Stream.concat(
                Arrays.stream(Kpi.values()).map(MeasuresPage::of), Stream.of(columns(), pressure()))
            .toList());
    model.addAttribute("bands", Arrays.stream(Band.values()).map(Band::label).toList());
    model.addAttribute("reasons", Reasons.codes().size());
    return "flow-measures";
  }

  static String anchor(Kpi kpi) {
    return kpi.name().toLowerCase(Locale.UK).replace('_', '-');
  }

  private static Measure of(Kpi kpi) {
    return new Measure(
        anchor(kpi),
        FlowFigures.label(kpi),
        switch (kpi) {
          case WAITING ->
              "People in a bed who no longer meet the criteria to reside. Beside it: everyone in a bed"
                  + " whom the filter asks for.";
          case OVER_SEVEN_DAYS -> over(Band.SEVEN_TO_THIRTEEN);
          case OVER_TWENTY_ONE_DAYS -> over(Band.TWENTY_ONE_OR_MORE);
          case WITHOUT_NEXT_STEP ->
              "Of those waiting, the people for whom nobody has said what is to happen next. They wait"
                  + " on the care transfer hub, on pathway 0 on the ward.";
          case OVERDUE ->
              "Of those waiting, the people whose next step was due before the moment the board shows.";
          case FOUND ->
              "Of those waiting, the people whom a team has taken or whom a home has accepted.";
        },
        switch (kpi) {
          case WAITING, OVER_SEVEN_DAYS, OVER_TWENTY_ONE_DAYS ->
              "Discharge flow: admissions, discharges, criteria to reside";
          case WITHOUT_NEXT_STEP, OVERDUE -> "Discharge flow: waits, the critical one of each stay";
          case FOUND -> "Referrals: taken, fulfilled. Care home capacity: bed accepted";
        },
        switch (kpi) {
          case OVER_SEVEN_DAYS, OVER_TWENTY_ONE_DAYS -> DELAYS + ". " + FOLD;
          case WITHOUT_NEXT_STEP, OVERDUE -> REASONS + ". " + FOLD;
          case WAITING, FOUND -> FOLD;
        });
  }

  private static String over(Band band) {
    return "Of those waiting, the people ready for "
        + band.from()
        + " or more nights. "
        + CLOCK
        + "; a night in which the clocks change is one.";
  }

  private static Measure columns() {
    return new Measure(
        "columns",
        "Figures of a column",
        "The people on a pathway whom the filter asks for. Median: the hours the person in the middle"
            + " has been ready; of an even number, the upper of the two. Over 7 days: as above.",
        "Discharge flow: pathway chosen, criteria to reside",
        FOLD);
  }

  private Measure pressure() {
    var versions =
        board.pressure().stream()
            .map(Pressure::thresholds)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return new Measure(
        "pressure",
        "Pressure on a place",
        "A level from 1 to 4, calculated from the figures beside it; nobody has declared it.",
        "Resilience plan: pressure raised, pressure eased",
        versions.isEmpty() ? "No level has been said yet" : "Thresholds " + versions);
  }
}
