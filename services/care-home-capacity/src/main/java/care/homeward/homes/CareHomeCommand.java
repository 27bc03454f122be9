package care.homeward.homes;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.ClosureReason;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.contracts.CapacityEvent.Vacancy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a home can be asked; each carries its moment. */
sealed interface CareHomeCommand {

  /** Takes part from now on. */
  record JoinHome(String name, String place, String partnership, int registeredBeds, Instant at)
      implements CareHomeCommand {}

  /**
   * Tells what is free, all of it.
   *
   * @param toldAt the moment the figures are of
   */
  record DeclareVacancies(List<Vacancy> vacancies, Instant toldAt) implements CareHomeCommand {}

  /** Takes nobody until opened. */
  record CloseAdmissions(ClosureReason reason, Instant at) implements CareHomeCommand {}

  /** Takes people again. */
  record OpenAdmissions(Instant at) implements CareHomeCommand {}

  /** Keeps a bed for someone. */
  record HoldBed(
      String holdId, String stayId, String personId, BedType bedType, Duration length, Instant at)
      implements CareHomeCommand {}

  /** Will have the person. */
  record AcceptBed(String holdId, Instant at) implements CareHomeCommand {}

  /** Will not have the person, or no longer. */
  record RefuseBed(String holdId, RefusalReason reason, Instant at) implements CareHomeCommand {}

  /** The person lives there now. */
  record MoveIn(String holdId, Instant at) implements CareHomeCommand {}

  /** The bed is no longer needed. */
  record ReleaseBed(String holdId, Instant at) implements CareHomeCommand {}

  /** No bed is needed for this stay any more, whichever it was. */
  record ReleaseStay(String stayId, Instant at) implements CareHomeCommand {}

  /** Time is up, if it is. */
  record LapseHold(String holdId, Instant at) implements CareHomeCommand {}
}
