package care.homeward.teams;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent.PersonTakenOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person taken on, seen or not.
 *
 * @param furtherSkills what else was taken, each using the day like {@code skill}
 * @param day the day whose capacity they use: of the plan or, without one, that care was wanted for
 * @param since when the team took the referral
 * @param memberId who is to go; absent while nobody is named
 * @param plannedFor when; absent while nothing is planned
 * @param seenAt when the first contact was made; absent while they wait for it
 * @param needs what is asked of a community organisation
 */
record OnCaseload(
    String referralId,
    String personId,
    @Nullable String stayId,
    Skill skill,
    List<Skill> furtherSkills,
    String day,
    Instant since,
    @Nullable String memberId,
    @Nullable Instant plannedFor,
    @Nullable Instant seenAt,
    List<CommunityNeed> needs) {

  static OnCaseload of(PersonTakenOn e) {
    return new OnCaseload(
        e.referralId(),
        e.personId(),
        e.stayId(),
        e.skill(),
        e.furtherSkills() == null ? List.of() : e.furtherSkills(),
        e.day().toString(),
        e.at(),
        null,
        null,
        null,
        e.communityNeeds() == null ? List.of() : e.communityNeeds());
  }

  boolean seen() {
    return seenAt != null;
  }

  List<Skill> skills() {
    return Stream.concat(Stream.of(skill), furtherSkills.stream()).toList();
  }

  boolean uses(Skill one) {
    return skills().contains(one);
  }

  LocalDate date() {
    return LocalDate.parse(day);
  }

  /** The same, of whoever the person turned out to be. */
  OnCaseload of(String survivor) {
    return with(survivor, day, memberId, plannedFor, seenAt);
  }

  OnCaseload planned(@Nullable String member, Instant moment, LocalDate theDay) {
    return with(personId, theDay.toString(), member, moment, seenAt);
  }

  OnCaseload seen(Instant at) {
    return with(personId, day, memberId, plannedFor, at);
  }

  private OnCaseload with(
      String whom,
      String theDay,
      @Nullable String member,
      @Nullable Instant planned,
      @Nullable Instant seen) {
    return new OnCaseload(
        referralId,
        whom,
        stayId,
        skill,
        furtherSkills,
        theDay,
        since,
        member,
        planned,
        seen,
        needs);
  }
}
