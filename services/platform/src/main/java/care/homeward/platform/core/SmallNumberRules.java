package care.homeward.platform.core;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The rule of small numbers of every date.
 *
 * @param editions at least one; ordered by date here
 */
public record SmallNumberRules(List<SmallNumbers> editions) {

  public SmallNumberRules {
    editions = editions.stream().sorted(Comparator.comparing(SmallNumbers::effectiveFrom)).toList();
    if (editions.isEmpty()) {
      throw new IllegalArgumentException("no rule hides small numbers");
    }
  }

  /** What holds on a day; before the first edition, the first. */
  public SmallNumbers on(LocalDate day) {
    return editions.stream()
        .filter(edition -> !edition.effectiveFrom().isAfter(day))
        .reduce((earlier, later) -> later)
        .orElse(editions.getFirst());
  }
}
