package care.homeward.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who is in which bed, as the simulated hospitals themselves know it. */
final class Census {

  /** How many to look at for one that will do; who will not be found is left for later. */
  private static final int LOOKS = 30;

  /** How many stays that are over to remember, for what still follows them home. */
  private static final int OVER = 20_000;

  /**
   * Someone in a bed.
   *
   * @param stayId the stay, once it was asked for
   * @param sent whether discharge-flow took the admission
   */
  record InBed(
      Patient patient, World.Bed bed, Instant admittedAt, @Nullable String stayId, boolean sent) {

    InBed at(World.Bed other) {
      return new InBed(patient, other, admittedAt, stayId, sent);
    }

    InBed known(String stay) {
      return new InBed(patient, bed, admittedAt, stay, sent);
    }

    InBed acknowledged() {
      return new InBed(patient, bed, admittedAt, stayId, true);
    }
  }

  private final Map<String, List<World.Bed>> free = new HashMap<>();
  private final Map<Integer, InBed> inBeds = new HashMap<>();
  private final List<Integer> numbers = new ArrayList<>();
  private final Map<String, Integer> byStay = new HashMap<>();
  private final Set<String> over =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > OVER;
            }
          });

  Census(World world) {
    world.hospitals().forEach(each -> free.put(each.code(), new ArrayList<>(each.beds())));
  }

  /** Puts someone in a bed, or says what is different about someone who is in one. */
  synchronized void put(InBed person) {
    int number = person.patient().number();
    if (person.stayId() != null) {
      over.remove(person.stayId());
      byStay.put(person.stayId(), number);
    }
    var before = inBeds.put(number, person);
    if (before == null) {
      numbers.add(number);
    } else if (!before.bed().equals(person.bed())) {
      beds(before.bed().hospital()).add(before.bed());
    }
    beds(person.bed().hospital()).remove(person.bed());
  }

  synchronized void leave(InBed person) {
    int number = person.patient().number();
    var gone = inBeds.remove(number);
    if (gone != null) {
      numbers.removeIf(each -> each == number);
      beds(gone.bed().hospital()).add(gone.bed());
      if (gone.stayId() != null) {
        byStay.remove(gone.stayId());
        over.add(gone.stayId());
      }
    }
  }

  /** Whoever is in bed on this stay; nobody when they left, or when the stay is not of ours. */
  synchronized @Nullable InBed ofStay(String stayId) {
    var number = byStay.get(stayId);
    return number == null ? null : inBeds.get(number);
  }

  /** Whoever has this number, if they are in a bed. */
  synchronized @Nullable InBed ofNumber(int number) {
    return inBeds.get(number);
  }

  /** Whether one of our people left on this stay. */
  synchronized boolean isOver(String stayId) {
    return over.contains(stayId);
  }

  /** Takes note of a stay that is over. */
  synchronized void over(String stayId) {
    over.add(stayId);
  }

  /** Someone whose admission was taken and who will do. */
  synchronized @Nullable InBed any(Chance chance, Predicate<InBed> will) {
    for (int i = 0; i < LOOKS && !numbers.isEmpty(); i++) {
      var person = inBeds.get(chance.of(numbers));
      if (person != null && person.sent() && will.test(person)) {
        return person;
      }
    }
    return null;
  }

  /** A free bed of a hospital, if there is one. */
  synchronized World.@Nullable Bed freeBed(String hospital, Chance chance) {
    var beds = beds(hospital);
    return beds.isEmpty() ? null : chance.of(beds);
  }

  synchronized boolean isFree(World.Bed bed) {
    return beds(bed.hospital()).contains(bed);
  }

  synchronized int size() {
    return inBeds.size();
  }

  /** How many of them discharge-flow knows. */
  synchronized int sent() {
    return (int) inBeds.values().stream().filter(InBed::sent).count();
  }

  private List<World.Bed> beds(String hospital) {
    return free.computeIfAbsent(hospital, _ -> new ArrayList<>());
  }
}
