package care.homeward.standalone;

import care.homeward.simulator.SimulatorSettings;
import java.net.URI;

/** The simulated partnership that comes with the demonstration. */
final class Demonstration {

  private static final long SEED = 20_261_101L;

  private Demonstration() {}

  /** Speaks to this partnership, at this many times real speed. */
  static SimulatorSettings at(Partnership partnership, int speed) {
    return with(partnership, speed, SimulatorSettings.WAITING, SimulatorSettings.OCCUPIED);
  }

  /** As {@link #at}, with about this many people. */
  static SimulatorSettings with(Partnership partnership, int speed, int waiting, int occupied) {
    return new SimulatorSettings(
        URI.create(partnership.address(Part.DISCHARGE_FLOW)),
        URI.create(partnership.address(Part.REFERRALS)),
        URI.create(partnership.address(Part.NEIGHBOURHOOD_TEAMS)),
        URI.create(partnership.address(Part.CARE_HOME_CAPACITY)),
        URI.create(partnership.address(Part.PAGES)),
        "127.0.0.1",
        partnership.port(Part.MLLP),
        URI.create(partnership.address(Part.ISSUER) + "/oauth2/token"),
        "simulator",
        "simulator-demo",
        SEED,
        speed,
        waiting,
        occupied);
  }
}
