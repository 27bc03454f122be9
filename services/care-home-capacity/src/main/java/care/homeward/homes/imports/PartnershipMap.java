package care.homeward.homes.imports;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which local care partnership a home lies in, by the sector of its postcode.
 *
 * @param about what the map says of itself
 * @param places sectors, as {@code HW1 2}, by the code of the partnership and that of its place
 */
record PartnershipMap(String about, Map<String, Map<String, List<String>>> places) {

  private static final String OUTWARD = "[A-Z]{1,2}[0-9][A-Z0-9]?";
  private static final Pattern SECTOR = Pattern.compile(OUTWARD + " [0-9]");
  private static final Pattern POSTCODE = Pattern.compile("(" + OUTWARD + ") ?([0-9])[A-Z]{2}");

  /** Where a home lies. */
  sealed interface Lies {}

  /** In a partnership. */
  record In(String partnership) implements Lies {}

  /** In none that could be told, and why. */
  enum Unassigned implements Lies {
    NO_POSTCODE,
    NOT_A_POSTCODE,
    /** The map has no such sector. */
    NOT_ON_THE_MAP,
    /** The map has it in another place than the local authority is. */
    IN_ANOTHER_PLACE
  }

  PartnershipMap {
    var seen = new HashSet<String>();
    for (var sectors : places.values().stream().flatMap(p -> p.values().stream()).toList()) {
      for (var sector : sectors) {
        if (!SECTOR.matcher(sector).matches() || !seen.add(sector)) {
          throw new IllegalArgumentException("no sector, or named twice: " + sector);
        }
      }
    }
    if (seen.isEmpty()) {
      throw new IllegalArgumentException("the map has no sectors");
    }
  }

  /** Where a home of this place and postcode lies. */
  Lies lies(String place, @Nullable String postcode) {
    if (postcode == null) {
      return Unassigned.NO_POSTCODE;
    }
    var parts = POSTCODE.matcher(postcode.strip().toUpperCase(Locale.ROOT));
    if (!parts.matches()) {
      return Unassigned.NOT_A_POSTCODE;
    }
    var sector = parts.group(1) + " " + parts.group(2);
    for (var each : places.entrySet()) {
      for (var partnership : each.getValue().entrySet()) {
        if (partnership.getValue().contains(sector)) {
          return each.getKey().equals(place)
              ? new In(partnership.getKey())
              : Unassigned.IN_ANOTHER_PLACE;
        }
      }
    }
    return Unassigned.NOT_ON_THE_MAP;
  }
}
