/**
 * The board: everyone in a hospital bed, as the facts of all services tell it.
 *
 * <p>Read in this order: {@link care.homeward.live.board.Card} (what is known of a stay), {@link
 * care.homeward.live.board.Setting} (the kind of bed), {@link care.homeward.live.board.Part} (what
 * one subject's facts come to), {@link care.homeward.live.board.Board} (all facts into cards),
 * {@link care.homeward.live.board.Delay} and {@link care.homeward.live.board.Band} (time), {@link
 * care.homeward.live.board.BoardFilter} (which people), {@link care.homeward.live.board.LiveBoard}
 * (the one that runs), {@link care.homeward.live.board.BoardFeed} (from the topics), {@link
 * care.homeward.live.board.BoardStore} (the documents behind it), {@link
 * care.homeward.live.board.BoardApi} (HTTP).
 */
@NullMarked
package care.homeward.live.board;

import org.jspecify.annotations.NullMarked;
