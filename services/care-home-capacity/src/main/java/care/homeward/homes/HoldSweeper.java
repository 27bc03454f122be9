package care.homeward.homes;

import care.homeward.homes.CareHomeCommand.LapseHold;
import care.homeward.platform.journal.Cause;
import java.time.InstantSource;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets holds lapse when their time is up. Nothing is kept in memory, so it goes on after a restart,
 * and the cause is the hold, so any number of instances let it lapse once.
 */
@Component
class HoldSweeper {

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
    for (var home : homes.findByNextExpiryLessThanEqualOrderByNextExpiry(now, HOMES_AT_ONCE)) {
      for (var hold : home.lapsedBy(now)) {
        var cause = Cause.of("lapse/" + hold.holdId(), "service:care-home-capacity");
        desk.handle(home.id(), cause, new LapseHold(hold.holdId(), now));
      }
    }
  }
}
