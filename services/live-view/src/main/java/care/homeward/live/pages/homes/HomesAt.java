package care.homeward.live.pages.homes;

import care.homeward.contracts.Publisher;
import care.homeward.live.board.BoardAt;
import care.homeward.live.board.BoardFilter;
import care.homeward.live.board.Card;
import care.homeward.live.history.Moment.As;
import care.homeward.live.history.TimeMachine;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Services;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The homes at the moment asked for, as their own service folds them: it alone knows what told
 * figures are worth. Which beds are kept the board knows.
 */
@Component
class HomesAt {

  private final TimeMachine machine;
  private final Services services;

  /**
   * What is shown of homes.
   *
   * @param marked how many are not as they were known then
   * @param left how many were shown then and are not now
   */
  record Found(List<Home> homes, int marked, int left) {}

  HomesAt(TimeMachine machine, Services services) {
    this.machine = machine;
    this.services = services;
  }

  /** Those that fit, the ones that take nobody last; null while their service is away. */
  @Nullable Found of(Caller caller, Search search) {
    var homes = homes(caller, search);
    if (homes == null || !search.moment().corrected()) {
      return homes == null ? null : new Found(homes, 0, 0);
    }
    var then = homes(caller, search.with(search.moment().as(As.KNOWN)));
    if (then == null) {
      return null;
    }
    var known = then.stream().collect(Collectors.toMap(Home::id, Function.identity()));
    var left = new HashSet<>(known.keySet());
    homes.forEach(home -> left.remove(home.id()));
    var marked =
        homes.stream().map(home -> home.marked(!home.equals(known.get(home.id())))).toList();
    return new Found(marked, (int) marked.stream().filter(Home::corrected).count(), left.size());
  }

  private @Nullable List<Home> homes(Caller caller, Search search) {
    var answer = asked(caller, search);
    if (answer == null) {
      return null;
    }
    var board = machine.board(search.moment());
    var kept = kept(board);
    var homes = new ArrayList<Home>();
    for (var home : answer) {
      var beds = kept.getOrDefault(home.path("homeId").asString(""), List.of());
      homes.add(Home.of(home, beds, board.moment()));
    }
    if (search.type().isEmpty() && !search.traits().isEmpty()) {
      homes.removeIf(home -> !home.has(search.traits()));
    }
    homes.sort(Comparator.comparing((Home home) -> home.closed() != null));
    return homes;
  }

  private @Nullable JsonNode asked(Caller caller, Search search) {
    var path = new StringBuilder("/api/homes?limit={limit}");
    var values = new ArrayList<Object>(List.of(500));
    if (!search.type().isEmpty()) {
      path.append("&bedType={type}");
      values.add(search.type());
    }
    if (!search.place().isEmpty()) {
      path.append("&place={place}");
      values.add(search.place());
    }
    if (!search.type().isEmpty() && !search.traits().isEmpty()) {
      path.append("&traits={traits}");
      values.add(String.join(",", search.traits()));
    }
    var at = search.moment().at();
    if (at != null) {
      path.append("&at={at}&as={as}");
      values.add(at);
      values.add(search.moment().as());
    }
    return services
        .get(caller, Publisher.CARE_HOME_CAPACITY, path.toString(), values.toArray())
        .answer();
  }

  /** Beds kept for people in a bed, by home. */
  private static Map<String, List<Card.Bed>> kept(BoardAt board) {
    var kept = new HashMap<String, List<Card.Bed>>();
    for (var standing : board.standings(BoardFilter.EVERYONE)) {
      var bed = standing.card().bed();
      if (bed != null) {
        kept.computeIfAbsent(bed.homeId(), _ -> new ArrayList<>()).add(bed);
      }
    }
    return kept;
  }
}
