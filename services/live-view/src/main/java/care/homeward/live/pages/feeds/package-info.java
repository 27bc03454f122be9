/**
 * Feeds and data quality: who was heard when, what contradicts itself, what could not be applied.
 */
@NullMarked
package care.homeward.live.pages.feeds;

import org.jspecify.annotations.NullMarked;
