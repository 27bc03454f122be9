/**
 * The flow board: who is waiting, for what, on whom, now.
 *
 * <p>Read in this order: {@link care.homeward.live.pages.flow.FlowPage} (the page), {@link
 * care.homeward.live.pages.flow.FilterForm} (what it can be asked), {@link
 * care.homeward.live.pages.flow.Tile} (a card as it shows), {@link
 * care.homeward.live.pages.flow.Tiles} (cards with names).
 */
@NullMarked
package care.homeward.live.pages.flow;

import org.jspecify.annotations.NullMarked;
