package care.homeward.homes;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody lives, or a home lies, as need is counted.
 *
 * @param place code of the place; absent where it is withheld or outside the map
 * @param partnership code of the local care partnership; absent as for the place
 */
public record HomeArea(@Nullable String place, @Nullable String partnership) {

  static final HomeArea UNKNOWN = new HomeArea(null, null);
}
