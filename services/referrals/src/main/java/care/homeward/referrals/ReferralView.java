package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent.InformationAsked.Missing;
import care.homeward.contracts.ReferralEvent.ReferralMade.Needs;
import care.homeward.contracts.ReferralEvent.ReferralMade.Source;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.referrals.Placing.Offer;
import care.homeward.referrals.Placing.Part;
import care.homeward.referrals.Referral.Ended;
import care.homeward.referrals.Referral.Stands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A referral as it shows.
 *
 * @param personId absent for a community organisation that has not taken it, as is all else that
 *     leads to the person or to others who are asked
 * @param team the team that has it, or the first that is asked
 * @param hubReason why no team has it, while none is asked
 * @param due when a first contact is due; absent when nothing is
 * @param clock how that looks at the moment asked; absent in the answer to a command, which is the
 *     same whenever it is given, and once the first contact was made
 * @param duplicates open referrals of the person for the same that were made at the same time; only
 *     in the answer to whoever makes one, and absent when there are none
 */
record ReferralView(
    String referralId,
    @Nullable String personId,
    @Nullable String stayId,
    Skill skill,
    @Nullable List<Skill> furtherSkills,
    Urgency urgency,
    Stands state,
    @Nullable Owner owner,
    @Nullable String team,
    @Nullable List<Offer> offers,
    @Nullable WithoutTeam hubReason,
    @Nullable List<Missing> missing,
    @Nullable List<Part> parts,
    @Nullable String partOf,
    Source source,
    @Nullable Needs needs,
    @Nullable String startWanted,
    @Nullable String place,
    @Nullable String partnership,
    Instant receivedAt,
    @Nullable Instant due,
    @Nullable Instant contactAt,
    @Nullable Boolean withinTarget,
    @Nullable Ended ended,
    @Nullable Running clock,
    @Nullable List<String> duplicates) {

  /**
   * A running clock.
   *
   * @param waitingSince when it was received
   * @param minutesLeft below zero when it is over; absent when nothing is due
   */
  record Running(
      Instant asOf,
      Instant waitingSince,
      long minutesWaited,
      @Nullable Long minutesLeft,
      boolean overdue) {

    static @Nullable Running of(Referral referral, Instant now) {
      if (!referral.stands().open()) {
        return null;
      }
      var made = referral.asked();
      var due = made.due();
      return new Running(
          now,
          made.receivedAt(),
          Duration.between(made.receivedAt(), now).toMinutes(),
          due == null ? null : Duration.between(now, due).toMinutes(),
          referral.overdue(now));
    }
  }

  static ReferralView whole(Referral referral, @Nullable Running clock) {
    return whole(referral, clock, List.of());
  }

  static ReferralView whole(Referral referral, @Nullable Running clock, List<String> duplicates) {
    var made = referral.asked();
    var placing = referral.placing();
    return new ReferralView(
        referral.id(),
        made.personId(),
        made.stayId(),
        made.leading(),
        Made.further(made.skills()),
        made.urgency(),
        referral.stands(),
        referral.owner(),
        referral.services().findFirst().orElse(null),
        some(placing.offers()),
        placing.why(),
        placing.question() == null ? null : placing.question().missing(),
        some(placing.parts()),
        made.request().partOf(),
        made.request().source(),
        made.needs(),
        made.request().startWanted(),
        made.place(),
        made.partnership(),
        made.receivedAt(),
        made.due(),
        referral.contactAt(),
        referral.withinTarget(),
        referral.ended(),
        clock,
        some(duplicates));
  }

  /** What is needed, roughly where, and from when: enough to say yes or no, and nothing more. */
  static ReferralView impersonal(Referral referral, @Nullable Running clock) {
    var made = referral.asked();
    return new ReferralView(
        referral.id(),
        null,
        null,
        made.leading(),
        Made.further(made.skills()),
        made.urgency(),
        referral.stands(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        made.request().source(),
        made.needs(),
        made.request().startWanted(),
        null,
        made.partnership(),
        made.receivedAt(),
        made.due(),
        null,
        null,
        null,
        clock,
        null);
  }

  private static <T> @Nullable List<T> some(List<T> all) {
    return all.isEmpty() ? null : all;
  }
}
