package care.homeward.campaign.traffic;

import care.homeward.campaign.history.History;

/** A client of one team that does one thing when asked to. */
public final class Act {

  private final TeamWork work;

  /** A client of a team at this address. */
  public Act(int id, String team, String address, Caller caller, History history) {
    var client = new Client(id, 0, caller, history, 0);
    this.work = new TeamWork(client, java.util.List.of(team), () -> address);
  }

  /** Does the next thing. */
  public void once() throws InterruptedException {
    work.turn();
  }
}
