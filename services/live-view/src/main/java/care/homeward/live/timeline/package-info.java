/** The timeline: every fact of one person, of all services, in the order of when it happened. */
@NullMarked
package care.homeward.live.timeline;

import org.jspecify.annotations.NullMarked;
