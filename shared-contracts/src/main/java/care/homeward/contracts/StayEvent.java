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

  /** The id of the stay. */
  String stayId();

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
   * A clinician reviewed the criteria to reside and found them as they were: nothing begins or
   * ends.
   *
   * @param met true if they are still met, false if they are still not met
   */
  record CriteriaToResideReviewed(String stayId, String personId, Instant at, boolean met)
      implements StayEvent {}

  /**
   * One of the three statements was made or withdrawn that together, and only together, made
   * someone ready in the sense of the delayed transfers of care statistics, ended in 2020. None of
   * them follows from the criteria to reside.
   *
   * @param holds true if it was made, false if it was withdrawn
   */
  record ReadinessStated(
      String stayId, String personId, Instant at, Statement statement, boolean holds)
      implements StayEvent {

    /** What was stated. */
    public enum Statement {
      /** A clinician decided that the person is ready for transfer. */
      CLINICIAN,
      /** The multidisciplinary team decided so. */
      TEAM,
      /** It is safe to discharge or transfer the person. */
      SAFE
    }
  }

  /**
   * The expected date of discharge was set or moved. A plan; never to be mixed with the ready date.
   *
   * @param expectedDate the expected date of discharge, in Europe/London
   * @param slipReason why it is later than the date before; absent if it is not, and where nobody
   *     said
   */
  record ExpectedDateSet(
      String stayId,
      String personId,
      Instant at,
      LocalDate expectedDate,
      @Nullable SlipReason slipReason)
      implements StayEvent {

    /** A date for which no reason is given. */
    public ExpectedDateSet(String stayId, String personId, Instant at, LocalDate expectedDate) {
      this(stayId, personId, at, expectedDate, null);
    }

    /** Why an expected date slipped: a list of this project, there is no national one. */
    public enum SlipReason {
      CONDITION_CHANGED,
      TREATMENT_TAKES_LONGER,
      RESULT_AWAITED,
      THERAPY_GOALS_NOT_REACHED,
      CARE_NOT_ARRANGED,
      PLACE_NOT_READY,
      MEDICINES_OR_EQUIPMENT,
      TRANSPORT,
      INFECTION_CONTROL,
      PERSON_OR_FAMILY_CONCERNS,
      ESTIMATE_REVISED
    }
  }

  /**
   * The moment at which the person is to leave was agreed. Neither the expected date, nor the ready
   * date, nor the discharge.
   *
   * @param plannedFor when the person is to leave
   */
  record DischargePlanned(String stayId, String personId, Instant at, Instant plannedFor)
      implements StayEvent {}

  /** No moment of leaving is agreed any more. */
  record DischargePlanWithdrawn(String stayId, String personId, Instant at) implements StayEvent {}

  /**
   * A discharge pathway was chosen.
   *
   * @param pathway 0 (home, no new support), 1 (home with support), 2 (community bed) or 3 (care
   *     home)
   * @param destination the published destination; absent where nobody said
   * @param support how the care there was before stands; absent where there was none or nobody said
   * @param homeNotPossible why the person cannot go home, on pathway 2 or 3; absent on 0 and 1
   * @param priority absent for most
   * @param dischargeToAssessNotPossible why what the person needs in the long run is assessed in an
   *     acute hospital rather than after leaving it; on pathway 3 only, and absent where the stay
   *     is in no acute hospital and for end-of-life fast track
   * @see <a
   *     href="https://www.gov.uk/government/publications/hospital-discharge-and-community-support-guidance">
   *     Hospital discharge and community support guidance, Annex B</a>
   */
  record PathwayChosen(
      String stayId,
      String personId,
      Instant at,
      int pathway,
      @Nullable Destination destination,
      @Nullable Support support,
      @Nullable HomeNotPossible homeNotPossible,
      @Nullable Priority priority,
      @Nullable DischargeToAssessNotPossible dischargeToAssessNotPossible)
      implements StayEvent {

    /** A pathway of which no more is said. */
    public PathwayChosen(String stayId, String personId, Instant at, int pathway) {
      this(stayId, personId, at, pathway, null, null, null, null, null);
    }

    /** The destinations of the acute discharge situation report, from 27 May 2024. */
    public enum Destination {
      /** Pathway 0: home, hotel or temporary accommodation, no new or increased support. */
      HOME_NO_NEW_SUPPORT,
      /** Pathway 0: back to the care home, which confirmed the same level of support. */
      CARE_HOME_SAME_LEVEL,
      /** Pathway 1: home with rehabilitation, reablement and recovery. */
      HOME_WITH_REHABILITATION,
      /** Pathway 1: home with other new or additional support. */
      HOME_WITH_OTHER_SUPPORT,
      /** Pathway 1: back to the care home, with rehabilitation or more support. */
      CARE_HOME_MORE_SUPPORT,
      /** Pathway 2: short-term bed or hospice. */
      SHORT_TERM_BED,
      /** Pathway 3: care home, as a new admission. */
      CARE_HOME_NEW,
      /** Pathway 3: care home or hospice, as a new admission for end-of-life care. */
      CARE_HOME_END_OF_LIFE
    }

    /** How the care there was before the stay stands. */
    public enum Support {
      /** The package of care at home is on pause and starts again as it was. */
      PACKAGE_PAUSED,
      /** The package of care at home has lapsed and must be arranged anew. */
      PACKAGE_LAPSED,
      /** The care home has the person back as before. */
      HOME_SAME_LEVEL,
      /** The care home has the person back, with more support. */
      HOME_MORE_SUPPORT,
      /** Another care home, to live there. */
      HOME_NEW,
      /** Another care home, for a limited time. */
      HOME_NEW_SHORT_TERM
    }

    /** Why someone cannot go home: a list of this project, there is no national one. */
    public enum HomeNotPossible {
      NEEDS_CARE_DAY_AND_NIGHT,
      NEEDS_REHABILITATION_IN_A_BED,
      NOT_SAFE_BETWEEN_VISITS,
      HOME_UNSUITABLE,
      NO_HOME,
      CARER_CANNOT_GO_ON,
      CARE_AT_HOME_NOT_AVAILABLE,
      LIVES_IN_A_CARE_HOME,
      END_OF_LIFE_WISH,
      PERSONS_OWN_CHOICE
    }

    /** Who comes first. */
    public enum Priority {
      /** Fast-track NHS continuing healthcare at the end of life. */
      END_OF_LIFE_FAST_TRACK
    }

    /**
     * Why someone is not assessed after leaving hospital, at home or in a short-term bed, as is the
     * rule: a list of this project, there is no national one.
     */
    public enum DischargeToAssessNotPossible {
      /** Assessed outside hospital already, before this stay. */
      ASSESSED_BEFORE,
      /** Lived in a care home before, which cannot have the person back. */
      CARE_HOME_CANNOT_HAVE_BACK,
      /** To move twice would harm the person. */
      SECOND_MOVE_WOULD_HARM,
      /** Nowhere outside hospital is safe until the needs are known. */
      NOT_SAFE_UNTIL_ASSESSED,
      /** Neither a team nor a bed is to be had for it. */
      NOT_AVAILABLE,
      PERSONS_OWN_CHOICE
    }
  }

  /**
   * The person began to wait for something.
   *
   * @param waitId the wait within the stay
   * @param details what for, on whom, and what comes next
   */
  record WaitStarted(String stayId, String personId, Instant at, String waitId, Wait details)
      implements StayEvent {}

  /**
   * A wait has another owner, reason or next step, or more or fewer are asked for it.
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
   * Of all open waits, another is the critical one from now on: the one expected to end last, which
   * gives the person the single national reason for delay.
   *
   * @param waitId the wait within the stay; absent when none is open
   */
  record CriticalWaitNamed(String stayId, String personId, Instant at, @Nullable String waitId)
      implements StayEvent {}

  /**
   * A housing need is known, or is no more.
   *
   * @param present true if it is there, false if it no longer is
   */
  record HousingNeedNoted(
      String stayId, String personId, Instant at, HousingNeed need, boolean present)
      implements StayEvent {

    /** What is needed. */
    public enum HousingNeed {
      NO_FIXED_ABODE,
      /** Likely to become homeless within 56 days. */
      THREATENED_WITHIN_56_DAYS,
      NO_RECOURSE_TO_PUBLIC_FUNDS
    }
  }

  /**
   * The person was referred, with consent, to the housing authority of their choice (Homelessness
   * Reduction Act 2017, duty to refer).
   *
   * @param authority code of the authority; absent for a restricted person, whose whereabouts no
   *     fact discloses
   */
  record DutyToReferMade(String stayId, String personId, Instant at, @Nullable String authority)
      implements StayEvent {}

  /** The housing authority said what follows from the last referral. */
  record DutyToReferAnswered(String stayId, String personId, Instant at, Outcome outcome)
      implements StayEvent {

    /** What follows: a list of this project, after the duties of the Act. */
    public enum Outcome {
      PREVENTION_DUTY_OWED,
      RELIEF_DUTY_OWED,
      ACCOMMODATED,
      ADVICE_GIVEN,
      NO_DUTY_OWED,
      NOT_REACHED
    }
  }

  /**
   * What is known of whether the person can decide about leaving for themselves (Mental Capacity
   * Act 2005). While it is to be determined, nothing about leaving is agreed.
   */
  record MentalCapacityStated(String stayId, String personId, Instant at, Capacity capacity)
      implements StayEvent {

    /** How it stands. */
    public enum Capacity {
      NOT_IN_DOUBT,
      /** In doubt, and nobody has determined it yet. */
      TO_BE_DETERMINED,
      /** Determined, whatever came of it. */
      DETERMINED
    }
  }

  /**
   * A safeguarding concern was raised, or the last one open was closed (Care Act 2014, section 42).
   * While one is open, nothing about leaving is agreed.
   */
  record SafeguardingStated(String stayId, String personId, Instant at, Concern concern)
      implements StayEvent {

    /** How it stands. */
    public enum Concern {
      RAISED,
      CLOSED
    }
  }

  /**
   * Two things said of the stay cannot both be true.
   *
   * @param rule what cannot be
   * @param owner who is to look at it
   */
  record ContradictionFound(String stayId, String personId, Instant at, Rule rule, Owner owner)
      implements StayEvent {

    /** What cannot be. */
    public enum Rule {
      /** Moved to another bed after having left. */
      MOVED_AFTER_DISCHARGE,
      /** Left before the first admission that was told. */
      DISCHARGED_BEFORE_ADMISSION,
      /** Ready to leave before the admission. */
      READY_BEFORE_ADMISSION,
      /** Waiting for something that only some pathways know, without a pathway. */
      REASON_WITHOUT_PATHWAY,
      /** In a bed in which somebody else was before and still is; said of who came later. */
      TWO_IN_ONE_BED
    }
  }

  /**
   * What could not both be true no longer contradicts itself.
   *
   * @param rule what could not be
   */
  record ContradictionResolved(
      String stayId, String personId, Instant at, ContradictionFound.Rule rule)
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
      implements StayEvent {

    private static final String DESTINATION_DIED = "79";
    private static final String METHOD_DIED = "4";

    /** Whether the stay ended with the person's death. */
    public boolean died() {
      return died(destination, method);
    }

    /** Whether these codes say that the person died: hospitals say so by either. */
    public static boolean died(String destination, String method) {
      return destination.equals(DESTINATION_DIED) || method.equals(METHOD_DIED);
    }
  }

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
   * @param organisation code of the organisation whose turn it is: of the Organisation Data
   *     Service, or our own where it has none
   * @param nextStep what is to happen next; absent when nobody has said
   * @param due when it is to happen; absent when nobody has said
   * @param asked how many teams and homes are asked for it now or have it, the owner among them if
   *     it is one; absent when none is
   */
  record Wait(
      String reason,
      Owner owner,
      @Nullable String ownerReference,
      @Nullable String organisation,
      @Nullable NextStep nextStep,
      @Nullable Instant due,
      @Nullable Integer asked) {

    /** A wait on an organisation nobody has named, for which no team or home is asked. */
    public static Wait of(
        String reason,
        Owner owner,
        @Nullable String ownerReference,
        @Nullable NextStep nextStep,
        @Nullable Instant due) {
      return new Wait(reason, owner, ownerReference, null, nextStep, due, null);
    }
  }

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
