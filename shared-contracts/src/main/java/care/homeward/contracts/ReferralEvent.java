package care.homeward.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code referrals} says: whether a referral stands. The subject is the {@code referralId}.
 *
 * <p>Services that are asked are teams here, whether of staff or of volunteers.
 */
public sealed interface ReferralEvent {

  /** The pseudonymous id of the person referred. */
  String personId();

  /** The stay in hospital the referral comes from; absent for someone who is not in hospital. */
  @Nullable String stayId();

  /** When it happened, as opposed to when it was recorded. */
  Instant at();

  /**
   * A person was referred for care at home.
   *
   * @param at when the referral was received: its clock starts here and never restarts
   * @param skill what is asked of a team; of several, the first
   * @param urgency how soon a first contact is due
   * @param place code of the person's place; absent when unknown or restricted
   * @param partnership code of the local care partnership; absent when unknown or restricted
   * @param source who refers; absent: the ward
   * @param furtherSkills what else is asked; absent: nothing
   * @param needs what whoever takes it has to provide; absent: nothing was said
   * @param startWanted the day care is to start; absent: as soon as the urgency asks
   * @param due when a first contact is due; absent when nothing is
   * @param arrangedBy who sees to it while no team has it; absent: the care transfer hub
   * @param partOf the referral this is a part of, taken by a team that left the rest to others
   */
  record ReferralMade(
      String referralId,
      String personId,
      @Nullable String stayId,
      Instant at,
      Skill skill,
      Urgency urgency,
      @Nullable String place,
      @Nullable String partnership,
      @Nullable Source source,
      @Nullable List<Skill> furtherSkills,
      @Nullable Needs needs,
      @Nullable LocalDate startWanted,
      @Nullable Instant due,
      @Nullable ArrangedBy arrangedBy,
      @Nullable String partOf)
      implements ReferralEvent {

    /** With nothing said of what may be absent. */
    public ReferralMade(
        String referralId,
        String personId,
        @Nullable String stayId,
        Instant at,
        Skill skill,
        Urgency urgency,
        @Nullable String place,
        @Nullable String partnership) {
      this(
          referralId,
          personId,
          stayId,
          at,
          skill,
          urgency,
          place,
          partnership,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }

    /** Who refers. In brackets the NHS Data Dictionary's source of referral for community. */
    public enum Source {
      /** A ward, for someone in its bed (06). */
      WARD,
      /** The care transfer hub (07). */
      HUB,
      /** General practice (01). */
      GP,
      /** The ambulance service (22). */
      AMBULANCE,
      /** The council's adult social care (11). */
      SOCIAL_CARE,
      /** A care home (13). */
      CARE_HOME,
      /** A charity or community group (20). */
      VOLUNTARY_SECTOR,
      /** The person (02). */
      SELF
    }

    /** Who sees to a referral while no team has it. */
    public enum ArrangedBy {
      /** The care transfer hub. */
      HUB,
      /** Whoever made it: on pathway 0 the ward, because such people do not sit with the hub. */
      SOURCE
    }

    /**
     * What whoever takes it has to provide; codes only.
     *
     * @param visitsADay how many visits a day, 1 to 10
     * @param carersAtOnce how many carers at each visit, 1 to 4
     * @param times when in the day
     * @param equipment codes of what has to be there
     * @param communityNeeds what is asked of a community organisation
     * @param wishes what matters to the person about it
     */
    public record Needs(
        @Nullable Integer visitsADay,
        @Nullable Integer carersAtOnce,
        @Nullable List<TimeOfDay> times,
        @Nullable List<String> equipment,
        @Nullable List<CommunityNeed> communityNeeds,
        @Nullable List<PersonEvent.Wish> wishes) {}

    /** When in the day. */
    public enum TimeOfDay {
      MORNING,
      MIDDAY,
      TEATIME,
      BEDTIME,
      NIGHT
    }
  }

  /**
   * Someone competent looked at it and said how urgent it is; the clock runs from when it was
   * received all the same.
   *
   * @param due when a first contact is due; absent when nothing is
   */
  record ReferralTriaged(
      String referralId,
      String personId,
      @Nullable String stayId,
      Instant at,
      Urgency urgency,
      @Nullable Instant due)
      implements ReferralEvent {}

  /**
   * The person's whereabouts became protected after it was made: what was said of place and
   * partnership no longer holds, and nobody may show it any more.
   */
  record AreaWithheld(String referralId, String personId, @Nullable String stayId, Instant at)
      implements ReferralEvent {}

  /**
   * A team was asked, beside those that are asked already: who takes it first has it.
   *
   * @param answerBy when the offer ends by itself; absent: it does not
   */
  record ReferralOffered(
      String referralId,
      String personId,
      @Nullable String stayId,
      Instant at,
      String teamId,
      Skill skill,
      @Nullable Instant answerBy)
      implements ReferralEvent {

    /** An offer that does not end by itself. */
    public ReferralOffered(
        String referralId,
        String personId,
        @Nullable String stayId,
        Instant at,
        String teamId,
        Skill skill) {
      this(referralId, personId, stayId, at, teamId, skill, null);
    }
  }

  /** A team is no longer asked, without having answered. */
  record OfferEnded(
      String referralId,
      String personId,
      @Nullable String stayId,
      Instant at,
      String teamId,
      Ending ending)
      implements ReferralEvent {

    /** How an offer ends. */
    public enum Ending {
      TAKEN_BY_ANOTHER,
      TIMED_OUT,
      WITHDRAWN
    }
  }

  /** Why no team has a referral. */
  enum WithoutTeam {
    /** Nothing is known of where the person lives. */
    NO_AREA,
    /** The person's whereabouts are protected. */
    RESTRICTED,
    /** The person has no fixed abode. */
    NO_FIXED_ABODE,
    /** The person lives outside the map. */
    OUT_OF_AREA,
    /** No team covers the area with what is asked for. */
    NO_TEAM,
    /** Nobody competent has looked at it yet. */
    TO_TRIAGE,
    /** The last team asked declined. */
    DECLINED,
    /** The last team asked did not answer in time. */
    TIMED_OUT,
    /** A team took part of it; this is the rest. */
    PART_TAKEN,
    /** It was withdrawn for a death that turned out not to have happened. */
    REOPENED
  }

  /**
   * No team has it and none is asked: it lies with the care transfer hub, with its clock running.
   *
   * @param declined the reason of the team that declined; absent unless one did
   */
  record ReferralSentToHub(
      String referralId,
      String personId,
      @Nullable String stayId,
      Instant at,
      WithoutTeam why,
      @Nullable DeclineReason declined)
      implements ReferralEvent {}

  /**
   * No team has it and none is asked: it lies with whoever made it, with its clock running.
   *
   * @param declined the reason of the team that declined; absent unless one did
   */
  record ReferralReturned(
      String referralId,
      String personId,
      @Nullable String stayId,
      Instant at,
      WithoutTeam why,
      @Nullable DeclineReason declined)
      implements ReferralEvent {}

  /**
   * Whoever made it was asked for what is missing; the clock runs on.
   *
   * @param teamId the team that asks, whose offer waits for the answer; absent: the hub
   * @param answerBy when the question ends by itself; absent: it does not
   */
  record InformationAsked(
      String referralId,
      String personId,
      @Nullable String stayId,
      Instant at,
      @Nullable String teamId,
      List<Missing> missing,
      @Nullable Instant answerBy)
      implements ReferralEvent {

    /** A question that does not end by itself. */
    public InformationAsked(
        String referralId,
        String personId,
        @Nullable String stayId,
        Instant at,
        @Nullable String teamId,
        List<Missing> missing) {
      this(referralId, personId, stayId, at, teamId, missing, null);
    }

    /** What can be missing from a referral. */
    public enum Missing {
      NEEDS,
      MOBILITY,
      MEDICINES,
      EQUIPMENT,
      WAY_IN,
      CARE_IN_PLACE,
      RISKS,
      CONSENT,
      MENTAL_CAPACITY,
      DAY_OF_LEAVING
    }
  }

  /** What was missing was told, where such things are told: never in a fact. */
  record InformationAnswered(
      String referralId, String personId, @Nullable String stayId, Instant at)
      implements ReferralEvent {}

  /** What was missing was not told in time: nobody waits for it any longer. */
  record QuestionLapsed(String referralId, String personId, @Nullable String stayId, Instant at)
      implements ReferralEvent {}

  /**
   * A team took it. The clock does not stop: it stops at the first contact.
   *
   * @param skill what it took; of several, the first
   * @param furtherSkills what else it took; absent: nothing
   */
  record ReferralTaken(
      String referralId,
      String personId,
      @Nullable String stayId,
      Instant at,
      String teamId,
      Skill skill,
      @Nullable List<Skill> furtherSkills)
      implements ReferralEvent {

    /** With one skill. */
    public ReferralTaken(
        String referralId,
        String personId,
        @Nullable String stayId,
        Instant at,
        String teamId,
        Skill skill) {
      this(referralId, personId, stayId, at, teamId, skill, null);
    }
  }

  /**
   * A team took part of what was asked, which is a referral of its own from now on; the rest is
   * still asked for here, and was received when it was.
   *
   * @param skills what it took
   * @param partReferralId the referral it took them as
   */
  record ReferralPartTaken(
      String referralId,
      String personId,
      @Nullable String stayId,
      Instant at,
      String teamId,
      List<Skill> skills,
      String partReferralId)
      implements ReferralEvent {}

  /** A team declined it, with a reason. */
  record ReferralDeclined(
      String referralId,
      String personId,
      @Nullable String stayId,
      Instant at,
      String teamId,
      DeclineReason reason)
      implements ReferralEvent {}

  /**
   * A team that was asked or had taken it passed it on to another, which is asked next.
   *
   * @param teamId the team that no longer is asked or has it
   */
  record ReferralRedirected(
      String referralId,
      String personId,
      @Nullable String stayId,
      Instant at,
      String teamId,
      String toTeamId)
      implements ReferralEvent {}

  /**
   * It is no longer wanted.
   *
   * @param teamId the team that had taken it, if any
   * @param why absent: nobody said
   * @param supersededBy the referral that stands in its place
   */
  record ReferralWithdrawn(
      String referralId,
      String personId,
      @Nullable String stayId,
      Instant at,
      @Nullable String teamId,
      @Nullable Why why,
      @Nullable String supersededBy)
      implements ReferralEvent {

    /** With nothing said of why. */
    public ReferralWithdrawn(
        String referralId,
        String personId,
        @Nullable String stayId,
        Instant at,
        @Nullable String teamId) {
      this(referralId, personId, stayId, at, teamId, null, null);
    }

    /** Why it is no longer wanted. */
    public enum Why {
      /** The need passed. */
      NOT_NEEDED,
      /** The person does not want it. */
      PERSON_DECLINED,
      /** It should not have been made. */
      MADE_IN_ERROR,
      /** Another stands in its place. */
      SUPERSEDED,
      DIED,
      ADMISSION_CANCELLED
    }
  }

  /**
   * The first face-to-face contact was made: the clock stops.
   *
   * @param at when the contact was made
   * @param withinTarget true if it was made within what the urgency asks
   */
  record ReferralFulfilled(
      String referralId,
      String personId,
      @Nullable String stayId,
      Instant at,
      String teamId,
      boolean withinTarget)
      implements ReferralEvent {}

  /** The team that had taken it has nothing more to do. */
  record ReferralClosed(
      String referralId,
      String personId,
      @Nullable String stayId,
      Instant at,
      String teamId,
      Reason reason)
      implements ReferralEvent {

    /** In brackets the NHS Data Dictionary's referral closure reason. */
    public enum Reason {
      /** Admitted elsewhere (01). */
      ADMITTED_ELSEWHERE,
      /** Care given as agreed (02). */
      CARE_GIVEN,
      /** Moved out of the area (03). */
      MOVED_OUT_OF_AREA,
      /** No further treatment appropriate (04). */
      NOTHING_MORE_APPROPRIATE,
      /** Did not attend (05). */
      DID_NOT_ATTEND,
      /** Died (06). */
      DIED,
      /** The person asked to be discharged (07). */
      PERSON_ASKED,
      /** Referred to another service (08). */
      REFERRED_ELSEWHERE,
      /** Refused to be seen (09). */
      REFUSED_TO_BE_SEEN
    }
  }

  /**
   * It had been withdrawn or closed for a death, and the person is alive: it stands again. It says
   * what is asked anew, for those who have let go of it.
   *
   * @param teamId the team that has it again, because it had seen the person already; absent: none
   * @param receivedAt when it was received first: its clock never restarted
   * @param skill what is asked of a team; of several, the first
   * @param furtherSkills what else is asked; absent: nothing
   * @param urgency how soon a first contact is due
   * @param place code of the person's place; absent when unknown or restricted
   * @param partnership code of the local care partnership; absent when unknown or restricted
   * @param needs what whoever takes it has to provide; absent: nothing was said
   * @param startWanted the day care is to start; absent: as soon as the urgency asks
   * @param due when a first contact is due; absent when nothing is
   */
  record ReferralReopened(
      String referralId,
      String personId,
      @Nullable String stayId,
      Instant at,
      @Nullable String teamId,
      Instant receivedAt,
      Skill skill,
      @Nullable List<Skill> furtherSkills,
      Urgency urgency,
      @Nullable String place,
      @Nullable String partnership,
      ReferralMade.@Nullable Needs needs,
      @Nullable LocalDate startWanted,
      @Nullable Instant due)
      implements ReferralEvent {}

  /** It turned out to be about a person known by another id: two records became one. */
  record ReferralReidentified(
      String referralId,
      String personId,
      @Nullable String stayId,
      Instant at,
      String formerPersonId)
      implements ReferralEvent {}

  /** What is asked of a team. */
  enum Skill {
    NURSING,
    THERAPY,
    REABLEMENT,
    HOME_CARE,
    SOCIAL_WORK,
    VOLUNTARY_SUPPORT
  }

  /** How soon a first face-to-face contact is due after the referral was received. */
  enum Urgency {
    /** Within 120 minutes (urgent community response). */
    TWO_HOUR,
    /** Within two midnights in Europe/London. */
    TWO_DAY,
    /** No national limit. */
    ROUTINE
  }

  /**
   * Why a team declined. The first three are the NHS Data Dictionary's referral rejection reasons
   * 01, 02 and 03; the fourth is not a rejection: the team would, but cannot now.
   */
  enum DeclineReason {
    DUPLICATE,
    INAPPROPRIATE,
    INCOMPLETE,
    NO_CAPACITY
  }
}
