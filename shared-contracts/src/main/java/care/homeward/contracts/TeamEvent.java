package care.homeward.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code neighbourhood-teams} says. The subject is the {@code teamId}. */
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
   */
  record TeamCapacitySet(
      String teamId, Instant at, LocalDate day, ReferralEvent.Skill skill, int slots)
      implements TeamEvent {}

  /**
   * A person whose referral the team took is on its caseload.
   *
   * @param day the day whose capacity it uses, in Europe/London
   * @param slotsLeft what is left of that day and skill; below zero when the team took on more than
   *     it said it could
   */
  record PersonTakenOn(
      String teamId,
      Instant at,
      String referralId,
      String personId,
      @Nullable String stayId,
      ReferralEvent.Skill skill,
      LocalDate day,
      int slotsLeft)
      implements TeamEvent {}

  /** A member of the team saw the person face to face for the first time. */
  record FirstContactMade(
      String teamId, Instant at, String referralId, String personId, @Nullable String stayId)
      implements TeamEvent {}

  /** The person left the caseload before a first contact: the referral was withdrawn. */
  record PersonHandedBack(
      String teamId, Instant at, String referralId, String personId, @Nullable String stayId)
      implements TeamEvent {}
}
