package care.homeward.homes;

import care.homeward.contracts.CapacityEvent.Assessor;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.ClosureReason;
import care.homeward.contracts.CapacityEvent.ContractKind;
import care.homeward.contracts.CapacityEvent.Rating;
import care.homeward.contracts.CapacityEvent.RatingOrigin;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.contracts.CapacityEvent.SuspendedBy;
import care.homeward.contracts.CapacityEvent.Telling;
import care.homeward.contracts.CapacityEvent.Vacancy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a home can be asked, or told of it; each carries its moment. */
public sealed interface CareHomeCommand {

  /** Takes part from now on; refused if it is known otherwise. */
  record JoinHome(Registered registered, Instant at) implements CareHomeCommand {}

  /** How the regulator's directory lists it: joins it, or revises what is known. */
  record RegisterHome(Registered registered, Instant at) implements CareHomeCommand {}

  /**
   * Tells what is free, all of it.
   *
   * @param toldAt the moment the figures are of
   */
  record DeclareVacancies(List<Vacancy> vacancies, Telling telling, Instant toldAt)
      implements CareHomeCommand {}

  /** Tells that what it told before still holds. */
  record SayNothingNew(Instant toldAt) implements CareHomeCommand {}

  /** Takes nobody until opened. */
  record CloseAdmissions(ClosureReason reason, LocalDate reviewOn, Instant at)
      implements CareHomeCommand {}

  /** Takes people again. */
  record OpenAdmissions(Instant at) implements CareHomeCommand {}

  /** Keeps a bed for someone. */
  record HoldBed(
      String holdId,
      String stayId,
      String personId,
      BedType bedType,
      Duration length,
      @Nullable String approachId,
      Instant at)
      implements CareHomeCommand {}

  /** What becomes of a bed kept. */
  sealed interface OfHold extends CareHomeCommand {

    String holdId();

    Instant at();
  }

  /** Wants the person assessed before it answers. */
  record SeekAssessment(String holdId, Assessor assessor, Instant at) implements OfHold {}

  /** Will have the person. */
  record AcceptBed(String holdId, Instant at) implements OfHold {}

  /** Will not have the person, or no longer. */
  record RefuseBed(String holdId, RefusalReason reason, Instant at) implements OfHold {}

  /** The person lives there now. */
  record MoveIn(String holdId, Instant at) implements OfHold {}

  /** The bed is no longer needed. */
  record ReleaseBed(String holdId, Instant at) implements OfHold {}

  /** The bed is not needed, if it is still kept: another home accepted. */
  record LetGo(String holdId, Instant at) implements OfHold {}

  /** Time is up to answer, if it is. */
  record LapseHold(String holdId, Instant at) implements OfHold {}

  /** Time is up to move in, if it is. */
  record LapseAcceptance(String holdId, Duration moveInWithin, Instant at) implements OfHold {}

  /** No bed is needed for this stay any more, whichever it was. */
  record ReleaseStay(String stayId, Instant at) implements CareHomeCommand {}

  /** What those tell who commission and inspect care. */
  sealed interface OfOversight extends CareHomeCommand {}

  /** Nobody may be placed there until resumed. */
  record SuspendPlacements(SuspendedBy by, LocalDate reviewOn, Instant at) implements OfOversight {}

  /** People may be placed there again. */
  record ResumePlacements(Instant at) implements OfOversight {}

  /** The regulator's latest overall rating. */
  record Rate(
      Rating rating, @Nullable LocalDate publishedOn, @Nullable RatingOrigin origin, Instant at)
      implements OfOversight {}

  /** The provider gave a contract back. */
  record HandBack(LocalDate handedBackOn, ContractKind contract, @Nullable Integer beds, Instant at)
      implements OfOversight {}
}
