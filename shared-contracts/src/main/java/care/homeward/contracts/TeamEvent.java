package care.homeward.contracts;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code neighbourhood-teams} says. The subject is the {@code teamId}. A {@code stayId} is
 * absent for someone who is not in hospital.
 */
public sealed interface TeamEvent {

  /** The team it is about. */
  String teamId();

  /** When it happened, as opposed to when it was recorded. */
  Instant at();

  /**
   * A team works in these local care partnerships, with these skills, from now on.
   *
   * @param name the team's name
   * @param partnerships codes of the local care partnerships it covers
   * @param skills what it can be asked for
   * @param kind what sort of service it is; absent: a neighbourhood team
   * @param communityNeeds what a community organisation does; absent for a neighbourhood team
   */
  record TeamFormed(
      String teamId,
      Instant at,
      String name,
      List<String> partnerships,
      List<ReferralEvent.Skill> skills,
      @Nullable Kind kind,
      @Nullable List<CommunityNeed> communityNeeds)
      implements TeamEvent {

    /** What sort of service takes referrals. */
    public enum Kind {
      /** Staff of several organisations who work as one team in an area. */
      NEIGHBOURHOOD_TEAM,
      /** A charity or group, with or without volunteers. */
      COMMUNITY_ORGANISATION
    }

    /** A neighbourhood team works in these partnerships with these skills. */
    public static TeamFormed neighbourhoodTeam(
        String teamId,
        Instant at,
        String name,
        List<String> partnerships,
        List<ReferralEvent.Skill> skills) {
      return new TeamFormed(teamId, at, name, partnerships, skills, null, null);
    }
  }

  /**
   * How many people the team can take on, on one day, for one skill.
   *
   * @param day the day, in Europe/London
   * @param slots people, zero or more; replaces what was said of that day and skill before
   * @param basis how the figure came about; absent: somebody said it
   */
  record TeamCapacitySet(
      String teamId,
      Instant at,
      LocalDate day,
      ReferralEvent.Skill skill,
      int slots,
      @Nullable Basis basis)
      implements TeamEvent {

    /** How a figure came about. */
    public enum Basis {
      /** Somebody of the team said it. */
      DECLARED,
      /** It follows from the hours its members work. */
      MEMBERS_HOURS
    }

    /** Somebody of the team said it. */
    public static TeamCapacitySet declared(
        String teamId, Instant at, LocalDate day, ReferralEvent.Skill skill, int slots) {
      return new TeamCapacitySet(teamId, at, day, skill, slots, null);
    }
  }

  /**
   * These organisations and members make up the team from now on; nobody's name is said.
   *
   * @param organisations who brings members in
   * @param members who works in it
   */
  record TeamStaffed(
      String teamId, Instant at, List<Organisation> organisations, List<Member> members)
      implements TeamEvent {

    /**
     * An organisation whose staff work in the team.
     *
     * @param code of the Organisation Data Service or, of a council, of the Office for National
     *     Statistics; our own where it has neither
     */
    public record Organisation(String code, Sector sector) {}

    /** What sort of organisation it is. */
    public enum Sector {
      NHS_COMMUNITY,
      COUNCIL,
      THIRD_SECTOR,
      HOUSING
    }

    /**
     * Somebody who works in the team.
     *
     * @param memberId the team's own code of the member; who that is, only the team knows
     * @param organisation code of the organisation that sends the member
     * @param role what the member works as
     * @param skills what the member can be sent for
     * @param weeklyHours hours of work in a week, spread evenly over the days
     * @param days the days of the week the member works
     */
    public record Member(
        String memberId,
        String organisation,
        Work role,
        List<ReferralEvent.Skill> skills,
        int weeklyHours,
        List<DayOfWeek> days) {}

    /** What a member works as. */
    public enum Work {
      NURSE,
      THERAPIST,
      SOCIAL_WORKER,
      REABLEMENT_WORKER,
      HOME_CARE_WORKER,
      HOUSING_OFFICER,
      LINK_WORKER,
      VOLUNTEER,
      COORDINATOR
    }
  }

  /**
   * How many people a community organisation can take on in one week, for one need.
   *
   * @param week the Monday the week begins with, in Europe/London
   * @param slots people, zero or more; replaces what was said of that week and need before
   */
  record CommunityCapacitySet(
      String teamId, Instant at, LocalDate week, CommunityNeed need, int slots)
      implements TeamEvent {}

  /**
   * The team lends capacity of one day and skill to another; it is gone from here from now on.
   *
   * @param borrower the team that is to have it
   * @param slotsLent people, at least one, and never more than the lender had left
   */
  record CapacityLent(
      String teamId,
      Instant at,
      String loanId,
      String borrower,
      LocalDate day,
      ReferralEvent.Skill skill,
      int slotsLent)
      implements TeamEvent {}

  /**
   * Capacity another team lends has come to this one.
   *
   * @param lender the team it comes from
   */
  record CapacityBorrowed(
      String teamId,
      Instant at,
      String loanId,
      String lender,
      LocalDate day,
      ReferralEvent.Skill skill,
      int slotsLent)
      implements TeamEvent {}

  /** The borrower gave a loan back before it was used. */
  record CapacityGivenBack(
      String teamId,
      Instant at,
      String loanId,
      String lender,
      LocalDate day,
      ReferralEvent.Skill skill,
      int slotsLent)
      implements TeamEvent {}

  /** What the team had lent has come back to it. */
  record CapacityRestored(
      String teamId,
      Instant at,
      String loanId,
      String borrower,
      LocalDate day,
      ReferralEvent.Skill skill,
      int slotsLent)
      implements TeamEvent {}

  /**
   * A person whose referral the team took is on its caseload.
   *
   * @param day the day whose capacity it uses, in Europe/London
   * @param slotsLeft what is left of that day and skill, of several the scarcest; below zero when
   *     the team took on more than it said it could
   * @param communityNeeds what is asked of a community organisation; absent otherwise
   * @param furtherSkills what else the team took, each using the day too; absent: nothing
   */
  record PersonTakenOn(
      String teamId,
      Instant at,
      String referralId,
      String personId,
      @Nullable String stayId,
      ReferralEvent.Skill skill,
      LocalDate day,
      int slotsLeft,
      @Nullable List<CommunityNeed> communityNeeds,
      @Nullable List<ReferralEvent.Skill> furtherSkills)
      implements TeamEvent {}

  /**
   * It is planned who sees the person first, and when; replaces an earlier plan.
   *
   * @param memberId who is to go; absent where the team has not said
   * @param plannedFor when; the capacity of that day is used, and of no other
   */
  record FirstContactPlanned(
      String teamId,
      Instant at,
      String referralId,
      String personId,
      @Nullable String stayId,
      @Nullable String memberId,
      Instant plannedFor)
      implements TeamEvent {}

  /** A member of the team saw the person face to face for the first time. */
  record FirstContactMade(
      String teamId, Instant at, String referralId, String personId, @Nullable String stayId)
      implements TeamEvent {}

  /** The person left the caseload before a first contact, and uses no capacity any more. */
  record PersonHandedBack(
      String teamId, Instant at, String referralId, String personId, @Nullable String stayId)
      implements TeamEvent {}

  /** The person left the caseload after a first contact: the referral was closed. */
  record TeamCareEnded(
      String teamId, Instant at, String referralId, String personId, @Nullable String stayId)
      implements TeamEvent {}

  /** A person on the caseload is known by another id: two records became one. */
  record PersonReidentified(
      String teamId,
      Instant at,
      String referralId,
      String personId,
      @Nullable String stayId,
      String formerPersonId)
      implements TeamEvent {}
}
