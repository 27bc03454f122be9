package care.homeward.homes.holds;

import care.homeward.homes.CareHomeCommand.LapseHold;
import care.homeward.homes.CareHomeDesk;
import care.homeward.homes.CareHomes;
import care.homeward.platform.journal.Cause;
import java.time.InstantSource;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets holds lapse when their time is up. Nothing is kept in memory, so it goes on after a restart,
 * and the cause is the hold and its expiry, so any number of instances let it lapse once, and one
 * that was given longer meanwhile lapses later.
 */
@Component
class HoldSweeper {

  private static final String BY = "service:care-home-capacity";
  private static final Limit HOMES_AT_ONCE = Limit.of(100);

  private final CareHomes homes;
  private final CareHomeDesk desk;
  private final InstantSource clock;

  HoldSweeper(CareHomes homes, CareHomeDesk desk, InstantSource clock) {
    this.homes = homes;
    this.desk = desk;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 1_000)
  void sweep() {
    var now = clock.instant();
    for (var home :
        homes.findByHoldsNextExpiryLessThanEqualOrderByHoldsNextExpiry(now, HOMES_AT_ONCE)) {
      for (var hold : home.holds().lapsedBy(now)) {
        var cause = Cause.of("lapse/" + hold.holdId() + "/" + hold.expiresAt(), BY);
        desk.handle(home.id(), cause, new LapseHold(hold.holdId(), now));
      }
    }
  }
}
