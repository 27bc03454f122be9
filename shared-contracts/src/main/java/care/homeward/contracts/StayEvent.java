package care.homeward.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code discharge-flow} says of a stay in hospital, from admission until care has begun at
 * the destination. The subject is the {@code stayId}.
 */
public sealed interface StayEvent {

  /** The pseudonymous id of the person whose stay it is. */
  String personId();

  /** When it happened (HL7: EVN-6), as opposed to when it was recorded. */
  Instant at();

  /**
   * A person was admitted to a bed (HL7 A01).
   *
   * @param person what the services may know of the person
   * @param location where the bed is
   * @param specialty treatment function code of the NHS Data Dictionary, or the hospital's own;
   *     absent if not told
   * @param basis {@code INFERRED} if no admission was told, but another message of the stay shows
   *     that there was one; absent means {@code TOLD}
   */
  record PatientAdmitted(
      String stayId,
      String personId,
      Instant at,
      PersonSummary person,
      Location location,
      @Nullable String specialty,
      @Nullable Basis basis)
      implements StayEvent {

    /** What an admission rests on. */
    public enum Basis {
      TOLD,
      INFERRED
    }

    /** An admission as the hospital told it. */
    public PatientAdmitted(
        String stayId, String personId, Instant at, PersonSummary person, Location location) {
      this(stayId, personId, at, person, location, null, null);
    }
  }

  /**
   * A person was moved to another bed, or to another specialty in the same (HL7 A02).
   *
   * @param specialty treatment function code of the NHS Data Dictionary, or the hospital's own;
   *     absent if not told
   */
  record PatientMoved(
      String stayId, String personId, Instant at, Location location, @Nullable String specialty)
      implements StayEvent {

    /** A move of which no specialty is told. */
    public PatientMoved(String stayId, String personId, Instant at, Location location) {
      this(stayId, personId, at, location, null);
    }
  }

  /** What the services may know of the person is different from what was said before. */
  record PersonDetailsCorrected(String stayId, String personId, Instant at, PersonSummary person)
      implements StayEvent {}

  /** The admission did not take place (HL7 A11): the stay ends without a discharge. */
  record AdmissionCancelled(String stayId, String personId, Instant at) implements StayEvent {}

  /**
   * The last move did not take place (HL7 A12).
   *
   * @param location where the person is, as before the move
   */
  record MoveCancelled(String stayId, String personId, Instant at, Location location)
      implements StayEvent {}

  /** The person left on leave of absence (HL7 A21): the stay goes on. */
  record LeaveBegan(String stayId, String personId, Instant at) implements StayEvent {}

  /** The person came back from leave of absence (HL7 A22). */
  record LeaveEnded(String stayId, String personId, Instant at) implements StayEvent {}

  /**
   * Something came late or was corrected: the hospital's record of the stay as a whole, as it
   * stands from now on. Whether the person is in the bed is as said before.
   *
   * @param at when it happened that came late
   * @param admittedAt when the admission began
   * @param location where the person is, or was last
   * @param leftAt when the person left the bed; absent while they are in it
   * @param record all that was told, by when it happened
   */
  record StayRetold(
      String stayId,
      String personId,
      Instant at,
      Instant admittedAt,
      Location location,
      @Nullable Instant leftAt,
      List<Entry> record)
      implements StayEvent {}

  /**
   * The stay belongs to another record of the same person, after a merge (HL7 A40).
   *
   * @param personId the record that stays
   * @param formerPersonId the record that is retired
   */
  record PatientReidentified(String stayId, String personId, Instant at, String formerPersonId)
      implements StayEvent {}

  /**
   * A clinician decided that the person no longer meets the criteria to reside.
   *
   * @param at the start of the period; its date in Europe/London is the discharge ready date
   * @see <a
   *     href="https://www.gov.uk/government/publications/hospital-discharge-and-community-support-guidance">
   *     Hospital discharge and community support guidance, Annex D</a>
   */
  record CriteriaToResideNoLongerMet(String stayId, String personId, Instant at)
      implements StayEvent {}

  /** A clinician decided that the person meets the criteria to reside again: the period ends. */
  record CriteriaToResideMetAgain(String stayId, String personId, Instant at)
      implements StayEvent {}

  /**
   * The expected date of discharge was set or moved. A plan; never to be mixed with the ready date.
   *
   * @param expectedDate the expected date of discharge, in Europe/London
   */
  record ExpectedDateSet(String stayId, String personId, Instant at, LocalDate expectedDate)
      implements StayEvent {}

  /**
   * A discharge pathway was chosen.
   *
   * @param pathway 0 (home, no new support), 1 (home with support), 2 (community bed) or 3 (care
   *     home)
   * @see <a
   *     href="https://www.gov.uk/government/publications/hospital-discharge-and-community-support-guidance">
   *     Hospital discharge and community support guidance, Annex B</a>
   */
  record PathwayChosen(String stayId, String personId, Instant at, int pathway)
      implements StayEvent {}

  /**
   * The person began to wait for something.
   *
   * @param waitId the wait within the stay
   * @param details what for, on whom, and what comes next
   */
  record WaitStarted(String stayId, String personId, Instant at, String waitId, Wait details)
      implements StayEvent {}

  /**
   * A wait has another owner, reason or next step.
   *
   * @param waitId the wait within the stay
   * @param details what for, on whom, and what comes next, from now on
   */
  record WaitPassedOn(String stayId, String personId, Instant at, String waitId, Wait details)
      implements StayEvent {}

  /** The person no longer waits for this. */
  record WaitEnded(String stayId, String personId, Instant at, String waitId)
      implements StayEvent {}

  /**
   * The person left the bed (HL7 A03).
   *
   * @param destination NHS Data Dictionary discharge destination, two digits (19 usual place of
   *     residence, 54 NHS care home, 79 died, 85 non-NHS care home, 99 unknown)
   * @param method NHS Data Dictionary discharge method, one digit (1 clinical advice or consent, 2
   *     self or relative, 4 died, 9 unknown)
   */
  record PatientDischarged(
      String stayId, String personId, Instant at, String destination, String method)
      implements StayEvent {}

  /** The discharge did not take place (HL7 A13): the person is in the bed as before. */
  record DischargeCancelled(String stayId, String personId, Instant at) implements StayEvent {}

  /**
   * Care began where the person went or is going.
   *
   * @param by {@code TEAM} (first contact of a neighbourhood team) or {@code HOME} (moved in)
   * @param reference the referral's id, or the hold's
   */
  record CareBegan(String stayId, String personId, Instant at, By by, String reference)
      implements StayEvent {

    /** Who began it. */
    public enum By {
      TEAM,
      HOME
    }
  }

  /** The person left, and care has begun where it was needed: nothing of this journey is open. */
  record JourneyClosed(String stayId, String personId, Instant at) implements StayEvent {}

  /**
   * A bed in a hospital.
   *
   * @param hospital ODS code of the site
   * @param ward the hospital's own code of the ward
   * @param bed the hospital's own code of the bed; absent while none is assigned
   */
  record Location(String hospital, String ward, @Nullable String bed) {}

  /**
   * One thing a hospital's record says of a stay.
   *
   * @param at when it happened
   * @param location where the person was from then on; for a cancelled move, where they are after
   *     all, if told
   * @param specialty whose treatment the person was under from then on
   * @param destination discharge destination, for a discharge
   * @param method discharge method, for a discharge
   */
  record Entry(
      What what,
      Instant at,
      @Nullable Location location,
      @Nullable String specialty,
      @Nullable String destination,
      @Nullable String method) {

    /** What happened; of one moment, in this order. */
    public enum What {
      /** Another message shows that the person was in the bed. */
      SEEN,
      ADMITTED,
      MOVED,
      MOVE_CANCELLED,
      LEAVE_BEGAN,
      LEAVE_ENDED,
      DISCHARGED,
      DISCHARGE_CANCELLED,
      ADMISSION_CANCELLED
    }
  }

  /**
   * What someone waits for, on whom, and what comes next.
   *
   * @param reason code of one of the 37 published reasons for delay (acute discharge situation
   *     report, from 27 May 2024), in the form of {@code delay-reasons} of discharge-flow
   * @param owner whom it waits on
   * @param ownerReference id of the team or home, where one is known
   * @param nextStep what is to happen next; absent when nobody has said
   * @param due when it is to happen; absent when nobody has said
   */
  record Wait(
      String reason,
      Owner owner,
      @Nullable String ownerReference,
      @Nullable NextStep nextStep,
      @Nullable Instant due) {}

  /** Whom a wait is on. */
  enum Owner {
    HOSPITAL,
    CARE_TRANSFER_HUB,
    COMMUNITY,
    COUNCIL,
    CARE_HOME,
    HOME_CARE,
    FAMILY,
    TRANSPORT,
    PHARMACY,
    HOUSING,
    ICB
  }

  /** What is to happen next in a wait. */
  enum NextStep {
    ASSESS,
    DECIDE,
    REFER,
    ANSWER,
    ALLOCATE,
    FIND_PLACE,
    DELIVER,
    VISIT,
    MEET,
    BOOK,
    COLLECT,
    START_CARE,
    MOVE_IN
  }
}
