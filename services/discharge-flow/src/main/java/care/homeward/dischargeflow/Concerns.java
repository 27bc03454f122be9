package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent.MentalCapacityStated;
import care.homeward.contracts.StayEvent.MentalCapacityStated.Capacity;
import care.homeward.contracts.StayEvent.SafeguardingStated;
import care.homeward.contracts.StayEvent.SafeguardingStated.Concern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the person can decide about leaving for themselves and is safe, in the order it was said.
 *
 * @param mentalCapacity how the question of mental capacity stood
 * @param safeguarding every concern raised, or closed
 */
record Concerns(List<OfCapacity> mentalCapacity, List<OfSafeguarding> safeguarding) {

  /** Nobody has doubted either. */
  static final Concerns NONE = new Concerns(List.of(), List.of());

  record OfCapacity(Instant at, Capacity capacity, @Nullable String by) {}

  record OfSafeguarding(Instant at, Concern concern, @Nullable String by) {}

  boolean capacityToBeDetermined() {
    return !mentalCapacity.isEmpty()
        && mentalCapacity.getLast().capacity() == Capacity.TO_BE_DETERMINED;
  }

  boolean safeguardingOpen() {
    return !safeguarding.isEmpty() && safeguarding.getLast().concern() == Concern.RAISED;
  }

  Concerns after(MentalCapacityStated e, @Nullable String by) {
    var stated = new OfCapacity(e.at(), e.capacity(), by);
    return new Concerns(Lists.plus(mentalCapacity, stated), safeguarding);
  }

  Concerns after(SafeguardingStated e, @Nullable String by) {
    var stated = new OfSafeguarding(e.at(), e.concern(), by);
    return new Concerns(mentalCapacity, Lists.plus(safeguarding, stated));
  }
}
