package care.homeward.teams;

import care.homeward.platform.core.London;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What differs by place.
 *
 * @param firstContact what a first contact takes, for capacity worked out from members' hours
 * @param filling how far ahead capacity follows from members' hours by itself
 * @param inboxMost how many referrals an inbox shows at most, the most pressing of all
 * @param listingFreshDays how many days ago somebody may have made sure of a listing
 */
@ConfigurationProperties("homeward.teams")
record TeamSettings(
    Hours.Effort firstContact, Filling filling, int inboxMost, int listingFreshDays) {

  /**
   * When days are filled.
   *
   * @param days from today on, today included
   * @param at from which time of day on, in London
   */
  record Filling(int days, LocalTime at) {

    private static final int MOST_DAYS = 60;

    Filling {
      if (days < 1 || days > MOST_DAYS) {
        throw new IllegalArgumentException("days to fill are 1 to " + MOST_DAYS + ", not " + days);
      }
    }

    /** The day whose filling is the last that was due at a moment. */
    LocalDate turn(Instant now) {
      var local = now.atZone(London.ZONE);
      return local.toLocalTime().isBefore(at)
          ? local.toLocalDate().minusDays(1)
          : local.toLocalDate();
    }
  }
}
