/** The way in, and the tour. */
@NullMarked
package care.homeward.live.pages.start;

import org.jspecify.annotations.NullMarked;
