package care.homeward.live.board;

import care.homeward.contracts.PressureEvent.Indicator;
import java.time.Instant;
import java.util.List;

/**
 * The calculated level of a place.
 *
 * @param since when it rose or fell to this level
 * @param level 1 to 4
 * @param thresholds version of the thresholds used
 * @param indicators what the level followed from at that moment
 */
public record Pressure(
    String place, Instant since, int level, String thresholds, List<Indicator> indicators) {}
