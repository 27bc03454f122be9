package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.platform.core.London;
import java.time.Duration;
import java.time.Instant;

/**
 * How soon a first face-to-face contact is due. The clock runs from the moment the referral was
 * received, and neither an offer nor an acceptance stops or restarts it.
 */
final class Clock {

  /** When nothing is due: after everything else in a list ordered by what is due. */
  static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private static final Duration TWO_HOURS = Duration.ofHours(2);
  private static final int MIDNIGHTS = 2;

  private Clock() {}

  /**
   * When it is due. Two hours are 120 minutes, met by a contact at that very moment. Two days are
   * two midnights, not 48 hours: due is the third midnight, and a contact must come before it.
   */
  static Instant due(Urgency urgency, Instant received) {
    return switch (urgency) {
      case TWO_HOUR -> received.plus(TWO_HOURS);
      case TWO_DAY -> London.endOf(London.day(received).plusDays(MIDNIGHTS));
      case ROUTINE -> NEVER;
    };
  }

  /** Whether a contact at this moment is in time. */
  static boolean within(Urgency urgency, Instant received, Instant contact) {
    var due = due(urgency, received);
    return switch (urgency) {
      case TWO_HOUR -> !contact.isAfter(due);
      case TWO_DAY -> contact.isBefore(due);
      case ROUTINE -> true;
    };
  }
}
