/**
 * The live view: everyone's one picture of who is in a hospital bed and what they wait for. Hears
 * everyone, says nothing, decides nothing.
 *
 * <p>Its rooms, in reading order: {@link care.homeward.live.board} (the fold of all facts), {@link
 * care.homeward.live.history} (every fact kept), {@link care.homeward.live.pages} (what people see,
 * and how they sign in), {@link care.homeward.live.stream} (changes to open pages).
 */
@NullMarked
package care.homeward.live;

import org.jspecify.annotations.NullMarked;
