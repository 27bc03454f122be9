/**
 * What was said and when: every fact kept, the timeline of one person, and the board of a past
 * moment.
 *
 * <p>Read in this order: {@link care.homeward.live.history.FactLog} (what is kept), {@link
 * care.homeward.live.history.Moment} (which moment, and which of two ways to look at it), {@link
 * care.homeward.live.history.TimeMachine} (the board at that moment), {@link
 * care.homeward.live.history.Folding} (how it is folded), {@link
 * care.homeward.live.history.KeptFolds} and {@link care.homeward.live.history.FoldKeeper} (from
 * where it goes on), {@link care.homeward.live.history.Density} (when much was said).
 */
@NullMarked
package care.homeward.live.history;

import org.jspecify.annotations.NullMarked;
