package care.homeward.homes;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.Vacancy;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a home told, and what is left of it.
 *
 * @param told as the home told it
 * @param toldAt the moment it told of; absent until it told anything
 * @param left by type; below zero where more beds were promised than the home had
 */
record Vacancies(List<Vacancy> told, @Nullable Instant toldAt, Map<BedType, Integer> left) {

  static final Vacancies UNTOLD = new Vacancies(List.of(), null, Map.of());

  /**
   * Refuses figures that cannot be.
   *
   * @param kept beds the home keeps for us already, which it does not count as free
   */
  static void check(List<Vacancy> vacancies, int registeredBeds, int kept) {
    var named = EnumSet.noneOf(BedType.class);
    long sum = kept;
    for (var vacancy : vacancies) {
      if (vacancy.beds() < 0) {
        throw Refused.impossible(
            "negative-vacancies", "A home has no fewer than zero beds free of a type.");
      }
      if (!named.add(vacancy.bedType())) {
        throw Refused.impossible(
            "type-named-twice", "A bed type is named once, with all its free beds.");
      }
      sum += vacancy.beds();
    }
    if (sum > registeredBeds) {
      throw Refused.impossible(
          "more-than-registered",
          "Free beds and beds kept for people are together no more than the registered beds.");
    }
  }

  /**
   * What is free after a home told it.
   *
   * @param unknown types of the beds held after {@code toldAt}
   */
  static Vacancies of(List<Vacancy> told, Instant toldAt, List<BedType> unknown) {
    var left = new EnumMap<BedType, Integer>(BedType.class);
    told.forEach(vacancy -> left.put(vacancy.bedType(), vacancy.beds()));
    unknown.forEach(type -> left.merge(type, -1, Integer::sum));
    return new Vacancies(List.copyOf(told), toldAt, left);
  }

  /** Free beds of a type. */
  int free(BedType type) {
    return Math.max(0, left.getOrDefault(type, 0));
  }

  Vacancies lessOne(BedType type) {
    return changed(type, -1);
  }

  Vacancies plusOne(BedType type) {
    return changed(type, 1);
  }

  private Vacancies changed(BedType type, int by) {
    var changed = new EnumMap<BedType, Integer>(BedType.class);
    changed.putAll(left);
    changed.merge(type, by, Integer::sum);
    return new Vacancies(told, toldAt, changed);
  }
}
