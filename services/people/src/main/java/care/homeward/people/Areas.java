package care.homeward.people;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which local care partnership a postcode belongs to, by dated editions of a map.
 *
 * @param editions at least one; ordered by date here
 */
record Areas(List<Edition> editions) {

  /** Outward part and the first digit of the inward part are the sector. */
  private static final Pattern POSTCODE =
      Pattern.compile("([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9])[A-Z]{2}");

  /** Where someone lives, as coarse as others may know it. */
  record Area(String place, String partnership, int quintile) {}

  /**
   * The map from a day on.
   *
   * @param sectors by postcode sector, like {@code HW1 2}
   */
  record Edition(String version, LocalDate from, Map<String, Area> sectors) {}

  Areas {
    editions = editions.stream().sorted(Comparator.comparing(Edition::from)).toList();
  }

  /**
   * The area of a postcode on a day; empty outside the map, which includes no fixed abode (ZZ99).
   * Days before the first edition are read with the first.
   */
  Optional<Area> of(String postcode, LocalDate day) {
    var edition =
        editions.stream()
            .filter(e -> !e.from().isAfter(day))
            .reduce((earlier, later) -> later)
            .orElse(editions.getFirst());
    return sector(postcode).map(edition.sectors()::get);
  }

  private static Optional<String> sector(String postcode) {
    var parts = POSTCODE.matcher(postcode.replace(" ", "").toUpperCase(Locale.ROOT));
    return parts.matches() ? Optional.of(parts.group(1) + " " + parts.group(2)) : Optional.empty();
  }
}
