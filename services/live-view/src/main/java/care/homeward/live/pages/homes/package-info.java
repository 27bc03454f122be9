/**
 * Beds in care homes: what a home says it has free, who looks for one, and what the home answers.
 *
 * <p>Read in this order: {@link care.homeward.live.pages.homes.DeclarePage} and {@link
 * care.homeward.live.pages.homes.Declaring} (a manager tells), {@link
 * care.homeward.live.pages.homes.CapacityPage}, {@link care.homeward.live.pages.homes.Search},
 * {@link care.homeward.live.pages.homes.HomesAt} and {@link care.homeward.live.pages.homes.Home}
 * (the hub looks, at now and at what is past, and asks), {@link
 * care.homeward.live.pages.homes.ApproachPage} (what came of it), {@link
 * care.homeward.live.pages.homes.OffersPage} (the home answers), {@link
 * care.homeward.live.pages.homes.Terms} and {@link care.homeward.live.pages.homes.Clock} (words).
 */
@NullMarked
package care.homeward.live.pages.homes;

import org.jspecify.annotations.NullMarked;
