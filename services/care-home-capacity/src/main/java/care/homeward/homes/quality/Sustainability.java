package care.homeward.homes.quality;

import care.homeward.contracts.CapacityEvent.Rating;
import care.homeward.contracts.CapacityEvent.Registration;
import care.homeward.homes.quality.Watched.Rated;
import care.homeward.platform.core.London;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One plain signal of how a home fares: the gravest of its reasons, all of them listed.
 *
 * <p>Act: rated inadequate; placements suspended; no figures for long; occupancy very low; a
 * contract handed back lately. Watch: requires improvement, or rated lower than before; closed past
 * the day that was to be looked at; figures overdue; occupancy low or falling; a contract handed
 * back within the year. Else there is no concern. A dormant home is asked for no figures.
 */
final class Sustainability {

  private Sustainability() {}

  /** How grave. */
  enum Level {
    NO_CONCERN,
    WATCH,
    ACT
  }

  /** What gives reason. */
  enum Kind {
    RATING,
    RATED_LOWER,
    PLACEMENTS_SUSPENDED,
    CLOSED_PAST_REVIEW,
    FIGURES_OVERDUE,
    OCCUPANCY_LOW,
    OCCUPANCY_FELL,
    CONTRACT_HANDED_BACK
  }

  /**
   * A reason.
   *
   * @param figure what was found: a percentage, points, or days; absent where it is none
   * @param threshold what it was held against
   * @param day the day it is of; absent where there is none
   */
  record Reason(
      Kind kind,
      Level level,
      @Nullable Integer figure,
      @Nullable Integer threshold,
      @Nullable LocalDate day) {}

  /** The gravest level, and why. */
  record Signal(Level level, List<Reason> reasons) {}

  /** A rule; empty where it finds nothing. */
  private interface Rule {
    Optional<Reason> of(Watched home, Thresholds thresholds, Instant now);
  }

  private static final List<Rule> RULES =
      List.of(
          Sustainability::rating,
          Sustainability::ratedLower,
          Sustainability::suspended,
          Sustainability::closedPastReview,
          Sustainability::overdue,
          Sustainability::occupancyLow,
          Sustainability::occupancyFell,
          Sustainability::handedBack);

  static Signal of(Watched home, Thresholds thresholds, Instant now) {
    var reasons =
        RULES.stream()
            .flatMap(rule -> rule.of(home, thresholds, now).stream())
            .sorted(Comparator.comparing(Reason::level).reversed())
            .toList();
    return new Signal(reasons.isEmpty() ? Level.NO_CONCERN : reasons.getFirst().level(), reasons);
  }

  private static Optional<Reason> rating(Watched home, Thresholds t, Instant now) {
    return latest(home)
        .flatMap(
            rated ->
                switch (rated.rating()) {
                  case INADEQUATE -> reason(Kind.RATING, Level.ACT, rated.publishedOn());
                  case REQUIRES_IMPROVEMENT ->
                      reason(Kind.RATING, Level.WATCH, rated.publishedOn());
                  case OUTSTANDING, GOOD, NOT_RATED -> Optional.empty();
                });
  }

  private static Optional<Reason> ratedLower(Watched home, Thresholds t, Instant now) {
    var rated =
        home.standing().ratings().stream()
            .filter(each -> each.rating() != Rating.NOT_RATED)
            .toList();
    return latest(home).filter(each -> each.rating() != Rating.NOT_RATED).isPresent()
            && rated.size() > 1
            && rated.getLast().rating().compareTo(rated.get(rated.size() - 2).rating()) > 0
        ? reason(Kind.RATED_LOWER, Level.WATCH, rated.getLast().publishedOn())
        : Optional.empty();
  }

  private static Optional<Reason> suspended(Watched home, Thresholds t, Instant now) {
    var suspension = home.standing().suspension();
    return suspension == null
        ? Optional.empty()
        : reason(Kind.PLACEMENTS_SUSPENDED, Level.ACT, suspension.reviewOn());
  }

  private static Optional<Reason> closedPastReview(Watched home, Thresholds t, Instant now) {
    var review = home.standing().closure() == null ? null : home.standing().closure().reviewOn();
    return review != null && review.isBefore(London.day(now))
        ? reason(Kind.CLOSED_PAST_REVIEW, Level.WATCH, review)
        : Optional.empty();
  }

  private static Optional<Reason> overdue(Watched home, Thresholds t, Instant now) {
    if (home.told().at() == null || home.listed().registration() == Registration.DORMANT) {
      return Optional.empty();
    }
    int days = Math.toIntExact(Duration.between(home.told().at(), now).toDays());
    var told = London.day(home.told().at());
    if (days >= t.overdueActDays()) {
      return reason(Kind.FIGURES_OVERDUE, Level.ACT, days, t.overdueActDays(), told);
    }
    return days >= t.overdueWatchDays()
        ? reason(Kind.FIGURES_OVERDUE, Level.WATCH, days, t.overdueWatchDays(), told)
        : Optional.empty();
  }

  private static Optional<Reason> occupancyLow(Watched home, Thresholds t, Instant now) {
    if (hasNoOccupancy(home)) {
      return Optional.empty();
    }
    var last = home.told().occupancy().getLast();
    int percent = last.percent();
    if (percent < t.occupancyActPercent()) {
      return reason(Kind.OCCUPANCY_LOW, Level.ACT, percent, t.occupancyActPercent(), last.day());
    }
    return percent < t.occupancyWatchPercent()
        ? reason(Kind.OCCUPANCY_LOW, Level.WATCH, percent, t.occupancyWatchPercent(), last.day())
        : Optional.empty();
  }

  /** Against the highest of the days before within the span. */
  private static Optional<Reason> occupancyFell(Watched home, Thresholds t, Instant now) {
    if (hasNoOccupancy(home)) {
      return Optional.empty();
    }
    var last = home.told().occupancy().getLast();
    var first = last.day().minusDays(t.fallDays());
    int highest =
        home.told().occupancy().stream()
            .filter(each -> !each.day().isBefore(first))
            .mapToInt(Watched.Occupancy::percent)
            .max()
            .orElse(0);
    int lost = highest - last.percent();
    return lost >= t.fallPoints()
        ? reason(Kind.OCCUPANCY_FELL, Level.WATCH, lost, t.fallPoints(), last.day())
        : Optional.empty();
  }

  private static Optional<Reason> handedBack(Watched home, Thresholds t, Instant now) {
    return home.standing().handedBack().stream()
        .map(Watched.Handed::on)
        .max(Comparator.naturalOrder())
        .flatMap(
            on -> {
              int days = Math.toIntExact(ChronoUnit.DAYS.between(on, London.day(now)));
              if (days <= t.handedBackActDays()) {
                return reason(
                    Kind.CONTRACT_HANDED_BACK, Level.ACT, days, t.handedBackActDays(), on);
              }
              return days <= t.handedBackWatchDays()
                  ? reason(
                      Kind.CONTRACT_HANDED_BACK, Level.WATCH, days, t.handedBackWatchDays(), on)
                  : Optional.empty();
            });
  }

  private static boolean hasNoOccupancy(Watched home) {
    return home.told().occupancy().isEmpty()
        || home.listed().registration() == Registration.DORMANT;
  }

  private static Optional<Rated> latest(Watched home) {
    return Stream.of(home.standing().ratings())
        .filter(all -> !all.isEmpty())
        .map(List::getLast)
        .findFirst();
  }

  private static Optional<Reason> reason(Kind kind, Level level, @Nullable LocalDate day) {
    return Optional.of(new Reason(kind, level, null, null, day));
  }

  private static Optional<Reason> reason(
      Kind kind, Level level, int figure, int threshold, LocalDate day) {
    return Optional.of(new Reason(kind, level, figure, threshold, day));
  }
}
