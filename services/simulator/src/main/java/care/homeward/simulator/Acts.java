package care.homeward.simulator;

import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/**
 * Everything people of the partnership can do towards the services.
 *
 * @param messages what the hospitals' own system sends
 */
record Acts(
    SimulatorSettings to,
    Saying saying,
    Messages messages,
    StayActs stays,
    ReferralActs referrals,
    TeamActs teams,
    HomeActs homes) {

  private static final String WAITING = "/api/board?waiting=true";

  static Acts of(SimulatorSettings to, Feed feed, Services services, InstantSource clock) {
    var saying = new Saying(to.seed(), services, clock);
    return new Acts(
        to,
        saying,
        new Messages(feed, clock),
        new StayActs(to.dischargeFlow(), saying),
        new ReferralActs(to.referrals(), saying),
        new TeamActs(to.teams(), saying),
        new HomeActs(to.homes(), saying));
  }

  Instant now() {
    return saying.now();
  }

  /** Whether the services answer, so that a run can begin. */
  boolean areThere() throws InterruptedException {
    return stays.answers()
        && saying.get(to.liveView(), WAITING).ok()
        && teams.all().isArray()
        && homes.all().isArray()
        && saying.get(to.referrals(), "/api/referrals?limit=1").ok();
  }

  /** Everyone who waits; missing when live-view does not answer. */
  JsonNode waiting() throws InterruptedException {
    return saying.get(to.liveView(), WAITING).body().path("cards");
  }
}
