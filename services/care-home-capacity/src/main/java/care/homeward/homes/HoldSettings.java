package care.homeward.homes;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long a bed is kept for someone who does not come.
 *
 * @param moveInWithin of the acceptance; then the bed is free and the person looked for again
 * @param leftElsewhereAfter a discharge to somewhere else; until then it may yet be cancelled
 * @param careHomeDestinations NHS Data Dictionary discharge destinations that are care homes
 */
@ConfigurationProperties("homeward.holds")
public record HoldSettings(
    Duration moveInWithin, Duration leftElsewhereAfter, Set<String> careHomeDestinations) {}
