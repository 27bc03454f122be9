/** For those who connect their own systems. */
@NullMarked
package care.homeward.live.pages.developers;

import org.jspecify.annotations.NullMarked;
