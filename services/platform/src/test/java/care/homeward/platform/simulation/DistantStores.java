package care.homeward.platform.simulation;

import care.homeward.platform.inbox.MemoryParked;
import care.homeward.platform.inbox.MemoryPositions;
import care.homeward.platform.inbox.ParkedStore;
import care.homeward.platform.inbox.Parking.Head;
import care.homeward.platform.inbox.Parking.Parked;
import care.homeward.platform.inbox.PositionStore;
import care.homeward.platform.journal.Entry;
import care.homeward.platform.journal.Held;
import care.homeward.platform.journal.JournalStore;
import care.homeward.platform.journal.MemoryJournalStore;
import com.mongodb.MongoTimeoutException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stores in memory, as a node reaches them. */
final class DistantStores {

  private DistantStores() {}

  /** A journal out there. */
  record Journal<S>(
      MemoryJournalStore<S> store, Port port, Time time, Weather weather, @Nullable SeededBug bug)
      implements JournalStore<S> {

    @Override
    public boolean insert(Entry entry) {
      if (weather.strikes(weather.unsure)) {
        if (bug == SeededBug.ACKNOWLEDGED_BY_ONE) {
          var inserted = port.read(() -> store.insert(entry));
          time.after(time.between(10, 500), () -> store.retract(entry));
          return inserted;
        }
        if (port.read(() -> withheld(entry))) {
          throw new MongoTimeoutException("not acknowledged by a majority");
        }
        return false;
      }
      return port.write(() -> store.insert(entry));
    }

    private boolean withheld(Entry entry) {
      if (!store.withhold(entry)) {
        return false;
      }
      time.tell("without majority " + entry.id());
      var kept = time.chance(0.5);
      time.after(
          time.between(10, 15_000),
          () -> {
            time.tell((kept ? "majority has " : "rolled back ") + entry.id());
            if (kept) {
              store.reveal(entry);
            } else {
              store.retract(entry);
            }
          });
      return true;
    }

    @Override
    public List<Entry> after(String subject, long sequence) {
      return port.read(() -> store.after(subject, sequence));
    }

    @Override
    public List<Entry> until(String subject, long sequence) {
      return port.read(() -> store.until(subject, sequence));
    }

    @Override
    public @Nullable Entry caused(String subject, String cause) {
      return port.read(() -> store.caused(subject, cause));
    }

    @Override
    public List<Entry> pending(String subject) {
      return port.read(() -> store.pending(subject));
    }

    @Override
    public Iterable<Entry> pending(Instant before) {
      return port.read(() -> store.pending(before));
    }

    @Override
    public void settle(List<Entry> entries) {
      var done = List.copyOf(entries);
      port.write(() -> store.settle(done));
    }

    @Override
    public @Nullable Held<S> state(String subject) {
      return port.read(() -> store.state(subject));
    }

    @Override
    public void write(Map<String, Held<S>> states) {
      var due = Map.copyOf(states);
      port.write(
          () -> {
            if (bug == SeededBug.STATE_WITHOUT_CONDITION) {
              store.overwrite(due);
            } else {
              store.write(due);
            }
          });
    }
  }

  /** Positions out there. */
  record Positions(MemoryPositions store, Port port) implements PositionStore {

    @Override
    public Map<String, Long> find(Collection<String> streams) {
      return port.read(() -> store.find(streams));
    }

    @Override
    public void raise(Map<String, Long> lasts) {
      var due = Map.copyOf(lasts);
      port.write(() -> store.raise(due));
    }
  }

  /** Parked records out there. */
  record ParkedRecords(
      MemoryParked store, MemoryPositions positions, Port port, @Nullable SeededBug bug)
      implements ParkedStore {

    @Override
    public void put(Parked parked) {
      port.write(
          () -> {
            store.put(parked);
            if (bug == SeededBug.PARKED_NOT_BLOCKED) {
              positions.raise(Map.of(parked.stream(), parked.sequence()));
            }
          });
    }

    @Override
    public void remove(String id) {
      port.write(() -> store.remove(id));
    }

    @Override
    public @Nullable Parked find(String id) {
      return port.read(() -> store.find(id));
    }

    @Override
    public long count() {
      return port.read(store::count);
    }

    @Override
    public List<Parked> of(String stream) {
      return port.read(() -> store.of(stream));
    }

    @Override
    public List<Parked> oldest(int limit) {
      return port.read(() -> store.oldest(limit));
    }

    @Override
    public List<Head> heads() {
      return port.read(store::heads);
    }
  }
}
