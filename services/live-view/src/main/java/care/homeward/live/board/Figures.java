package care.homeward.live.board;

import java.util.List;

/**
 * The six figures over the board, and two beside them. Each of the six counts exactly the people of
 * the list it opens: the filter it was asked with, and its own {@link Kpi}.
 *
 * @param waiting people who no longer meet the criteria to reside and are in a bed
 * @param overSevenDays of them, seven midnights or more
 * @param overTwentyOneDays of them, 21 midnights or more
 * @param withoutNextStep of them, nobody has said what comes next
 * @param overdue of them, the next step was due before now
 * @param found of them, a team has taken the person or a home will have them
 * @param inBed everyone in a bed
 * @param midnights midnights of all who wait, together
 */
public record Figures(
    long waiting,
    long overSevenDays,
    long overTwentyOneDays,
    long withoutNextStep,
    long overdue,
    long found,
    long inBed,
    long midnights) {

  /** A figure that opens to a list. */
  public enum Kpi {
    WAITING,
    OVER_SEVEN_DAYS,
    OVER_TWENTY_ONE_DAYS,
    WITHOUT_NEXT_STEP,
    OVERDUE,
    FOUND;

    /** The people it counts among those a filter asks for. */
    public BoardFilter of(BoardFilter filter) {
      var waiting = filter.with("waiting", "true");
      return switch (this) {
        case WAITING -> waiting;
        case OVER_SEVEN_DAYS ->
            waiting.with(
                "band",
                Band.SEVEN_TO_THIRTEEN.label(),
                Band.FOURTEEN_TO_TWENTY.label(),
                Band.TWENTY_ONE_OR_MORE.label());
        case OVER_TWENTY_ONE_DAYS -> waiting.with("band", Band.TWENTY_ONE_OR_MORE.label());
        case WITHOUT_NEXT_STEP -> waiting.with("step", BoardFilter.NONE);
        case OVERDUE -> waiting.with("overdue", "true");
        case FOUND -> waiting.with("found", "true");
      };
    }
  }

  /** The figures of those a filter asks for, counted among everyone in a bed. */
  public static Figures of(List<Standing> everyone, BoardFilter filter) {
    var waiting = Kpi.WAITING.of(filter);
    return new Figures(
        count(everyone, waiting),
        count(everyone, Kpi.OVER_SEVEN_DAYS.of(filter)),
        count(everyone, Kpi.OVER_TWENTY_ONE_DAYS.of(filter)),
        count(everyone, Kpi.WITHOUT_NEXT_STEP.of(filter)),
        count(everyone, Kpi.OVERDUE.of(filter)),
        count(everyone, Kpi.FOUND.of(filter)),
        count(everyone, filter.with("waiting")),
        everyone.stream().filter(waiting::matches).mapToLong(Figures::midnights).sum());
  }

  private static long count(List<Standing> everyone, BoardFilter filter) {
    return everyone.stream().filter(filter::matches).count();
  }

  private static long midnights(Standing standing) {
    return standing.delay() == null ? 0 : standing.delay().midnights();
  }

  /** The figure of this name. */
  public long count(Kpi kpi) {
    return switch (kpi) {
      case WAITING -> waiting;
      case OVER_SEVEN_DAYS -> overSevenDays;
      case OVER_TWENTY_ONE_DAYS -> overTwentyOneDays;
      case WITHOUT_NEXT_STEP -> withoutNextStep;
      case OVERDUE -> overdue;
      case FOUND -> found;
    };
  }
}
