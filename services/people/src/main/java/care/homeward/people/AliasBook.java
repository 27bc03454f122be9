package care.homeward.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Follows aliases to the record they lead to. */
@Component
class AliasBook {

  private final Aliases aliases;

  AliasBook(Aliases aliases) {
    this.aliases = aliases;
  }

  /**
   * What some ids lead to.
   *
   * @param next by id, where it leads; an id that leads nowhere is absent
   */
  record Leads(Map<String, String> next) {

    boolean knows(String id) {
      return next.containsKey(id);
    }

    /** The id and all it leads to, in order; the last is the record that answers. */
    List<String> path(String id) {
      var path = new ArrayList<>(List.of(id));
      while (true) {
        var leadsTo = next.get(path.getLast());
        if (leadsTo == null || path.contains(leadsTo)) {
          return path;
        }
        path.add(leadsTo);
      }
    }

    String end(String id) {
      return path(id).getLast();
    }
  }

  /** One read for most: a second only where records were merged. */
  Leads leads(Collection<String> ids) {
    var next = new HashMap<String, String>();
    Set<String> asked = new LinkedHashSet<>(ids);
    Set<String> toAsk = asked;
    while (!toAsk.isEmpty()) {
      Set<String> further = new LinkedHashSet<>();
      for (var alias : aliases.findAllById(toAsk)) {
        next.put(alias.id(), alias.personId());
        further.add(alias.personId());
      }
      further.removeAll(asked);
      asked.addAll(further);
      toAsk = further;
    }
    return new Leads(Map.copyOf(next));
  }

  /**
   * Gives an id that leads nowhere its first alias.
   *
   * @throws org.springframework.dao.DuplicateKeyException if somebody was faster
   */
  void claim(String id, String personId) {
    aliases.save(new Alias(id, personId, null));
  }

  /**
   * Makes an id lead elsewhere.
   *
   * @throws org.springframework.dao.OptimisticLockingFailureException if somebody was faster
   */
  void turn(String id, String personId) {
    var present = aliases.findAllById(List.of(id));
    if (present.isEmpty()) {
      claim(id, personId);
    } else if (!present.getFirst().personId().equals(personId)) {
      aliases.save(new Alias(id, personId, present.getFirst().version()));
    }
  }
}
