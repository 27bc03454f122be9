package care.homeward.teams;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent.TeamStaffed.Member;
import care.homeward.contracts.TeamEvent.TeamStaffed.Organisation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of a team, and what it is told. */
sealed interface TeamCommand {

  /** When it happens. */
  Instant at();

  /** Let a team work in these local care partnerships, with these skills, from now on. */
  record FormTeam(Instant at, Form form) implements TeamCommand {}

  /** Say which organisations and members make up the team from now on. */
  record StaffTeam(Instant at, List<Organisation> organisations, List<Member> members)
      implements TeamCommand {}

  /** Say how many people the team can take on, on one day, for one skill. */
  record SetCapacity(Instant at, LocalDate day, Skill skill, int slots) implements TeamCommand {}

  /** Work out from the members' hours what nobody has said of these days. */
  record DeriveCapacity(Instant at, LocalDate from, int days, Hours.Effort effort)
      implements TeamCommand {}

  /** Let the coming days follow from the members' hours: nobody asks, so nobody is refused. */
  record FollowHours(Instant at, int days, Hours.Effort effort) implements TeamCommand {}

  /** Say how many people a community organisation can take on in one week, for one need. */
  record SetWeek(Instant at, LocalDate week, CommunityNeed need, int slots)
      implements TeamCommand {}

  /**
   * Lend capacity of a day and skill to another team.
   *
   * @param skillsOfBorrower what the other team offers
   */
  record LendCapacity(
      Instant at,
      String loanId,
      String borrower,
      List<Skill> skillsOfBorrower,
      LocalDate day,
      Skill skill,
      int slots)
      implements TeamCommand {}

  /** Another team lends: heard, so there is nobody to refuse. */
  record Borrow(Instant at, String loanId, String lender, LocalDate day, Skill skill, int slots)
      implements TeamCommand {}

  /** Give borrowed capacity back, before it is used. */
  record GiveBack(Instant at, String loanId) implements TeamCommand {}

  /** The borrower gave a loan back: heard, so there is nobody to refuse. */
  record Restore(Instant at, String loanId) implements TeamCommand {}

  /** Plan who sees a person first, and when; again, to plan anew. */
  record PlanContact(Instant at, String referralId, @Nullable String memberId, Instant plannedFor)
      implements TeamCommand {}

  /**
   * Say that a member of the team saw a person for the first time.
   *
   * @param faceToFace false of a call: that is no first contact
   * @param receivedAt when the referral was received
   */
  record MakeContact(Instant at, String referralId, boolean faceToFace, Instant receivedAt)
      implements TeamCommand {}

  /**
   * The team took a referral: heard, so there is nobody to refuse.
   *
   * @param day the day care is wanted for, whose capacity it uses until a contact is planned
   * @param skills what it took, the leading one first
   */
  record TakeOn(
      Instant at,
      LocalDate day,
      String referralId,
      String personId,
      @Nullable String stayId,
      List<Skill> skills,
      List<CommunityNeed> needs)
      implements TeamCommand {}

  /**
   * A referral that had ended stands again with the team that had seen the person: heard, so there
   * is nobody to refuse.
   *
   * @param before how the person was on the caseload before it ended
   */
  record TakeBack(Instant at, OnCaseload before) implements TeamCommand {}

  /** Two records of a person became one: heard, so there is nobody to refuse. */
  record FollowPerson(Instant at, String referralId, String personId) implements TeamCommand {}

  /** A referral was withdrawn, passed on or closed: heard, so there is nobody to refuse. */
  record HandBack(Instant at, String referralId) implements TeamCommand {}
}
