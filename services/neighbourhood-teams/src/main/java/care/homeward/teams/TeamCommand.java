package care.homeward.teams;

import care.homeward.contracts.ReferralEvent.Skill;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of a team. */
sealed interface TeamCommand {

  /** When it happens. */
  Instant at();

  /** Let a team work in these local care partnerships, with these skills, from now on. */
  record FormTeam(Instant at, String name, List<String> partnerships, List<Skill> skills)
      implements TeamCommand {}

  /** Say how many people the team can take on, on one day, for one skill. */
  record SetCapacity(Instant at, LocalDate day, Skill skill, int slots) implements TeamCommand {}

  /** Say that a member of the team saw a person face to face for the first time. */
  record MakeContact(Instant at, String referralId) implements TeamCommand {}

  /** The team took a referral: heard, so there is nobody to refuse. */
  record TakeOn(
      Instant at, String referralId, String personId, @Nullable String stayId, Skill skill)
      implements TeamCommand {}

  /** A referral was withdrawn: heard, so there is nobody to refuse. */
  record HandBack(Instant at, String referralId) implements TeamCommand {}
}
