package care.homeward.resilience;

import static care.homeward.contracts.CapacityEvent.BedType.COMMUNITY_ASSESSMENT;
import static care.homeward.contracts.CapacityEvent.BedType.COMMUNITY_REHABILITATION;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.AdmissionsClosed;
import care.homeward.contracts.CapacityEvent.AdmissionsOpened;
import care.homeward.contracts.CapacityEvent.AssessmentSought;
import care.homeward.contracts.CapacityEvent.BedAccepted;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedRefused;
import care.homeward.contracts.CapacityEvent.BedReleased;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.ContractHandedBack;
import care.homeward.contracts.CapacityEvent.HoldLapsed;
import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.contracts.CapacityEvent.HomeRegistrationRevised;
import care.homeward.contracts.CapacityEvent.PersonMovedIn;
import care.homeward.contracts.CapacityEvent.PlacementsResumed;
import care.homeward.contracts.CapacityEvent.PlacementsSuspended;
import care.homeward.contracts.CapacityEvent.RatingPublished;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.contracts.CapacityEvent.Registration;
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
 * @param shut why nothing is free: it takes nobody, nobody may be placed there, it is dormant
 * @param left community beds, by type
 * @param kept community beds kept for people
 */
@Document("homes")
record CountedHome(
    @Id String homeId,
    long heard,
    @Nullable String place,
    Set<Shut> shut,
    Map<BedType, Integer> left,
    List<KeptBed> kept) {

  private static final Set<BedType> COMMUNITY =
      EnumSet.of(COMMUNITY_REHABILITATION, COMMUNITY_ASSESSMENT);

  /** Why nothing of a home is free; any one is enough. */
  enum Shut {
    CLOSED,
    SUSPENDED,
    DORMANT
  }

  /** A community bed kept for someone. */
  record KeptBed(String holdId, BedType bedType, Instant heldAt) {}

  static CountedHome blank(String homeId) {
    return new CountedHome(homeId, 0, null, Set.of(), Map.of(), List.of());
  }

  CountedHome after(CapacityEvent event) {
    return switch (event) {
      case HomeJoined e -> registered(e.place(), e.registration());
      case HomeRegistrationRevised e -> registered(e.place(), e.registration());
      case VacanciesDeclared e -> told(e);
      case AdmissionsClosed _ -> shut(place, Shut.CLOSED, true);
      case AdmissionsOpened _ -> shut(place, Shut.CLOSED, false);
      case PlacementsSuspended _ -> shut(place, Shut.SUSPENDED, true);
      case PlacementsResumed _ -> shut(place, Shut.SUSPENDED, false);
      case AssessmentSought _, RatingPublished _, ContractHandedBack _ -> this;
      case BedHeld e -> held(e);
      case BedAccepted _ -> this;
      case BedRefused e -> ended(e.holdId(), e.reason() != RefusalReason.BED_NO_LONGER_FREE);
      case HoldLapsed e -> ended(e.holdId(), true);
      case BedReleased e -> ended(e.holdId(), true);
      case PersonMovedIn e -> ended(e.holdId(), false);
    };
  }

  CountedHome heard(long sequence) {
    return new CountedHome(homeId, sequence, place, shut, left, kept);
  }

  /** Community beds someone could be given now. */
  int free() {
    return shut.isEmpty() ? left.values().stream().mapToInt(beds -> Math.max(0, beds)).sum() : 0;
  }

  private CountedHome registered(String where, @Nullable Registration registration) {
    return shut(where, Shut.DORMANT, registration == Registration.DORMANT);
  }

  private CountedHome shut(@Nullable String where, Shut why, boolean holds) {
    var now = EnumSet.noneOf(Shut.class);
    now.addAll(shut);
    if (holds) {
      now.add(why);
    } else {
      now.remove(why);
    }
    return new CountedHome(homeId, heard, where, now, left, kept);
  }

  private CountedHome told(VacanciesDeclared told) {
    var now = new EnumMap<BedType, Integer>(BedType.class);
    told.vacancies().stream()
        .filter(vacancy -> COMMUNITY.contains(vacancy.bedType()))
        .forEach(vacancy -> now.put(vacancy.bedType(), vacancy.beds()));
    kept.stream()
        .filter(bed -> bed.heldAt().isAfter(told.at()))
        .forEach(bed -> now.merge(bed.bedType(), -1, Integer::sum));
    return new CountedHome(homeId, heard, place, shut, now, kept);
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
        shut,
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
                    shut,
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
