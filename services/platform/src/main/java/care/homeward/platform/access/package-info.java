/** Who may do what: the one place it is decided, and how a service knows who asks. */
@NullMarked
package care.homeward.platform.access;

import org.jspecify.annotations.NullMarked;
