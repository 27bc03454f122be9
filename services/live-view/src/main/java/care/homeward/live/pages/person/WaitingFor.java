package care.homeward.live.pages.person;

import care.homeward.live.board.Reasons;
import care.homeward.live.board.Standing;
import care.homeward.live.board.Words;
import care.homeward.live.pages.When;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What it waits for now.
 *
 * @param owner whom it waits on, by name where one is known
 * @param step what is to happen next, and by when
 * @param late whether that is overdue
 */
record WaitingFor(String reason, String owner, String step, boolean late) {

  /** Absent for someone who does not wait. */
  static @Nullable WaitingFor of(Standing standing, Called names, Instant now) {
    var owner = standing.owner();
    if (!standing.waiting() || owner == null) {
      return null;
    }
    var wait = standing.card().openWait();
    var next = wait == null ? null : wait.details().nextStep();
    var due = wait == null ? null : wait.details().due();
    return new WaitingFor(
        Reasons.of(standing.card()).plain(),
        names.owner(owner, standing.ownerReference()),
        next == null
            ? "Nobody has said what happens next."
            : "Next: "
                + Words.of(next.name())
                + (due == null ? ", no time said." : ", due " + When.moment(due) + left(due, now)),
        standing.overdue());
  }

  private static String left(Instant due, Instant now) {
    var minutes = Duration.between(now, due).toMinutes();
    var much = Math.abs(minutes);
    var said =
        much < 60
            ? much + " min"
            : much < 48 * 60 ? much / 60 + " h " + much % 60 + " min" : much / 1440 + " days";
    return minutes < 0 ? ", " + said + " ago." : ", in " + said + ".";
  }
}
