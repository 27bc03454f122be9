package care.homeward.campaign.parts;

import care.homeward.campaign.witness.WitnessApplication;
import care.homeward.dischargeflow.DischargeFlowApplication;
import care.homeward.homes.CareHomeCapacityApplication;
import care.homeward.live.LiveViewApplication;
import care.homeward.people.PeopleApplication;
import care.homeward.referrals.ReferralsApplication;
import care.homeward.resilience.ResiliencePlanApplication;
import care.homeward.teams.NeighbourhoodTeamsApplication;

/** A service's process; one service has two, so that its consumers share and take over. */
public enum Part {
  PEOPLE("people", "people", PeopleApplication.class),
  DISCHARGE_FLOW("discharge-flow", "discharge-flow", DischargeFlowApplication.class),
  REFERRALS("referrals", "referrals", ReferralsApplication.class),
  TEAMS("neighbourhood-teams", "neighbourhood-teams", NeighbourhoodTeamsApplication.class),
  TEAMS_TOO("neighbourhood-teams-2", "neighbourhood-teams", NeighbourhoodTeamsApplication.class),
  HOMES("care-home-capacity", "care-home-capacity", CareHomeCapacityApplication.class),
  RESILIENCE("resilience-plan", "resilience-plan", ResiliencePlanApplication.class),
  LIVE_VIEW("live-view", "live-view", LiveViewApplication.class),
  WITNESS("witness", "witness", WitnessApplication.class);

  private final String label;
  private final String service;
  private final Class<?> application;

  Part(String label, String service, Class<?> application) {
    this.label = label;
    this.service = service;
    this.application = application;
  }

  /** What its process is called. */
  public String label() {
    return label;
  }

  /** The service it is one instance of. */
  public String service() {
    return service;
  }

  Class<?> application() {
    return application;
  }
}
