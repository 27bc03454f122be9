package care.homeward.resilience;

import static care.homeward.contracts.CapacityEvent.BedType.COMMUNITY_ASSESSMENT;
import static care.homeward.contracts.CapacityEvent.BedType.COMMUNITY_REHABILITATION;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.AdmissionsClosed;
import care.homeward.contracts.CapacityEvent.AdmissionsOpened;
import care.homeward.contracts.CapacityEvent.BedAccepted;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedRefused;
import care.homeward.contracts.CapacityEvent.BedReleased;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.HoldLapsed;
import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.contracts.CapacityEvent.PersonMovedIn;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.contracts.CapacityEvent.VacanciesDeclared;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Of a home, its free community beds, counted as care-home-capacity counts them: a hold takes one
 * away, its end gives it back unless the person moved in or the bed had gone, and new figures
 * replace the count, less the holds made after the moment they are of.
 *
 * @param heard sequence of the last fact taken in
 * @param place where it lies; absent until it joined
 * @param closed whether it takes nobody; then nothing is free
 * @param left community beds, by type
 * @param kept community beds kept for people
 */
@Document("homes")
record CountedHome(
    @Id String homeId,
    long heard,
    @Nullable String place,
    boolean closed,
    Map<BedType, Integer> left,
    List<KeptBed> kept) {

  private static final Set<BedType> COMMUNITY =
      EnumSet.of(COMMUNITY_REHABILITATION, COMMUNITY_ASSESSMENT);

  /** A community bed kept for someone. */
  record KeptBed(String holdId, BedType bedType, Instant heldAt) {}

  static CountedHome blank(String homeId) {
    return new CountedHome(homeId, 0, null, false, Map.of(), List.of());
  }

  CountedHome after(CapacityEvent event) {
    return switch (event) {
      case HomeJoined e -> new CountedHome(homeId, heard, e.place(), closed, left, kept);
      case VacanciesDeclared e -> told(e);
      case AdmissionsClosed _ -> new CountedHome(homeId, heard, place, true, left, kept);
      case AdmissionsOpened _ -> new CountedHome(homeId, heard, place, false, left, kept);
      case BedHeld e -> held(e);
      case BedAccepted _ -> this;
      case BedRefused e -> ended(e.holdId(), e.reason() != RefusalReason.BED_NO_LONGER_FREE);
      case HoldLapsed e -> ended(e.holdId(), true);
      case BedReleased e -> ended(e.holdId(), true);
      case PersonMovedIn e -> ended(e.holdId(), false);
    };
  }

  CountedHome heard(long sequence) {
    return new CountedHome(homeId, sequence, place, closed, left, kept);
  }

  /** Community beds someone could be given now. */
  int free() {
    return closed ? 0 : left.values().stream().mapToInt(beds -> Math.max(0, beds)).sum();
  }

  private CountedHome told(VacanciesDeclared told) {
    var now = new EnumMap<BedType, Integer>(BedType.class);
    told.vacancies().stream()
        .filter(vacancy -> COMMUNITY.contains(vacancy.bedType()))
        .forEach(vacancy -> now.put(vacancy.bedType(), vacancy.beds()));
    kept.stream()
        .filter(bed -> bed.heldAt().isAfter(told.at()))
        .forEach(bed -> now.merge(bed.bedType(), -1, Integer::sum));
    return new CountedHome(homeId, heard, place, closed, now, kept);
  }

  private CountedHome held(BedHeld held) {
    if (!COMMUNITY.contains(held.bedType())) {
      return this;
    }
    var bed = new KeptBed(held.holdId(), held.bedType(), held.at());
    return new CountedHome(
        homeId,
        heard,
        place,
        closed,
        changed(held.bedType(), -1),
        Stream.concat(kept.stream(), Stream.of(bed)).toList());
  }

  private CountedHome ended(String holdId, boolean bedIsFree) {
    return kept.stream()
        .filter(bed -> bed.holdId().equals(holdId))
        .findFirst()
        .map(
            ended ->
                new CountedHome(
                    homeId,
                    heard,
                    place,
                    closed,
                    bedIsFree ? changed(ended.bedType(), 1) : left,
                    kept.stream().filter(bed -> !bed.equals(ended)).toList()))
        .orElse(this);
  }

  private Map<BedType, Integer> changed(BedType type, int by) {
    var changed = new EnumMap<BedType, Integer>(BedType.class);
    changed.putAll(left);
    changed.merge(type, by, Integer::sum);
    return changed;
  }
}
