package care.homeward.platform.journal;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What may be stored a moment later, in bulk: state documents, and that an entry needs nothing
 * more.
 *
 * <p>A mark is cleared only when the facts are on the topic <em>and</em> the state document holds
 * them, so what is still pending after a crash names every state that may be behind.
 */
final class WriteBehind<S> {

  private static final Logger log = LoggerFactory.getLogger(WriteBehind.class);

  private final JournalStore<S> store;
  private final Map<String, Held<S>> behind = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Entry> published = new ConcurrentLinkedQueue<>();

  WriteBehind(JournalStore<S> store) {
    this.store = store;
  }

  void state(String subject, Held<S> held) {
    behind.merge(subject, held, (one, other) -> one.sequence() > other.sequence() ? one : other);
  }

  void published(Entry entry) {
    published.add(entry);
  }

  /**
   * Writes what is due; whatever the store does not take now is tried again next time.
   *
   * @param held sees to it that the state that holds an entry is written, or among what is due
   */
  synchronized void flush(Consumer<Entry> held, Consumer<List<Entry>> cleared) {
    var done = new ArrayList<Entry>();
    for (var entry = published.poll(); entry != null; entry = published.poll()) {
      done.add(entry);
    }
    try {
      done.forEach(held);
      writeStates();
      if (!done.isEmpty()) {
        store.settle(done);
        cleared.accept(done);
      }
    } catch (MongoException e) {
      published.addAll(done);
      log.warn("the store does not take state documents now: {}", e.getClass().getSimpleName());
    }
  }

  private void writeStates() {
    var taken = new HashMap<String, Held<S>>();
    for (var subject : List.copyOf(behind.keySet())) {
      var due = behind.remove(subject);
      if (due != null) {
        taken.put(subject, due);
      }
    }
    if (taken.isEmpty()) {
      return;
    }
    try {
      store.write(taken);
    } catch (MongoException e) {
      taken.forEach(this::state);
      throw e;
    }
  }
}
