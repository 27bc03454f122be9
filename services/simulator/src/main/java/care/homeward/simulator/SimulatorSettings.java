package care.homeward.simulator;

import java.net.URI;

/**
 * Whom the simulator speaks to, and what it simulates.
 *
 * @param dischargeFlow where discharge-flow answers HTTP
 * @param referrals where referrals answers
 * @param teams where neighbourhood-teams answers
 * @param homes where care-home-capacity answers
 * @param liveView where live-view answers
 * @param mllpHost host of the hospital feed
 * @param mllpPort port of the hospital feed
 * @param tokens token address of the OpenID provider, for client credentials
 * @param clientId this client
 * @param clientSecret its secret
 * @param seed the same seed makes the same people, teams, homes and history
 * @param speed how much faster than life things happen, 1 to 600
 * @param waiting how many people wait for their transfer, about, from the opening on
 * @param occupied how many beds are taken, about, those waiting included
 */
public record SimulatorSettings(
    URI dischargeFlow,
    URI referrals,
    URI teams,
    URI homes,
    URI liveView,
    String mllpHost,
    int mllpPort,
    URI tokens,
    String clientId,
    String clientSecret,
    long seed,
    int speed,
    int waiting,
    int occupied) {

  /** How many people wait in a partnership of this size. */
  public static final int WAITING = 300;

  /** About 97 % of the 1,710 beds. */
  public static final int OCCUPIED = 1_659;

  public SimulatorSettings {
    if (speed < 1 || speed > 600) {
      throw new IllegalArgumentException("speed is 1 to 600, not " + speed);
    }
    if (waiting < 0 || occupied < waiting) {
      throw new IllegalArgumentException("those waiting are among those in beds");
    }
  }
}
