package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent.Wait;
import care.homeward.contracts.StayEvent.WaitEnded;
import care.homeward.contracts.StayEvent.WaitPassedOn;
import care.homeward.contracts.StayEvent.WaitStarted;
import care.homeward.dischargeflow.Stay.Waiting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the waits of a stay follow from its facts: none is ever forgotten. */
final class Waits {

  private Waits() {}

  static List<Waiting> after(List<Waiting> waits, WaitStarted e) {
    return Lists.plus(waits, new Waiting(e.waitId(), e.at(), e.details(), null));
  }

  static List<Waiting> after(List<Waiting> waits, WaitPassedOn e) {
    return replaced(waits, e.waitId(), e.details(), null);
  }

  static List<Waiting> after(List<Waiting> waits, WaitEnded e) {
    return replaced(waits, e.waitId(), null, e.at());
  }

  private static List<Waiting> replaced(
      List<Waiting> waits, String waitId, @Nullable Wait details, @Nullable Instant endedAt) {
    return waits.stream()
        .map(
            wait ->
                wait.waitId().equals(waitId)
                    ? new Waiting(
                        waitId, wait.since(), details == null ? wait.details() : details, endedAt)
                    : wait)
        .toList();
  }
}
