package care.homeward.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** How much is parked, of how many, and since when; as last looked at. */
final class ParkedMeters {

  private final Parking parking;
  private volatile Parking.Amount amount = Parking.Amount.NONE;

  ParkedMeters(Parking parking, MeterRegistry meters, InstantSource clock) {
    this.parking = parking;
    meters.gauge("homeward.parked.events", this, it -> it.amount.events());
    meters.gauge("homeward.parked.persons", this, it -> it.amount.streams());
    meters.gauge(
        "homeward.parked.oldest.age.seconds", this, it -> age(it.amount.oldest(), clock.instant()));
  }

  void look() {
    amount = parking.amount();
  }

  private static double age(@Nullable Instant oldest, Instant now) {
    return oldest == null ? 0 : Duration.between(oldest, now).toSeconds();
  }
}
