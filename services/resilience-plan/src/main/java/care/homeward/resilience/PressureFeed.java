package care.homeward.resilience;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.Envelope;
import care.homeward.contracts.StayEvent;
import care.homeward.platform.journal.Cause;
import org.springframework.stereotype.Component;

/** Keeps what counts of stays and homes, and says which places are to be counted again. */
@Component
class PressureFeed {

  private final CountedStays stays;
  private final CountedHomes homes;
  private final Evaluation evaluation;

  PressureFeed(CountedStays stays, CountedHomes homes, Evaluation evaluation) {
    this.stays = stays;
    this.homes = homes;
    this.evaluation = evaluation;
  }

  void on(Envelope<?> fact, Cause cause) {
    switch (fact.data()) {
      case StayEvent event -> stay(fact.subject(), fact.sequence(), event);
      case CapacityEvent event -> home(fact.subject(), fact.sequence(), event);
      default -> {} // nobody else is heard
    }
  }

  private void stay(String stayId, long sequence, StayEvent event) {
    var before = stays.findById(stayId).orElseGet(() -> CountedStay.blank(stayId));
    var after = sequence > before.heard() ? before.after(event) : before;
    if (!after.equals(before)) {
      stays.save(after.heard(sequence));
      evaluation.due(before.place());
    }
    // Unchanged may mean heard before: the process may have stopped before the place was due.
    evaluation.due(after.place());
  }

  private void home(String homeId, long sequence, CapacityEvent event) {
    var before = homes.findById(homeId).orElseGet(() -> CountedHome.blank(homeId));
    var after = sequence > before.heard() ? before.after(event) : before;
    if (!after.equals(before)) {
      homes.save(after.heard(sequence));
      evaluation.due(before.place());
    }
    evaluation.due(after.place());
  }
}
