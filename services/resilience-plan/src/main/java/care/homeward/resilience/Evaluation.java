package care.homeward.resilience;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts the places where something changed again, all changes of a second at once. At start every
 * place is due: what was due when the process stopped was not kept.
 */
@Component
class Evaluation {

  private final Places places;
  private final PressureDesk desk;
  private final Set<String> due = ConcurrentHashMap.newKeySet();
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private boolean begun;

  Evaluation(Places places, PressureDesk desk) {
    this.places = places;
    this.desk = desk;
  }

  /** Something of this place changed; none where the place is not known. */
  void due(@Nullable String place) {
    if (place == null) {
      return;
    }
    if (!known.contains(place)) {
      places.save(new Place(place));
      known.add(place);
    }
    due.add(place);
  }

  @Scheduled(fixedDelay = 1_000)
  void evaluate() {
    if (!begun) {
      places.findAllByOrderByCode(Places.ALL).forEach(place -> due.add(place.code()));
      begun = true;
    }
    for (var place : List.copyOf(due)) {
      // Before it is counted: what changes meanwhile makes it due again.
      due.remove(place);
      try {
        desk.calculate(place);
      } catch (RuntimeException e) {
        due.add(place);
        throw e;
      }
    }
  }
}
