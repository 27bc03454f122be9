package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent.Entry;
import care.homeward.contracts.StayEvent.Location;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.Indexed;

/**
 * The hospital's side of a stay: what its records say, in the order in which it happened, and what
 * that comes to. Messages come late, twice and in any order; the same messages come to the same.
 *
 * @param record all that was told, by when it happened
 * @param admittedAt when the present admission began
 * @param places where the person lay and since when, oldest first
 * @param left how the person left; absent while in the bed
 * @param onLeaveSince since when the person is away on leave; absent when not
 */
record Bed(
    List<Entry> record,
    @Indexed Phase phase,
    @Nullable Instant admittedAt,
    List<Placed> places,
    @Nullable Left left,
    @Nullable Instant onLeaveSince) {

  /** Of two entries of one moment, what is undone comes before what undoes it. */
  private static final Comparator<Entry> AS_IT_HAPPENED =
      Comparator.comparing(Entry::at).thenComparing(Entry::what).thenComparing(Entry::toString);

  enum Phase {
    UNKNOWN,
    IN_BED,
    DISCHARGED,
    CANCELLED
  }

  /**
   * Where a person lay and who treated them there.
   *
   * @param specialty code of the treatment function; absent if not told
   */
  record Placed(Location location, @Nullable String specialty, Instant since) {}

  record Left(Instant at, String destination, String method) {}

  static final Bed BLANK = new Bed(List.of(), Phase.UNKNOWN, null, List.of(), null, null);

  /** What it comes to once this was told too. */
  Bed with(Entry entry) {
    return record.contains(entry)
        ? this
        : of(Stream.concat(record.stream(), Stream.of(entry)).toList());
  }

  /** What these entries, in any order, come to. */
  static Bed of(List<Entry> entries) {
    var record = entries.stream().sorted(AS_IT_HAPPENED).toList();
    var admissionIsTold = admissionIsTold(record);
    var bed = BLANK;
    for (var entry : record) {
      // Only while no admission was told does a sight of the person stand in for it.
      if (entry.what() != Entry.What.SEEN || !admissionIsTold) {
        bed = bed.after(entry);
      }
    }
    return new Bed(record, bed.phase, bed.admittedAt, bed.places, bed.left, bed.onLeaveSince);
  }

  /** Whether the hospital told an admission, as against one inferred from a sight. */
  boolean admissionIsTold() {
    return admissionIsTold(record);
  }

  private static boolean admissionIsTold(List<Entry> record) {
    return record.stream().anyMatch(entry -> entry.what() == Entry.What.ADMITTED);
  }

  /** Where the person lies, or lay last. */
  Placed last() {
    return places.getLast();
  }

  /** Whether this says the same of the person, whatever messages it rests on. */
  boolean saysTheSameAs(Bed other) {
    return phase == other.phase
        && Objects.equals(admittedAt, other.admittedAt)
        && places.equals(other.places)
        && Objects.equals(left, other.left)
        && Objects.equals(onLeaveSince, other.onLeaveSince);
  }

  private Bed after(Entry entry) {
    return switch (entry.what()) {
      case SEEN, ADMITTED ->
          phase == Phase.UNKNOWN || phase == Phase.CANCELLED
              ? new Bed(record, Phase.IN_BED, entry.at(), List.of(placed(entry)), null, null)
              : this;
      case MOVED -> inBed() ? moved(placed(entry)) : this;
      case MOVE_CANCELLED -> inBed() ? movedBack(entry.location()) : this;
      case LEAVE_BEGAN -> inBed() && onLeaveSince == null ? leave(entry.at()) : this;
      case LEAVE_ENDED -> leave(null);
      case DISCHARGED ->
          inBed() || phase == Phase.DISCHARGED
              ? new Bed(
                  record,
                  Phase.DISCHARGED,
                  admittedAt,
                  places,
                  new Left(
                      entry.at(),
                      Objects.requireNonNull(entry.destination()),
                      Objects.requireNonNull(entry.method())),
                  null)
              : this;
      case DISCHARGE_CANCELLED -> phase == Phase.DISCHARGED ? phase(Phase.IN_BED) : this;
      case ADMISSION_CANCELLED -> inBed() ? phase(Phase.CANCELLED) : this;
    };
  }

  private boolean inBed() {
    return phase == Phase.IN_BED;
  }

  private Bed phase(Phase next) {
    return new Bed(record, next, admittedAt, places, null, onLeaveSince);
  }

  private Bed leave(@Nullable Instant since) {
    return new Bed(record, phase, admittedAt, places, left, since);
  }

  private static Placed placed(Entry entry) {
    return new Placed(Objects.requireNonNull(entry.location()), entry.specialty(), entry.at());
  }

  private Bed moved(Placed next) {
    var same = last().location().equals(next.location());
    if (same && Objects.equals(last().specialty(), next.specialty())) {
      return this;
    }
    return places(Stream.concat(places.stream(), Stream.of(next)).toList());
  }

  /** Back to where the person was, or to where the hospital says they are. */
  private Bed movedBack(@Nullable Location back) {
    if (places.size() < 2 || last().location().equals(back)) {
      return this;
    }
    var before = places.subList(0, places.size() - 1);
    var there = before.getLast();
    return places(
        back == null || back.equals(there.location())
            ? before
            : Stream.concat(
                    before.subList(0, before.size() - 1).stream(),
                    Stream.of(new Placed(back, there.specialty(), there.since())))
                .toList());
  }

  private Bed places(List<Placed> next) {
    return new Bed(record, phase, admittedAt, List.copyOf(next), left, onLeaveSince);
  }
}
