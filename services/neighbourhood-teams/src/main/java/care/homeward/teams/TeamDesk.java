package care.homeward.teams;

import care.homeward.contracts.TeamEvent;
import care.homeward.platform.core.Decision;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Journal;
import care.homeward.platform.journal.Outcome;
import org.springframework.stereotype.Component;

/** Carries out what is asked of teams: the only writer of the journal. */
@Component
class TeamDesk {

  private final Journal<Team, TeamEvent> journal;

  TeamDesk(Journal<Team, TeamEvent> journal) {
    this.journal = journal;
  }

  Team find(String teamId) {
    var team = journal.state(teamId);
    if (!team.formed()) {
      throw Refused.unknown("team");
    }
    return team;
  }

  Outcome<Team, TeamEvent> handle(String teamId, TeamCommand command, Cause cause) {
    return journal.handle(teamId, cause, state -> Decision.of(state.decide(command)));
  }
}
