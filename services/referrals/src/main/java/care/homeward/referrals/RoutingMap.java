package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.platform.core.Refused;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which local care partnerships belong to which place, and whom to ask there first; from a day on.
 *
 * @param about what the file says of itself
 * @param version its name
 * @param from the first day it holds, in Europe/London
 */
record RoutingMap(String about, String version, LocalDate from, List<Place> places)
    implements Edition {

  /** A place with its local care partnerships. */
  record Place(String code, List<Partnership> partnerships) {}

  /** A local care partnership with whom to ask first. */
  record Partnership(String code, List<First> first) {}

  /** The team to ask first for these skills. */
  record First(String team, List<Skill> skills) {}

  RoutingMap {
    var seen = new HashSet<String>();
    for (var place : places) {
      for (var partnership : place.partnerships()) {
        require(seen.add(partnership.code()), version, partnership.code());
        var skills =
            partnership.first().stream().flatMap(first -> first.skills().stream()).toList();
        require(skills.size() == new HashSet<>(skills).size(), version, partnership.code());
        require(
            partnership.first().stream().noneMatch(first -> first.skills().isEmpty()),
            version,
            partnership.code());
      }
    }
    require(!seen.isEmpty(), version, "places");
  }

  /** Refuses a partnership that is not on the map: any text could be one. */
  void requireKnown(@Nullable String partnership) {
    if (partnership != null && placeOf(partnership) == null) {
      throw Refused.impossible("partnership-not-on-map", "There is no such partnership.");
    }
  }

  /** The place of a partnership, or null if it is not on the map. */
  @Nullable String placeOf(String partnership) {
    return places.stream()
        .filter(place -> place.partnerships().stream().anyMatch(p -> p.code().equals(partnership)))
        .map(Place::code)
        .findFirst()
        .orElse(null);
  }

  /** The team to ask first for a skill, or null if the map names none. */
  @Nullable String teamFor(String partnership, Skill skill) {
    return places.stream()
        .flatMap(place -> place.partnerships().stream())
        .filter(p -> p.code().equals(partnership))
        .flatMap(p -> p.first().stream())
        .flatMap(first -> first.skills().contains(skill) ? Stream.of(first.team()) : Stream.of())
        .findFirst()
        .orElse(null);
  }

  private static void require(boolean right, String version, String what) {
    if (!right) {
      throw new IllegalArgumentException(version + ": empty, wrong or twice: " + what);
    }
  }
}
