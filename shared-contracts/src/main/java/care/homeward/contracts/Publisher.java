package care.homeward.contracts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A service that publishes: its name, its topic and the family of facts it says. */
public enum Publisher {
  PEOPLE("people", PersonEvent.class),
  DISCHARGE_FLOW("discharge-flow", StayEvent.class),
  REFERRALS("referrals", ReferralEvent.class),
  NEIGHBOURHOOD_TEAMS("neighbourhood-teams", TeamEvent.class),
  CARE_HOME_CAPACITY("care-home-capacity", CapacityEvent.class),
  RESILIENCE_PLAN("resilience-plan", PressureEvent.class);

  /** Made once: asked for with each fact that is written. */
  private static final ClassValue<String> KEBAB =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> fact) {
          return fact.getSimpleName()
              .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
              .toLowerCase(Locale.ROOT);
        }
      };

  private final String service;
  private final Class<?> family;

  Publisher(String service, Class<?> family) {
    this.service = service;
    this.family = family;
  }

  /** The service's name, which is also its database, its consumer group and its metrics tag. */
  public String service() {
    return service;
  }

  /** The one topic this service writes to: {@code <service>.v1}. */
  public String topic() {
    return service + ".v1";
  }

  /** The sealed interface all of this service's facts implement. */
  public Class<?> family() {
    return family;
  }

  /** The records of the family, in the order they are declared. */
  public List<Class<?>> facts() {
    return List.of(family.getPermittedSubclasses());
  }

  /** The type a fact has on the wire: {@code <service>.<fact-in-kebab>.v1}. */
  public String type(Class<?> fact) {
    return service + "." + KEBAB.get(fact) + ".v1";
  }

  /**
   * The publisher with this service name.
   *
   * @throws IllegalArgumentException if no service of that name publishes
   */
  public static Publisher of(String service) {
    return Arrays.stream(values())
        .filter(publisher -> publisher.service.equals(service))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no publisher named " + service));
  }
}
