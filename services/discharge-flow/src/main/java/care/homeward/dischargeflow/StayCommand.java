package care.homeward.dischargeflow;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.PersonEvent.Abode;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.StayEvent.CareBegan;
import care.homeward.contracts.StayEvent.DutyToReferAnswered;
import care.homeward.contracts.StayEvent.ExpectedDateSet.SlipReason;
import care.homeward.contracts.StayEvent.HousingNeedNoted.HousingNeed;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.MentalCapacityStated.Capacity;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.PathwayChosen.Destination;
import care.homeward.contracts.StayEvent.PathwayChosen.DischargeToAssessNotPossible;
import care.homeward.contracts.StayEvent.PathwayChosen.HomeNotPossible;
import care.homeward.contracts.StayEvent.PathwayChosen.Priority;
import care.homeward.contracts.StayEvent.PathwayChosen.Support;
import care.homeward.contracts.StayEvent.ReadinessStated.Statement;
import care.homeward.contracts.StayEvent.SafeguardingStated.Concern;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What can be asked or told of a stay; each says when it happened. */
sealed interface StayCommand {

  /** When it happened in the world. */
  Instant at();

  /** What the hospital's own records say; tolerant of what comes late or twice. */
  sealed interface FromHospital extends StayCommand {}

  /** What people on the ward and in the hub decide; refused when it contradicts what is. */
  sealed interface FromWard extends StayCommand {}

  /** What teams and homes did, as heard; never refused. */
  sealed interface FromOthers extends StayCommand {}

  /** What {@code people} knows of whose stay it is, as heard; never refused. */
  sealed interface FromPeople extends StayCommand {}

  /** What all beds looked at together show; never refused. */
  sealed interface FromBedCheck extends StayCommand {}

  record Admit(
      Instant at,
      String personId,
      PersonSummary person,
      Location location,
      @Nullable String specialty)
      implements FromHospital {

    Admit(Instant at, String personId, PersonSummary person, Location location) {
      this(at, personId, person, location, null);
    }
  }

  /** For a move, a discharge or an update of someone whose admission was never told. */
  record AdmitUnlessKnown(Instant at, String personId, PersonSummary person, Location location)
      implements FromHospital {}

  record CancelAdmission(Instant at) implements FromHospital {}

  record Move(Instant at, Location location, @Nullable String specialty) implements FromHospital {

    Move(Instant at, Location location) {
      this(at, location, null);
    }
  }

  /**
   * The last move did not take place.
   *
   * @param back where the person is, if the hospital says so
   */
  record CancelMove(Instant at, @Nullable Location back) implements FromHospital {}

  record Identify(Instant at, String personId, PersonSummary person) implements FromHospital {}

  record MergeInto(Instant at, String personId, String formerPersonId) implements FromHospital {}

  /** An expected date that came along with something else. */
  record TakeExpectedDate(Instant at, LocalDate date) implements FromHospital {}

  record Discharge(Instant at, String destination, String method) implements FromHospital {}

  record CancelDischarge(Instant at) implements FromHospital {}

  record GoOnLeave(Instant at) implements FromHospital {}

  record ComeFromLeave(Instant at) implements FromHospital {}

  /** Somebody else was in this bed before and still is. */
  record BedIsShared(Instant at, Location location) implements FromBedCheck {}

  /** Nobody else is in the bed who was there before. */
  record BedIsOwn(Instant at) implements FromBedCheck {}

  record SetCriteriaToReside(Instant at, boolean met) implements FromWard {}

  /** One of the three statements of the historical statistics is made or withdrawn. */
  record StateReadiness(Instant at, Statement statement, boolean holds) implements FromWard {}

  /** A date later than the present one needs its reason; any other has none. */
  record SetExpectedDate(Instant at, LocalDate date, @Nullable SlipReason slipReason)
      implements FromWard {}

  record PlanDischarge(Instant at, Instant plannedFor) implements FromWard {}

  record WithdrawDischargePlan(Instant at) implements FromWard {}

  /**
   * What is not said again of the pathway that is already chosen stays.
   *
   * @param acute whether the bed is in an acute hospital
   */
  record ChoosePathway(
      Instant at,
      int pathway,
      @Nullable Destination destination,
      @Nullable Support support,
      @Nullable HomeNotPossible homeNotPossible,
      @Nullable Priority priority,
      @Nullable DischargeToAssessNotPossible dischargeToAssessNotPossible,
      boolean acute)
      implements FromWard {}

  /** {@code newWaitId} is for when nothing waits for a determination yet. */
  record StateMentalCapacity(Instant at, Capacity capacity, String newWaitId) implements FromWard {}

  /** {@code newWaitId} is for when nothing waits for the concern yet. */
  record StateSafeguarding(Instant at, Concern concern, String newWaitId) implements FromWard {}

  record NoteHousingNeed(Instant at, HousingNeed need, boolean present) implements FromWard {}

  record MakeDutyToRefer(Instant at, boolean consent, String authority) implements FromWard {}

  record AnswerDutyToRefer(Instant at, DutyToReferAnswered.Outcome outcome) implements FromWard {}

  /** Without an owner, the one the reason implies. */
  record StartWait(
      Instant at,
      String waitId,
      String reason,
      @Nullable Owner owner,
      @Nullable String ownerReference,
      @Nullable String organisation,
      @Nullable NextStep nextStep,
      @Nullable Instant due)
      implements FromWard {}

  /**
   * Without a reason, the present one; without an owner, the one a new reason implies.
   *
   * @param capacityAt code of the provider who says that it has capacity after all
   * @param version of the wait that is to be passed on; absent if whichever there is
   */
  record PassOnWait(
      Instant at,
      String waitId,
      @Nullable String reason,
      @Nullable Owner owner,
      @Nullable String ownerReference,
      @Nullable String organisation,
      @Nullable NextStep nextStep,
      @Nullable Instant due,
      @Nullable String capacityAt,
      @Nullable Integer version)
      implements FromWard {

    PassOnWait(
        Instant at,
        String waitId,
        @Nullable String reason,
        @Nullable Owner owner,
        @Nullable String ownerReference,
        @Nullable String organisation,
        @Nullable NextStep nextStep,
        @Nullable Instant due,
        @Nullable String capacityAt) {
      this(
          at, waitId, reason, owner, ownerReference, organisation, nextStep, due, capacityAt, null);
    }
  }

  record EndWait(Instant at, String waitId, @Nullable Integer version) implements FromWard {

    EndWait(Instant at, String waitId) {
      this(at, waitId, null);
    }
  }

  /** A team was asked or has taken it; {@code newWaitId} is for when nothing waits for it yet. */
  record TeamHasIt(
      Instant at,
      String referralId,
      String teamId,
      Skill skill,
      NextStep nextStep,
      String newWaitId)
      implements FromOthers {}

  /**
   * A team is asked no longer, or no longer has it; others may be.
   *
   * @param forWantOfCapacity true if it said that it has no capacity
   */
  record TeamIsOff(Instant at, String referralId, String teamId, boolean forWantOfCapacity)
      implements FromOthers {}

  /** A team that was asked or had it passed it on to another. */
  record TeamPassesOn(Instant at, String referralId, String teamId, String toTeamId)
      implements FromOthers {}

  /** No team is asked any more; the last said that it has no capacity. */
  record TeamHasNoCapacity(Instant at, String referralId) implements FromOthers {}

  /** No team is asked or has it; {@code newWaitId} is for when nothing waits for it yet. */
  record NoTeamHasIt(Instant at, String referralId, String newWaitId) implements FromOthers {}

  /**
   * Whoever was asked cannot answer without knowing more.
   *
   * @param teamId the team that asks for it: when it is off, so is its question; absent: the hub
   */
  record MoreIsAsked(Instant at, String referralId, @Nullable String teamId)
      implements FromOthers {}

  /** Whoever asked for more was told it, or waits for it no longer. */
  record QuestionIsOver(Instant at, String referralId) implements FromOthers {}

  record ReferralIsOff(Instant at, String referralId) implements FromOthers {}

  record HomeHoldsBed(
      Instant at,
      String holdId,
      String homeId,
      BedType bedType,
      Instant expiresAt,
      String newWaitId)
      implements FromOthers {}

  /**
   * The home will assess before it answers.
   *
   * @param expiresAt until when it keeps the bed for that
   */
  record HomeAssessesFirst(Instant at, String holdId, Instant expiresAt) implements FromOthers {}

  /** Of several homes asked, this is the one from now on. */
  record HomeAccepts(Instant at, String holdId, String homeId) implements FromOthers {}

  /**
   * The bed is no longer kept.
   *
   * @param forWantOfRoom true if the home said it has no room, as against not wanting to
   */
  record BedIsGone(Instant at, String holdId, boolean forWantOfRoom) implements FromOthers {}

  record CareBegins(Instant at, CareBegan.By by, String reference) implements FromOthers {}

  /**
   * Where the person lives was recorded.
   *
   * @param by who heard it
   */
  record HearAbode(Instant at, Abode abode, String by) implements FromPeople {}
}
