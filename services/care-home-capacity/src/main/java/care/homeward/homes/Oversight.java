package care.homeward.homes;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.ContractHandedBack;
import care.homeward.contracts.CapacityEvent.ContractKind;
import care.homeward.contracts.CapacityEvent.PlacementsResumed;
import care.homeward.contracts.CapacityEvent.PlacementsSuspended;
import care.homeward.contracts.CapacityEvent.Rating;
import care.homeward.contracts.CapacityEvent.RatingOrigin;
import care.homeward.contracts.CapacityEvent.RatingPublished;
import care.homeward.contracts.CapacityEvent.SuspendedBy;
import care.homeward.homes.CareHomeCommand.HandBack;
import care.homeward.homes.CareHomeCommand.OfOversight;
import care.homeward.homes.CareHomeCommand.Rate;
import care.homeward.homes.CareHomeCommand.ResumePlacements;
import care.homeward.homes.CareHomeCommand.SuspendPlacements;
import care.homeward.platform.core.London;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What those told of a home who commission and inspect care.
 *
 * @param suspension absent while people may be placed there
 * @param rating absent until one was published
 * @param handedBack contracts given back, as they were told
 */
public record Oversight(
    @Nullable Suspension suspension, @Nullable Rated rating, List<Handed> handedBack) {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  static final Oversight NONE = new Oversight(null, null, List.of());

  /** Nobody may be placed there. */
  public record Suspension(SuspendedBy by, Instant since, LocalDate reviewOn) {}

  /** How the regulator rates it. */
  public record Rated(
      Rating rating, @Nullable LocalDate publishedOn, @Nullable RatingOrigin origin) {}

  /** A contract given back. */
  public record Handed(LocalDate on, ContractKind contract, @Nullable Integer beds) {}

  List<CapacityEvent> decide(String homeId, OfOversight command) {
    return switch (command) {
      case SuspendPlacements c -> suspend(homeId, c);
      case ResumePlacements c ->
          suspension == null ? List.of() : List.of(new PlacementsResumed(homeId, c.at()));
      case Rate c -> rate(homeId, c);
      case HandBack c -> handBack(homeId, c);
    };
  }

  Oversight after(PlacementsSuspended e) {
    var since =
        suspension != null && suspension.by() == e.suspendedBy() ? suspension.since() : e.at();
    return new Oversight(new Suspension(e.suspendedBy(), since, e.reviewOn()), rating, handedBack);
  }

  Oversight resumed() {
    return new Oversight(null, rating, handedBack);
  }

  Oversight after(RatingPublished e) {
    return new Oversight(
        suspension, new Rated(e.rating(), e.publishedOn(), e.origin()), handedBack);
  }

  Oversight after(ContractHandedBack e) {
    var handed = new Handed(e.handedBackOn(), e.contract(), e.beds());
    return new Oversight(
        suspension, rating, Stream.concat(handedBack.stream(), Stream.of(handed)).toList());
  }

  private List<CapacityEvent> suspend(String homeId, SuspendPlacements c) {
    checkReview(c.reviewOn(), c.at());
    return suspension != null
            && suspension.by() == c.by()
            && suspension.reviewOn().equals(c.reviewOn())
        ? List.of()
        : List.of(new PlacementsSuspended(homeId, c.at(), c.by(), c.reviewOn()));
  }

  private List<CapacityEvent> rate(String homeId, Rate c) {
    if (c.publishedOn() != null) {
      checkDay(c.publishedOn());
    }
    return new Rated(c.rating(), c.publishedOn(), c.origin()).equals(rating)
        ? List.of()
        : List.of(new RatingPublished(homeId, c.at(), c.rating(), c.publishedOn(), c.origin()));
  }

  private List<CapacityEvent> handBack(String homeId, HandBack c) {
    checkDay(c.handedBackOn());
    if (c.handedBackOn().isAfter(London.day(c.at()))) {
      throw Refused.impossible("in-the-future", "This has not happened yet.");
    }
    if (c.beds() != null && c.beds() < 1) {
      throw Refused.impossible("no-beds", "A contract is for one bed or more.");
    }
    return handedBack.contains(new Handed(c.handedBackOn(), c.contract(), c.beds()))
        ? List.of()
        : List.of(new ContractHandedBack(homeId, c.at(), c.handedBackOn(), c.contract(), c.beds()));
  }

  /** Who shuts a home says when that is looked at again: that day or later. */
  static void checkReview(LocalDate reviewOn, Instant at) {
    checkDay(reviewOn);
    if (reviewOn.isBefore(London.day(at))) {
      throw Refused.impossible(
          "review-in-the-past", "The review is due on " + reviewOn + ", before it closed.");
    }
  }

  /** A slip of the year is not written down for good, and no store has days without end. */
  static void checkDay(LocalDate day) {
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw Refused.impossible(
          "day-out-of-range", "A day is of the years " + FIRST_YEAR + " to " + LAST_YEAR + ".");
    }
  }
}
