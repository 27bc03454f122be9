package care.homeward.homes;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.contracts.CapacityEvent.HomeRegistrationRevised;
import care.homeward.contracts.CapacityEvent.Operator;
import care.homeward.contracts.CapacityEvent.Registration;
import care.homeward.homes.CareHomeCommand.JoinHome;
import care.homeward.homes.CareHomeCommand.RegisterHome;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a home is registered.
 *
 * @param beds zero until it joined
 * @param operator absent if not told
 * @param locationId id the regulator gave the location; absent where there is none
 */
public record Registered(
    String name,
    String place,
    String partnership,
    int beds,
    @Nullable Operator operator,
    @Nullable String locationId,
    Registration registration) {

  static final Registered NOT_YET = new Registered("", "", "", 0, null, null, Registration.ACTIVE);

  static Registered of(HomeJoined e) {
    return new Registered(
        e.name(),
        e.place(),
        e.partnership(),
        e.registeredBeds(),
        e.operator(),
        e.locationId(),
        e.registration() == null ? Registration.ACTIVE : e.registration());
  }

  static Registered of(HomeRegistrationRevised e) {
    return new Registered(
        e.name(),
        e.place(),
        e.partnership(),
        e.registeredBeds(),
        e.operator(),
        e.locationId(),
        e.registration() == null ? Registration.ACTIVE : e.registration());
  }

  /** What follows where a home is known as this and is told to join. */
  List<CapacityEvent> join(String homeId, JoinHome c) {
    c.registered().check();
    if (beds == 0) {
      return List.of(c.registered().joined(homeId, c.at()));
    }
    if (c.registered().equals(this)) {
      return List.of();
    }
    throw Refused.conflict("home-known-otherwise", "A home of this id is known, not as told here.");
  }

  /** What follows where a home is known as this and is listed otherwise, or for the first time. */
  List<CapacityEvent> register(String homeId, RegisterHome c) {
    c.registered().check();
    if (beds == 0) {
      return List.of(c.registered().joined(homeId, c.at()));
    }
    return c.registered().equals(this)
        ? List.of()
        : List.of(c.registered().revised(homeId, c.at()));
  }

  private void check() {
    if (beds < 1) {
      throw Refused.impossible("no-registered-beds", "A home has one registered bed or more.");
    }
  }

  HomeJoined joined(String homeId, Instant at) {
    return new HomeJoined(
        homeId, at, name, place, partnership, beds, operator, locationId, registration);
  }

  HomeRegistrationRevised revised(String homeId, Instant at) {
    return new HomeRegistrationRevised(
        homeId, at, name, place, partnership, beds, operator, locationId, registration);
  }
}
