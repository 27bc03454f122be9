package care.homeward.contracts;

import java.time.Instant;
import java.util.List;

/** What {@code care-home-capacity} says. The subject is the {@code homeId}. */
public sealed interface CapacityEvent {

  /** The home it is about. */
  String homeId();

  /** When it happened, as opposed to when it was recorded. */
  Instant at();

  /**
   * A care home or community unit takes part.
   *
   * @param name the home's name as the Care Quality Commission registers it
   * @param place code of the place it lies in
   * @param partnership code of the local care partnership it lies in
   * @param registeredBeds beds registered with the Care Quality Commission, one or more
   */
  record HomeJoined(
      String homeId, Instant at, String name, String place, String partnership, int registeredBeds)
      implements CapacityEvent {}

  /**
   * A home told its vacancies, all of them; replaces what it told before.
   *
   * @param at when the home told them: the age of every vacancy figure counts from here
   * @param vacancies free beds accepting admissions, a type at most once; a type not named has none
   */
  record VacanciesDeclared(String homeId, Instant at, List<Vacancy> vacancies)
      implements CapacityEvent {}

  /** The home takes nobody for now; wins over any vacancy told before. */
  record AdmissionsClosed(String homeId, Instant at, ClosureReason reason)
      implements CapacityEvent {}

  /** The home takes people again. */
  record AdmissionsOpened(String homeId, Instant at) implements CapacityEvent {}

  /**
   * A bed is kept for a person until it is answered or the hold lapses.
   *
   * @param expiresAt when the hold lapses by itself
   */
  record BedHeld(
      String homeId,
      Instant at,
      String holdId,
      String personId,
      String stayId,
      BedType bedType,
      Instant expiresAt)
      implements CapacityEvent {}

  /** The home will have the person; the bed stays theirs until they move in or are let go. */
  record BedAccepted(String homeId, Instant at, String holdId, String personId, String stayId)
      implements CapacityEvent {}

  /** The home will not have the person, for this reason; the bed is free again. */
  record BedRefused(
      String homeId,
      Instant at,
      String holdId,
      String personId,
      String stayId,
      RefusalReason reason)
      implements CapacityEvent {}

  /** Nobody answered in time; the bed is free again. */
  record HoldLapsed(String homeId, Instant at, String holdId, String personId, String stayId)
      implements CapacityEvent {}

  /** The person no longer needs the bed; it is free again. */
  record BedReleased(String homeId, Instant at, String holdId, String personId, String stayId)
      implements CapacityEvent {}

  /** The person lives in the bed now. */
  record PersonMovedIn(String homeId, Instant at, String holdId, String personId, String stayId)
      implements CapacityEvent {}

  /**
   * Free beds of one type.
   *
   * @param bedType the type
   * @param beds free beds, zero or more
   */
  record Vacancy(BedType bedType, int beds) {}

  /** Bed types of the Capacity Tracker's returns, with the community types as one each. */
  enum BedType {
    RESIDENTIAL,
    RESIDENTIAL_DEMENTIA,
    NURSING,
    NURSING_DEMENTIA,
    LEARNING_DISABILITY,
    MENTAL_HEALTH,
    /** Time-limited, for rehabilitation, reablement or recovery after hospital (pathway 2). */
    COMMUNITY_REHABILITATION,
    /** Time-limited, while long-term needs are assessed. */
    COMMUNITY_ASSESSMENT
  }

  /** Why a home takes nobody for now. */
  enum ClosureReason {
    OUTBREAK,
    STAFFING,
    PLACEMENTS_SUSPENDED,
    REFURBISHMENT,
    OTHER
  }

  /** Why a home will not have a person. */
  enum RefusalReason {
    CANNOT_MEET_NEEDS,
    NO_SUITABLE_ROOM,
    STAFFING,
    PERSON_OR_FAMILY_CHOICE,
    FUNDING_NOT_AGREED,
    BED_NO_LONGER_FREE
  }
}
