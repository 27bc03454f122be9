package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent.WaitEnded;
import care.homeward.contracts.StayEvent.WaitPassedOn;
import care.homeward.contracts.StayEvent.WaitStarted;
import care.homeward.dischargeflow.Stay.Held;
import care.homeward.dischargeflow.Stay.Waiting;
import java.util.List;
import java.util.function.UnaryOperator;

/** How the waits of a stay follow from its facts: none is ever forgotten. */
final class Waits {

  private Waits() {}

  static List<Waiting> after(List<Waiting> waits, WaitStarted e) {
    var held = List.of(new Held(e.details(), e.at()));
    return Lists.plus(waits, new Waiting(e.waitId(), e.at(), held, null));
  }

  static List<Waiting> after(List<Waiting> waits, WaitPassedOn e) {
    return replaced(
        waits,
        e.waitId(),
        wait ->
            new Waiting(
                wait.waitId(),
                wait.since(),
                Lists.plus(wait.held(), new Held(e.details(), e.at())),
                null));
  }

  static List<Waiting> after(List<Waiting> waits, WaitEnded e) {
    return replaced(
        waits, e.waitId(), wait -> new Waiting(wait.waitId(), wait.since(), wait.held(), e.at()));
  }

  private static List<Waiting> replaced(
      List<Waiting> waits, String waitId, UnaryOperator<Waiting> change) {
    return waits.stream()
        .map(wait -> wait.waitId().equals(waitId) ? change.apply(wait) : wait)
        .toList();
  }
}
