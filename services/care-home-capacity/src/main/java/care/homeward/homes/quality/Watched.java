package care.homeward.homes.quality;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.AdmissionsClosed;
import care.homeward.contracts.CapacityEvent.AdmissionsOpened;
import care.homeward.contracts.CapacityEvent.AssessmentSought;
import care.homeward.contracts.CapacityEvent.BedAccepted;
import care.homeward.contracts.CapacityEvent.BedFigures;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedRefused;
import care.homeward.contracts.CapacityEvent.BedReleased;
import care.homeward.contracts.CapacityEvent.ClosureReason;
import care.homeward.contracts.CapacityEvent.ContractHandedBack;
import care.homeward.contracts.CapacityEvent.ContractKind;
import care.homeward.contracts.CapacityEvent.HoldLapsed;
import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.contracts.CapacityEvent.HomeRegistrationRevised;
import care.homeward.contracts.CapacityEvent.Operator;
import care.homeward.contracts.CapacityEvent.PersonMovedIn;
import care.homeward.contracts.CapacityEvent.PlacementsResumed;
import care.homeward.contracts.CapacityEvent.PlacementsSuspended;
import care.homeward.contracts.CapacityEvent.Rating;
import care.homeward.contracts.CapacityEvent.RatingOrigin;
import care.homeward.contracts.CapacityEvent.RatingPublished;
import care.homeward.contracts.CapacityEvent.Registration;
import care.homeward.contracts.CapacityEvent.SuspendedBy;
import care.homeward.contracts.CapacityEvent.VacanciesDeclared;
import care.homeward.contracts.CapacityEvent.Vacancy;
import care.homeward.platform.core.London;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A home as those see it who commission care. Taking in a fact again changes nothing.
 *
 * @param toldAt when it told figures last; until it did, when it joined
 * @param occupancy what it told last on each day, oldest first
 * @param ratings as they were published, the latest last
 * @param handedBack contracts given back
 */
@Document("quality")
record Watched(
    @Id String homeId,
    Listed listed,
    @Nullable Instant toldAt,
    List<Occupancy> occupancy,
    List<Rated> ratings,
    @Nullable Suspension suspension,
    @Nullable Closure closure,
    List<Handed> handedBack) {

  private static final int DAYS_KEPT = 120;

  /** How it is listed. */
  record Listed(
      String name,
      String place,
      @Nullable Operator operator,
      int beds,
      Registration registration) {}

  /** Beds someone lives in, of those there are. */
  record Occupancy(LocalDate day, int occupied, int beds) {

    int percent() {
      return occupied * 100 / beds;
    }
  }

  /** How the regulator rated it. */
  record Rated(Rating rating, @Nullable LocalDate publishedOn, @Nullable RatingOrigin origin) {}

  /** Nobody may be placed there. */
  record Suspension(SuspendedBy by, Instant since, LocalDate reviewOn) {}

  /** It takes nobody. */
  record Closure(ClosureReason reason, Instant since, @Nullable LocalDate reviewOn) {}

  /** A contract given back. */
  record Handed(LocalDate on, ContractKind contract, @Nullable Integer beds) {}

  static Watched blank(String homeId) {
    var unlisted = new Listed("", "", null, 0, Registration.ACTIVE);
    return new Watched(homeId, unlisted, null, List.of(), List.of(), null, null, List.of());
  }

  Watched after(CapacityEvent event) {
    return switch (event) {
      case HomeJoined e ->
          with(listed(e.name(), e.place(), e.operator(), e.registeredBeds(), e.registration()))
              .told(e.at());
      case HomeRegistrationRevised e ->
          with(listed(e.name(), e.place(), e.operator(), e.registeredBeds(), e.registration()));
      case VacanciesDeclared e -> told(e.at()).with(occupancyWith(e));
      case AdmissionsClosed e -> with(suspension, closed(e));
      case AdmissionsOpened _ -> with(suspension, null);
      case PlacementsSuspended e -> with(suspended(e), closure);
      case PlacementsResumed _ -> with(null, closure);
      case RatingPublished e -> rated(new Rated(e.rating(), e.publishedOn(), e.origin()));
      case ContractHandedBack e -> handed(new Handed(e.handedBackOn(), e.contract(), e.beds()));
      case BedHeld _,
          AssessmentSought _,
          BedAccepted _,
          BedRefused _,
          HoldLapsed _,
          BedReleased _,
          PersonMovedIn _ ->
          this; // says nothing of how the home fares
    };
  }

  /** Told again, it may be looked at another day; it is closed since it was. */
  private Closure closed(AdmissionsClosed e) {
    var since = closure != null && closure.reason() == e.reason() ? closure.since() : e.at();
    return new Closure(e.reason(), since, e.reviewOn());
  }

  private Suspension suspended(PlacementsSuspended e) {
    var since =
        suspension != null && suspension.by() == e.suspendedBy() ? suspension.since() : e.at();
    return new Suspension(e.suspendedBy(), since, e.reviewOn());
  }

  private static Listed listed(
      String name,
      String place,
      @Nullable Operator operator,
      int beds,
      @Nullable Registration registration) {
    return new Listed(
        name, place, operator, beds, Objects.requireNonNullElse(registration, Registration.ACTIVE));
  }

  /** Of the types whose figures were told; without any, the day says nothing. */
  private List<Occupancy> occupancyWith(VacanciesDeclared told) {
    var figures = told.vacancies().stream().map(Vacancy::figures).filter(Objects::nonNull).toList();
    int beds = figures.stream().mapToInt(BedFigures::maximum).sum();
    if (beds == 0) {
      return occupancy;
    }
    var day = London.day(told.at());
    var that = new Occupancy(day, figures.stream().mapToInt(BedFigures::occupied).sum(), beds);
    var days = new ArrayList<>(occupancy);
    days.removeIf(each -> each.day().equals(day));
    days.add(that);
    days.sort(Comparator.comparing(Occupancy::day));
    return List.copyOf(days.subList(Math.max(0, days.size() - DAYS_KEPT), days.size()));
  }

  private Watched rated(Rated rated) {
    return !ratings.isEmpty() && ratings.getLast().equals(rated)
        ? this
        : new Watched(
            homeId,
            listed,
            toldAt,
            occupancy,
            Stream.concat(ratings.stream(), Stream.of(rated)).toList(),
            suspension,
            closure,
            handedBack);
  }

  private Watched handed(Handed handed) {
    return handedBack.contains(handed)
        ? this
        : new Watched(
            homeId,
            listed,
            toldAt,
            occupancy,
            ratings,
            suspension,
            closure,
            Stream.concat(handedBack.stream(), Stream.of(handed)).toList());
  }

  private Watched told(Instant at) {
    return new Watched(homeId, listed, at, occupancy, ratings, suspension, closure, handedBack);
  }

  private Watched with(Listed now) {
    return new Watched(homeId, now, toldAt, occupancy, ratings, suspension, closure, handedBack);
  }

  private Watched with(List<Occupancy> days) {
    return new Watched(homeId, listed, toldAt, days, ratings, suspension, closure, handedBack);
  }

  private Watched with(@Nullable Suspension suspended, @Nullable Closure closed) {
    return new Watched(homeId, listed, toldAt, occupancy, ratings, suspended, closed, handedBack);
  }
}
