package care.homeward.homes.quality;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.Envelope;
import care.homeward.platform.inbox.FactHandler;
import care.homeward.platform.inbox.HeardOnly;
import care.homeward.platform.journal.Cause;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Folds the homes' own facts into how they fare. */
@Component
class QualityFeed implements FactHandler {

  private final WatchedHomes homes;

  QualityFeed(WatchedHomes homes) {
    this.homes = homes;
  }

  @Bean
  HeardOnly heardOfWatchedHomes() {
    return HeardOnly.of(this, Watched.class);
  }

  @Override
  public void on(Envelope<?> fact, Cause cause) {
    if (fact.data() instanceof CapacityEvent event) {
      var before = homes.findById(event.homeId()).orElseGet(() -> Watched.blank(event.homeId()));
      var after = before.after(event);
      if (!after.equals(before)) {
        homes.save(after);
      }
    }
  }
}
