package care.homeward.homes;

import care.homeward.contracts.CapacityEvent.BedFigures;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.Telling;
import care.homeward.contracts.CapacityEvent.Vacancy;
import care.homeward.contracts.CapacityEvent.VacancyTrait;
import care.homeward.homes.CareHomeCommand.DeclareVacancies;
import care.homeward.homes.CareHomeCommand.SayNothingNew;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a home tells of its beds: all types in one call, or in one call that nothing is new. */
@RestController
@RequestMapping("/api/homes/{homeId}/vacancies")
class VacancyApi {

  private final CareHomeDesk desk;
  private final Moments moments;

  VacancyApi(CareHomeDesk desk, Moments moments) {
    this.desk = desk;
    this.moments = moments;
  }

  /** All a home has free, and when it told. */
  record Vacancies(
      @NotNull @Size(max = 20) List<@Valid @NotNull TypedVacancy> vacancies,
      @Nullable Instant toldAt) {}

  /**
   * Beds of one type.
   *
   * @param beds those free
   * @param figures what the others are; left out, only what is free is told
   * @param traits what holds of all the free beds
   * @param weeklyRate in whole pounds
   */
  record TypedVacancy(
      @NotNull BedType bedType,
      @NotNull Integer beds,
      @Nullable @Valid Figures figures,
      @Nullable @Size(max = 20) List<@NotNull VacancyTrait> traits,
      @Nullable Integer weeklyRate) {

    Vacancy told() {
      return new Vacancy(
          bedType,
          beds,
          figures == null ? null : figures.told(),
          traits == null ? null : traits.stream().distinct().toList(),
          weeklyRate);
    }
  }

  /**
   * What the beds of a type are that are not free.
   *
   * @param residentsInHospital of the occupied
   */
  record Figures(
      @NotNull Integer maximum,
      @NotNull Integer occupied,
      @Nullable Integer residentsInHospital,
      @NotNull Integer reserved,
      @NotNull Integer notAdmittable) {

    BedFigures told() {
      return new BedFigures(maximum, occupied, residentsInHospital, reserved, notAdmittable);
    }
  }

  /** A moment. */
  record Moment(@Nullable Instant at) {}

  /** Whose figures were taken in, and the moment they are of. */
  record Told(String homeId, @Nullable Instant toldAt) {}

  /**
   * All figures of the home, type by type; refused with the numbers where they cannot be true
   * together.
   */
  @PostMapping
  Told told(@PathVariable String homeId, @Valid @RequestBody Vacancies told, Cause cause) {
    var vacancies = told.vacancies().stream().map(TypedVacancy::told).toList();
    var at = moments.past(told.toldAt());
    var command = new DeclareVacancies(vacancies, Telling.FIGURES_GIVEN, at);
    return told(homeId, cause, command);
  }

  /** Nothing is different since the figures told last: they are as fresh as now. */
  @PostMapping("/unchanged")
  Told unchanged(
      @PathVariable String homeId,
      @RequestBody(required = false) @Nullable Moment moment,
      Cause cause) {
    var at = moments.past(moment == null ? null : moment.at());
    return told(homeId, cause, new SayNothingNew(at));
  }

  private Told told(String homeId, Cause cause, CareHomeCommand command) {
    return new Told(homeId, desk.handle(homeId, cause, command).state().vacancies().toldAt());
  }
}
