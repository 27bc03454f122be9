package care.homeward.people;

import care.homeward.platform.core.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The moments requests speak of. */
@Component
class Moments {

  private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

  private final InstantSource clock;

  Moments(InstantSource clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** What was said, or now; nothing is said of the future. */
  Instant of(@Nullable Instant said) {
    if (said == null) {
      return now();
    }
    if (said.isAfter(clock.instant().plus(CLOCKS_DIFFER_BY))) {
      throw Refused.impossible("in-the-future", "This has not happened yet.");
    }
    return said.truncatedTo(ChronoUnit.MILLIS);
  }
}
