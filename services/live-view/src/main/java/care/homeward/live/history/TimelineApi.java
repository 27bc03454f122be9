package care.homeward.live.history;

import care.homeward.live.board.LiveBoard;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person's story, told by all services. */
@RestController
class TimelineApi {

  private final LiveBoard board;
  private final FactLog facts;
  private final JsonMapper json;

  TimelineApi(LiveBoard board, FactLog facts, JsonMapper json) {
    this.board = board;
    this.facts = facts;
    this.json = json;
  }

  /** Every fact of a person, under all ids they are or were known by. */
  @GetMapping("/api/people/{personId}/timeline")
  Timeline timeline(@PathVariable String personId) {
    var ids = board.idsOf(personId);
    var told = facts.of(ids).stream().sorted(FactLog.AS_IT_HAPPENED).map(this::entry).toList();
    if (told.isEmpty()) {
      throw Refused.unknown("person");
    }
    return new Timeline(personId, new TreeSet<>(ids), told);
  }

  private Entry entry(FactLog.Told told) {
    var fact = told.fact();
    return new Entry(
        told.at(),
        fact.time(),
        fact.sequence(),
        fact.source().substring(fact.source().lastIndexOf('/') + 1),
        fact.type(),
        json.readTree(told.wire()).required("data"));
  }

  record Timeline(String personId, Set<String> ids, List<Entry> facts) {}

  /** A fact, when it happened and when it was recorded. */
  record Entry(
      Instant at, Instant recorded, long sequence, String service, String type, JsonNode data) {}
}
