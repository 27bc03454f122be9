package care.homeward.homes;

import care.homeward.contracts.CapacityEvent.BedFigures;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.Vacancy;
import care.homeward.contracts.CapacityEvent.VacancyTrait;
import care.homeward.platform.core.Refused;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a home's figures must keep to, or they are refused with the numbers.
 *
 * <p>Of each type, where its figures are told, {@code occupied + reserved + free + not admittable =
 * maximum}, for a bed is one of these and no bed is two; reserved counts as no fewer than the beds
 * kept here. A bed whose resident is in hospital is occupied, so {@code residents in hospital <=
 * occupied} and it can be no vacancy. Of the home, {@code sum of the types <= registered beds}: a
 * type counts its maximum, or where only what is free was told, its free beds and those kept here.
 */
final class Declaration {

  private Declaration() {}

  /**
   * Refuses figures that cannot be.
   *
   * @param kept beds kept here by type, which the home knew of and does not count as free
   */
  static void check(List<Vacancy> vacancies, int registeredBeds, Map<BedType, Integer> kept) {
    var named = EnumSet.noneOf(BedType.class);
    for (var vacancy : vacancies) {
      var type = vacancy.bedType();
      if (!named.add(type)) {
        throw Refused.impossible(
            "type-named-twice", "A bed type is named once, with all its free beds: " + type + ".");
      }
      checkOffer(vacancy);
      var figures = vacancy.figures();
      if (figures != null) {
        checkFigures(vacancy, figures, kept.getOrDefault(type, 0));
      }
    }
    long sum = beds(vacancies, kept);
    if (sum > registeredBeds) {
      throw Refused.impossible(
          "more-than-registered",
          "All types together have " + sum + " beds, and " + registeredBeds + " are registered.");
    }
  }

  private static void checkOffer(Vacancy vacancy) {
    if (vacancy.beds() < 0) {
      throw Refused.impossible(
          "negative-vacancies",
          vacancy.bedType() + ": " + vacancy.beds() + " free; none is the fewest.");
    }
    var rate = vacancy.weeklyRate();
    if (rate != null && rate < 0) {
      throw Refused.impossible(
          "negative-rate", vacancy.bedType() + ": a week costs no less than nothing.");
    }
    var traits = vacancy.traits();
    if (traits != null
        && traits.contains(VacancyTrait.FOR_MEN)
        && traits.contains(VacancyTrait.FOR_WOMEN)) {
      throw Refused.impossible(
          "for-nobody", vacancy.bedType() + ": for men only and for women only is for nobody.");
    }
  }

  private static void checkFigures(Vacancy vacancy, BedFigures figures, int kept) {
    var away = figures.residentsInHospital();
    if (Math.min(figures.maximum(), figures.occupied()) < 0
        || Math.min(figures.reserved(), figures.notAdmittable()) < 0
        || (away != null && away < 0)) {
      throw Refused.impossible(
          "negative-figures", vacancy.bedType() + ": no figure is less than zero.");
    }
    if (away != null && away > figures.occupied()) {
      throw Refused.impossible(
          "resident-away-not-counted",
          "%s: %d residents in hospital, %d beds occupied; their beds are occupied beds."
              .formatted(vacancy.bedType(), away, figures.occupied()));
    }
    int reserved = Math.max(figures.reserved(), kept);
    long sum = (long) figures.occupied() + reserved + vacancy.beds() + figures.notAdmittable();
    if (sum != figures.maximum()) {
      throw Refused.impossible(
          sum > figures.maximum() ? "more-than-maximum" : "less-than-maximum",
          "%s: %d occupied + %d reserved + %d free + %d not admittable = %d, of %d beds."
              .formatted(
                  vacancy.bedType(),
                  figures.occupied(),
                  reserved,
                  vacancy.beds(),
                  figures.notAdmittable(),
                  sum,
                  figures.maximum()));
    }
  }

  /** All beds of a home that its figures and the beds kept here speak of. */
  static long beds(List<Vacancy> vacancies, Map<BedType, Integer> kept) {
    var others = new EnumMap<BedType, Integer>(BedType.class);
    others.putAll(kept);
    long sum = 0;
    for (var vacancy : vacancies) {
      var keptOfType = Objects.requireNonNullElse(others.remove(vacancy.bedType()), 0);
      var figures = vacancy.figures();
      sum += figures == null ? (long) vacancy.beds() + keptOfType : figures.maximum();
    }
    return sum + others.values().stream().mapToInt(Integer::intValue).sum();
  }
}
