package care.homeward.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What homes have free, as care-home-capacity said last, less what was asked for since. */
final class Homes {

  private static final Map<Integer, List<String>> TYPES =
      Map.of(
          2, List.of("COMMUNITY_REHABILITATION", "COMMUNITY_ASSESSMENT"),
          3, List.of("RESIDENTIAL", "RESIDENTIAL_DEMENTIA", "NURSING", "NURSING_DEMENTIA"));

  /** A free bed somewhere. */
  record Free(String homeId, String bedType) {}

  /** What a home tells of the beds of one type, of which all but the free and kept are lived in. */
  record Beds(String bedType, int maximum, int kept, int free) {

    Map<String, ?> told() {
      var figures =
          Map.of(
              "maximum",
              maximum,
              "occupied",
              maximum - kept - free,
              "reserved",
              kept,
              "notAdmittable",
              0);
      return Map.of("bedType", bedType, "beds", free, "figures", figures);
    }
  }

  /** A bed a home keeps for someone. */
  record Kept(String homeId, String holdId) {}

  private final Map<String, Map<String, Integer>> free = new LinkedHashMap<>();
  private final List<String> closed = new ArrayList<>();

  synchronized void heard(JsonNode homes) {
    if (!homes.isArray()) {
      return;
    }
    free.clear();
    closed.clear();
    for (var home : homes) {
      var id = Card.text(home, "homeId");
      if (home.path("closed").isObject()) {
        closed.add(id);
      } else {
        var types = new LinkedHashMap<String, Integer>();
        for (var type : home.path("vacancies")) {
          types.put(Card.text(type, "bedType"), type.path("free").asInt(0));
        }
        free.put(id, types);
      }
    }
  }

  /** Takes a free bed of a type the pathway leads to, if there is one. */
  synchronized @Nullable Free take(int pathway, Chance chance) {
    var fitting = new ArrayList<Free>();
    free.forEach(
        (home, types) ->
            types.forEach(
                (type, beds) -> {
                  if (beds > 0 && TYPES.getOrDefault(pathway, List.of()).contains(type)) {
                    fitting.add(new Free(home, type));
                  }
                }));
    if (fitting.isEmpty()) {
      return null;
    }
    var taken = chance.of(fitting);
    free.getOrDefault(taken.homeId, new LinkedHashMap<>()).merge(taken.bedType, -1, Integer::sum);
    return taken;
  }

  /** Other homes with such a bed free, no more than so many. */
  synchronized List<Free> others(Free than, int most) {
    return free.entrySet().stream()
        .filter(home -> !home.getKey().equals(than.homeId))
        .filter(home -> home.getValue().getOrDefault(than.bedType, 0) > 0)
        .map(home -> new Free(home.getKey(), than.bedType))
        .limit(most)
        .toList();
  }

  synchronized List<String> closed() {
    return List.copyOf(closed);
  }

  synchronized boolean isOpen(String homeId) {
    return free.containsKey(homeId);
  }

  /** Free beds by type of a home that takes people. */
  synchronized Map<String, Integer> free(String homeId) {
    return Map.copyOf(free.getOrDefault(homeId, Map.of()));
  }
}
