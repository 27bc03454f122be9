package care.homeward.teams;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent.PersonTakenOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person taken on and not seen yet.
 *
 * @param day the day whose capacity they use: of the plan or, without one, of the taking
 * @param since when the team took the referral
 * @param memberId who is to go; absent while nobody is named
 * @param plannedFor when; absent while nothing is planned
 * @param needs what is asked of a community organisation
 */
record OnCaseload(
    String referralId,
    String personId,
    @Nullable String stayId,
    Skill skill,
    String day,
    Instant since,
    @Nullable String memberId,
    @Nullable Instant plannedFor,
    List<CommunityNeed> needs) {

  static OnCaseload of(PersonTakenOn e) {
    return new OnCaseload(
        e.referralId(),
        e.personId(),
        e.stayId(),
        e.skill(),
        e.day().toString(),
        e.at(),
        null,
        null,
        e.communityNeeds() == null ? List.of() : e.communityNeeds());
  }

  /** The same, of whoever the person turned out to be. */
  OnCaseload of(String survivor) {
    return new OnCaseload(
        referralId, survivor, stayId, skill, day, since, memberId, plannedFor, needs);
  }

  LocalDate date() {
    return LocalDate.parse(day);
  }

  OnCaseload planned(@Nullable String member, Instant moment, LocalDate theDay) {
    return new OnCaseload(
        referralId, personId, stayId, skill, theDay.toString(), since, member, moment, needs);
  }
}
