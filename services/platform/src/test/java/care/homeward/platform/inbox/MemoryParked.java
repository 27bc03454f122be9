package care.homeward.platform.inbox;

import care.homeward.platform.inbox.Parking.Head;
import care.homeward.platform.inbox.Parking.Parked;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parked records in memory, held to the same contract as the real ones. */
public final class MemoryParked implements ParkedStore {

  private final Map<String, Parked> records = new TreeMap<>();

  @Override
  public void put(Parked parked) {
    records.put(parked.id(), parked);
  }

  @Override
  public void remove(String id) {
    records.remove(id);
  }

  @Override
  public @Nullable Parked find(String id) {
    return records.get(id);
  }

  @Override
  public long count() {
    return records.size();
  }

  @Override
  public List<Parked> of(String stream) {
    return records.values().stream()
        .filter(parked -> parked.stream().equals(stream))
        .sorted(Comparator.comparingLong(Parked::sequence))
        .toList();
  }

  @Override
  public List<Parked> oldest(int limit) {
    return records.values().stream().sorted(Comparator.comparing(Parked::at)).limit(limit).toList();
  }

  @Override
  public List<Head> heads() {
    var first = new LinkedHashMap<String, Parked>();
    for (var parked : records.values()) {
      first.merge(
          parked.stream(),
          parked,
          (one, other) -> one.sequence() <= other.sequence() ? one : other);
    }
    return first.values().stream()
        .map(head -> new Head(head.stream(), head.sequence(), head.reason()))
        .toList();
  }
}
