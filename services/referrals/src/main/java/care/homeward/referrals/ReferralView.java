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
    @Nullable Running clock) {

  /** A running clock; minutes are below zero when it is over. */
  record Running(Instant asOf, long minutesLeft, boolean overdue) {

    static @Nullable Running of(Referral referral, Instant now) {
      var due = referral.asked().due();
      return due == null || !referral.stands().open()
          ? null
          : new Running(now, Duration.between(now, due).toMinutes(), referral.overdue(now));
    }
  }

  static ReferralView whole(Referral referral, @Nullable Running clock) {
    var made = referral.asked();
    var placing = referral.placing();
    return new ReferralView(
        referral.id(),
        made.personId(),
        made.stayId(),
        made.leading(),
        further(made.skills()),
        made.urgency(),
        referral.stands(),
        referral.owner(),
        referral.services().findFirst().orElse(null),
        some(placing.offers()),
        placing.why(),
        placing.question() == null ? null : placing.question().missing(),
        some(placing.parts()),
        made.partOf(),
        made.source(),
        made.needs(),
        made.startWanted(),
        made.place(),
        made.partnership(),
        made.receivedAt(),
        made.due(),
        referral.contactAt(),
        referral.withinTarget(),
        referral.ended(),
        clock);
  }

  /** What is needed, roughly where, and from when: enough to say yes or no, and nothing more. */
  static ReferralView impersonal(Referral referral, @Nullable Running clock) {
    var made = referral.asked();
    return new ReferralView(
        referral.id(),
        null,
        null,
        made.leading(),
        further(made.skills()),
        made.urgency(),
        referral.stands(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        made.source(),
        made.needs(),
        made.startWanted(),
        null,
        made.partnership(),
        made.receivedAt(),
        made.due(),
        null,
        null,
        null,
        clock);
  }

  private static @Nullable List<Skill> further(List<Skill> skills) {
    return skills.size() == 1 ? null : skills.subList(1, skills.size());
  }

  private static <T> @Nullable List<T> some(List<T> all) {
    return all.isEmpty() ? null : all;
  }
}
