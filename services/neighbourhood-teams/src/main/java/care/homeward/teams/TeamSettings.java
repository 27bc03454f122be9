package care.homeward.teams;

import care.homeward.teams.partnership.SmallNumbers;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What differs by place.
 *
 * @param firstContact what a first contact takes, for capacity worked out from members' hours
 * @param smallNumbers how counts are shown to those who see counts and never people
 * @param listingFreshDays how many days ago somebody may have made sure of a listing
 */
@ConfigurationProperties("homeward.teams")
record TeamSettings(Hours.Effort firstContact, SmallNumbers smallNumbers, int listingFreshDays) {}
