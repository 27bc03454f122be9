package care.homeward.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * @param operator who runs it; absent if not told
   * @param locationId id the Care Quality Commission gave the location; absent where there is none
   * @param registration absent: {@link Registration#ACTIVE}
   */
  record HomeJoined(
      String homeId,
      Instant at,
      String name,
      String place,
      String partnership,
      int registeredBeds,
      @Nullable Operator operator,
      @Nullable String locationId,
      @Nullable Registration registration)
      implements CapacityEvent {}

  /** The home's registration reads otherwise than it was known; all of it is said anew. */
  record HomeRegistrationRevised(
      String homeId,
      Instant at,
      String name,
      String place,
      String partnership,
      int registeredBeds,
      @Nullable Operator operator,
      @Nullable String locationId,
      @Nullable Registration registration)
      implements CapacityEvent {}

  /**
   * A home told its vacancies, all of them; replaces what it told before.
   *
   * @param at when the home told them: the age of every vacancy figure counts from here
   * @param vacancies free beds accepting admissions, a type at most once; a type not named has none
   * @param telling how it was told; absent if not known
   */
  record VacanciesDeclared(
      String homeId, Instant at, List<Vacancy> vacancies, @Nullable Telling telling)
      implements CapacityEvent {}

  /**
   * The home takes nobody for now; wins over any vacancy told before.
   *
   * @param reviewOn the day the home looks again whether it can take people; absent if not named
   */
  record AdmissionsClosed(
      String homeId, Instant at, ClosureReason reason, @Nullable LocalDate reviewOn)
      implements CapacityEvent {}

  /** The home takes people again. */
  record AdmissionsOpened(String homeId, Instant at) implements CapacityEvent {}

  /**
   * The council or the regulator lets nobody be placed here for now; wins over any vacancy, and the
   * home cannot lift it.
   *
   * @param reviewOn the day it is looked at again
   */
  record PlacementsSuspended(String homeId, Instant at, SuspendedBy suspendedBy, LocalDate reviewOn)
      implements CapacityEvent {}

  /** People may be placed here again, as far as the home takes them. */
  record PlacementsResumed(String homeId, Instant at) implements CapacityEvent {}

  /**
   * A bed is kept for a person until it is answered or the hold lapses.
   *
   * @param expiresAt when the hold lapses by itself
   * @param approachId several homes were asked for one person with it, and the first to accept is
   *     the one; absent if this home alone was asked
   */
  record BedHeld(
      String homeId,
      Instant at,
      String holdId,
      String personId,
      String stayId,
      BedType bedType,
      Instant expiresAt,
      @Nullable String approachId)
      implements CapacityEvent {}

  /**
   * The home wants the person assessed before it answers; the bed is kept until then.
   *
   * @param expiresAt when the hold lapses by itself from now on; never earlier than before
   */
  record AssessmentSought(
      String homeId,
      Instant at,
      String holdId,
      String personId,
      String stayId,
      Assessor assessor,
      Instant expiresAt)
      implements CapacityEvent {}

  /** The home will have the person; the bed is theirs if they move in in time. */
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

  /** Nobody answered in time, or nobody moved in in time; the bed is free again. */
  record HoldLapsed(String homeId, Instant at, String holdId, String personId, String stayId)
      implements CapacityEvent {}

  /** The person no longer needs the bed; it is free again. */
  record BedReleased(String homeId, Instant at, String holdId, String personId, String stayId)
      implements CapacityEvent {}

  /** The person lives in the bed now. */
  record PersonMovedIn(String homeId, Instant at, String holdId, String personId, String stayId)
      implements CapacityEvent {}

  /**
   * The Care Quality Commission published how it rates the home.
   *
   * @param at when it was taken in here, as opposed to when it was published
   * @param publishedOn absent if no day is listed
   * @param origin absent if the directory does not say; that is not the same as {@link
   *     RatingOrigin#OWN}
   */
  record RatingPublished(
      String homeId,
      Instant at,
      Rating rating,
      @Nullable LocalDate publishedOn,
      @Nullable RatingOrigin origin)
      implements CapacityEvent {}

  /**
   * The provider gave a contract for care in this home back.
   *
   * @param at when it was told, as opposed to when the contract ends
   * @param beds how many beds it was for; absent if not told
   */
  record ContractHandedBack(
      String homeId,
      Instant at,
      LocalDate handedBackOn,
      ContractKind contract,
      @Nullable Integer beds)
      implements CapacityEvent {}

  /**
   * Free beds of one type.
   *
   * @param bedType the type
   * @param beds free beds accepting admissions, zero or more
   * @param figures what the other beds of this type are; absent if only what is free was told
   * @param traits what holds of all these free beds, each once; absent if not told
   * @param weeklyRate what a week costs, in whole pounds; absent if not told
   */
  record Vacancy(
      BedType bedType,
      int beds,
      @Nullable BedFigures figures,
      @Nullable List<VacancyTrait> traits,
      @Nullable Integer weeklyRate) {}

  /**
   * What the beds of one type are that are not free. Occupied, reserved, free and not admittable
   * are together the maximum; the maxima of all types no more than the registered beds.
   *
   * @param maximum beds of this type there are
   * @param occupied beds someone lives in, those of residents in hospital among them
   * @param residentsInHospital of the occupied: beds empty tonight because their resident is in
   *     hospital; they are no vacancies; absent if not told
   * @param reserved empty beds kept for someone, holds made here among them
   * @param notAdmittable empty beds nobody can be admitted to, for cleaning, repair or infection
   *     control
   */
  record BedFigures(
      int maximum,
      int occupied,
      @Nullable Integer residentsInHospital,
      int reserved,
      int notAdmittable) {}

  /**
   * Bed types of the Capacity Tracker's returns: residential or nursing care, each general, for
   * dementia, a learning disability or mental health; the community types have one each.
   */
  enum BedType {
    RESIDENTIAL,
    RESIDENTIAL_DEMENTIA,
    NURSING,
    NURSING_DEMENTIA,
    RESIDENTIAL_LEARNING_DISABILITY,
    NURSING_LEARNING_DISABILITY,
    RESIDENTIAL_MENTAL_HEALTH,
    NURSING_MENTAL_HEALTH,
    /** Time-limited, for rehabilitation, reablement or recovery after hospital (pathway 2). */
    COMMUNITY_REHABILITATION,
    /** Time-limited, while long-term needs are assessed. */
    COMMUNITY_ASSESSMENT
  }

  /** What holds of a free bed. */
  enum VacancyTrait {
    /** For nobody else. */
    FOR_MEN,
    /** For nobody else. */
    FOR_WOMEN,
    EN_SUITE,
    GROUND_FLOOR,
    SHARED_ROOM,
    ADMITS_AT_WEEKENDS,
    /** The home relies on an assessor who works for several homes under an agreed protocol. */
    TAKES_TRUSTED_ASSESSMENT,
    /** No top-up is asked on the council's usual rate. */
    AT_COUNCIL_RATE
  }

  /** How vacancies were told. */
  enum Telling {
    FIGURES_GIVEN,
    /** Those told before still hold, carried forward by the holds and moves since. */
    NOTHING_NEW,
    /** A Capacity Tracker return read from a file. */
    TRACKER_RETURN
  }

  /** Who runs a home. */
  enum Operator {
    INDEPENDENT,
    VOLUNTARY,
    COUNCIL,
    NHS
  }

  /** Whether a registered location gives care. */
  enum Registration {
    ACTIVE,
    /** Gives no care for now; stays listed and takes nobody. */
    DORMANT
  }

  /** Why a home takes nobody for now. */
  enum ClosureReason {
    OUTBREAK,
    STAFFING,
    PLACEMENTS_SUSPENDED,
    REFURBISHMENT,
    PROVIDER_FAILURE,
    REGISTRATION_ALTERED,
    OTHER
  }

  /** Who suspended placements. */
  enum SuspendedBy {
    COUNCIL,
    /** The Care Quality Commission. */
    REGULATOR
  }

  /** Who is to assess a person for a home. */
  enum Assessor {
    HOME,
    /** One who works for several homes under an agreed protocol. */
    TRUSTED_ASSESSOR
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

  /** The Care Quality Commission's latest overall rating. */
  enum Rating {
    OUTSTANDING,
    GOOD,
    REQUIRES_IMPROVEMENT,
    INADEQUATE,
    /** None published, or inspected and not rated. */
    NOT_RATED
  }

  /** Whose inspection a rating is of. */
  enum RatingOrigin {
    OWN,
    /** Given to the location under an earlier registration. */
    INHERITED
  }

  /** What a contract handed back was for. */
  enum ContractKind {
    /** Beds paid for whether used or not. */
    BLOCK_BEDS,
    SPOT_PLACEMENTS,
    ALL_PLACEMENTS
  }
}
