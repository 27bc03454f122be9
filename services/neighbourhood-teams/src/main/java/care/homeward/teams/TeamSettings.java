package care.homeward.teams;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What differs by place.
 *
 * @param firstContact what a first contact takes, for capacity worked out from members' hours
 * @param listingFreshDays how many days ago somebody may have made sure of a listing
 */
@ConfigurationProperties("homeward.teams")
record TeamSettings(Hours.Effort firstContact, int listingFreshDays) {}
