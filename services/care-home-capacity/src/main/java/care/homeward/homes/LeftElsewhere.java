package care.homeward.homes;

import care.homeward.homes.CareHomeCommand.ReleaseStay;
import care.homeward.platform.journal.Cause;
import java.time.InstantSource;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets the beds go of those who left the hospital for somewhere else, once it is late enough for
 * that to be cancelled. Nothing is kept in memory, so it goes on after a restart.
 */
@Component
class LeftElsewhere {

  private static final String BY = "service:care-home-capacity";
  private static final Limit AT_ONCE = Limit.of(100);

  private final Stays stays;
  private final CareHomes homes;
  private final CareHomeDesk desk;
  private final InstantSource clock;

  LeftElsewhere(Stays stays, CareHomes homes, CareHomeDesk desk, InstantSource clock) {
    this.stays = stays;
    this.homes = homes;
    this.desk = desk;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${homeward.holds.swept-every}")
  void sweep() {
    var now = clock.instant();
    for (var stay : stays.findByLetGoAtLessThanEqualOrderByLetGoAt(now, AT_ONCE)) {
      var cause = Cause.of("left/" + stay.stayId() + "/" + stay.letGoAt(), BY);
      for (var home : homes.findByHoldsStays(stay.stayId(), AT_ONCE)) {
        desk.handle(home.id(), cause, new ReleaseStay(stay.stayId(), now));
      }
      stays.findById(stay.stayId()).filter(stay::equals).map(Stay::letGo).ifPresent(stays::save);
    }
  }
}
