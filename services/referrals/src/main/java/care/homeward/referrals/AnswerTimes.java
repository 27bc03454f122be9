package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent.Urgency;
import java.time.Duration;
import java.time.Instant;

/** How long whoever is asked has to answer, from the moment the offer is on record. */
record AnswerTimes(Instant now, Duration twoHour, Duration twoDay, Duration routine) {

  Instant answerBy(Urgency urgency) {
    return now.plus(
        switch (urgency) {
          case TWO_HOUR -> twoHour;
          case TWO_DAY -> twoDay;
          case ROUTINE -> routine;
        });
  }
}
