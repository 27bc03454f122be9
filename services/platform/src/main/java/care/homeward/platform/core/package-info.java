/** The two words every core may use of the platform: what was decided, and that it was refused. */
@NullMarked
package care.homeward.platform.core;

import org.jspecify.annotations.NullMarked;
