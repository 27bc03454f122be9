package care.homeward.contracts;

import java.time.Instant;
import java.time.LocalDate;
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
   */
  record PatientAdmitted(
      String stayId, String personId, Instant at, PersonSummary person, Location location)
      implements StayEvent {}

  /** A person was moved to another bed (HL7 A02). */
  record PatientMoved(String stayId, String personId, Instant at, Location location)
      implements StayEvent {}

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
