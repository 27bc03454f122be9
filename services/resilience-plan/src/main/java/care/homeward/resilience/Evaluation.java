package care.homeward.resilience;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts the places where something changed again, all changes of a second at once; less often
 * where a place has so many people that counting them each second would cost more than a twentieth
 * of a processor. At start every place is due: what was due when the process stopped was not kept.
 */
@Component
class Evaluation {

  private final Places places;
  private final PressureDesk desk;
  private final Set<String> due = ConcurrentHashMap.newKeySet();
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Share share = new Share(20);
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
    var began = System.nanoTime();
    if (!share.mayBegin(began)) {
      return;
    }
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
    share.done(began, System.nanoTime());
  }
}
