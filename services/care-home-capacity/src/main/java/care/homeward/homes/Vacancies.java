package care.homeward.homes;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.BedFigures;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.Telling;
import care.homeward.contracts.CapacityEvent.VacanciesDeclared;
import care.homeward.contracts.CapacityEvent.Vacancy;
import care.homeward.homes.CareHomeCommand.DeclareVacancies;
import care.homeward.homes.CareHomeCommand.SayNothingNew;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a home told, and what is left of it.
 *
 * @param told as the home told it
 * @param toldAt the moment it told of; absent until it told anything
 * @param telling how it told; absent if not known
 * @param left by type; below zero where more beds were promised than the home had
 * @param taken by type, beds that someone lives in since
 */
public record Vacancies(
    List<Vacancy> told,
    @Nullable Instant toldAt,
    @Nullable Telling telling,
    Map<BedType, Integer> left,
    Map<BedType, Integer> taken) {

  static final Vacancies UNTOLD = new Vacancies(List.of(), null, null, Map.of(), Map.of());

  /**
   * What is free after a home told it.
   *
   * @param since whose beds were held after the moment it told of and are not free
   */
  static Vacancies of(VacanciesDeclared told, List<Hold> since) {
    var left = new EnumMap<BedType, Integer>(BedType.class);
    var taken = new EnumMap<BedType, Integer>(BedType.class);
    told.vacancies().forEach(vacancy -> left.put(vacancy.bedType(), vacancy.beds()));
    since.forEach(hold -> left.merge(hold.bedType(), -1, Integer::sum));
    since.stream()
        .filter(hold -> !hold.keepsBed())
        .forEach(hold -> taken.merge(hold.bedType(), 1, Integer::sum));
    return new Vacancies(List.copyOf(told.vacancies()), told.at(), told.telling(), left, taken);
  }

  /** What is free after a home told that nothing is new: as much as before, no hold twice. */
  Vacancies carriedOn(VacanciesDeclared told) {
    return new Vacancies(List.copyOf(told.vacancies()), told.at(), told.telling(), left, Map.of());
  }

  /**
   * What follows when a home tells its figures anew.
   *
   * @param kept beds kept here by type, which the home knew of
   */
  List<CapacityEvent> declare(
      String homeId, DeclareVacancies c, int registeredBeds, Map<BedType, Integer> kept) {
    Declaration.check(c.vacancies(), registeredBeds, kept);
    refuseIfNewerKnown(c.toldAt());
    return c.toldAt().equals(toldAt) && c.vacancies().equals(told)
        ? List.of()
        : List.of(new VacanciesDeclared(homeId, c.toldAt(), c.vacancies(), c.telling()));
  }

  /**
   * What follows when a home tells that what it told still holds.
   *
   * @param kept all beds kept here by type
   */
  List<CapacityEvent> nothingNew(
      String homeId, SayNothingNew c, int registeredBeds, Map<BedType, Integer> kept) {
    if (toldAt == null) {
      throw Refused.conflict("nothing-told-yet", "The home has told no figures that could hold.");
    }
    refuseIfNewerKnown(c.toldAt());
    try {
      Declaration.check(now(), registeredBeds, kept);
    } catch (Refused cannotBe) {
      throw Refused.conflict(
          "figures-hold-no-longer", cannotBe.getMessage() + " Tell the figures anew.");
    }
    return List.of(new VacanciesDeclared(homeId, c.toldAt(), now(), Telling.NOTHING_NEW));
  }

  private void refuseIfNewerKnown(Instant of) {
    if (toldAt != null && of.isBefore(toldAt)) {
      throw Refused.conflict("newer-figures-known", "The home told newer figures since.");
    }
  }

  /** Free beds of a type. */
  public int free(BedType type) {
    return Math.max(0, left.getOrDefault(type, 0));
  }

  /** Whether what was told still goes into the beds the home is registered for. */
  boolean fit(int registeredBeds, Map<BedType, Integer> kept) {
    return Declaration.beds(now(), kept) <= registeredBeds;
  }

  Vacancies lessOne(BedType type) {
    return new Vacancies(told, toldAt, telling, changed(left, type, -1), taken);
  }

  Vacancies plusOne(BedType type) {
    return new Vacancies(told, toldAt, telling, changed(left, type, 1), taken);
  }

  /** Someone lives now in a bed that was kept. */
  Vacancies livedIn(BedType type) {
    return new Vacancies(told, toldAt, telling, left, changed(taken, type, 1));
  }

  /** What was told, carried forward by the holds and moves since. */
  List<Vacancy> now() {
    return told.stream()
        .map(
            each ->
                new Vacancy(
                    each.bedType(),
                    free(each.bedType()),
                    each.figures() == null ? null : now(each, each.figures()),
                    each.traits(),
                    each.weeklyRate()))
        .toList();
  }

  /** What left the free beds since is reserved, but for those someone lives in. */
  private BedFigures now(Vacancy told, BedFigures figures) {
    int lived = taken.getOrDefault(told.bedType(), 0);
    int reserved = figures.reserved() + told.beds() - free(told.bedType()) - lived;
    return new BedFigures(
        figures.maximum(),
        figures.occupied() + lived,
        figures.residentsInHospital(),
        Math.max(0, reserved),
        figures.notAdmittable());
  }

  private static Map<BedType, Integer> changed(Map<BedType, Integer> counts, BedType type, int by) {
    var changed = new EnumMap<BedType, Integer>(BedType.class);
    changed.putAll(counts);
    changed.merge(type, by, Integer::sum);
    return changed;
  }
}
