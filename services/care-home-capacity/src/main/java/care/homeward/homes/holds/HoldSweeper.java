package care.homeward.homes.holds;

import care.homeward.homes.CareHomeCommand.LapseAcceptance;
import care.homeward.homes.CareHomeCommand.LapseHold;
import care.homeward.homes.CareHomeDesk;
import care.homeward.homes.CareHomes;
import care.homeward.homes.HoldSettings;
import care.homeward.homes.KnownStays;
import care.homeward.platform.journal.Cause;
import java.time.InstantSource;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets holds lapse when their time is up, to answer or to move in. Nothing is kept in memory, so it
 * goes on after a restart, and the cause is the hold and its expiry, so any number of instances let
 * it lapse once, and one that was given longer meanwhile lapses later.
 */
@Component
class HoldSweeper {

  private static final String BY = "service:care-home-capacity";
  private static final Limit HOMES_AT_ONCE = Limit.of(100);

  private static final Limit ALL_HOMES = Limit.of(2_000);

  private final CareHomes homes;
  private final CareHomeDesk desk;
  private final KnownStays stays;
  private final HoldSettings settings;
  private final InstantSource clock;

  HoldSweeper(
      CareHomes homes,
      CareHomeDesk desk,
      KnownStays stays,
      HoldSettings settings,
      InstantSource clock) {
    this.homes = homes;
    this.desk = desk;
    this.stays = stays;
    this.settings = settings;
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

  /** Who left for a care home is taken to live there: its bed is not free, whatever was noted. */
  @Scheduled(fixedDelayString = "${homeward.holds.swept-every}")
  void sweepAccepted() {
    var now = clock.instant();
    var latest = now.minus(settings.moveInWithin());
    for (var home :
        homes.findByHoldsFirstAcceptedLessThanEqualOrderByHoldsFirstAccepted(latest, ALL_HOMES)) {
      for (var hold : home.holds().acceptedBy(latest)) {
        if (!stays.wentToACareHome(hold.stayId())) {
          var cause = Cause.of("not-moved-in/" + hold.holdId(), BY);
          desk.handle(
              home.id(), cause, new LapseAcceptance(hold.holdId(), settings.moveInWithin(), now));
        }
      }
    }
  }
}
