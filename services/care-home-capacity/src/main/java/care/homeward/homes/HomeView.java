package care.homeward.homes;

import care.homeward.contracts.CapacityEvent.BedFigures;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.ClosureReason;
import care.homeward.contracts.CapacityEvent.Operator;
import care.homeward.contracts.CapacityEvent.Registration;
import care.homeward.contracts.CapacityEvent.Telling;
import care.homeward.contracts.CapacityEvent.Vacancy;
import care.homeward.contracts.CapacityEvent.VacancyTrait;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a home is shown to who looks for a bed. */
final class HomeView {

  private HomeView() {}

  /**
   * A home and what it has free.
   *
   * @param vacancies types the home told of
   * @param toldAt absent if it never told
   * @param ageHours whole hours since it told
   * @param confidence out of 100: what figures of that age are worth
   * @param confirmBy until when they need no confirming
   * @param stale not confirmed by then, never told, or of more beds than are registered since
   * @param closed absent while people can be given a bed; while not, nothing is free
   */
  record Home(
      String homeId,
      String name,
      String place,
      String partnership,
      int registeredBeds,
      @Nullable Operator operator,
      List<Free> vacancies,
      @Nullable Instant toldAt,
      @Nullable String toldBy,
      @Nullable Telling telling,
      @Nullable Long ageHours,
      int confidence,
      @Nullable Instant confirmBy,
      boolean stale,
      @Nullable Closed closed) {}

  /**
   * Beds of one type.
   *
   * @param told as the home told it
   * @param free after the beds kept for people since
   * @param figures as the home told them; absent if it told only what is free
   */
  record Free(
      BedType bedType,
      int told,
      int free,
      @Nullable BedFigures figures,
      @Nullable List<VacancyTrait> traits,
      @Nullable Integer weeklyRate) {}

  /**
   * That nobody can be given a bed.
   *
   * @param reason absent where it is not the home's to say
   * @param since absent where it is not the home's to say, or not known
   */
  record Closed(
      @Nullable ClosureReason reason, @Nullable Instant since, @Nullable LocalDate reviewOn) {}

  static Home of(CareHome home, Freshness worth, Instant now) {
    var toldAt = home.vacancies().toldAt();
    return new Home(
        home.id(),
        home.registered().name(),
        home.registered().place(),
        home.registered().partnership(),
        home.registered().beds(),
        home.registered().operator(),
        home.vacancies().told().stream().map(told -> free(home, told)).toList(),
        toldAt,
        home.toldBy(),
        home.vacancies().telling(),
        toldAt == null ? null : Math.max(0, Duration.between(toldAt, now).toHours()),
        worth.confidence(toldAt, now),
        worth.confirmBy(toldAt),
        worth.isStale(toldAt, now) || home.mustTellAnew(),
        closed(home));
  }

  /**
   * That the commissioner lets nobody be placed, and since when, is the commissioner's to tell: it
   * looks as a home does that gives no care for now.
   */
  private static @Nullable Closed closed(CareHome home) {
    var closure = home.closure();
    var suspension = home.oversight().suspension();
    if (closure != null) {
      return new Closed(closure.reason(), closure.since(), closure.reviewOn());
    }
    if (suspension != null) {
      return new Closed(null, null, null);
    }
    return home.registered().registration() == Registration.DORMANT
        ? new Closed(null, null, null)
        : null;
  }

  private static Free free(CareHome home, Vacancy told) {
    return new Free(
        told.bedType(),
        told.beds(),
        home.free(told.bedType()),
        told.figures(),
        told.traits(),
        told.weeklyRate());
  }
}
