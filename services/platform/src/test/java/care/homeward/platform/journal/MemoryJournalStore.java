package care.homeward.platform.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A journal and its states in memory, held to the same contract as the real one. */
public final class MemoryJournalStore<S> implements JournalStore<S> {

  private static final Comparator<Entry> IN_ORDER =
      Comparator.comparingLong(Entry::first).thenComparing(Entry::id);

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, List<Entry>> bySubject = new TreeMap<>();
  private final Map<String, Map<String, Entry>> byCause = new HashMap<>();
  private final Set<String> pending = new HashSet<>();
  private final Map<String, Held<S>> states = new TreeMap<>();
  private final Set<String> withheld = new HashSet<>();

  @Override
  public boolean insert(Entry entry) {
    var causes = byCause.computeIfAbsent(entry.subject(), _ -> new HashMap<>());
    if (entries.containsKey(entry.id()) || causes.containsKey(entry.cause())) {
      return false;
    }
    entries.put(entry.id(), entry);
    causes.put(entry.cause(), entry);
    var ofSubject = bySubject.computeIfAbsent(entry.subject(), _ -> new ArrayList<>());
    int at = ofSubject.size();
    while (at > 0 && IN_ORDER.compare(ofSubject.get(at - 1), entry) > 0) {
      at--;
    }
    ofSubject.add(at, entry);
    if (entry.pending()) {
      pending.add(entry.id());
    }
    return true;
  }

  /**
   * Inserts an entry that is in the way of others and yet not to be read, as one that no majority
   * has acknowledged; {@link #reveal} or {@link #retract} ends that.
   */
  public boolean withhold(Entry entry) {
    var inserted = insert(entry);
    if (inserted) {
      withheld.add(entry.id());
    }
    return inserted;
  }

  /** The majority has it. */
  public void reveal(Entry entry) {
    withheld.remove(entry.id());
  }

  /** The majority never had it. */
  public void retract(Entry entry) {
    withheld.remove(entry.id());
    entries.remove(entry.id());
    pending.remove(entry.id());
    byCause.getOrDefault(entry.subject(), new HashMap<>()).remove(entry.cause());
    bySubject
        .getOrDefault(entry.subject(), new ArrayList<>())
        .removeIf(other -> other.id().equals(entry.id()));
  }

  @Override
  public List<Entry> after(String subject, long sequence) {
    var found = new ArrayList<Entry>();
    var all = bySubject.getOrDefault(subject, List.of());
    for (int i = all.size() - 1; i >= 0 && all.get(i).first() > sequence; i--) {
      if (!withheld.contains(all.get(i).id())) {
        found.addFirst(marked(all.get(i)));
      }
    }
    return found;
  }

  @Override
  public List<Entry> until(String subject, long sequence) {
    var found = new ArrayList<Entry>();
    for (var entry : bySubject.getOrDefault(subject, List.of())) {
      if (entry.first() <= sequence && !withheld.contains(entry.id())) {
        found.add(marked(entry));
      }
    }
    return found;
  }

  @Override
  public @Nullable Entry caused(String subject, String cause) {
    var entry = byCause.getOrDefault(subject, Map.of()).get(cause);
    return entry == null || withheld.contains(entry.id()) ? null : marked(entry);
  }

  @Override
  public List<Entry> pending(String subject) {
    return bySubject.getOrDefault(subject, List.of()).stream()
        .filter(entry -> pending.contains(entry.id()) && !withheld.contains(entry.id()))
        .toList();
  }

  @Override
  public List<Entry> pending(Instant before) {
    return pending.stream()
        .filter(id -> !withheld.contains(id))
        .map(entries::get)
        .filter(entry -> entry.at().isBefore(before))
        .sorted(Comparator.comparing(Entry::subject).thenComparing(IN_ORDER))
        .toList();
  }

  @Override
  public void settle(List<Entry> done) {
    done.forEach(entry -> pending.remove(entry.id()));
  }

  @Override
  public @Nullable Held<S> state(String subject) {
    return states.get(subject);
  }

  @Override
  public void write(Map<String, Held<S>> due) {
    due.forEach(
        (subject, held) ->
            states.merge(
                subject, held, (old, now) -> old.sequence() >= now.sequence() ? old : now));
  }

  /** Writes states whatever is stored: what a store without the condition would do. */
  public void overwrite(Map<String, Held<S>> due) {
    states.putAll(due);
  }

  /** Every entry, in the order they were inserted. */
  public List<Entry> entries() {
    return entries.values().stream().filter(entry -> !withheld.contains(entry.id())).toList();
  }

  /** The subjects with entries. */
  public Set<String> subjects() {
    return bySubject.keySet();
  }

  /** How many entries are pending. */
  public int unsettled() {
    return pending.size();
  }

  private Entry marked(Entry entry) {
    return entry.pending() == pending.contains(entry.id())
        ? entry
        : new Entry(
            entry.id(),
            entry.subject(),
            entry.first(),
            entry.last(),
            entry.cause(),
            entry.by(),
            entry.request(),
            entry.at(),
            entry.events(),
            entry.kept(),
            false);
  }
}
