/**
 * What people see: sign-in, the flow board and the words on it.
 *
 * <p>Read in this order: {@link care.homeward.live.pages.SignIn} (who may come in), {@link
 * care.homeward.live.pages.FlowPage} (the page), {@link care.homeward.live.pages.Tile} (a card as
 * it shows), {@link care.homeward.live.pages.Tiles} (cards with names), {@link
 * care.homeward.live.pages.PeopleClient} (who someone is).
 */
@NullMarked
package care.homeward.live.pages;

import org.jspecify.annotations.NullMarked;
