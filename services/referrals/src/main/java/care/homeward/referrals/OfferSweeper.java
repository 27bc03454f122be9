package care.homeward.referrals;

import care.homeward.platform.journal.Cause;
import care.homeward.referrals.ReferralCommand.LapseOffers;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends offers and questions nobody answered in time. Nothing is kept in memory, so it goes on after
 * a restart, and the cause is the moment the answer was due by, so any number of instances end it
 * once.
 */
@Component
class OfferSweeper {

  private static final Limit AT_ONCE = Limit.of(100);

  private final Referrals referrals;
  private final ReferralDesk desk;
  private final TimesToAnswer times;
  private final InstantSource clock;

  OfferSweeper(Referrals referrals, ReferralDesk desk, TimesToAnswer times, InstantSource clock) {
    this.referrals = referrals;
    this.desk = desk;
    this.times = times;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 1_000)
  void sweep() {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    for (var referral : referrals.unansweredBy(now, AT_ONCE)) {
      var cause = Cause.of("lapse/" + referral.placing().nextAnswerBy(), "service:referrals");
      var _ = desk.handle(referral.id(), new LapseOffers(now, times.asOfNow()), cause);
    }
  }
}
