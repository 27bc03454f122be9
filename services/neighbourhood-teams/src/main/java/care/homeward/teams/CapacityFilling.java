package care.homeward.teams;

import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import care.homeward.teams.TeamCommand.FollowHours;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets the coming days follow from members' hours by itself: at the start, each day from a time of
 * day in London on, and when other people make up a team. What somebody said of a day stands, and
 * what follows already is not said again, so any number of instances may fill at once.
 */
@Component
class CapacityFilling {

  private static final Limit AT_ONCE = Limit.of(100);

  private final Teams teams;
  private final TeamDesk desk;
  private final TeamSettings settings;
  private final Moments moments;
  private LocalDate filled = LocalDate.MIN;

  CapacityFilling(Teams teams, TeamDesk desk, TeamSettings settings, Moments moments) {
    this.teams = teams;
    this.desk = desk;
    this.settings = settings;
    this.moments = moments;
  }

  /** Looks at the clock rather than sleeps till morning: a run that failed or was missed is due. */
  @Scheduled(fixedDelay = 30_000)
  void look() {
    var now = moments.now();
    var turn = settings.filling().turn(now);
    if (turn.isAfter(filled)) {
      fillAll(now);
      filled = turn;
    }
  }

  private void fillAll(Instant now) {
    var cause = Cause.of("hours/" + now, "service:neighbourhood-teams");
    var some = teams.findByIdGreaterThanOrderByIdAsc("", AT_ONCE);
    while (!some.isEmpty()) {
      some.forEach(team -> fill(team.id(), now, cause));
      some = teams.findByIdGreaterThanOrderByIdAsc(some.getLast().id(), AT_ONCE);
    }
  }

  /** Fills the coming days of one team. */
  void fill(String teamId, Cause cause) {
    fill(teamId, moments.now(), cause);
  }

  private void fill(String teamId, Instant now, Cause cause) {
    var follow = new FollowHours(now, settings.filling().days(), settings.firstContact());
    // Most days most teams have nothing to add: that is not worth an entry in the journal.
    if (!desk.state(teamId).decide(follow).isEmpty()) {
      var _ = desk.handle(teamId, follow, cause);
    }
  }
}
