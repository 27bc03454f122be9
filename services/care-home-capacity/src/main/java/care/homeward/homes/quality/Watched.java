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

/** A home as those see it who commission care. Taking in a fact again changes nothing. */
@Document("quality")
record Watched(@Id String homeId, Listed listed, Told told, Standing standing) {

  private static final int DAYS_KEPT = 120;

  /** How it is listed. */
  record Listed(
      String name,
      String place,
      @Nullable Operator operator,
      int beds,
      Registration registration) {}

  /**
   * What it told.
   *
   * @param at when it told figures last; until it did, when it joined
   * @param occupancy what it told last on each day, oldest first
   */
  record Told(@Nullable Instant at, List<Occupancy> occupancy) {}

  /**
   * What there is to know of it besides.
   *
   * @param ratings as they were published, the latest last
   * @param handedBack contracts given back
   */
  record Standing(
      List<Rated> ratings,
      @Nullable Suspension suspension,
      @Nullable Closure closure,
      List<Handed> handedBack) {

    Standing with(@Nullable Suspension suspended, @Nullable Closure closed) {
      return new Standing(ratings, suspended, closed, handedBack);
    }

    Standing rated(Rated rated) {
      return !ratings.isEmpty() && ratings.getLast().equals(rated)
          ? this
          : new Standing(plus(ratings, rated), suspension, closure, handedBack);
    }

    Standing handed(Handed handed) {
      return handedBack.contains(handed)
          ? this
          : new Standing(ratings, suspension, closure, plus(handedBack, handed));
    }

    private static <T> List<T> plus(List<T> all, T next) {
      return Stream.concat(all.stream(), Stream.of(next)).toList();
    }
  }

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
    return new Watched(
        homeId,
        unlisted,
        new Told(null, List.of()),
        new Standing(List.of(), null, null, List.of()));
  }

  Watched after(CapacityEvent event) {
    return switch (event) {
      case HomeJoined e ->
          new Watched(
              homeId,
              listed(e.name(), e.place(), e.operator(), e.registeredBeds(), e.registration()),
              new Told(e.at(), told.occupancy()),
              standing);
      case HomeRegistrationRevised e ->
          new Watched(
              homeId,
              listed(e.name(), e.place(), e.operator(), e.registeredBeds(), e.registration()),
              told,
              standing);
      case VacanciesDeclared e ->
          new Watched(homeId, listed, new Told(e.at(), occupancyWith(e)), standing);
      case AdmissionsClosed e -> with(standing.with(standing.suspension(), closed(e)));
      case AdmissionsOpened _ -> with(standing.with(standing.suspension(), null));
      case PlacementsSuspended e -> with(standing.with(suspended(e), standing.closure()));
      case PlacementsResumed _ -> with(standing.with(null, standing.closure()));
      case RatingPublished e ->
          with(standing.rated(new Rated(e.rating(), e.publishedOn(), e.origin())));
      case ContractHandedBack e ->
          with(standing.handed(new Handed(e.handedBackOn(), e.contract(), e.beds())));
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
    var closure = standing.closure();
    var since = closure != null && closure.reason() == e.reason() ? closure.since() : e.at();
    return new Closure(e.reason(), since, e.reviewOn());
  }

  private Suspension suspended(PlacementsSuspended e) {
    var suspension = standing.suspension();
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
  private List<Occupancy> occupancyWith(VacanciesDeclared e) {
    var figures = e.vacancies().stream().map(Vacancy::figures).filter(Objects::nonNull).toList();
    int beds = figures.stream().mapToInt(BedFigures::maximum).sum();
    if (beds == 0) {
      return told.occupancy();
    }
    var day = London.day(e.at());
    var that = new Occupancy(day, figures.stream().mapToInt(BedFigures::occupied).sum(), beds);
    var days = new ArrayList<>(told.occupancy());
    days.removeIf(each -> each.day().equals(day));
    days.add(that);
    days.sort(Comparator.comparing(Occupancy::day));
    return List.copyOf(days.subList(Math.max(0, days.size() - DAYS_KEPT), days.size()));
  }

  private Watched with(Standing now) {
    return new Watched(homeId, listed, told, now);
  }
}
