package care.homeward.resilience;

import care.homeward.contracts.PressureEvent.Indicator;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What each figure asks for, in one dated version.
 *
 * @param version the date it is in force from, as figures quote it
 * @param source where the values come from
 * @param remainingShare per cent
 * @param noNextStep people
 * @param communityBedsFree beds
 */
record Thresholds(
    LocalDate version,
    String source,
    Line remainingShare,
    Line noNextStep,
    Line communityBedsFree) {

  private static final String REMAINING_SHARE = "remaining-share";
  private static final String NO_NEXT_STEP = "no-next-step";
  private static final String COMMUNITY_BEDS_FREE = "community-beds-free";

  Thresholds {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(remainingShare, "remainingShare");
    Objects.requireNonNull(noNextStep, "noNextStep");
    Objects.requireNonNull(communityBedsFree, "communityBedsFree");
  }

  /** Which way a figure gets worse. */
  enum Worse {
    MORE,
    FEWER
  }

  /**
   * Where the levels of one figure begin.
   *
   * @param worse which way the figure gets worse
   * @param levels where levels 2, 3 and 4 begin, each value itself included
   * @param margin how far back past a line a figure must be before it asks for less
   */
  record Line(Worse worse, List<Double> levels, double margin) {

    Line {
      levels = List.copyOf(levels);
      if (levels.size() != 3) {
        throw new IllegalArgumentException("three values, where levels 2, 3 and 4 begin");
      }
      for (int i = 1; i < levels.size(); i++) {
        var step = worseBy(worse, levels.get(i - 1), levels.get(i));
        if (step <= 0 || step <= margin) {
          throw new IllegalArgumentException("each level begins worse, by more than the margin");
        }
      }
      if (margin < 0 || levels.stream().anyMatch(value -> value < 0)) {
        throw new IllegalArgumentException("no value is negative");
      }
    }

    /** The level a figure asks for where the level is this now. */
    int asked(double value, int now) {
      return Math.max(reached(value, 0), Math.min(now, reached(value, margin)));
    }

    private int reached(double value, double by) {
      int level = 1;
      for (var begins : levels) {
        if (worseBy(worse, begins, value) >= -by) {
          level++;
        }
      }
      return level;
    }

    /** In whole tenths, as figures are: 12.9 is worse than 12.6 by 0.3 and not by a hair less. */
    private static double worseBy(Worse worse, double than, double value) {
      var more = Math.round(10 * (value - than)) / 10.0;
      return switch (worse) {
        case MORE -> more;
        case FEWER -> -more;
      };
    }
  }

  /** The one in force on a day; before the first, the first. */
  static Thresholds inForce(List<Thresholds> all, LocalDate day) {
    var byDate = all.stream().sorted(Comparator.comparing(Thresholds::version)).toList();
    return byDate.stream()
        .filter(one -> !one.version().isAfter(day))
        .reduce((_, later) -> later)
        .orElseGet(byDate::getFirst);
  }

  /** What each figure asks for where the level is this now. */
  List<Indicator> asked(Figures figures, int now) {
    return List.of(
        asked(REMAINING_SHARE, figures.remainingShare(), now),
        asked(NO_NEXT_STEP, (double) figures.noNextStep(), now),
        asked(COMMUNITY_BEDS_FREE, (double) figures.communityBedsFree(), now));
  }

  /** The line of the indicator of this name. */
  Line line(String indicator) {
    return switch (indicator) {
      case REMAINING_SHARE -> remainingShare;
      case NO_NEXT_STEP -> noNextStep;
      case COMMUNITY_BEDS_FREE -> communityBedsFree;
      default -> throw new IllegalArgumentException("no indicator named " + indicator);
    };
  }

  /** The highest level that two of the indicators ask for, or more than that: one alone is none. */
  static int level(List<Indicator> asked) {
    return asked.stream().map(Indicator::level).sorted(Comparator.reverseOrder()).toList().get(1);
  }

  private Indicator asked(String name, double value, int now) {
    return new Indicator(name, value, line(name).asked(value, now));
  }
}
