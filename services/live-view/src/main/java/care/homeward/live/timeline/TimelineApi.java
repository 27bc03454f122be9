package care.homeward.live.timeline;

import care.homeward.live.board.LiveBoard;
import care.homeward.platform.core.Refused;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A person's story, told by all services. */
@RestController
class TimelineApi {

  /** As it happened; at the same moment as recorded; within one record as said. */
  private static final Comparator<FactLog.Told> AS_IT_HAPPENED =
      Comparator.comparing(FactLog.Told::at)
          .thenComparing(FactLog.Told::recorded)
          .thenComparingLong(FactLog.Told::sequence);

  private final LiveBoard board;
  private final FactLog facts;

  TimelineApi(LiveBoard board, FactLog facts) {
    this.board = board;
    this.facts = facts;
  }

  /** Every fact of a person, under all ids they are or were known by. */
  @GetMapping("/api/people/{personId}/timeline")
  Timeline timeline(@PathVariable String personId) {
    var ids = board.idsOf(personId);
    var told = facts.of(ids).stream().sorted(AS_IT_HAPPENED).toList();
    if (told.isEmpty()) {
      throw Refused.unknown("person");
    }
    return new Timeline(personId, new TreeSet<>(ids), told);
  }

  record Timeline(String personId, Set<String> ids, List<FactLog.Told> facts) {}
}
