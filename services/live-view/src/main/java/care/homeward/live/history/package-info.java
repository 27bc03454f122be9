/**
 * What was said and when: every fact kept, the timeline of one person, and the board of a past
 * moment.
 */
@NullMarked
package care.homeward.live.history;

import org.jspecify.annotations.NullMarked;
