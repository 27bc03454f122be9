package care.homeward.dischargeflow;

import care.homeward.platform.core.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The moments requests name, to the millisecond. */
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

  /**
   * When it happened; absent means now.
   *
   * @throws Refused if it has not happened yet
   */
  Instant past(@Nullable Instant at) {
    var now = clock.instant();
    if (at != null && at.isAfter(now.plus(CLOCKS_DIFFER_BY))) {
      throw Refused.impossible("in-the-future", "This has not happened yet.");
    }
    return millis(at == null ? now : at);
  }

  static Instant millis(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS);
  }
}
