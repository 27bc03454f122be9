package care.homeward.live.board;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which ids are one person, after merges in any order. */
final class Retired {

  private final Map<String, Set<String>> same = new ConcurrentHashMap<>();

  void merged(String former, String current) {
    same.computeIfAbsent(former, _ -> ConcurrentHashMap.newKeySet()).add(current);
    same.computeIfAbsent(current, _ -> ConcurrentHashMap.newKeySet()).add(former);
  }

  Set<String> idsOf(String personId) {
    var ids = new LinkedHashSet<>(List.of(personId));
    var next = new ArrayDeque<>(ids);
    while (!next.isEmpty()) {
      for (var other : same.getOrDefault(next.remove(), Set.of())) {
        if (ids.add(other)) {
          next.add(other);
        }
      }
    }
    return ids;
  }
}
