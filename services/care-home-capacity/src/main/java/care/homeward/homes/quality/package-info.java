/**
 * How homes fare, for those who commission care alone: no home, team, hub or leader sees it.
 *
 * <p>Folded from the homes' own facts: rating, suspension of placements, occupancy, when figures
 * were told last, contracts handed back. {@link care.homeward.homes.quality.Sustainability} makes
 * one plain signal of it, with its reasons.
 *
 * <p>Read in this order: {@link care.homeward.homes.quality.Watched}, {@link
 * care.homeward.homes.quality.Thresholds}, {@link care.homeward.homes.quality.Sustainability},
 * {@link care.homeward.homes.quality.WatchedHomes}, {@link
 * care.homeward.homes.quality.QualityFeed}, {@link care.homeward.homes.quality.QualityApi}, {@link
 * care.homeward.homes.quality.OversightApi}.
 */
@NullMarked
package care.homeward.homes.quality;

import org.jspecify.annotations.NullMarked;
